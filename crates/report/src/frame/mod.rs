//! What a report says about itself, and how it is divided: the frame that the readers of measures,
//! projects and livelihood items stand on.
//!
//! Every statement of a report has a part (was it done, is it promised?) and a year that nobody repeats in
//! the sentence. Both follow from where it stands, so that is found first, once.

mod border;
mod cue;
mod date;
mod gaps;
mod heads;
mod mark;
pub(crate) mod number;
mod opening;
mod part;
pub mod place;
mod seam;
mod speaker;
mod stretch;
mod title;

pub(crate) use opening::has_lost_lines;

use crate::{Level, Part, Signs};
use std::ops::Range;
use yinuo_text::Document;

/// The frame of a report. Ranges are bytes of the clean text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// As the text states it.
    pub title: Option<String>,
    /// City, county or province, such as `葫芦岛市`.
    pub place: Option<String>,
    /// Of the place.
    pub level: Option<Level>,
    /// The year of the plan part.
    pub report_year: Option<i32>,
    /// The day it was delivered, ISO.
    pub delivered: Option<String>,
    /// Who delivered it.
    pub speaker: Option<String>,
    /// Headings in order.
    pub heads: Vec<Head>,
    /// The whole text in order, without gaps.
    pub stretches: Vec<Stretch>,
    /// The signs of the text.
    pub signs: Signs,
}

/// A heading found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// 1 for 一、, 2 for (一).
    pub level: u8,
    /// The part of the report that it heads.
    pub kind: Part,
    /// Its own words.
    pub title: Range<usize>,
    /// With its number.
    pub whole: Range<usize>,
}

/// The text from one boundary to the next, in which part and default period are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where.
    pub range: Range<usize>,
    /// The part of the report.
    pub part: Part,
    /// First year of the period that a statement here means unless it says another.
    pub from: Option<i32>,
    /// Last year of it.
    pub to: Option<i32>,
}

/// Reads the frame of a document.
pub fn read(document: &Document) -> Frame {
    let text = document.text.as_str();
    let annex = opening::annex(text);
    let signs = Signs::of(text);
    let found = heads::find(text, annex, &signs);
    let opening = opening::read(text, found.first().map(|f| f.at), document.label.as_deref());
    let report_year = stretch::report_year(text, &found).or(opening.year).or_else(|| cue::newest_year(text, &signs));
    let (heads, stretches) = stretch::divide(text, &signs, &found, report_year, annex);
    Frame {
        title: opening.title,
        level: opening.place.as_ref().map(|(_, level)| *level),
        place: opening.place.map(|(name, _)| name),
        report_year,
        delivered: opening.delivered.map(|date| date.iso()),
        speaker: opening.speaker,
        heads,
        stretches,
        signs,
    }
}
