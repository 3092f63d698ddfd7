//! Four real reports read by hand: what they promise must arrive as proposed tasks, with its figure and its year.

#[allow(dead_code, unused_imports, reason = "the reader's own matching, of which this takes a part")]
#[path = "../../../report/tests/reader/scoring/mod.rs"]
mod scoring;

use super::{duties, read, shared};
use scoring::{Gold, align, alike, overlap, score};
use std::path::Path;
use yinuo_delivery::propose::{Figure, Proposal};
use yinuo_report::{Kind, Measure, Project, Report};

const TARGETS: f64 = 0.95;
const PROJECTS: f64 = 0.85;
const RIGHT: f64 = 0.90;

#[test]
fn promises_of_real_reports() {
    let shared = shared();
    let gold = shared.join("gold");
    if !gold.is_dir() {
        println!("skipped: {} is not there (or set YINUO_SHARED)", gold.display());
        return;
    }
    let seeds = shared.join("seeds");
    for (file, name) in [
        ("huludao-2024.txt", "huludao-2024"),
        ("fuxin-2023-mangled.txt", "fuxin-2023"),
        ("yingkou-feed.txt", "yingkou-2017"),
        ("yingkou-feed.txt", "yingkou-2018"),
    ] {
        check(&seeds.join(file), &gold, name);
    }
}

/// A measure or a project of the report, and the proposal that has it.
type Arrived<'a, T> = Vec<(&'a T, &'a Proposal)>;

