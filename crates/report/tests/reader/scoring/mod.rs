//! How well a reading agrees with one made by hand: the same matching as `score.py` of the reader's contract.
//!
//! A measure is *found* when its number and unit are right in the right place of the text, and *full* when its
//! thing, kind, comparison, growth and change are right too. Quantities in Chinese numerals are optional.

mod align;
mod alike;
mod figure;
mod gold;
mod provenance;

pub use align::align;
pub use alike::{alike, overlap, squeeze};
pub use figure::{Figure, growth, same_delta};
pub use gold::Gold;
pub use provenance::unproven;

use yinuo_report::{Measure, Report};

/// What came out of a comparison; each from 0 to 1.
#[derive(Debug)]
pub struct Score {
    pub found: f64,
    pub full: f64,
    pub period: f64,
    pub outline: f64,
    pub projects: f64,
    pub stage: f64,
    /// None where the report lists no items.
    pub livelihood: Option<f64>,
    /// Measures that are not right in full, for whoever has to mend it.
    pub wrong: Vec<String>,
}

/// Compares a report with its gold.
pub fn score(gold: &Gold, report: &Report) -> Score {
    let pairs = align(&gold.measures, &report.measures, same_figure);
    let hard: Vec<_> = pairs.iter().copied().filter(|(g, _)| !gold.measures[*g].zh).collect();
    let said = report.measures.len() - (pairs.len() - hard.len());
    let truth = gold.measures.iter().filter(|g| !g.zh).count();
    let of = |pair: (usize, usize)| (&gold.measures[pair.0], &report.measures[pair.1]);
    let (right, not): (Vec<_>, Vec<_>) = hard.iter().copied().partition(|pair| full(of(*pair)));
    let period = hard.iter().filter(|pair| of(**pair).0.period == of(**pair).1.period).count();
    let mut wrong: Vec<String> = not.iter().map(|pair| format!("wrong {:?}", of(*pair))).collect();
    let missed = |g: &usize| !gold.measures[*g].zh && pairs.iter().all(|(paired, _)| paired != g);
    wrong.extend((0..gold.measures.len()).filter(missed).map(|g| format!("missed {:?}", gold.measures[g])));

    let heads = align(&gold.meta.outline, &report.outline, |g, r| same_name(&g.title, &r.title, 0.8));
    let named = |name: f64, quotes: f64| if quotes >= 0.5 { name } else { 0.0 };
    let projects = align(&gold.projects, &report.projects, |g, r| {
        named(same_name(&g.name, &r.name, 0.6), overlap(&g.quote, &r.quote))
    });
    let staged = projects.iter().filter(|(g, r)| gold.projects[*g].stage == report.projects[*r].stage).count();
    let items = align(&gold.meta.livelihood, &report.livelihood, |g, r| same_name(&g.text, &r.text, 0.7));
    let listed = !gold.meta.livelihood.is_empty();
    Score {
        found: f1(hard.len(), said, truth),
        full: f1(right.len(), said, truth),
        period: share(period, hard.len()),
        outline: f1(heads.len(), report.outline.len(), gold.meta.outline.len()),
        projects: f1(projects.len(), report.projects.len(), gold.projects.len()),
        stage: share(staged, projects.len()),
        livelihood: listed.then(|| f1(items.len(), report.livelihood.len(), gold.meta.livelihood.len())),
        wrong,
    }
}

/// How well two measures match: 0, or above 1 where figure and place agree.
fn same_figure(gold: &Measure, read: &Measure) -> f64 {
    if Figure::of(gold) != Figure::of(read) {
        return 0.0;
    }
    let near = overlap(&gold.quote, &read.quote);
    if near < 0.5 { 0.0 } else { 1.0 + 0.1 * near + 0.1 * alike(&gold.what, &read.what) }
}

fn same_name(gold: &str, read: &str, floor: f64) -> f64 {
    let name = alike(gold, read);
    if name < floor { 0.0 } else { 1.0 + 0.1 * name }
}

fn full((gold, read): (&Measure, &Measure)) -> bool {
    alike(&gold.what, &read.what) >= 0.6
        && gold.kind == read.kind
        && gold.cmp == read.cmp
        && growth(gold) == growth(read)
        && same_delta(gold, read)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn f1(hit: usize, said: usize, truth: usize) -> f64 {
    let (p, r) = (share(hit, said), share(hit, truth));
    if hit == 0 { 0.0 } else { 2.0 * p * r / (p + r) }
}
