//! Makes proposals of the claims: what each is called, what it is held to, who answers.

use super::claim::{Claim, Gather, Of};
use super::lead::{Context, lead};
use super::orders::{is_order, unnumbered};
use super::sentence::{Sentence, overlap, sentences};
use super::{Duties, Figure, Proposal, due, figure, nature, title};
use crate::task::{Nature, Origin, Sort};
use crate::{Basis, Goal};
use std::ops::Range;
use yinuo_report::{Project, Report, Stage, frame};
use yinuo_text::{Document, Span};

#[derive(Debug)]
pub(super) struct Walk<'a> {
    report: &'a Report,
    document: &'a Document,
    duties: &'a Duties,
    sentences: Vec<Sentence>,
}

/// A line of no more characters that opens others is their topic.
const TOPIC_MAX: usize = 26;
/// Bytes of a sentence; those of the yearly aims have some 1,500.
const SENTENCE_MAX: usize = 6_000;
/// The demand of a brief holds so many characters.
const DEMAND_MAX: usize = 4_000;

impl<'a> Walk<'a> {
    pub(super) fn new(report: &'a Report, document: &'a Document, duties: &'a Duties) -> Walk<'a> {
        let sentences = sentences(document.text.as_str(), &frame::read(document));
        Walk { report, document, duties, sentences }
    }

    pub(super) fn run(&self) -> Vec<Proposal> {
        let gather = Gather::new(self.report, self.document, &self.sentences);
        let topics = self.topics(&gather);
        let voted = self.voted(&gather);
        let claims = gather.run(|gather, sentence| self.is_topic(gather, sentence));
        claims.iter().map(|claim| self.proposal(claim, &topics, voted)).collect()
    }

    fn is_topic(&self, gather: &Gather<'_>, sentence: &Sentence) -> bool {
        let short = self.words(&sentence.range).chars().count() <= TOPIC_MAX;
        (sentence.opens || sentence.bare) && short && !gather.promises(&sentence.range)
    }

    /// The topic above each sentence.
    fn topics(&self, gather: &Gather<'_>) -> Vec<&'a str> {
        let mut topic = (None, false, "");
        let mut end = 0;
        let each = self.sentences.iter().map(|sentence| {
            let new_line = self.words(&(end..sentence.range.start)).contains('\n');
            end = sentence.range.end;
            // A topic with a full stop holds for its line, one without for the lines below it.
            if topic.0 != sentence.heading || (new_line && !topic.1) {
                topic = (sentence.heading, false, "");
            }
            if self.is_topic(gather, sentence) {
                topic = (sentence.heading, sentence.bare, self.words(&sentence.range));
            }
            topic.2
        });
        each.collect()
    }

    /// Whether the words before the livelihood items say that the deputies chose them.
    fn voted(&self, gather: &Gather<'_>) -> bool {
        let first = self.report.livelihood.first().map(|item| &item.span);
        let Some(at) = first.and_then(|span| gather.place(span)) else { return false };
        let near = self.sentences.iter().filter(|s| s.range.start <= at.start && s.range.end + 600 > at.start);
        near.clone().any(|sentence| self.words(&sentence.range).contains("票决"))
            || near.filter_map(|sentence| self.report.outline.get(sentence.heading?)).any(|h| h.title.contains("票决"))
    }

    fn words(&self, range: &Range<usize>) -> &'a str {
        self.document.text.as_str().get(range.clone()).unwrap_or_default()
    }

    fn sentence_at(&self, at: usize) -> Option<(usize, &Sentence)> {
        let next = self.sentences.partition_point(|sentence| sentence.range.end <= at);
        self.sentences.get(next).map(|sentence| (next, sentence))
    }

    fn proposal(&self, claim: &Claim, topics: &[&str], voted: bool) -> Proposal {
        let at = claim.range.as_ref().and_then(|range| self.sentence_at(range.start));
        // What is longer than anybody speaks is a broken file: there the promise stands for itself.
        let spoken = at.filter(|(_, sentence)| sentence.range.len() <= SENTENCE_MAX);
        let sentence = spoken.map_or("", |(_, sentence)| self.words(&sentence.range));
        let heading = at.and_then(|(_, s)| self.report.outline.get(s.heading?)).map(|heading| heading.title.clone());
        let topic = at.and_then(|(nth, _)| topics.get(nth)).copied().unwrap_or_default();
        let own = claim.range.as_ref().map_or("", |range| self.words(range));
        let clause = claim.range.as_ref().map_or("", |range| self.clause(range, spoken.map(|(_, s)| s)));
        let figures = self.figures(claim, clause);
        let goal = figures.first().map(|figure| figure.goal.clone());
        let seen = Seen { own, clause, sentence, goal: goal.as_ref() };
        let face = self.face(claim, &seen, voted);
        let above = format!("{} {topic}", heading.as_deref().unwrap_or_default());
        let context = Context { thing: &face.thing, noun: claim.of != Of::Work, clause, sentence, heading: &above };
        let (lead, co) = lead(&context, self.duties);
        Proposal {
            title: face.title,
            demand: face.demand.chars().take(DEMAND_MAX).collect(),
            origin: origin(&claim.span),
            heading,
            sort: face.sort,
            nature: face.nature,
            goal,
            figures,
            due: face.due,
            every: Some(nature::rhythm(face.sort, &face.thing, self.is_later(face.due))),
            lead,
            co,
            measures: claim.measures.clone(),
            projects: claim.projects.clone(),
            optional: claim.of == Of::Work,
        }
    }

    /// The clauses that a range stands in.
    fn clause(&self, range: &Range<usize>, sentence: Option<&Sentence>) -> &'a str {
        let whole = sentence.map_or_else(|| range.clone(), |sentence| sentence.range.clone());
        let clauses = super::sentence::clauses(self.document.text.as_str(), whole);
        let touched = clauses.into_iter().filter(|clause| overlap(clause, range));
        let joined = touched.fold(range.clone(), |all, one| all.start.min(one.start)..all.end.max(one.end));
        self.words(&joined)
    }

