//! Every case of `measures.md`: a sentence, and the measures that a careful reader of the contract finds in it.

use crate::make::{Case, cases, document, sentence};
use crate::scoring::alike;
use yinuo_report::{Cmp, Kind, Measure};

const CASES: &str = include_str!("measures.md");
/// The section of what is known to be missed.
const MISSED: &str = "Known misses";

#[test]
fn every_case() {
    let cases = cases(CASES);
    let wrong: Vec<String> = cases.iter().filter(|case| case.section != MISSED).filter_map(check).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 120, "only {} cases were found", cases.len());
}

/// A known miss that is read rightly moves up into its section.
#[test]
fn known_misses_are_missed() {
    let cases = cases(CASES);
    let read: Vec<&str> =
        cases.iter().filter(|case| case.section == MISSED && check(case).is_none()).map(|case| case.sentence).collect();
    assert!(read.is_empty(), "these are read now; move them up in measures.md: {read:#?}");
}

/// What is wrong with one case, if anything.
fn check(case: &Case) -> Option<String> {
    let (text, years) = sentence(case.part, case.sentence);
    let document = document(&text);
    let frame = yinuo_report::frame::read(&document);
    let at = text.find(case.sentence).expect("it stands there");
    let inside = |measure: &Measure| at <= measure.span.start && measure.span.end <= at + case.sentence.len();
    let got: Vec<String> = yinuo_report::measure::read(&document.text, &frame)
        .into_iter()
        .filter(inside)
        .map(|measure| written(&measure, case.part, years))
        .collect();
    let right = got.len() == case.want.len() && got.iter().zip(&case.want).all(|(got, want)| same(got, want));
    let list = |rows: Vec<&str>| rows.join("\n    ");
    let got = got.iter().map(String::as_str).collect();
    (!right).then(|| {
        format!("{}: {}\n  want\n    {}\n  got\n    {}", case.part, case.sentence, list(case.want.clone()), list(got))
    })
}

/// All but the thing must be the same to the letter; a thing may be worded a little otherwise.
fn same(got: &str, want: &str) -> bool {
    let (got, rest) = got.split_once(" | ").unwrap_or((got, ""));
    let (want, wanted) = want.split_once(" | ").unwrap_or((want, ""));
    rest == wanted && alike(got, want) >= 0.8
}

/// A measure in the notation of the cases; what its part says anyway is left out.
fn written(measure: &Measure, part: &str, years: &str) -> String {
    let mut row = vec![measure.what.clone()];
    let unit = measure.unit.clone().unwrap_or_default();
    let sign = sign(measure.cmp);
    let levelled = measure.value.is_some() || measure.low.is_some();
    if let Some(value) = measure.value {
        row.push(format!("{sign}{value}{unit}"));
    }
    if let Some((low, high)) = measure.low.zip(measure.high) {
        row.push(format!("{sign}{low}–{high}{unit}"));
    }
    if let Some(growth) = measure.growth {
        row.push(format!("{}{growth:+}%", if levelled { "" } else { sign }));
    }
    if let Some(delta) = &measure.delta {
        row.push(format!(
            "{}Δ{:+}{}",
            if levelled || measure.growth.is_some() { "" } else { sign },
            delta.value,
            delta.unit
        ));
    }
    if let Some(from) = measure.from {
        row.push(format!("from {from}"));
    }
    if measure.kind != if part == "plan" { Kind::Target } else { Kind::Actual } {
        row.push(format!("{:?}", measure.kind).to_lowercase());
    }
    let period = measure.period.as_deref().unwrap_or("no period");
    if period != years {
        row.push(period.to_owned());
    }
    if let Some(rank) = &measure.rank {
        row.push(format!("#{rank}"));
    }
    if measure.zh {
        row.push("zh".to_owned());
    }
    row.join(" | ")
}

fn sign(cmp: Cmp) -> &'static str {
    match cmp {
        Cmp::Eq => "",
        Cmp::Ge => "≥",
        Cmp::Gt => ">",
        Cmp::Le => "≤",
        Cmp::Lt => "<",
        Cmp::Approx => "≈",
    }
}
