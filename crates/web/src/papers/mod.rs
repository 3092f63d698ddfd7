//! Papers that are drafted from the register: briefs, the mid-year report, the year-end account, the next
//! report's paragraphs. Pure: what stands in the [`Material`] comes out, nothing is looked up here.
//!
//! They are Chinese, as the offices that sign them are. Every number leads to what it counts, every line
//! to its task. What speaks against a unit is the account's verdict (`yinuo_delivery::Verdict`), never
//! less fair than that.
//!
//! To add a paper: a variant of [`Kind`], a file, an arm of [`compose`].

mod account;
mod brief;
mod lines;
pub mod material;
mod midyear;
mod next;

pub use material::{Chase, Item, Material};

use jiff::civil::Date;
use yinuo_papers::Paper;

/// The papers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 督查简报: a week.
    Weekly,
    /// 督查专报: a month.
    Monthly,
    /// 上半年落实情况.
    Midyear,
    /// 逐一对账.
    Account,
    /// The next report's paragraphs.
    Next,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Weekly, Kind::Monthly, Kind::Midyear, Kind::Account, Kind::Next];

    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Weekly => "weekly",
            Kind::Monthly => "monthly",
            Kind::Midyear => "midyear",
            Kind::Account => "account",
            Kind::Next => "next",
        }
    }

    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub fn zh(self) -> &'static str {
        match self {
            Kind::Weekly => "督查周报",
            Kind::Monthly => "督查月报",
            Kind::Midyear => "上半年落实情况",
            Kind::Account => "年终逐一对账",
            Kind::Next => "下年报告素材",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Kind::Weekly => "Weekly brief",
            Kind::Monthly => "Monthly brief",
            Kind::Midyear => "Mid-year report",
            Kind::Account => "Year-end account",
            Kind::Next => "For the next report",
        }
    }

    pub fn told_zh(self) -> &'static str {
        match self {
            Kind::Weekly => "近七天：销号、新增红灯、督办、应报未报、项目障碍。",
            Kind::Monthly => "近一个月，内容同周报。",
            Kind::Midyear => "向人大常委会报告：分类统计，逐项进展。",
            Kind::Account => "来源里的每一项承诺一行：目标、三方说法、结论、佐证。",
            Kind::Next => "只用核实过的数起草回顾段落；没有核实的单列待核。",
        }
    }

    pub fn told_en(self) -> &'static str {
        match self {
            Kind::Weekly => "Seven days: signed off, newly red, chased, owed, obstacles.",
            Kind::Monthly => "The same for a month.",
            Kind::Midyear => "For the congress: counts by sort, progress line by line.",
            Kind::Account => "A line for every promise: goal, three voices, verdict, proof.",
            Kind::Next => "Paragraphs from verified figures alone; the others are listed apart.",
        }
    }

    /// The day a paper speaks of, when it is drafted on `day`: half a year ends in June, whatever is
    /// known later.
    pub fn until(self, year: i16, day: Date) -> Date {
        match self {
            Kind::Midyear => Date::new(year, 6, 30).map_or(day, |end| end.min(day)),
            Kind::Weekly | Kind::Monthly | Kind::Account | Kind::Next => day,
        }
    }

    /// Days a brief tells of, the last one included.
    pub fn days(self) -> i32 {
        match self {
            Kind::Weekly => 7,
            Kind::Monthly => 30,
            Kind::Midyear | Kind::Account | Kind::Next => 1,
        }
    }
}

/// The paper of a kind.
pub fn compose(kind: Kind, material: &Material) -> Paper {
    match kind {
        Kind::Weekly | Kind::Monthly => brief::compose(kind, material),
        Kind::Midyear => midyear::compose(material),
        Kind::Account => account::compose(material),
        Kind::Next => next::compose(material),
    }
}
