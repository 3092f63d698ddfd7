//! What the values of keys must look like, said in both languages.

use super::At;
use std::str::FromStr;
use toml::Spanned;
use toml::de::DeValue;
use yinuo_calendar::{Budget, OfficeHours, Region};
use yinuo_casework::{ClockKind, Level, Verb};
use yinuo_kernel::{
    CaseTypeId, CategoryId, CellId, EmergencyId, FieldId, GuideId, KindId, LimitId, OutcomeId, PlaceCode, PostId, Role,
    UnitId,
};

/// A type that a key may have. `ZH` and `EN` finish the sentence "the key must be …".
pub(crate) trait Expect: Sized {
    const ZH: &'static str;
    const EN: &'static str;

    /// # Errors
    /// The offset of the part that does not fit.
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize>;
}

fn text<'v>(value: &'v Spanned<DeValue<'_>>) -> Result<&'v str, usize> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text),
        _ => Err(value.span().start),
    }
}

/// A text that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text(pub(crate) String);

impl Expect for Text {
    const ZH: &'static str = "引号内的文字，不能为空";
    const EN: &'static str = "a text in quotes that is not empty";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        match text(value)? {
            said if said.trim().is_empty() => Err(value.span().start),
            said => Ok(Text(said.to_owned())),
        }
    }
}

impl Expect for String {
    const ZH: &'static str = "引号内的文字";
    const EN: &'static str = "a text in quotes";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        text(value).map(str::to_owned)
    }
}

impl Expect for bool {
    const ZH: &'static str = " true（是）或 false（否）";
    const EN: &'static str = "true or false";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        match value.get_ref() {
            DeValue::Boolean(is) => Ok(*is),
            _ => Err(value.span().start),
        }
    }
}

impl Expect for u32 {
    const ZH: &'static str = "整数，不小于零";
    const EN: &'static str = "a whole number, zero or more";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        match value.get_ref() {
            DeValue::Integer(n) => u32::from_str_radix(n.as_str(), n.radix()).map_err(|_| value.span().start),
            _ => Err(value.span().start),
        }
    }
}

impl Expect for f64 {
    const ZH: &'static str = "数";
    const EN: &'static str = "a number";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        let number = match value.get_ref() {
            DeValue::Integer(n) if n.radix() == 10 => n.as_str().parse().ok(),
            DeValue::Float(n) => n.as_str().parse().ok(),
            _ => None,
        };
        number.filter(|n: &f64| n.is_finite()).ok_or(value.span().start)
    }
}

/// A list whose items keep their places, for what is asked about each.
#[derive(Clone, Debug)]
pub(crate) struct Each<T>(pub(crate) Vec<At<T>>);

/// What a list of a type must look like.
macro_rules! lists {
    ($($type:ty, $zh:expr, $en:expr;)*) => {$(
        impl Expect for Each<$type> {
            const ZH: &'static str = $zh;
            const EN: &'static str = $en;
            fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
                let DeValue::Array(items) = value.get_ref() else { return Err(value.span().start) };
                let item = |item| Ok(At { offset: item_start(item), value: <$type>::read(item)? });
                items.iter().map(item).collect::<Result<_, usize>>().map(Each)
            }
        }
    )*};
}

fn item_start(item: &Spanned<DeValue<'_>>) -> usize {
    item.span().start
}

lists! {
    Text,
        "文字的列表，每项不能为空，如 [\"路灯\", \"灯杆\"]",
        "a list of texts, none of them empty, such as [\"路灯\", \"灯杆\"]";
    CategoryId, "分类编号的列表，如 [\"urban.greening\"]", "a list of ids of categories such as [\"urban.greening\"]";
    PostId, "岗位编号的列表，如 [\"chase1\"]", "a list of ids of posts such as [\"chase1\"]";
    Verb,
        "步骤的列表，如 [\"suspend\", \"verify\"]，名称见 docs/packs.md",
        "a list of steps such as [\"suspend\", \"verify\"], see docs/packs.md";
    Budget,
        "时限的列表，如 [\"1 working day\", \"3 working days\"]",
        "a list of time limits such as [\"1 working day\", \"3 working days\"]";
}

/// Longitude and latitude in degrees.
impl Expect for [f64; 2] {
    const ZH: &'static str = "经度、纬度，如 [121.5, 40.1]";
    const EN: &'static str = "longitude and latitude in degrees, such as [121.5, 40.1]";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        let DeValue::Array(items) = value.get_ref() else { return Err(value.span().start) };
        let numbers = items.iter().map(f64::read).collect::<Result<Vec<f64>, usize>>()?;
        match numbers.as_slice() {
            &[lng, lat] if crate::city::on_earth(lng, lat) => Ok([lng, lat]),
            _ => Err(value.span().start),
        }
    }
}

impl Expect for jiff::civil::Date {
    const ZH: &'static str = "日期，不加引号，如 2025-01-01";
    const EN: &'static str = "a date without quotes, such as 2025-01-01";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        match value.get_ref() {
            DeValue::Datetime(when) if when.time.is_none() => when.to_string().parse().map_err(|_| value.span().start),
            _ => Err(value.span().start),
        }
    }
}

