//! `yinuo read` as people use it: forms, folders, bad files, exit codes.

use crate::schemas::fits;
use crate::yinuo::{path, root, run, text};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A report of our own, short and whole.
const REPORT: &str = "青屿市政府工作报告\n——2026年1月14日在青屿市第九届人民代表大会第五次会议上\n市长 林见山\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2025年工作回顾\n过去一年，全市地区生产总值1286.4亿元，增长6.2%；民间投资下降2.4%；改造老旧小区86个。滨海快线一期建成通车。\n二、2026年工作安排\n地区生产总值增长6%左右，城镇新增就业2.8万人以上。加快建设蓝湾储能产业园。\n各位代表，让我们一起努力！\n";

fn lines(out: &Output) -> Vec<Value> {
    text(&out.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let file = dir.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    dir
}

fn piped(args: &[&str], bytes: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_pipe_gets_the_contract_and_every_span_holds_its_quote() {
    for bytes in [REPORT.as_bytes().to_vec(), encoding_rs::GB18030.encode(REPORT).0.into_owned()] {
        let out = piped(&["read", "-"], &bytes);
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        let entries = lines(&out);
        assert_eq!(entries.len(), 1);
        fits("read", &entries[0]);
        assert_eq!((entries[0]["type"].as_str(), entries[0]["source"]["file"].as_str()), (Some("report"), Some("-")));
        let measures = entries[0]["measures"].as_array().unwrap();
        assert!(measures.len() >= 4, "{measures:?}");
        for measure in measures {
            let end = |name: &str| usize::try_from(measure["span"][name].as_u64().unwrap()).unwrap();
            let (held, _, _) = encoding_rs::GB18030.decode(&bytes[end("start")..end("end")]);
            let held =
                if bytes == REPORT.as_bytes() { REPORT[end("start")..end("end")].to_owned() } else { held.into() };
            assert_eq!(held.replace('，', ","), measure["quote"].as_str().unwrap().replace('，', ","));
        }
    }
}

#[test]
fn a_folder_is_read_in_order_and_one_bad_file_stops_nobody() {
    let dir = folder(&[
        ("b/2.txt", REPORT.as_bytes()),
        ("a.md", REPORT.as_bytes()),
        ("b/1.TXT", REPORT.as_bytes()),
        ("b/photo.jpg", b"\xFF\xD8\xFF"),
        (".hidden.txt", REPORT.as_bytes()),
    ]);
    let out = run(&["read", path(dir.path())]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let files: Vec<String> = lines(&out).iter().map(|e| e["source"]["file"].as_str().unwrap().to_owned()).collect();
    let expected = ["a.md", "b/1.TXT", "b/2.txt"].map(|name| dir.path().join(name).display().to_string());
    assert_eq!(files, expected);

    let gone = dir.path().join("gone.txt");
    let out = run(&["read", path(&gone), path(&dir.path().join("a.md")), "--jobs", "1"]);
    assert_eq!((out.status.code(), lines(&out).len()), (Some(2), 1));
    assert!(text(&out.stderr).contains("gone.txt: R0090 "), "{}", text(&out.stderr));
    let nothing = folder(&[("a.jpg", b"x")]);
    let out = run(&["read", path(nothing.path())]);
    assert!(out.status.code() == Some(2) && text(&out.stderr).contains(".docx"), "{}", text(&out.stderr));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let huge = dir.path().join("huge.txt");
    // A hole: it takes no room on the disk.
    fs::File::create(&huge).unwrap().set_len(2 << 30).unwrap();
    let started = std::time::Instant::now();
    let out = run(&["read", path(&huge)]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("R0005") && text(&out.stderr).contains("2048 MB"), "{}", text(&out.stderr));
    assert!(started.elapsed().as_secs() < 5);
}

#[test]
fn csv_opens_in_a_spreadsheet() {
    let dir = folder(&[("=1+1.txt", REPORT.as_bytes())]);
    let out = Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args(["read", "--format", "csv", "=1+1.txt"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    let all = text(&out.stdout);
    assert!(all.starts_with("\u{feff}文件,序号,报告,地方,年度,事项,"));
    let mut reader = csv::Reader::from_reader(all.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| &row[0] == "'=1+1.txt"), "no formula");
    let fall = rows.iter().find(|row| &row[column("增长%")] == "-2.4").expect("a fall is a number");
    assert!(fall[column("事项")].contains("民间投资"));
}

#[test]
fn a_workbook_holds_numbers_and_all_sheets() {
    let dir = folder(&[("r.txt", REPORT.as_bytes())]);
    let (report, book) = (dir.path().join("r.txt"), dir.path().join("r.xlsx"));
    let out = run(&["read", "--format", "xlsx", "--out", path(&book), path(&report)]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let mut opened: Xlsx<_> = open_workbook(&book).unwrap();
    assert_eq!(opened.sheet_names(), ["数据", "项目", "民生实事", "提纲", "阅读提示"]);
    let sheet = opened.worksheet_range("数据").unwrap();
    let cell = |row: usize, name: &str| {
        let column = sheet.rows().next().unwrap().iter().position(|head| *head == Data::String(name.into())).unwrap();
        sheet.rows().nth(row).unwrap()[column].clone()
    };
    let gdp = (1..sheet.height()).find(|row| cell(*row, "数值") == Data::Float(1286.4)).expect("a real number");
    assert_eq!((cell(gdp, "单位"), cell(gdp, "增长%")), (Data::String("亿元".into()), Data::Float(6.2)));
    let json = lines(&run(&["read", path(&report)]));
    assert_eq!(sheet.height() - 1, json[0]["measures"].as_array().unwrap().len());
    let headings = opened.worksheet_range("提纲").unwrap();
    assert_eq!(headings.height() - 1, json[0]["outline"].as_array().unwrap().len());
    // The same to a pipe.
    let piped = run(&["read", "--format", "xlsx", path(&report)]);
    assert!(piped.stdout.starts_with(b"PK\x03\x04"));
}

#[test]
fn a_page_needs_nothing_but_itself() {
    let dir = folder(&[("r.txt", REPORT.as_bytes()), ("s/r.txt", REPORT.as_bytes())]);
    let one = run(&["read", "--format", "html", path(&dir.path().join("r.txt"))]);
    let html = text(&one.stdout);
    assert_eq!(one.status.code(), Some(0), "{}", text(&one.stderr));
    for held in ["<!doctype html>", "1286.4亿元", "default-src 'none'", "rd-mark", "</html>"] {
        assert!(html.contains(held), "{held}");
    }
    for outside in ["src=", "<link", "@import", "url(http", "https://", "http://"] {
        assert!(!html.contains(outside), "{outside}");
    }
    let two = run(&["read", "--format", "html", path(dir.path())]);
    assert!(two.status.code() == Some(2) && two.stdout.is_empty(), "two pages are no page");
    let to = dir.path().join("pages");
    let out = run(&["read", "--format", "html", "--out", path(&to), path(dir.path())]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let mut names: Vec<PathBuf> = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name().into()).collect();
    names.sort();
    assert_eq!(names, ["index.html", "r-2.html", "r.html"].map(PathBuf::from), "no page covers another");
}

#[test]
fn the_table_is_plain_in_a_pipe_and_coloured_when_asked() {
    let dir = folder(&[("r.txt", REPORT.as_bytes())]);
    let file = dir.path().join("r.txt");
    let plain = text(&run(&["read", "--format", "table", "--lang", "zh", path(&file)]).stdout);
    for held in ["青屿市", "2025年工作回顾", "地区生产总值", "1286.4亿元 +6.2%", "+6%左右"] {
        assert!(plain.contains(held), "{held} in\n{plain}");
    }
    assert!(!plain.contains('\u{1b}'));
    let coloured = text(&run(&["read", "--format", "table", "--color", "always", path(&file)]).stdout);
    assert!(coloured.contains("\u{1b}[1m"));
}

/// Reports of real places, where they stand: every one is read, and what is printed fits the schema.
#[test]
fn real_reports_fit_the_contract() {
    let shared = std::env::var_os("YINUO_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let seeds = shared.join("seeds");
    if !seeds.is_dir() {
        eprintln!("NOT RUN: {} is not there (or set YINUO_SHARED)", seeds.display());
        return;
    }
    let out = run(&["read", path(&seeds)]);
    assert!(out.status.code() < Some(2), "{}", text(&out.stderr));
    let entries = lines(&out);
    assert!(entries.len() >= 4);
    for entry in &entries {
        fits("read", entry);
    }
}
