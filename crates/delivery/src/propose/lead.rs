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
const PLACES: [f64; 4] = [1.0, 0.3, 0.08, 0.12];
const WEAK: f64 = 0.35;
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
    let places = [context.thing, context.clause, context.sentence, context.heading];
    for (place, weight) in places.into_iter().zip(PLACES) {
        let thing = weight >= 1.0;
        for (line, (loud, word)) in hits(place, duties, thing) {
            let voice = voices.entry(line).or_default();
            let loud = loud * weight;
            voice.weight += loud;
            voice.in_thing |= thing;
            if loud > voice.best.0 {
                voice.best = (loud, word.to_owned());
            }
        }
    }
    let muted = |line: usize| {
        duties.lines().get(line).is_some_and(|line| line.not.iter().any(|word| context.thing.contains(word.as_str())))
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
fn hits<'a>(place: &'a str, duties: &'a Duties, thing: bool) -> BTreeMap<usize, (f64, &'a str)> {
    let mut found: BTreeMap<usize, (f64, &str)> = BTreeMap::new();
    let mut covered = 0;
    for (at, _) in place.char_indices().take_while(|(at, _)| *at < BYTES_MAX) {
        let Some(rest) = place.get(at..) else { continue };
        // What lies within a longer word that began before says nothing of its own.
        let Some(word) = duties.begins(rest).find(|word| at + word.text.len() > covered) else { continue };
        covered = at + word.text.len();
        let long = word.text.chars().count() as f64;
        let late = if thing { 0.4 * covered as f64 / place.len().max(1) as f64 } else { 0.0 };
        for (line, weak) in &word.lines {
            let loud = long.powf(1.6) * (1.0 + late) * if *weak { WEAK } else { 1.0 };
            let before = found.entry(*line).or_insert((0.0, ""));
            if loud > before.0 {
                *before = (loud, word.text.as_str());
            }
        }
    }
    found
}
