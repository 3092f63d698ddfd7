//! Documents made of a string, as the reader of bytes would hand them over.

use yinuo_text::{Document, Reading};

/// A clean document that holds these words from byte 0 of its file.
pub fn document(words: &str) -> Document {
    Document::plain(words.to_owned())
}

/// A file of one such document.
pub fn reading(words: &str) -> Reading {
    Reading { bytes: words.len(), encoding: "utf-8".to_owned(), documents: vec![document(words)], findings: Vec::new() }
}

/// A sentence in a part of a report, and what should be read of it, a line each.
pub struct Case {
    pub section: &'static str,
    pub part: &'static str,
    pub sentence: &'static str,
    pub want: Vec<&'static str>,
}

/// The cases of a file: `## section`, `- part: sentence`, and below it `  - ` what should be read.
pub fn cases(file: &'static str) -> Vec<Case> {
    let (mut section, mut cases) = ("", Vec::<Case>::new());
    for line in file.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title;
        } else if let Some(case) = line.strip_prefix("- ") {
            let (part, sentence) = case.split_once(": ").expect("- part: sentence");
            cases.push(Case { section, part, sentence, want: Vec::new() });
        } else if let Some(want) = line.strip_prefix("  - ") {
            cases.last_mut().expect("a sentence comes first").want.push(want);
        }
    }
    cases
}

/// A report whose review and plan both hold these words.
pub fn report(words: &str) -> String {
    format!(
        "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n{words}\n\
         二、2032年工作安排\n{words}\n三、办好民生实事\n{words}\n"
    )
}

/// A report that holds a sentence in a part, and the years that the part speaks of: `review` of 2031,
/// `years` of the five years before the plan, `problems`, `plan` of 2032.
pub fn sentence(part: &str, sentence: &str) -> (String, &'static str) {
    let five = part == "years";
    let title = if five { "过去五年工作回顾" } else { "2031年工作回顾" };
    let (review, problems, plan, years) = match part {
        "review" => (sentence, "", "", "2031"),
        "years" => (sentence, "", "", "2027-2031"),
        "problems" => ("", sentence, "", "2031"),
        "plan" => ("", "", sentence, "2032"),
        _ => panic!("no part {part}"),
    };
    let text = format!(
        "青屿市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、{title}\n{review}\n\
         同时，我们也清醒地看到，发展中还存在不少困难和问题。{problems}\n二、2032年工作安排\n{plan}\n"
    );
    (text, years)
}