    fn is_later(&self, due: Option<jiff::civil::Date>) -> bool {
        due.zip(self.report.report_year).is_some_and(|(due, year)| i32::from(due.year()) > year)
    }

    /// What differs by what a claim is made of.
    fn face(&self, claim: &Claim, seen: &Seen<'_>, voted: bool) -> Face {
        let year = self.report.report_year;
        match claim.of {
            Of::Item(nth) => {
                let text = self.report.livelihood.get(nth).map_or("", |item| item.text.as_str());
                Face {
                    title: title::of_words(text),
                    thing: opening(text).to_owned(),
                    demand: text.to_owned(),
                    sort: Sort::Livelihood,
                    nature: nature::of_item(voted),
                    due: due::of(None, "", year),
                }
            }
            Of::Project(nth) => {
                let period = self.report.projects.get(nth).and_then(|project| project.period.as_deref());
                let (name, stage) = self.project(claim);
                let works = stage != Stage::Other && !is_programme(&name);
                Face {
                    title: title::of_project(&name, stage),
                    demand: fallback(seen.sentence, &name),
                    thing: name,
                    sort: if works { Sort::Project } else { Sort::Work },
                    nature: Nature::Task,
                    due: due::of(period, seen.clause, year),
                }
            }
            Of::Target(nth) => {
                let measure = self.report.measures.get(nth);
                let what = measure.map_or("", |measure| unnumbered(&measure.what));
                let period = measure.and_then(|measure| measure.period.as_deref());
                let due = due::of(period, seen.clause, year);
                let later = due.filter(|_| self.is_later(due)).map(|due| i32::from(due.year()));
                Face {
                    title: title::of_target(what, seen.goal, later),
                    thing: what.to_owned(),
                    demand: fallback(seen.sentence, measure.map_or("", |measure| measure.quote.as_str())),
                    sort: Sort::Target,
                    nature: nature::of_target(what, seen.goal),
                    due,
                }
            }
            Of::Work => Face {
                thing: first_order(seen.own).to_owned(),
                title: title::of_words(from_order(seen.own)),
                demand: seen.own.to_owned(),
                sort: Sort::Work,
                nature: Nature::Task,
                due: due::of(None, seen.own, year),
            },
        }
    }

