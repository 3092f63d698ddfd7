//! Who answers: the words of the duty directory, weighed by where they stand.
//!
//! The thing itself speaks louder than its clause, the clause louder than the sentence and the headings
//! above. In each place a longer word drowns the shorter ones that it holds: 农村公路 is the transport
//! bureau's, not the bureau's of agriculture. Of a noun phrase the end is what it is about.

use super::duties::Duties;
use std::collections::{BTreeMap, BTreeSet};
use yinuo_kernel::UnitId;

/// The unit that is proposed to lead, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadProposal {
    pub unit: UnitId,
    /// In Chinese, such as `「新增就业」→ 人社局（职责目录第12项）`.
    pub why: String,
    /// The id of the line of the directory.
    pub line: String,
    /// Other units that the words speak for, best first.
    pub alternatives: Vec<Alternative>,
}

/// Another unit that might answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub unit: UnitId,
    pub why: String,
    pub line: String,
}

/// Where words may stand, the loudest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    /// What is measured, built or to be done.
    pub(super) thing: &'a str,
    /// The thing is a noun phrase, not an order: its end says what it is.
    pub(super) noun: bool,
    pub(super) clause: &'a str,
    pub(super) sentence: &'a str,
    /// The headings above, and the topic of the line.
    pub(super) heading: &'a str,
}

/// Alternatives that are shown at most.
const ALTERNATIVES_MAX: usize = 3;
/// Co-units that are proposed at most.
const CO_MAX: usize = 3;
/// A unit that speaks less than this part of the lead's weight is no co-unit.
const CO_SHARE: f64 = 0.45;
/// Weights of the places.
const PLACES: [f64; 4] = [1.0, 0.3, 0.06, 0.2];
const WEAK: f64 = 0.35;
/// The end of a noun phrase.
const HEAD: f64 = 2.6;
/// The end of an order says less: it may name several things.
const HEAD_OF_ORDER: f64 = 1.2;
/// What a line that the thing does not speak for keeps of its weight.
const OUTSIDE: f64 = 0.3;
/// Two characters of a word that is not weak.
const STRONG: f64 = 3.0;
/// No more of a place is looked at: a sentence is shorter, and a broken file must not cost minutes.
const BYTES_MAX: usize = 3_000;

#[derive(Clone, Debug, Default)]
struct Voice {
    weight: f64,
    /// Weight and word of its loudest hit.
    best: (f64, String),
    in_thing: bool,
}

/// The lead unit and those that help.
pub(super) fn lead(context: &Context<'_>, duties: &Duties) -> (Option<LeadProposal>, Vec<Alternative>) {
    let mut voices: BTreeMap<usize, Voice> = BTreeMap::new();
    let places = [context.thing, context.clause, context.sentence, context.heading].map(joined);
    for (place, weight) in places.iter().zip(PLACES) {
        let thing = weight >= 1.0;
        let head = if !thing {
            1.0
        } else if context.noun {
            HEAD
        } else {
            HEAD_OF_ORDER
        };
        for (line, (loud, word)) in hits(place, duties, head) {
            let voice = voices.entry(line).or_default();
            // A weak word alone is no voice of the thing.
            voice.in_thing |= thing && loud >= STRONG;
            let loud = loud * weight;
            voice.weight += loud;
            if loud > voice.best.0 {
                voice.best = (loud, word.to_owned());
            }
        }
    }
    // What the thing itself says is not drowned by what stands around it.
    if voices.values().any(|voice| voice.in_thing) {
        voices.values_mut().filter(|voice| !voice.in_thing).for_each(|voice| voice.weight *= OUTSIDE);
    }
    let muted = |line: usize| {
        duties.lines().get(line).is_some_and(|line| {
            line.not.iter().any(|word| places.first().is_some_and(|thing| thing.contains(word.as_str())))
        })
    };
    let mut ranked: Vec<(usize, Voice)> = voices.into_iter().filter(|(line, _)| !muted(*line)).collect();
    // The earlier line of the directory wins a tie.
    ranked.sort_by(|(a, left), (b, right)| right.weight.total_cmp(&left.weight).then(a.cmp(b)));
    let mut seen = BTreeSet::new();
    let told = ranked.iter().filter_map(|(nth, voice)| {
        let line = duties.lines().get(*nth)?;
        let why = format!("「{}」→ {}（职责目录第{}项）", voice.best.1, line.name, nth + 1);
        let fresh = seen.insert(line.unit.clone());
        fresh.then(|| (voice, Alternative { unit: line.unit.clone(), why, line: line.id.clone() }))
    });
    let told: Vec<(&Voice, Alternative)> = told.collect();
    let Some(((loudest, first), rest)) = told.split_first() else { return (None, Vec::new()) };
    let helps = |voice: &Voice| voice.in_thing && voice.weight >= loudest.weight * CO_SHARE;
    let co = rest.iter().filter(|(voice, _)| helps(voice)).map(|(_, one)| one.clone()).take(CO_MAX).collect();
    let alternatives = rest.iter().map(|(_, one)| one.clone()).take(ALTERNATIVES_MAX).collect();
    let Alternative { unit, why, line } = first.clone();
    (Some(LeadProposal { unit, why, line, alternatives }), co)
}

/// The loudest word of each line in a place.
fn hits<'a>(place: &'a str, duties: &'a Duties, head: f64) -> BTreeMap<usize, (f64, &'a str)> {
    let mut found: BTreeMap<usize, (f64, &str)> = BTreeMap::new();
    let (mut covered, mut held) = (0, 0);
    let core = core(place).len();
    for (at, _) in place.char_indices().take_while(|(at, _)| *at < BYTES_MAX) {
        let Some(rest) = place.get(at..) else { continue };
        // What lies within a longer word that began before says nothing of its own, and what only leans
        // over its end is mostly no word at all: in 金融生态环境 nobody speaks of 生态环境.
        let words = duties.begins(rest).find(|word| at >= covered || word.text.len() > held);
        let Some(word) = words.filter(|word| at + word.text.len() > covered) else { continue };
        (covered, held) = (at + word.text.len(), word.text.len());
        let long = word.text.chars().count() as f64;
        for (line, weak) in &word.lines {
            let head = if covered == core { head } else { 1.0 };
            // 行动, 试点, 品牌 at the end of a phrase are anybody's.
            let loud = long.powf(1.6) * if *weak { WEAK } else { head };
            let before = found.entry(*line).or_insert((0.0, ""));
            if loud > before.0 {
                *before = (loud, word.text.as_str());
            }
        }
    }
    found
}

/// Without the spaces that broken lines leave within words.
fn joined(place: &str) -> String {
    place.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A noun phrase up to its own noun: without what is done to it and which phase it is.
fn core(thing: &str) -> &str {
    let padding = [
        "建设",
        "工程",
        "项目",
        "改造",
        "提升",
        "整治",
        "治理",
        "一期",
        "二期",
        "三期",
        "试点",
        "工作",
        "综合",
        "修复",
        "新建",
        "扩建",
        "改扩建",
        "总投资",
        "主体",
        "“",
        "”",
        "以上",
        "达到",
    ];
    let mut core = thing;
    while let Some(rest) = padding.iter().find_map(|end| core.strip_suffix(end)).filter(|rest| !rest.is_empty()) {
        core = rest;
    }
    core
}
