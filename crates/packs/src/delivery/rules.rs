//! `rules.toml`: when a light turns, how long a unit has, when a return is due, how a vote passes. Each
//! section names what it follows: nobody is given a red light by a rule without a ground.

use super::fields;
use crate::case_type::source;
use crate::mistake::Desk;
use crate::read::{At, Expect, Fields, Text, Top, open};
use crate::{Files, Mistake};
use yinuo_calendar::Budget;
use yinuo_casework::{Every, Source};
use yinuo_delivery::vote::{Majority, Part, Terms};
use yinuo_delivery::{Rules, Scheme};

/// What the file says.
pub(super) struct Read {
    pub(super) name: String,
    pub(super) en: String,
    pub(super) version: String,
    pub(super) rules: Rules,
    pub(super) sources: Vec<(&'static str, Source)>,
}

/// The sections besides `[delivery]`, each with its source.
struct Sections {
    lights: Option<Lights>,
    confirm: Option<Budget>,
    returns: Option<(i8, Every)>,
    evidence: Option<u32>,
    obstacles: Option<u16>,
    vote: Option<Terms>,
}

struct Lights {
    scheme: Scheme,
    soon_days: i16,
    behind_soon: f64,
    behind_late: f64,
}

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Option<Read> {
    let mut desk = open(files, "rules.toml");
    let mut top = Top::of(&mut desk);
    let mut sources: Vec<(&'static str, Source)> = Vec::new();
    let head = top.one(&mut desk, "delivery").map(|mut fields| {
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let version = fields.required::<Text>(&mut desk, "version");
        let source = source::required(&mut fields, &mut desk);
        fields.end(&mut desk);
        (name, en, version, source)
    });
    let all = Sections {
        lights: section(&mut top, &mut desk, "lights", &mut sources, lights),
        confirm: section(&mut top, &mut desk, "confirm", &mut sources, |fields, desk| {
            Some(fields.required::<Budget>(desk, "within")?.value)
        }),
        returns: section(&mut top, &mut desk, "returns", &mut sources, returns),
        evidence: section(&mut top, &mut desk, "evidence", &mut sources, |fields, desk| {
            whole(fields, desk, "near_m", 10..=100_000)
        }),
        obstacles: section(&mut top, &mut desk, "obstacles", &mut sources, |fields, desk| {
            whole(fields, desk, "days", 1..=3_650)
        }),
        vote: section(&mut top, &mut desk, "vote", &mut sources, vote),
    };
    let named = fields::read(&mut top, &mut desk);
    top.end(&mut desk);
    mistakes.append(&mut desk.mistakes);
    let (name, en, version, source) = head?;
    let lights = all.lights?;
    let (return_day, every) = all.returns?;
    let rules = Rules {
        scheme: lights.scheme,
        soon_days: lights.soon_days,
        behind_soon: lights.behind_soon,
        behind_late: lights.behind_late,
        confirm: all.confirm?,
        return_day,
        every,
        near_m: all.evidence?,
        obstacle_days: all.obstacles?,
        leaders: Vec::new(),
        fields: named,
        vote: all.vote?,
        source: source?,
    };
    Some(Read { name: name?.value.0, en: en?.value.0, version: version?.value.0, rules, sources })
}

/// A section with its source.
fn section<'a, T>(
    top: &mut Top<'a>,
    desk: &mut Desk<'a>,
    name: &'static str,
    sources: &mut Vec<(&'static str, Source)>,
    read: impl FnOnce(&mut Fields<'a>, &mut Desk<'a>) -> Option<T>,
) -> Option<T> {
    let mut fields = top.one(desk, name)?;
    let value = read(&mut fields, desk);
    let source = source::required(&mut fields, desk);
    fields.end(desk);
    sources.push((name, source?));
    value
}

/// A whole number within what makes sense.
fn whole<T: TryFrom<u32>>(
    fields: &mut Fields<'_>,
    desk: &mut Desk<'_>,
    key: &'static str,
    range: std::ops::RangeInclusive<u32>,
) -> Option<T> {
    let At { offset, value } = fields.required::<u32>(desk, key)?;
    let fits = Some(value).filter(|value| range.contains(value)).and_then(|value| T::try_from(value).ok());
    if fits.is_none() {
        let (low, high) = (range.start(), range.end());
        let zh = format!("{key} 应在 {low} 至 {high} 之间。");
        desk.at(offset, "wrong-value", zh, format!("{key} must be {low} to {high}."));
    }
    fits
}

fn lights(fields: &mut Fields<'_>, desk: &mut Desk<'_>) -> Option<Lights> {
    let scheme = fields.required::<Scheme>(desk, "scheme");
    let soon_days = whole::<i16>(fields, desk, "soon_days", 0..=366);
    let behind_soon = share(fields, desk, "behind_soon");
    let behind_late = share(fields, desk, "behind_late");
    let (behind_soon, behind_late) = (behind_soon?, behind_late?);
    if behind_late.value > behind_soon.value {
        let zh = "behind_late 大于 behind_soon：没有到黄灯就先到了红灯，请改小。";
        let en = "behind_late is above behind_soon: red would come before yellow. Make it smaller.";
        desk.at(behind_late.offset, "limit", zh, en);
    }
    let (scheme, soon_days) = (scheme?.value, soon_days?);
    Some(Lights { scheme, soon_days, behind_soon: behind_soon.value, behind_late: behind_late.value })
}

/// A part of the pace, 0.9 for nine tenths.
fn share(fields: &mut Fields<'_>, desk: &mut Desk<'_>, key: &'static str) -> Option<At<f64>> {
    let found = fields.required::<f64>(desk, key)?;
    if !(0.0..=2.0).contains(&found.value) {
        let zh = format!("{key} 是实际进度与序时进度之比，应在 0 至 2 之间，如 0.9。");
        let en = format!("{key} is what was attained ÷ the pace: 0 to 2, such as 0.9.");
        desk.at(found.offset, "wrong-value", zh, en);
        return None;
    }
    Some(found)
}

fn returns(fields: &mut Fields<'_>, desk: &mut Desk<'_>) -> Option<(i8, Every)> {
    let day = whole::<i8>(fields, desk, "day", 1..=28);
    let every = fields.required::<Every>(desk, "every");
    Some((day?, every?.value))
}

fn vote(fields: &mut Fields<'_>, desk: &mut Desk<'_>) -> Option<Terms> {
    let majority = fields.required::<Majority>(desk, "majority");
    let quorum = fields.required::<Part>(desk, "quorum");
    let extra_min = whole::<u32>(fields, desk, "extra_min", 0..=100);
    Some(Terms { majority: majority?.value, quorum: quorum?.value, extra_min: extra_min? })
}

/// Types written as one text.
macro_rules! texts {
    ($($type:ty, $read:expr, $zh:expr, $en:expr;)*) => {$(
        impl Expect for $type {
            const ZH: &'static str = $zh;
            const EN: &'static str = $en;
            fn read(value: &toml::Spanned<toml::de::DeValue<'_>>) -> Result<Self, usize> {
                let read: fn(&str) -> Option<$type> = $read;
                String::read(value).and_then(|text| read(&text).ok_or(value.span().start))
            }
        }
    )*};
}

texts! {
    Scheme, scheme,
        " \"green_yellow_red\"（绿黄红）或 \"blue_orange_red\"（蓝橙红）",
        "\"green_yellow_red\" or \"blue_orange_red\"";
    Every, every, " \"month\"、\"quarter\" 或 \"year\"", "\"month\", \"quarter\" or \"year\"";
    Majority, Majority::parse,
        " \"of_all\"（全体代表过半数）或 \"of_present\"（出席代表过半数）",
        "\"of_all\" or \"of_present\"";
    Part, part, "不大于一的分数，如 \"2/3\"", "a fraction of at most one such as \"2/3\"";
}

fn scheme(text: &str) -> Option<Scheme> {
    match text {
        "green_yellow_red" => Some(Scheme::GreenYellowRed),
        "blue_orange_red" => Some(Scheme::BlueOrangeRed),
        _ => None,
    }
}

fn every(text: &str) -> Option<Every> {
    match text {
        "month" => Some(Every::Month),
        "quarter" => Some(Every::Quarter),
        "year" => Some(Every::Year),
        _ => None,
    }
}

fn part(text: &str) -> Option<Part> {
    let (num, den) = text.split_once('/')?;
    let part = Part { num: num.trim().parse().ok()?, den: den.trim().parse().ok()? };
    (part.den > 0 && part.num > 0 && part.num <= part.den).then_some(part)
}
