//! Lists from elsewhere: every row's error, nothing twice, CSV, xlsx and JSON Lines.

use crate::yinuo::{init, json, path, run, text};
use std::path::Path;

const MAP: &str = r#"
source = "old"
default_kind = "help"
time_format = "%Y-%m-%d %H:%M"
dispatch = true

[columns]
id = "编号"
title = "标题"
body = "内容"
time = "时间"
kind = "类型"
category = "分类"
cell = "网格"
name = "姓名"

[kinds]
"投诉" = "complaint"
"求助" = "help"

[categories]
"照明" = "urban.lighting.streetlamp"
"#;

fn write(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let file = dir.join(name);
    std::fs::write(&file, bytes).unwrap();
    path(&file).to_owned()
}

fn import(data: &Path, file: &str, map: &str, more: &[&str]) -> serde_json::Value {
    let mut args = vec!["case", "import", "--json", "--data", path(data), file, "--map", map];
    args.extend_from_slice(more);
    json(&run(&args))
}

const CSV: &str = "编号,标题,内容,时间,类型,分类,网格,姓名\n\
1,路灯,\"门口的灯不亮,三天了\",2026-11-20 08:00,求助,照明,g03,甲\n\
2,垃圾,楼下垃圾桶满了好几天没人收,2026-11-20 09:00,投诉,,g05,\n\
3,祈祷,内容,2026-11-20 09:00,祈祷,,,\n\
4,地方,内容在别处,2026-11-20 09:00,求助,,g99,\n\
5,时间,内容的时间不对,昨天,求助,,,\n\
,没有编号,内容,2026-11-20 09:00,求助,,,\n\
7,少一列,内容\n\
8,空的,,2026-11-20 09:00,求助,,,\n";

#[test]
fn a_csv_names_every_bad_row_and_imports_the_others_once() {
    let dir = init("packs/hotline");
    let map = write(dir.path(), "map.toml", MAP);
    let file = write(dir.path(), "list.csv", CSV);
    let dry = import(dir.path(), &file, &map, &["--dry-run"]);
    assert_eq!((dry["imported"].as_u64(), dry["dry_run"].as_bool()), (Some(3), Some(true)), "{dry}");
    let first = import(dir.path(), &file, &map, &[]);
    assert_eq!(
        (first["imported"].as_u64(), first["dispatched"].as_u64(), first["known"].as_u64()),
        (Some(3), Some(3), Some(0)),
        "{first}"
    );
    let errors: Vec<(u64, &str)> = first["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["line"].as_u64().unwrap(), e["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(
        errors,
        [(4, "unknown-kind"), (5, "unknown-cell"), (6, "bad-field"), (7, "bad-field"), (8, "bad-field")]
    );
    assert!(!first.to_string().contains("祈祷内容"), "errors do not repeat what people wrote");
    let again = import(dir.path(), &file, &map, &[]);
    assert_eq!((again["imported"].as_u64(), again["known"].as_u64()), (Some(0), Some(3)), "{again}");
    // The same list from a spreadsheet that writes GBK.
    let (gbk, _, bad) = encoding_rs::GB18030.encode(CSV);
    assert!(!bad);
    let gbk = write(dir.path(), "gbk.csv", gbk);
    assert_eq!(import(dir.path(), &gbk, &map, &[])["known"], 3);
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((proof["ok"].as_bool(), proof["places"][0]["cases"].as_u64()), (Some(true), Some(3)));
}

#[test]
fn json_lines_and_broken_lines() {
    let dir = init("packs/hotline");
    let map = write(
        dir.path(),
        "map.toml",
        "source = \"j\"\ndefault_kind = \"complaint\"\n[columns]\nid = \"id\"\nbody = \"body\"\n",
    );
    let lines =
        "{\"id\": 7, \"body\": \"暖气不热，屋里只有十五度\"}\n\n{broken\n[1]\n{\"id\": 8, \"body\": 5}\n{\"id\": 9}\n";
    let file = write(dir.path(), "list.jsonl", lines);
    let report = import(dir.path(), &file, &map, &[]);
    let lines: Vec<u64> = report["errors"].as_array().unwrap().iter().map(|e| e["line"].as_u64().unwrap()).collect();
    assert_eq!((report["imported"].as_u64(), lines), (Some(2), vec![3, 4, 6]), "{report}");
    assert_eq!(report["proposed"], 2);
}

#[test]
fn what_cannot_be_read_is_said_at_once() {
    let dir = init("packs/hotline");
    let map = write(dir.path(), "map.toml", MAP);
    let bad_map = write(dir.path(), "bad.toml", MAP.replace("body =", "bodee ="));
    let csv = write(dir.path(), "list.csv", CSV);
    let other = write(dir.path(), "other.csv", "a,b\n1,2\n");
    let bytes = write(dir.path(), "bytes.csv", b"\xff\xff\xff\xff,\x80\n");
    let fake = write(dir.path(), "fake.xlsx", "not a workbook");
    for (file, map, says) in [
        (&csv, &bad_map, "there is no field bodee"),
        (&other, &map, "has no column"),
        (&bytes, &map, "neither UTF-8"),
        (&fake, &map, "no xlsx workbook"),
        (&"nowhere.csv".to_owned(), &map, "cannot read"),
        (&map, &map, "only .csv, .xlsx and .jsonl"),
    ] {
        let out = run(&["case", "import", "--data", path(dir.path()), file, "--map", map]);
        assert_eq!(out.status.code(), Some(2), "{file}");
        assert!(text(&out.stderr).contains(says), "{file}: {}", text(&out.stderr));
    }
}

#[test]
fn a_workbook_of_a_real_office_program_is_read() {
    let dir = init("packs/hotline");
    let map = write(dir.path(), "map.toml", MAP.replace("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["编号", "标题", "内容", "时间", "类型", "分类", "网格", "姓名"].iter().enumerate()
    {
        sheet.write(0, column as u16, *name).unwrap();
    }
    let time = rust_xlsxwriter::ExcelDateTime::parse_from_str("2026-11-20T08:30:00").unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    sheet.write(1, 0, 41).unwrap();
    sheet.write(1, 2, "井盖松动，车一过就响").unwrap();
    sheet.write_datetime_with_format(1, 3, &time, &format).unwrap();
    sheet.write(1, 4, "求助").unwrap();
    sheet.write(3, 0, "42").unwrap();
    sheet.write(3, 2, "暖气不热").unwrap();
    sheet.write(3, 4, "不知道").unwrap();
    let file = dir.path().join("list.xlsx");
    book.save(&file).unwrap();
    let report = import(dir.path(), path(&file), &map, &[]);
    assert_eq!((report["rows"].as_u64(), report["imported"].as_u64()), (Some(2), Some(1)), "{report}");
    assert_eq!(
        (report["errors"][0]["line"].as_u64(), report["errors"][0]["rule"].as_str()),
        (Some(4), Some("unknown-kind"))
    );
}
