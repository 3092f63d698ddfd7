//! `/read` on the site, and the same view in a file of its own.
//!
//! The site forbids inline styles and scripts, so its page links them; a file that somebody keeps must need
//! nothing beside it, so it carries them. Both embed `templates/reading.html`.

use super::Chrome;
use super::reading::{Block, OtherView, ReportView};
use crate::http::assets;
use crate::lang::Lang;
use askama::Template;

/// `/read`
#[derive(Debug, Template)]
#[template(path = "read.html")]
pub struct ReadPage {
    pub c: Chrome,
    /// What was read; empty before.
    pub file: String,
    /// What came of it in one sentence.
    pub told: String,
    pub reports: Vec<ReportView>,
    pub others: Vec<OtherView>,
    /// What should be known about the file as a whole.
    pub notes: Vec<String>,
    pub refused: Option<Refused>,
    /// What was pasted and not read, so that nobody has to find it again.
    pub pasted: String,
    pub mb_max: usize,
}

impl ReadPage {
    /// Before anything is read.
    pub fn empty(c: Chrome, mb_max: usize) -> ReadPage {
        ReadPage {
            c,
            file: String::new(),
            told: String::new(),
            reports: Vec::new(),
            others: Vec::new(),
            notes: Vec::new(),
            refused: None,
            pasted: String::new(),
            mb_max,
        }
    }

    /// What happens with a file that is sent.
    fn promise(&self) -> String {
        let max = self.mb_max;
        self.c.lang.pick(
            format!("最大 {max} MB。文件只在这一次读取中使用，不保存、不外传。"),
            format!("At most {max} MB. The file is used for this one reading; nothing is stored or passed on."),
        )
    }
}

/// Why a file could not be read.
#[derive(Clone, Debug)]
pub struct Refused {
    pub file: String,
    pub code: String,
    pub message: String,
}

/// One report in a file of its own: no address in it leads anywhere else.
#[derive(Debug, Template)]
#[template(path = "report_file.html")]
pub struct ReportFile {
    pub v: ReportView,
    css: &'static str,
    js: &'static str,
    version: &'static str,
}

impl ReportFile {
    pub fn new(v: ReportView) -> ReportFile {
        let (css, js) = (assets::text("read-page.css"), assets::text("read.js"));
        ReportFile { v, css, js, version: env!("CARGO_PKG_VERSION") }
    }
}

/// The list of the reports of a folder.
#[derive(Debug, Template)]
#[template(path = "report_index.html")]
pub struct ReportIndex {
    pub lang: Lang,
    pub rows: Vec<IndexRow>,
    css: &'static str,
    version: &'static str,
}

/// A report in the list.
#[derive(Clone, Debug)]
pub struct IndexRow {
    pub href: String,
    pub title: String,
    pub file: String,
    pub place: String,
    pub year: String,
    pub measures: usize,
    pub projects: usize,
    pub livelihood: usize,
}

impl ReportIndex {
    pub fn new(lang: Lang, rows: Vec<IndexRow>) -> ReportIndex {
        ReportIndex { lang, rows, css: assets::text("read-page.css"), version: env!("CARGO_PKG_VERSION") }
    }
}
