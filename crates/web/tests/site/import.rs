//! Import: previewed, mended, all or none.

use crate::city::{Answer, City, city};
use axum::http::{Request, StatusCode, header};
use rust_xlsxwriter::Workbook;
use std::time::Instant;

fn book(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn rows(lines: &[&str]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

async fn send(city: &City, (cookie, csrf): (&str, &str), kind: &str, file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in [("csrf", csrf), ("kind", kind), ("year", "2026"), ("key", "k")] {
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\a\\\xE4\xBB\xBB\xE5\x8A\xA1.xlsx\"\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post("/desk/import")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin");
    city.send(request.body(body.into()).unwrap()).await
}

/// Where the preview's form goes, and the map it holds.
fn form(page: &Answer) -> (String, Vec<(String, String)>) {
    let action = page.text.split("action=\"/desk/import/").nth(1).unwrap_or_else(|| panic!("{}", page.text));
    let action = format!("/desk/import/{}", action.split('"').next().unwrap());
    let mut map = Vec::new();
    for part in page.text.split("<select id=\"map-").skip(1) {
        let name = format!("map-{}", part.split('"').next().unwrap());
        let options = part.split("</select>").next().unwrap();
        let chosen = options.split(" selected").next().unwrap().rsplit("value=\"").next().unwrap();
        map.push((name, chosen.split('"').next().unwrap().to_owned()));
    }
    (action, map)
}

async fn go(city: &City, (cookie, csrf): (&str, &str), action: &str, map: &[(String, String)], todo: &str) -> Answer {
    let mut fields = vec![("csrf", csrf), ("do", todo), ("year", "2026")];
    fields.extend(map.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    city.form(action, cookie, &fields).await
}

const TASKS: &[&str] = &[
    "青屿市重点任务清单",
    "序号|工作任务|责任单位|完成时限|目标值|单位|备注",
    "1|新建供水管网|lamps|2026年9月底|120|公里|",
    "2|改造路灯|lamps、roads|年底前|3000|盏|分两批",
    "3|编制道路规划|roads|46295|||",
    "合计|3||||",
];

#[tokio::test]
async fn a_list_is_previewed_and_imported_once() {
    let city = city();
    let (cookie, csrf) = city.login("chase").await;
    let by = (cookie.as_str(), csrf.as_str());
    let file = book(&rows(TASKS));
    let page = send(&city, by, "tasks", &file).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("第 2 行找到表头，读到 3 项任务，没有读不懂"), "{}", page.text);
    let (action, map) = form(&page);
    let done = go(&city, by, &action, &map, "import").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(done.header("location"), "/desk/import?done=3&kind=tasks&year=2026");
    let kept: Vec<_> = city.app.rows().unwrap().values().cloned().collect();
    let task = kept[1].row.task().unwrap();
    assert_eq!((kept[1].title(), task.goal.as_ref().unwrap().value, task.co.len()), ("改造路灯", 3000.0, 1));
    assert_eq!(kept[2].row.task().unwrap().due, Some(jiff::civil::date(2026, 9, 30)), "Excel's serial");
    // The sheet is gone, and the same file again imports nothing twice.
    assert_eq!(go(&city, by, &action, &map, "import").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (action, map) = form(&send(&city, by, "tasks", &file).await);
    assert_eq!(go(&city, by, &action, &map, "import").await.status, StatusCode::SEE_OTHER);
    assert_eq!(city.app.rows().unwrap().len(), 3);
}

#[tokio::test]
async fn a_mistake_is_named_by_row_and_column_and_nothing_is_done() {
    let city = city();
    let (cookie, csrf) = city.login("chase").await;
    let by = (cookie.as_str(), csrf.as_str());
    let lines = ["任务|办理的人|完成时限|牵头单位", "新建供水管网|lamps|9月底前|lampz", "|roads|尽快|roads"];
    let page = send(&city, by, "tasks", &book(&rows(&lines))).await;
    for said in ["单位名录里没有“lampz”", "看不出是哪一天", "名称是空的"] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    let (action, map) = form(&page);
    let refused = go(&city, by, &action, &map, "import").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("什么也没有导入") && city.app.rows().unwrap().is_empty());
    // Another column is the unit: the corrected map is kept in the form.
    let mended: Vec<(String, String)> = map
        .iter()
        .map(|(name, field)| {
            (
                name.clone(),
                if name == "map-1" {
                    "lead".into()
                } else if name == "map-3" {
                    String::new()
                } else {
                    field.clone()
                },
            )
        })
        .collect();
    let again = go(&city, by, &action, &mended, "look").await;
    assert_eq!(form(&again).1, mended);
    assert!(!again.text.contains("单位名录里没有") && again.text.contains("看不出是哪一天"));
}

#[tokio::test]
async fn what_is_no_such_list_is_told_what_was_found_and_what_is_needed() {
    let city = city();
    let (cookie, csrf) = city.login("chase").await;
    let by = (cookie.as_str(), csrf.as_str());
    let other = send(&city, by, "tasks", &book(&rows(&["姓名|电话|地址", "某人|1|街"]))).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["没有找到任务表的表头", "需要的列：任务、牵头单位", "姓名、电话、地址"] {
        assert!(other.text.contains(said), "{said}");
    }
    for junk in [&b""[..], b"PK\x03\x04junk", b"\xD0\xCF\x11\xE0", b"<html>", &book(&[])] {
        assert_eq!(send(&city, by, "projects", junk).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let forged = send(&city, (&cookie, "no"), "tasks", b"").await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let (lamp, lamp_csrf) = city.login("lamp").await;
    assert_eq!(send(&city, (&lamp, &lamp_csrf), "tasks", b"").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn projects_come_with_money_stage_and_permit() {
    let city = city();
    let (cookie, csrf) = city.login("chase").await;
    let by = (cookie.as_str(), csrf.as_str());
    let head = "项目名称|建设地点|总投资（亿元）|年度计划投资（万元）|责任单位|开工时间|竣工时间|当前阶段|施工许可证";
    let lines = [
        head,
        "海缆基地|港口路|3.2|8500|roads|2026年4月1日|2027年底|在建|2026-03-20",
        "冷链中心|北山|1.5|0|lamps|2026.12||签约|",
    ];
    let page = send(&city, by, "projects", &book(&rows(&lines))).await;
    let (action, map) = form(&page);
    let done = go(&city, by, &action, &map, "import").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let kept: Vec<_> = city.app.rows().unwrap().values().cloned().collect();
    let first = kept[0].row.project().unwrap();
    assert_eq!(first.promise.invest.unwrap().0, 32_000);
    assert_eq!(first.plan(2026).unwrap().total.0, 8_500);
    assert_eq!(first.stage, yinuo_delivery::project::Stage::Building);
    // Built without a permit: the domain refuses, by the row.
    let bad = [head, "无证工程|港口路|1|1|roads|2026年4月1日||在建|"];
    let (action, map) = form(&send(&city, by, "projects", &book(&rows(&bad))).await);
    let refused = go(&city, by, &action, &map, "import").await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("construction"));
    assert_eq!(city.app.rows().unwrap().len(), 2);
}

#[tokio::test]
async fn five_thousand_rows_are_one_list() {
    let city = city();
    let (cookie, csrf) = city.login("chase").await;
    let by = (cookie.as_str(), csrf.as_str());
    let mut lines = rows(&TASKS[1..2]);
    lines.extend((0..5_000).map(|n| rows(&[format!("{n}|第{n}项任务|lamps|12月底前|{n}|公里|").as_str()]).remove(0)));
    let file = book(&lines);
    let start = Instant::now();
    let (action, map) = form(&send(&city, by, "tasks", &file).await);
    let done = go(&city, by, &action, &map, "import").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(city.app.rows().unwrap().len(), 5_000);
    println!("{:?}", start.elapsed());
}
