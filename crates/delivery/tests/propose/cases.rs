//! Every case of `cases.md`: a promise, and the tasks that a supervision office would make of it.

use super::duties;
use yinuo_delivery::propose::{Duties, Figure, Proposal, propose};
use yinuo_delivery::task::{Nature, Sort};
use yinuo_report::{Cmp, Source};
use yinuo_text::Document;

const CASES: &str = include_str!("cases.md");

struct Case {
    sentence: &'static str,
    want: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::<Case>::new();
    let body = CASES.lines().skip_while(|line| !line.starts_with("## "));
    for line in body {
        if let Some(sentence) = line.strip_prefix("- ") {
            cases.push(Case { sentence, want: Vec::new() });
        } else if let Some(want) = line.strip_prefix("  - ") {
            cases.last_mut().expect("a sentence comes first").want.push(want);
        }
    }
    cases
}

#[test]
fn every_case() {
    let (cases, duties) = (cases(), duties());
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case, &duties)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 60, "only {} cases were found", cases.len());
}

fn check(case: &Case, duties: &Duties) -> Option<String> {
    let got: Vec<String> = proposals(&format!("{}\n", case.sentence), duties).iter().map(written).collect();
    let list = |rows: &[String]| rows.join("\n    ");
    let want: Vec<String> = case.want.iter().map(|want| (*want).to_owned()).collect();
    (got != want).then(|| format!("{}\n  want\n    {}\n  got\n    {}", case.sentence, list(&want), list(&got)))
}

/// What is proposed for a plan of 2032 with these words.
fn proposals(words: &str, duties: &Duties) -> Vec<Proposal> {
    let text = format!(
        "青屿市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n\
         各项事业取得新的进步。\n二、2032年工作安排\n{words}"
    );
    let document = Document::plain(text);
    let bytes = document.text.as_str().len();
    let source = Source { file: "case".to_owned(), bytes, encoding: "utf-8".to_owned(), index: 0 };
    propose(&yinuo_report::read(source, &document), &document, duties)
}

/// A proposal in the notation of the cases.
fn written(proposal: &Proposal) -> String {
    let figures: Vec<String> = proposal.figures.iter().map(figure).collect();
    let figures = if figures.is_empty() { "-".to_owned() } else { figures.join(" + ") };
    let lead = proposal.lead.as_ref().map_or("?", |lead| lead.unit.as_str());
    let mut row = vec![proposal.title.clone(), figures, lead.to_owned()];
    let mut more = Vec::new();
    if proposal.nature != Nature::Task {
        row.push(proposal.nature.as_str().to_owned());
    }
    if proposal.sort != Sort::Target {
        more.push(proposal.sort.as_str());
    }
    if proposal.optional {
        more.push("optional");
    }
    if !more.is_empty() {
        row.push(more.join(" "));
    }
    let due = proposal.due.map(|due| due.to_string()).unwrap_or_default();
    if due != "2032-12-31" {
        row.push(due);
    }
    row.join(" | ")
}

fn figure(figure: &Figure) -> String {
    let goal = &figure.goal;
    let sign = match goal.cmp {
        Cmp::Eq => "",
        Cmp::Ge => "≥",
        Cmp::Gt => ">",
        Cmp::Le => "≤",
        Cmp::Lt => "<",
        Cmp::Approx => "≈",
    };
    format!("{sign}{}{} {}", goal.value, goal.unit, goal.basis.as_str())
}

/// The livelihood items of a report are one task each, with their figures, and voted where the report says so.
#[test]
fn livelihood_items() {
    let words = "三、办好民生实事\n以下10件民生实事由人大代表票决产生：\n1.改造老旧小区38个，惠及居民1.2万户。\n\
                 2.新建幼儿园3所，新增学位720个。\n3.更新公交车60辆。\n";
    let items: Vec<Proposal> =
        proposals(words, &duties()).into_iter().filter(|one| one.sort == Sort::Livelihood).collect();
    let rows: Vec<String> = items.iter().map(written).collect();
    assert_eq!(
        rows,
        [
            "改造老旧小区38个，惠及居民1.2万户 | 38个 total + 1.2万户 total | construction | voted | livelihood",
            "新建幼儿园3所，新增学位720个 | 3所 total + 720个 total | education | voted | livelihood",
            "更新公交车60辆 | 60辆 total | transport | voted | livelihood",
        ]
    );
}

/// A promise that the plan says twice is one task, and a project that it names twice as well.
#[test]
fn nothing_is_proposed_twice() {
    let words = "改造老旧小区38个。加快鲸屿核电二期项目建设。\n(一)改善民生\n改造老旧小区38个。推动鲸屿核电二期项目开工建设。\n";
    let tasks = proposals(words, &duties());
    let titles: Vec<&str> = tasks.iter().map(|task| task.title.as_str()).collect();
    assert_eq!(titles, ["改造老旧小区38个", "鲸屿核电二期：加快建设"]);
    assert_eq!(tasks[0].measures.len(), 2);
    assert_eq!(tasks[1].projects.len(), 2);
}

/// The reason names the word, the unit and the line of the directory; other units stay at hand.
#[test]
fn a_lead_says_why() {
    let tasks = proposals("新建改建农村公路45公里。\n", &duties());
    let lead = tasks[0].lead.as_ref().expect("a lead");
    let nth = duties().lines().iter().position(|line| line.id == lead.line).expect("the line") + 1;
    assert_eq!(lead.why, format!("「农村公路」→ 交通局（职责目录第{nth}项）"));
    assert!(lead.alternatives.iter().all(|other| other.unit != lead.unit));
}