    /// The name of a project and the farthest stage that the plan promises.
    fn project(&self, claim: &Claim) -> (String, Stage) {
        let all = claim.projects.iter().filter_map(|nth| self.report.projects.get(*nth));
        let far = |project: &&Project| match project.stage {
            Stage::Other => 0,
            Stage::Planned => 1,
            Stage::Signed => 2,
            Stage::Started => 3,
            Stage::Building => 4,
            Stage::Completed => 5,
            Stage::Operating => 6,
        };
        all.max_by_key(far).map_or((String::new(), Stage::Other), |project| (project.name.clone(), project.stage))
    }

    /// The figures of a claim: those of its measures, each once, and what its projects cost.
    fn figures(&self, claim: &Claim, clause: &str) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::new();
        for nth in &claim.measures {
            let Some(measure) = self.report.measures.get(*nth) else { continue };
            let what = unnumbered(&measure.what);
            for goal in figure::goals(measure, clause, self.report.report_year) {
                let told = figures.iter().any(|figure| figure.what == what && figure.goal == goal);
                if !told {
                    figures.push(Figure { what: what.to_owned(), goal, measure: Some(*nth) });
                }
            }
        }
        for project in claim.projects.iter().filter_map(|nth| self.report.projects.get(*nth)) {
            let Some(cost) = &project.investment else { continue };
            let told = |figure: &Figure| figure.goal.value == cost.value && figure.goal.unit == cost.unit;
            let (value, unit) = (cost.value, cost.unit.clone());
            let goal = Goal { value, unit, cmp: yinuo_report::Cmp::Eq, basis: Basis::Total };
            if !figures.iter().any(told) && goal.is_sound() {
                figures.push(Figure { what: format!("{}总投资", project.name), goal, measure: None });
            }
        }
        figures
    }
}

/// What stands around a claim.
struct Seen<'a> {
    own: &'a str,
    clause: &'a str,
    sentence: &'a str,
    goal: Option<&'a Goal>,
}

struct Face {
    title: String,
    /// What the duty directory is asked about.
    thing: String,
    demand: String,
    sort: Sort,
    nature: Nature,
    due: Option<jiff::civil::Date>,
}

/// The first clause that says what is to be done: a unit answers for that, and helps with what follows.
fn first_order(words: &str) -> &str {
    let mut clauses = words.split(['，', ',', '：', ':']);
    clauses.find(|clause| is_order(clause)).unwrap_or(words)
}

/// The first clause that is long enough to name a thing.
fn opening(words: &str) -> &str {
    let mut clauses = words.split(['，', ',', '：', ':', '。', '；']);
    clauses.find(|clause| clause.chars().count() >= 6).unwrap_or(words)
}

/// Words from their first order on; what stands before says why.
fn from_order(words: &str) -> &str {
    let order = first_order(words);
    words.find(order).and_then(|at| words.get(at..)).unwrap_or(words)
}

/// Actions, plans and policies are worked at; they are not built.
fn is_programme(name: &str) -> bool {
    let bare = name.trim_end_matches(['”', '》', '"']);
    ["行动", "计划", "规划", "战略", "方案", "纲要", "政策", "意见", "条例", "活动", "专项", "机制"]
        .iter()
        .any(|word| bare.ends_with(word))
}

fn fallback(sentence: &str, words: &str) -> String {
    if sentence.is_empty() { words.to_owned() } else { sentence.to_owned() }
}

fn origin(span: &Span) -> Origin {
    Origin { part: span.part.as_ref().map(|part| part.to_string()), start: span.start, end: span.end }
}