fn check(file: &Path, folder: &Path, name: &str) {
    let raw = std::fs::read(file).expect("a report");
    let gold = Gold::read(folder, name);
    let all = read(&raw, &duties());
    let agreement = |report: &Report| score(&gold, report).found;
    let best = all.iter().max_by(|a, b| agreement(&a.1).total_cmp(&agreement(&b.1)));
    let (_, report, proposals) = best.expect("a report is found");

    let mut measures: Vec<(usize, &Proposal)> =
        proposals.iter().flat_map(|p| p.measures.iter().map(move |nth| (*nth, p))).collect();
    measures.sort_by_key(|(nth, _)| *nth);
    let measures: Arrived<Measure> = measures.into_iter().map(|(nth, p)| (&report.measures[nth], p)).collect();
    let mut projects: Vec<(usize, &Proposal)> =
        proposals.iter().flat_map(|p| p.projects.iter().map(move |nth| (*nth, p))).collect();
    projects.sort_by_key(|(nth, _)| *nth);
    let projects: Arrived<Project> = projects.into_iter().map(|(nth, p)| (&report.projects[nth], p)).collect();

    // Quantities in Chinese numerals are optional, as in the reader's own scoring.
    let targets: Vec<&Measure> = gold.measures.iter().filter(|m| m.kind == Kind::Target && !m.zh).collect();
    let promised: Vec<&Project> = gold.projects.iter().filter(|p| p.kind == Kind::Target).collect();
    // The place decides, the figure helps to tell neighbours apart; whether it is right is counted below.
    let pairs = align(&targets, &measures, |g, (r, _)| {
        let near = overlap(&g.quote, &r.quote);
        let figure = if same_number(g, r) { 0.5 } else { 0.0 };
        if near < 0.5 { 0.0 } else { 1.0 + figure + 0.1 * near + 0.2 * alike(&g.what, &r.what) }
    });
    let named = align(&promised, &projects, |g, (r, _)| {
        let (near, name) = (overlap(&g.quote, &r.quote), alike(&g.name, &r.name));
        if near < 0.5 || name < 0.6 { 0.0 } else { 1.0 + 0.1 * name }
    });
    // A project that the reader took for no name still arrives in the work that holds its words.
    let within = |project: &Project| {
        let quote: String = scoring::squeeze(&project.quote).into_iter().collect();
        let holds = |p: &&Proposal| scoring::squeeze(&p.demand).into_iter().collect::<String>().contains(&quote);
        let mut homes = proposals.iter().filter(|p| p.optional).filter(holds);
        homes.next().filter(|p| right_year(project.period.as_deref(), p))
    };
    let unnamed = (0..promised.len()).filter(|g| named.iter().all(|(paired, _)| paired != g));
    let unnamed = unnamed.filter(|g| within(promised[*g]).is_some()).count();
    let right = pairs.iter().filter(|(g, r)| right_figure(targets[*g], measures[*r].1)).count();
    let year = pairs.iter().filter(|(g, r)| right_year(targets[*g].period.as_deref(), measures[*r].1)).count();
    let both = pairs.iter().filter(|(g, r)| {
        right_figure(targets[*g], measures[*r].1) && right_year(targets[*g].period.as_deref(), measures[*r].1)
    });
    let project_year = named.iter().filter(|(g, r)| right_year(promised[*g].period.as_deref(), projects[*r].1)).count();
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let both = share(both.count(), pairs.len());
    println!(
        "{name}: targets {}/{} = {:.3}, figure right {right}, year right {year}, both {both:.3}; projects {}+{unnamed}/{} = {:.3}, \
         year right {project_year}; proposals {} of which optional {}; with a lead {}",
        pairs.len(),
        targets.len(),
        share(pairs.len(), targets.len()),
        named.len(),
        promised.len(),
        share(named.len() + unnamed, promised.len()),
        proposals.len(),
        proposals.iter().filter(|p| p.optional).count(),
        proposals.iter().filter(|p| p.lead.is_some()).count(),
    );
    let missed: Vec<String> = (0..targets.len())
        .filter(|g| pairs.iter().all(|(paired, _)| paired != g))
        .map(|g| format!("missed {} | {}", targets[g].what, targets[g].quote))
        .chain(pairs.iter().filter(|(g, r)| !right_figure(targets[*g], measures[*r].1)).map(|(g, r)| {
            format!("figure {:?} {:?} | {:?}", targets[*g].quote, targets[*g].value, measures[*r].1.figures)
        }))
        .collect();
    let lost: Vec<&str> = (0..promised.len())
        .filter(|g| named.iter().all(|(paired, _)| paired != g))
        .map(|g| promised[g].quote.as_str())
        .collect();
    let missed = missed.join("\n");
    assert!(share(pairs.len(), targets.len()) >= TARGETS, "{name}: too few targets arrive\n{missed}");
    assert!(share(named.len() + unnamed, promised.len()) >= PROJECTS, "{name}: too few projects arrive\n{lost:#?}");
    assert!(both >= RIGHT, "{name}: too few figures and years are right\n{missed}");
    assert!(share(project_year, named.len()) >= RIGHT, "{name}: too few years of projects are right");
}

fn same_number(gold: &Measure, read: &Measure) -> bool {
    scoring::Figure::of(gold) == scoring::Figure::of(read)
}

/// Whether a proposal is held to the gold's figure: its value, else an end of its range, its growth, its change.
fn right_figure(gold: &Measure, proposal: &Proposal) -> bool {
    let unit = |unit: &str| unit.replace('（', "(").replace('）', ")");
    let own = gold.unit.as_deref().map(unit).unwrap_or_default();
    let holds = |value: f64, of: &str| {
        let same =
            |figure: &Figure| (figure.goal.value.abs() - value.abs()).abs() < 1e-6 && unit(&figure.goal.unit) == of;
        proposal.figures.iter().any(same)
    };
    match (gold.value, gold.low.or(gold.high), gold.growth, &gold.delta) {
        (Some(value), _, _, _) => holds(value, &own),
        (None, Some(end), _, _) => holds(end, &own),
        (None, None, Some(growth), _) => holds(growth, "%"),
        (None, None, None, Some(delta)) => holds(delta.value, &unit(&delta.unit)),
        (None, None, None, None) => false,
    }
}

fn right_year(period: Option<&str>, proposal: &Proposal) -> bool {
    let Some(period) = period else { return proposal.due.is_some() };
    let year = period.split('-').next_back().unwrap_or(period).get(..4).unwrap_or_default();
    proposal.due.is_some_and(|due| due.year().to_string() == year)
}
