//! What the proposals of near-duplicates are worth: how many of the pairs that are one matter are
//! proposed (recall), and how many of the proposed pairs are one (precision), at the thresholds the
//! program has and at others.
//!
//! Pairs that are one matter: each text and two rewordings of it ([`super::reword`]), some streets and
//! hours apart. Pairs that are not: everything else, all of it laid into one quarter of town and two days,
//! so that place and time part nothing and the words must. Once over the sample city's cases, once
//! over the real messages where they stand, with and without points.

use super::report::{self, Duplicates, Likeness};
use super::reword::reword;
use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use std::path::Path;
use yinuo_casework::suggest::{Candidate, Nearness, Signature, duplicates};
use yinuo_journal::simulation::Dice;

/// Rewordings of a text, itself apart.
const OTHERS: usize = 2;
/// A quarter of town: every two points in it are within reach of each other.
const QUARTER_M: u64 = 300;
const SEED: u64 = 20_261_127;

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    title: String,
    body: String,
}

pub fn run() -> anyhow::Result<()> {
    let own = sample(Path::new("samples/qingyu/cases"))?;
    let file = crate::test::shared().join("data/complaints/teddy8_train.jsonl");
    let real = std::fs::read_to_string(&file)
        .with_context(|| format!("{}: real messages are not there (or set YINUO_SHARED)", file.display()))?;
    let real: Vec<Written> = real.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let nearness = Nearness::default();
    let (sample, messages) = (measure("sample", &own, &nearness), measure("real messages", &real, &nearness));
    report::print(&Duplicates {
        similarity_min: nearness.similarity_min,
        similarity_min_without_point: nearness.similarity_min_without_point,
        sample: sample.0,
        sample_without_point: sample.1,
        real: messages.0,
        real_without_point: messages.1,
        texts: own.len() + real.len(),
    })
}

fn sample(dir: &Path) -> anyhow::Result<Vec<Written>> {
    #[derive(Deserialize)]
    struct File {
        case: Vec<Written>,
    }
    let mut all = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let file: File = toml::from_str(&std::fs::read_to_string(&path)?)?;
            all.extend(file.case);
        }
    }
    anyhow::ensure!(!all.is_empty(), "no cases in {}", dir.display());
    Ok(all)
}

/// Which matter, and which of those who tell it.
type Who = (usize, usize);

/// Each matter as it was written and as others would write it, in one quarter and two days.
fn crowd(texts: &[Written], dice: &mut Dice) -> Vec<Candidate<Who>> {
    let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(500_000);
    let mut all = Vec::new();
    for (matter, text) in texts.iter().enumerate() {
        for who in 0..=OTHERS {
            let (title, body) = match who {
                0 => (text.title.clone(), text.body.clone()),
                _ => reword(&text.title, &text.body, dice),
            };
            let metres = |dice: &mut Dice| dice.below(QUARTER_M) as f64 / 111_195.0;
            let point = Some((121.4 + metres(dice), 40.1 + metres(dice)));
            let hours = i64::try_from(dice.below(48)).unwrap_or(0);
            let at = now + SignedDuration::from_hours(hours);
            all.push(Candidate { id: (matter, who), signature: Signature::of(&title, &body), point, at });
        }
    }
    all
}

/// With points and without, at the program's thresholds; the others are printed.
fn measure(name: &str, texts: &[Written], nearness: &Nearness) -> (Likeness, Likeness) {
    let all = crowd(texts, &mut Dice::new(SEED));
    let scores = scores(&all);
    let pairs = texts.len() * (OTHERS + 1) * OTHERS / 2;
    println!("{name}: {} texts, {pairs} pairs that are one matter", texts.len());
    for hundredth in (10..=60).step_by(5) {
        let at = likeness(&scores, pairs, f64::from(hundredth) / 100.0);
        println!("  from 0.{hundredth}: precision {:.3}, recall {:.3}", at.precision, at.recall);
    }
    let with = likeness(&scores, pairs, nearness.similarity_min);
    (with, likeness(&scores, pairs, nearness.similarity_min_without_point))
}

/// The likeness of each pair that the search finds with no threshold of its own, and whether it is one
/// matter.
fn scores(all: &[Candidate<Who>]) -> Vec<(f64, bool)> {
    let open = Nearness { similarity_min: 0.05, similarity_min_without_point: 0.05, ..Nearness::default() };
    let mut scores = Vec::new();
    for (at, new) in all.iter().enumerate() {
        let rest = all.get(at + 1..).unwrap_or_default();
        let found = duplicates(new, rest, &open).into_iter();
        scores.extend(found.map(|one| (one.similarity, one.id.0 == new.id.0)));
    }
    scores
}

fn likeness(scores: &[(f64, bool)], pairs: usize, least: f64) -> Likeness {
    let proposed = || scores.iter().filter(|(similarity, _)| *similarity >= least);
    let (all, right) = (proposed().count(), proposed().filter(|(_, same)| *same).count());
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let round = |value: f64| (value * 1e3).round() / 1e3;
    Likeness { precision: round(share(right, all)), recall: round(share(right, pairs)) }
}
