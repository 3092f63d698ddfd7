//! What belongs together: every measure, project and clause of the plan goes to exactly one claim.
//!
//! The order decides who takes what: livelihood items first, then projects, then targets; work takes what is left.

use super::orders::{is_order, is_preamble};
use super::place::Places;
use super::ranges::Ranges;
use super::sentence::{Sentence, clauses};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use yinuo_report::{Kind, Measure, Part, Report};
use yinuo_text::{Document, Span};

/// What a claim is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// An index into the livelihood items.
    Item(usize),
    /// The first mention.
    Project(usize),
    /// The first measure.
    Target(usize),
    Work,
}

/// One task to be.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) of: Of,
    /// In the clean text; `None` where nothing of it is left there.
    pub(super) range: Option<Range<usize>>,
    pub(super) span: Span,
    pub(super) measures: Vec<usize>,
    pub(super) projects: Vec<usize>,
}

/// Gathers the claims of a report.
#[derive(Debug)]
pub(super) struct Gather<'a> {
    pub(super) report: &'a Report,
    pub(super) document: &'a Document,
    pub(super) sentences: &'a [Sentence],
    pub(super) measures: Vec<Option<Range<usize>>>,
    pub(super) projects: Vec<Option<Range<usize>>>,
    places: Places,
    /// Where a promise stands.
    promised: Ranges<()>,
    /// Livelihood items with their claims.
    items: Ranges<usize>,
    claims: Vec<Claim>,
}

