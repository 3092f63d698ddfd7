//! What `yinuo read --format json` prints: one [`Entry`] a line. Fields may be added, never renamed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use yinuo_text::{Finding, Noise, Span};

/// One document of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(clippy::large_enum_variant, reason = "a file holds few of them")]
pub enum Entry {
    /// A government work report.
    Report(Report),
    /// Another document of a feed.
    Other(Other),
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The file as it was named; `-` for standard input.
    pub file: String,
    /// Its size.
    pub bytes: usize,
    /// The encoding it was read in; `docx` or `pdf` for a container.
    pub encoding: String,
    /// Which document of the file, from 0.
    pub index: usize,
}

/// A document that is no report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Other {
    /// Where it came from.
    pub source: Source,
    /// The document in the file.
    pub span: Span,
    /// Its title.
    pub title: Option<String>,
    /// Its date, ISO.
    pub date: Option<String>,
}

/// A government work report and all that was understood of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Where it came from.
    pub source: Source,
    /// The document in the file.
    pub span: Span,
    /// As the text states it.
    pub title: Option<String>,
    /// City, county or province, such as `葫芦岛市`.
    pub place: Option<String>,
    /// Of the place.
    pub level: Option<Level>,
    /// The year of its plan part.
    pub report_year: Option<i32>,
    /// The day it was delivered, ISO.
    pub delivered: Option<String>,
    /// Who delivered it.
    pub speaker: Option<String>,
    /// Numbered headings in order.
    pub outline: Vec<Heading>,
    /// Quantities in the order of the text.
    pub measures: Vec<Measure>,
    /// Named projects in the order of the text.
    pub projects: Vec<Project>,
    /// The numbered livelihood items (民生实事).
    pub livelihood: Vec<Item>,
    /// What is no part of the report.
    pub noise: Vec<Noise>,
    /// What a person should know about.
    pub findings: Vec<Finding>,
}

/// How high a government stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The country.
    National,
    /// A province, a region, a municipality under the central government.
    Province,
    /// A city with counties.
    Prefecture,
    /// A county, a district, a city without counties.
    County,
}

/// A numbered heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Heading {
    /// 1 for 一、, 2 for (一).
    pub level: u8,
    /// Its own words, without the number.
    pub title: String,
    /// The part of the report that it heads.
    pub kind: Part,
    /// Where.
    pub span: Span,
}

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// What was done.
    Review,
    /// What is wrong.
    Problems,
    /// What is promised.
    Plan,
    /// How the government will mend itself.
    #[serde(rename = "self")]
    Own,
    /// Anything else.
    Other,
}

/// One statement that gives a quantity to a named thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// The text from the subject to the end of the value and its growth.
    pub quote: String,
    /// The thing measured, in the text's own words.
    pub what: String,
    /// The number in the text's own unit.
    pub value: Option<f64>,
    /// As in the text.
    pub unit: Option<String>,
    /// The lower end of a range.
    pub low: Option<f64>,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// Change against before, in percent, signed.
    pub growth: Option<f64>,
    /// Absolute change.
    pub delta: Option<Delta>,
    /// Where the text says from what it rose or fell.
    pub from: Option<f64>,
    /// How the number is meant.
    pub cmp: Cmp,
    /// Done, expected or promised.
    pub kind: Kind,
    /// `2023`, `2013-2017`, `2024Q1`, `2022H1`.
    pub period: Option<String>,
    /// Such as `全省第3位`.
    pub rank: Option<String>,
    /// Written in Chinese numerals.
    pub zh: bool,
    /// Where.
    pub span: Span,
}

/// An absolute change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Delta {
    /// Negative for a fall.
    pub value: f64,
    /// Such as `个百分点`.
    pub unit: String,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cmp {
    /// Exactly.
    #[default]
    Eq,
    /// At least (以上, 不低于).
    Ge,
    /// More than (超, 突破, 余).
    Gt,
    /// At most (以内, 控制在…以下).
    Le,
    /// Less than (近, 不到).
    Lt,
    /// About (左右, 约).
    Approx,
}

/// Done, expected or promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Done.
    Actual,
    /// An estimate of what was done (预计).
    Expected,
    /// Promised.
    Target,
}

/// A named project whose stage the text states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Project {
    /// The text that says so.
    pub quote: String,
    /// Its name.
    pub name: String,
    /// How far it is, or is to be.
    pub stage: Stage,
    /// Done or promised.
    pub kind: Kind,
    /// As of a measure.
    pub period: Option<String>,
    /// Where the text gives it.
    pub investment: Option<Delta>,
    /// Where.
    pub span: Span,
}

/// How far a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// 谋划, 推进前期.
    Planned,
    /// 签约, 落户.
    Signed,
    /// 开工.
    Started,
    /// 加快建设, 推进.
    Building,
    /// 竣工, 建成, 通车.
    Completed,
    /// 投产, 投入使用.
    Operating,
    /// 获批, 组建, 实施 of a programme.
    Other,
}

/// A numbered livelihood item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// From 1.
    pub no: u32,
    /// Its words.
    pub text: String,
    /// Where.
    pub span: Span,
}
