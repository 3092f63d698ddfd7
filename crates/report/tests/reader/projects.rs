//! Every case of `projects.md`: a sentence, and the projects that a careful reader of the contract finds in it.

use crate::make::{document, sentence};

const CASES: &str = include_str!("projects.md");

/// A sentence in a part of a report, and what should be read of it.
struct Case<'a> {
    part: &'a str,
    sentence: &'a str,
    want: Vec<&'a str>,
}

#[test]
fn every_case() {
    let cases = cases();
    let wrong: Vec<String> = cases.iter().filter_map(check).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 25, "only {} cases were found", cases.len());
}

fn cases() -> Vec<Case<'static>> {
    let mut cases = Vec::<Case<'static>>::new();
    for line in CASES.lines() {
        if let Some(case) = line.strip_prefix("- ") {
            let (part, sentence) = case.split_once(": ").expect("- part: sentence");
            cases.push(Case { part, sentence, want: Vec::new() });
        } else if let Some(want) = line.strip_prefix("  - ") {
            cases.last_mut().expect("a sentence comes first").want.push(want);
        }
    }
    cases
}

/// What is wrong with one case, if anything.
fn check(case: &Case<'_>) -> Option<String> {
    let (text, _) = sentence(case.part, case.sentence);
    let document = document(&text);
    let frame = yinuo_report::frame::read(&document);
    let got: Vec<String> = yinuo_report::projects::read(&document, &frame)
        .into_iter()
        .filter(|project| case.sentence.contains(&project.quote))
        .map(|project| format!("{} | {}", project.name, format!("{:?}", project.stage).to_lowercase()))
        .collect();
    (got != case.want).then(|| format!("{}: {}\n  want {:?}\n  got  {got:?}", case.part, case.sentence, case.want))
}
