//! Every case of `projects.md`: a sentence, and the projects that a careful reader of the contract finds in it.

use crate::make::{Case, cases, document, sentence};

const CASES: &str = include_str!("projects.md");

#[test]
fn every_case() {
    let cases = cases(CASES);
    let wrong: Vec<String> = cases.iter().filter_map(check).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 25, "only {} cases were found", cases.len());
}

/// What is wrong with one case, if anything.
fn check(case: &Case) -> Option<String> {
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