/// Days in their order, each with its place.
#[derive(Clone, Debug)]
pub(crate) struct Days(pub(crate) Vec<At<jiff::civil::Date>>);

impl Expect for Days {
    const ZH: &'static str = "日期的列表，至少一项，如 [2026-04-17, 2026-04-20]";
    const EN: &'static str = "a list of dates, at least one, such as [2026-04-17, 2026-04-20]";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        let offset = value.span().start;
        let DeValue::Array(items) = value.get_ref() else { return Err(offset) };
        let day = |item: &Spanned<DeValue<'_>>| {
            let offset = item.span().start;
            // Lists of dates are pasted from elsewhere; quotes do no harm to them.
            let value = match item.get_ref() {
                DeValue::String(text) => text.parse().map_err(|_| offset)?,
                _ => jiff::civil::Date::read(item)?,
            };
            Ok(At { offset, value })
        };
        let days = items.iter().map(day).collect::<Result<Vec<_>, usize>>()?;
        if days.is_empty() { Err(offset) } else { Ok(Days(days)) }
    }
}

impl Expect for jiff::civil::DateTime {
    const ZH: &'static str = "当地日期时间，不加引号，如 2026-09-30T10:00:00";
    const EN: &'static str = "a local date and time without quotes, such as 2026-09-30T10:00:00";
    fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
        match value.get_ref() {
            DeValue::Datetime(when) if when.date.is_some() && when.time.is_some() && when.offset.is_none() => {
                when.to_string().parse().map_err(|_| value.span().start)
            }
            _ => Err(value.span().start),
        }
    }
}

/// Types written as one text.
macro_rules! texts {
    ($($type:ty, $read:expr, $zh:expr, $en:expr;)*) => {$(
        impl Expect for $type {
            const ZH: &'static str = $zh;
            const EN: &'static str = $en;
            fn read(value: &Spanned<DeValue<'_>>) -> Result<Self, usize> {
                let read: fn(&str) -> Option<$type> = $read;
                read(text(value)?).ok_or(value.span().start)
            }
        }
    )*};
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn level(text: &str) -> Option<Level> {
    match text {
        "city" => Some(Level::City),
        "county" => Some(Level::County),
        "township" => Some(Level::Township),
        "village" => Some(Level::Village),
        _ => None,
    }
}

/// Clocks that a limit measures; the others end on a day that somebody names.
fn limited(text: &str) -> Option<ClockKind> {
    ClockKind::parse(text).filter(|clock| !matches!(clock, ClockKind::Suspend | ClockKind::Recur))
}

/// Roles that log in.
fn staff(text: &str) -> Option<Role> {
    Role::parse(text).filter(|role| !matches!(role, Role::Citizen | Role::System))
}

const ID_ZH: &str = "编号（1 至 64 个小写字母、数字或 . - _），如 \"lighting\"";
const ID_EN: &str = "an id (1 to 64 of a-z 0-9 . - _) such as \"lighting\"";

texts! {
    CaseTypeId, parsed, ID_ZH, ID_EN;
    CategoryId, parsed, ID_ZH, ID_EN;
    KindId, parsed, ID_ZH, ID_EN;
    LimitId, parsed, ID_ZH, ID_EN;
    UnitId, parsed, ID_ZH, ID_EN;
    CellId, parsed, ID_ZH, ID_EN;
    PostId, parsed, ID_ZH, ID_EN;
    FieldId, parsed, ID_ZH, ID_EN;
    OutcomeId, parsed, ID_ZH, ID_EN;
    GuideId, parsed, ID_ZH, ID_EN;
    EmergencyId, parsed, ID_ZH, ID_EN;
    Verb, Verb::parse, "步骤，如 \"verify\"", "a step such as \"verify\"";
    Budget, parsed,
        "时限，如 \"30 working minutes\"、\"5 working days\"、\"15 calendar days\"、\"3 months\"、\"48 hours\"，最长十年",
        "a time limit such as \"30 working minutes\", \"5 working days\", \"15 calendar days\", \"3 months\" or \"48 hours\", at most ten years";
    OfficeHours, parsed,
        "按先后写的办公时间，如 \"08:30-12:00,13:30-17:30\"",
        "office hours in order, such as \"08:30-12:00,13:30-17:30\"";
    Region, parsed,
        "有本地假日的地区，现有 \"guangxi\"（广西）；其他地区请写 calendar.toml",
        "a region whose own holidays are recorded, which is \"guangxi\"; write calendar.toml for others";
    PlaceCode, parsed,
        "六位行政区划代码（GB/T 2260），如 \"210300\"",
        "a six-digit division code (GB/T 2260) such as \"210300\"";
    ClockKind, limited,
        " accept、sign、reply、resolve、return、reopen、decide、chase、assist、verify、call_back、follow、milestone 或 retain",
        "accept, sign, reply, resolve, return, reopen, decide, chase, assist, verify, call_back, follow, milestone or retain";
    Level, level, " city、county、township 或 village", "city, county, township or village";
    Role, staff,
        "能登录的角色：operator、dispatcher、unit、supervisor 或 admin",
        "a role that logs in: operator, dispatcher, unit, supervisor or admin";
}
