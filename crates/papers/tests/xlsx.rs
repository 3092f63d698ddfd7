//! Workbooks: read back by another reader.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod sample;

use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use yinuo_papers::{Error, Field, Kind, Sheet, Value, xlsx};

fn open(sheets: &[Sheet]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(xlsx::write(sheets).unwrap())).unwrap()
}

#[test]
fn rows_come_back() {
    let mut book = open(&[sample::sheet()]);
    let range = book.worksheet_range("任务分解").unwrap();
    assert_eq!(range.height(), 42);
    assert_eq!(range[(0, 0)].to_string(), "青屿市2026年《政府工作报告》重点工作任务分解表");
    assert_eq!(range[(1, 3)].to_string(), "牵头单位");
    assert_eq!(range[(2, 2)].to_string(), sample::TASKS[0].1);
    assert_eq!(range[(41, 1)], Data::Float(40.0));
    assert!(matches!(range[(2, 5)], Data::DateTime(_)), "{:?}", range[(2, 5)]);
    assert_eq!(range[(2, 6)], Data::Float(0.68));
}

#[test]
fn words_stay_words() {
    let fields = [Field::new("内容", 20), Field::new("日期", 10).of(Kind::Date), Field::new("数", 9).of(Kind::Number)];
    let mut sheet = Sheet::new("表", "题", fields);
    for text in ["=1+1", "+cmd", "-1", "@SUM(A1)", "\t=1", "007", "https://qingyu.example"] {
        sheet.push([Value::from(text), Value::Date("不详".to_owned()), Value::Number(f64::NAN)]);
    }
    sheet.push([Value::Link { text: "点".to_owned(), to: "javascript:alert(1)".to_owned() }]);
    let mut book = open(&[sheet]);
    let range = book.worksheet_range("表").unwrap();
    for (row, text) in ["=1+1", "+cmd", "-1", "@SUM(A1)", " =1", "007", "https://qingyu.example"].iter().enumerate() {
        assert_eq!(range[(row + 2, 0)], Data::String((*text).to_owned()));
        assert_eq!(range[(row + 2, 1)], Data::String("不详".to_owned()));
        assert_eq!(range[(row + 2, 2)], Data::String("NaN".to_owned()));
    }
    assert_eq!(range[(9, 0)], Data::String("点".to_owned()));
    let formulas = book.worksheet_formula("表").unwrap();
    assert_eq!(formulas.used_cells().count(), 0);
}

#[test]
fn sheets_of_one_name_and_rows_that_are_too_long() {
    let mut wide = Sheet::new("数据", "", [Field::new("一", 4)]);
    wide.push([Value::from("甲"), Value::from("乙")]);
    let mut book = open(&[wide.clone(), wide, Sheet::default()]);
    assert_eq!(book.sheet_names(), ["数据", "数据（2）", "表"]);
    assert_eq!(book.worksheet_range("数据").unwrap().get_value((2, 1)), Some(&Data::String("乙".to_owned())));
    assert_eq!(open(&[]).sheet_names().len(), 1);
}

#[test]
fn what_does_not_fit_is_told() {
    let mut long = Sheet::new("长", "长", [Field::new("内容", 20)]);
    long.push([Value::from("很".repeat(40_000))]);
    let mut book = open(&[long]);
    let cell = book.worksheet_range("长").unwrap()[(2, 0)].to_string();
    assert!(cell.ends_with("已截断）") && cell.chars().count() <= 32_767);
    let mut many = Sheet::new("多", "多", [Field::new("内容", 20)]);
    many.rows = vec![Vec::new(); 1_048_575];
    assert!(matches!(xlsx::write(&[many]), Err(Error::TooManyRows { rows: 1_048_577, .. })));
}

#[test]
fn equal_sheets_give_equal_bytes() {
    assert_eq!(xlsx::write(&[sample::sheet()]).unwrap(), xlsx::write(&[sample::sheet()]).unwrap());
}