impl<'a> Gather<'a> {
    pub(super) fn new(report: &'a Report, document: &'a Document, sentences: &'a [Sentence]) -> Gather<'a> {
        let places = Places::of(&document.text);
        let measures: Vec<_> = report.measures.iter().map(|measure| places.range(&measure.span)).collect();
        let projects: Vec<_> = report.projects.iter().map(|project| places.range(&project.span)).collect();
        let targets = report.measures.iter().zip(&measures).filter(|(m, _)| m.kind == Kind::Target).map(|(_, at)| at);
        let built = report.projects.iter().zip(&projects).filter(|(p, _)| p.kind == Kind::Target).map(|(_, at)| at);
        let promised = Ranges::of(targets.chain(built).flatten().map(|at| (at.clone(), ())));
        let (items, claims) = (Ranges::of([]), Vec::new());
        let mut gather = Gather { report, document, sentences, measures, projects, places, promised, items, claims };
        gather.add_items();
        gather
    }

    /// All claims in the order of the text; those without a place come last. `is_topic` says which sentences
    /// are headings in all but number.
    pub(super) fn run(mut self, is_topic: impl Fn(&Self, &Sentence) -> bool) -> Vec<Claim> {
        self.targets_and_projects();
        self.work(is_topic);
        self.claims.sort_by_key(|claim| claim.range.as_ref().map_or(usize::MAX, |range| range.start));
        self.claims
    }

    /// Whether a promise stands in the range.
    pub(super) fn promises(&self, range: &Range<usize>) -> bool {
        self.promised.any(range)
    }

    /// Where a span stands in the clean text.
    pub(super) fn place(&self, span: &Span) -> Option<Range<usize>> {
        self.places.range(span)
    }

    fn part_at(&self, at: usize) -> Option<Part> {
        let next = self.sentences.partition_point(|sentence| sentence.range.end <= at);
        self.sentences.get(next).map(|sentence| sentence.part)
    }

    fn add_items(&mut self) {
        for (nth, item) in self.report.livelihood.iter().enumerate() {
            let range = self.places.range(&item.span);
            let done = range.as_ref().and_then(|range| self.part_at(range.start)) == Some(Part::Review);
            if !done {
                let span = item.span.clone();
                self.claims.push(Claim { of: Of::Item(nth), range, span, measures: Vec::new(), projects: Vec::new() });
            }
        }
        let placed = self.claims.iter().enumerate().filter_map(|(nth, claim)| Some((claim.range.clone()?, nth)));
        self.items = Ranges::of(placed);
    }

    /// The item whose words hold the end of a place: a quote may begin with the item's number, which is none of them.
    fn item_at(&mut self, place: Option<&Range<usize>>) -> Option<&mut Claim> {
        let end = place?.end;
        let item = self.items.over(&(end.saturating_sub(1)..end)).next()?;
        self.claims.get_mut(item)
    }

    fn targets_and_projects(&mut self) {
        self.add_projects();
        let mentions = self.claims.iter().enumerate().filter(|(_, claim)| matches!(claim.of, Of::Project(_)));
        let mentions = mentions.flat_map(|(at, claim)| claim.projects.iter().map(move |nth| (*nth, at)));
        let mentions = Ranges::of(mentions.filter_map(|(nth, at)| Some((self.projects.get(nth)?.clone()?, (nth, at)))));
        self.add_targets(&mentions);
    }

    fn add_projects(&mut self) {
        let report = self.report;
        let mut seen: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
        for (nth, project) in report.projects.iter().enumerate().filter(|(_, project)| project.kind == Kind::Target) {
            let place = self.projects.get(nth).cloned().flatten();
            if let Some(item) = self.item_at(place.as_ref()) {
                item.projects.push(nth);
                continue;
            }
            // A project that the plan names again for the same time is the same task.
            let next = self.claims.len();
            let home = *seen.entry((project.name.as_str(), project.period.as_deref())).or_insert(next);
            if let Some(same) = self.claims.get_mut(home) {
                same.projects.push(nth);
                continue;
            }
            let (of, span) = (Of::Project(nth), project.span.clone());
            self.claims.push(Claim { of, range: place, span, measures: Vec::new(), projects: vec![nth] });
        }
    }

    fn add_targets(&mut self, mentions: &Ranges<(usize, usize)>) {
        let report = self.report;
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut before: Option<(usize, usize)> = None;
        for (nth, measure) in report.measures.iter().enumerate().filter(|(_, measure)| measure.kind == Kind::Target) {
            let place = self.measures.get(nth).cloned().flatten();
            if let Some(item) = self.item_at(place.as_ref()) {
                item.measures.push(nth);
                continue;
            }
            let own = self.project_of(measure, place.as_ref(), mentions);
            let claim = match own.or_else(|| self.whole_of(measure, place.as_ref(), before)) {
                Some(home) => home,
                None => *seen.entry(promise(measure)).or_insert(self.claims.len()),
            };
            match self.claims.get_mut(claim) {
                Some(home) => home.measures.push(nth),
                None => {
                    let span = measure.span.clone();
                    let (measures, projects) = (vec![nth], Vec::new());
                    self.claims.push(Claim { of: Of::Target(nth), range: place, span, measures, projects });
                }
            }
            before = Some((claim, nth));
        }
    }

    /// The project that a measure is of: it is named in the thing, and stands in the same words.
    fn project_of(
        &self,
        measure: &Measure,
        place: Option<&Range<usize>>,
        mentions: &Ranges<(usize, usize)>,
    ) -> Option<usize> {
        let named = |nth: usize| self.report.projects.get(nth).is_some_and(|it| names(&measure.what, &it.name));
        mentions.over(place?).filter(|(nth, _)| named(*nth)).map(|(_, claim)| claim).min()
    }

    /// The claim of the measure before, where this one is a part or the cost of it, or whom it serves.
    fn whole_of(
        &self,
        measure: &Measure,
        place: Option<&Range<usize>>,
        before: Option<(usize, usize)>,
    ) -> Option<usize> {
        let (claim, last) = before?;
        let (place, last_place) = (place?, self.measures.get(last)?.as_ref()?);
        let whole = self.report.measures.get(last)?;
        let between = self.document.text.as_str().get(last_place.end.min(place.end)..place.end)?;
        if between.contains(['。', '；', '\n']) {
            return None;
        }
        let cost = ["总投资", "计划投资", "投资额", "投资"].iter().find_map(|word| measure.what.strip_suffix(word));
        let costs = cost.is_some_and(|of| !of.is_empty() && alike(of, &whole.what));
        let part = between.contains("其中") || self.starts_with_among(place);
        let serves = ["受益", "惠及"].iter().any(|word| measure.what.contains(word));
        (costs || part || serves).then_some(claim)
    }

    fn starts_with_among(&self, place: &Range<usize>) -> bool {
        let text = self.document.text.as_str();
        text.get(..place.start).is_some_and(|front| front.ends_with("其中") || front.ends_with("其中："))
            || text.get(place.clone()).is_some_and(|quote| quote.starts_with("其中"))
    }

    fn work(&mut self, is_topic: impl Fn(&Self, &Sentence) -> bool) {
        let text = self.document.text.as_str();
        let claimed = self.claims.iter().flat_map(|claim| {
            let measures = claim.measures.iter().filter_map(|nth| self.measures.get(*nth).cloned().flatten());
            let projects = claim.projects.iter().filter_map(|nth| self.projects.get(*nth).cloned().flatten());
            measures.chain(projects).chain(claim.range.clone())
        });
        let taken = Ranges::of(claimed.map(|range| (range, ())));
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for sentence in self.sentences.iter().filter(|s| matches!(s.part, Part::Plan | Part::Own)) {
            let words = text.get(sentence.range.clone()).unwrap_or_default();
            if is_topic(self, sentence) || is_preamble(words) {
                continue;
            }
            let whole = !taken.any(&sentence.range);
            for run in runs(clauses(text, sentence.range.clone()), &taken) {
                let orders = |clause: &Range<usize>| text.get(clause.clone()).is_some_and(is_order);
                let Some(first) = run.iter().position(orders) else { continue };
                // What stands before the first order of a whole sentence says why; beside a figure it is another's.
                let start = if whole { sentence.range.start } else { run.get(first).map_or(0, |r| r.start) };
                let range = start..run.last().map_or(start, |last| last.end);
                if text.get(range.clone()).is_some_and(|words| seen.insert(words)) {
                    found.push(range);
                }
            }
        }
        let made = found.into_iter().map(|range| Claim {
            of: Of::Work,
            span: self.document.text.source(range.clone()),
            range: Some(range),
            measures: Vec::new(),
            projects: Vec::new(),
        });
        self.claims.extend(made);
    }
}

/// Runs of clauses that nobody has taken.
fn runs(clauses: Vec<Range<usize>>, taken: &Ranges<()>) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open = false;
    for clause in clauses {
        let free = !taken.any(&clause);
        match runs.last_mut() {
            Some(run) if free && open => run.push(clause),
            _ if free => runs.push(vec![clause]),
            _ => {}
        }
        open = free;
    }
    runs
}

/// What a measure promises, so that a promise that the plan says again is known.
fn promise(measure: &Measure) -> String {
    let Measure { what, value, unit, low, high, growth, delta, period, .. } = measure;
    format!("{what} {value:?} {unit:?} {low:?} {high:?} {growth:?} {delta:?} {period:?}")
}

/// Whether a thing is that of a name: it holds the name, or the four characters that begin it.
fn names(what: &str, name: &str) -> bool {
    let front: String = name.chars().take(4).collect();
    what.contains(name) || (front.chars().count() == 4 && what.contains(&front))
}

/// Whether the thing that costs is the thing counted: its last two characters stand there.
fn alike(of: &str, what: &str) -> bool {
    let tail: String = of.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    what.contains(&tail)
}
