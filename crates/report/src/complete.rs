//! Whether a report is all there. One that was cut in half reads well as far as it goes, and whoever takes its
//! figures for all of them would do the city wrong: what is missing is said.

use crate::Part;
use crate::frame::Frame;
use yinuo_text::{Document, Finding};

/// No plan part was found.
pub const NO_PLAN: &str = "R0201";
/// No review part was found.
pub const NO_REVIEW: &str = "R0202";

/// What is missing of a report: nothing, in a whole one.
pub fn missing(document: &Document, frame: &Frame) -> Vec<Finding> {
    let has = |part: Part| frame.stretches.iter().any(|stretch| stretch.part == part);
    let end = document.text.as_str().len();
    let tell = |code: &str, message: &str, at: std::ops::Range<usize>| Finding {
        code: code.to_owned(),
        message: message.to_owned(),
        span: document.text.source(at),
    };
    let mut found = Vec::new();
    if !has(Part::Review) {
        let message = "没有读到工作回顾部分：原文可能缺了前半，请核对文件是否完整。";
        found.push(tell(NO_REVIEW, message, 0..0));
    }
    if !has(Part::Plan) {
        let message = "没有读到工作安排部分：原文可能缺了后半，请核对文件是否完整。";
        found.push(tell(NO_PLAN, message, end..end));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_ends_with_its_review_is_told() {
        let told = |text: &str| {
            let document = Document::plain(text.to_owned());
            let found = missing(&document, &crate::frame::read(&document));
            found.into_iter().map(|finding| (finding.code, finding.span.start)).collect::<Vec<_>>()
        };
        let half = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n修渔港6座。";
        assert_eq!(told(half), [(NO_PLAN.to_owned(), half.len())]);
        assert_eq!(told(&format!("{half}\n二、2032年工作安排\n修渔港8座。")), []);
    }
}
