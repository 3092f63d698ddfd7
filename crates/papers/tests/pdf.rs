//! PDF: read back by the project's own reader; set in the fonts of this machine, if it has any.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod sample;
mod shared;

use lopdf::{Document, Object};
use yinuo_papers::{Cell, Column, Error, Font, Fonts, Paper, Run, Table, pdf};

fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

#[test]
fn everything_comes_back() {
    let Some(fonts) = shared::fonts() else { return };
    for (paper, pages) in [(sample::brief(), 2), (sample::breakdown(), 4)] {
        let pdf = pdf::write(&paper, &fonts).unwrap();
        assert!(pdf.missing.is_empty(), "{}", pdf.missing);
        assert_eq!(open(&pdf.bytes).get_pages().len(), pdf.pages);
        assert!(pdf.pages.abs_diff(pages) <= 1, "{} pages", pdf.pages);
        assert!(pdf.bytes.len() < 1 << 20, "only the glyphs that are used: {} bytes", pdf.bytes.len());
        shared::comes_back(&paper, &pdf.bytes);
        assert_eq!(pdf::write(&paper, &fonts).unwrap().bytes, pdf.bytes, "equal papers give equal bytes");
    }
}

#[test]
fn metadata_links_and_bookmarks() {
    let Some(fonts) = shared::fonts() else { return };
    let document = open(&pdf::write(&sample::brief(), &fonts).unwrap().bytes);
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert!(catalog.has(b"Outlines"));
    let link = |page: &lopdf::ObjectId| -> Vec<Vec<u8>> {
        let annotations = document.get_page_annotations(*page).unwrap();
        let uri = |annotation: &&lopdf::Dictionary| {
            let action = annotation.get(b"A").ok().and_then(|action| action.as_dict().ok())?;
            action.get(b"URI").and_then(Object::as_str).ok().map(<[u8]>::to_vec)
        };
        annotations.iter().filter_map(uri).collect()
    };
    let links: Vec<_> = document.get_pages().values().flat_map(link).collect();
    assert!(links.iter().any(|link| link == b"https://qingyu.example/tasks"), "{links:?}");
}

#[test]
fn headers_and_groups_come_back_on_each_page() {
    let Some(fonts) = shared::fonts() else { return };
    let mut table = Table::new([Column::new("类别", 1).centred(), Column::new("任务名称", 3)]);
    for number in 0..60 {
        table.push_grouped([Cell::from("城市建设"), format!("第{number}项任务").into()]);
    }
    let pdf = pdf::write(&Paper::new("长表").table(table), &fonts).unwrap();
    assert!(pdf.pages > 1);
    let text = shared::read(&pdf.bytes);
    assert_eq!(text.matches("任务名称").count(), pdf.pages);
    assert_eq!(text.matches("城市建设").count(), pdf.pages);
}

#[test]
fn a_row_higher_than_a_page_is_cut_and_not_lost() {
    let Some(fonts) = shared::fonts() else { return };
    let long: String = (0..900).map(|number| format!("第{number}条措施，")).collect();
    let mut table = Table::new([Column::new("序号", 1), Column::new("措施", 4)]);
    table.push([Cell::from("1"), long.clone().into()]);
    table.push([Cell::Above, "完".into()]);
    let pdf = pdf::write(&Paper::new("长行").table(table), &fonts).unwrap();
    assert!(pdf.pages > 2);
    let text = shared::read(&pdf.bytes);
    for number in 0..900 {
        assert!(text.contains(&format!("{number}条")), "{number}");
    }
}

#[test]
fn what_no_font_has_is_told() {
    let Some(fonts) = shared::fonts() else { return };
    let pdf = pdf::write(&Paper::new("缺字").para("甲\u{10FFFD}乙\u{10FFFD}"), &fonts).unwrap();
    assert_eq!(pdf.missing.0.into_iter().collect::<Vec<_>>(), [('\u{10FFFD}', 2)]);
}

#[test]
fn one_font_is_enough_and_others_may_fail() {
    let Some(mut fonts) = shared::fonts() else { return };
    let paper =
        Paper::new("题").heading(1, "一、黑体").heading(2, "（一）楷体").para([Run::bold("重点"), Run::plain("。")]);
    let pdf = pdf::write(&paper, &Fonts::one(fonts.body.clone())).unwrap();
    shared::comes_back(&paper, &pdf.bytes);
    fonts.title = Some(Font::new(b"no font".to_vec(), 0));
    assert!(matches!(pdf::write(&paper, &fonts), Err(Error::BadFont(_))));
    fonts.title = Some(Font { index: 99, ..fonts.body.clone() });
    assert!(matches!(pdf::write(&paper, &fonts), Err(Error::BadFont(_))));
}

#[test]
fn without_a_font_it_says_what_to_do() {
    let error = Fonts::find(|_, _| None).unwrap_err();
    assert_eq!(error, Error::NoFont);
    assert!(error.to_string().contains("fonts-noto-cjk") && error.to_string().contains("--font"));
}
