//! What holds for any words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod shared;

use proptest::prelude::*;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use yinuo_papers::{
    Block, Cell, Column, Field, Kind, Level, Orientation, Paper, Run, Runs, Sheet, Signature, Table, Tone, Value,
    Weight, docx, pdf, xlsx,
};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[一-龥，。、（）《》“”0-9a-zA-Z%—… ]{0,60}",
        1 => any::<String>(),
        1 => "[\u{0}-\u{1f}<>&\"'=\\]\u{202e}\u{feff}\u{fffe}\u{1F600}]{0,20}",
        1 => Just("https://qingyu.example/a/very/long/address?with=words&and=more".to_owned()),
    ]
}

fn run() -> impl Strategy<Value = Run> {
    let tone = prop_oneof![Just(None), Just(Some(Tone::Red)), Just(Some(Tone::Grey))];
    let weight = prop_oneof![Just(Weight::Regular), Just(Weight::Bold)];
    let link = proptest::option::of(prop_oneof![words(), Just("https://qingyu.example/青?a&b".to_owned())]);
    (words(), weight, tone, link).prop_map(|(text, weight, tone, link)| Run { text, weight, tone, link })
}

fn runs() -> impl Strategy<Value = Runs> {
    proptest::collection::vec(run(), 0..4).prop_map(Runs)
}

fn table() -> impl Strategy<Value = Table> {
    let column = (words(), 0..9_u16).prop_map(|(title, width)| Column::new(title, width).centred());
    let cell = prop_oneof![4 => runs().prop_map(Cell::Words), 1 => Just(Cell::Above)];
    let rows = proptest::collection::vec(proptest::collection::vec(cell, 0..5), 0..8);
    (proptest::collection::vec(column, 0..5), rows).prop_map(|(columns, rows)| Table { columns, rows })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (0..5_u8, runs()).prop_map(|(level, runs)| Block::Heading(Level::from(level), runs)),
        runs().prop_map(Block::Para),
        runs().prop_map(Block::Note),
        runs().prop_map(Block::Address),
        table().prop_map(Block::Table),
        Just(Block::PageBreak),
    ]
}

fn paper() -> impl Strategy<Value = Paper> {
    let orientation = prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)];
    let signature = proptest::option::of((words(), words()).prop_map(|(issuer, date)| Signature { issuer, date }));
    let blocks = proptest::collection::vec(block(), 0..6);
    (words(), proptest::option::of(words()), blocks, signature, orientation).prop_map(
        |(title, subtitle, blocks, signature, orientation)| Paper { title, subtitle, blocks, signature, orientation },
    )
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        words().prop_map(Value::Text),
        any::<f64>().prop_map(Value::Number),
        words().prop_map(Value::Date),
        Just(Value::Date("2026-02-30".to_owned())),
        Just(Value::Date("0001-01-01".to_owned())),
        (words(), words()).prop_map(|(text, to)| Value::Link { text, to }),
        Just(Value::Link { text: String::new(), to: "https://qingyu.example/青".to_owned() }),
        Just(Value::Empty),
    ]
}

/// Every part of an office file is well-formed XML.
fn well_formed(bytes: Vec<u8>) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..zip.len() {
        let mut text = String::new();
        zip.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut open = 0_i32;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error} in {text}")) {
                Event::Start(tag) => {
                    open += 1;
                    tag.attributes().for_each(|attribute| drop(attribute.unwrap()));
                }
                Event::End(_) => open -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open, 0);
        let allowed =
            |c: char| matches!(c, '\n' | '\r' | '\t' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        assert!(text.chars().all(allowed), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn word_documents_are_well_formed(paper in paper()) {
        well_formed(docx::write(&paper).unwrap());
    }

    #[test]
    fn workbooks_are_well_formed(
        name in words(),
        title in words(),
        rows in proptest::collection::vec(proptest::collection::vec(value(), 0..4), 0..6),
    ) {
        let kinds = [Kind::Text, Kind::Number, Kind::Date, Kind::Percent];
        let fields: Vec<Field> = kinds.iter().map(|kind| Field::new(title.clone(), 10).of(*kind)).collect();
        let sheet = Sheet { name, title, columns: fields, rows };
        well_formed(xlsx::write(&[sheet.clone(), sheet]).unwrap());
    }
}

#[test]
fn a_pdf_of_any_words() {
    let Some(fonts) = shared::fonts() else { return };
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
    let run = runner.run(&paper(), |paper| {
        let pdf = pdf::write(&paper, &fonts).unwrap();
        prop_assert!(pdf.pages >= 1);
        prop_assert_eq!(lopdf::Document::load_mem(&pdf.bytes).unwrap().get_pages().len(), pdf.pages);
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}
