//! The page that reads a report.

use super::{HOSTILE, Rendered, Samples, add, chrome, desk_chrome, reading};
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::read::{ReadPage, Refused};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<ReadPage>(lang, all)
}

impl Samples for ReadPage {
    const PAGE: &'static str = "read";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |c: Chrome| ReadPage::empty(c, 20);
        let plain = || page(chrome(lang, "/read"));
        let refused =
            Refused {
                file: HOSTILE.into(), code: "R0001".into(), message: "文件是空的，请重新保存后再试。".into()
            };
        let read = |count: usize| ReadPage {
            file: "报告.html".into(),
            told: lang.pick(format!("读到 {count} 份报告"), format!("{count} reports")),
            reports: (1..=count).map(|no| reading::view(lang, HOSTILE, no)).collect(),
            ..plain()
        };
        vec![
            ("empty", plain()),
            ("desk", page(desk_chrome(lang, "/read"))),
            ("refused", ReadPage { refused: Some(refused), pasted: HOSTILE.into(), ..plain() }),
            ("none", ReadPage { file: "通知.txt".into(), others: vec![reading::other(lang)], ..plain() }),
            ("one", read(1)),
            ("feed", ReadPage { others: vec![reading::other(lang)], notes: vec![HOSTILE.into()], ..read(2) }),
        ]
    }
}
