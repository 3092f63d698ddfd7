//! Whether a document is a government work report at all.
//!
//! News about a report quote it; plans and budgets are delivered to the same assembly. A report greets the
//! deputies in the name of the government and asks for their deliberation; where the greeting was cut off,
//! its title or its own division into review and plan stand for it.

use crate::Part;
use crate::frame::Frame;
use crate::scan::{has, has_any, pieces};
use yinuo_text::Document;

/// How far into the text the greeting is looked for.
const BYTES_MAX: usize = 6000;
/// Shorter texts are no reports, whatever they are called.
const BYTES_MIN: usize = 1500;

/// Whether it is.
pub fn is_report(document: &Document, frame: &Frame) -> bool {
    let text = document.text.as_str();
    let opening = text.get(..text.floor_char_boundary(BYTES_MAX)).unwrap_or(text);
    let heads = |part: Part| frame.heads.iter().any(|head| head.level == 1 && head.kind == part);
    let (reviewed, planned) = (heads(Part::Review), heads(Part::Plan));
    if greets(opening) {
        return true;
    }
    if text.len() < BYTES_MIN || is_other(opening) {
        return false;
    }
    let titled = frame.title.is_some();
    let addressed = has_any(text, &["各位代表", "各位委员"]);
    titled && (reviewed || planned || addressed) || reviewed && planned && addressed
}

/// The first line, where it reads as a headline.
pub fn headline(document: &Document) -> Option<String> {
    let line = document.text.as_str().lines().next()?;
    let short = (4..=60).contains(&line.chars().count()) && !line.contains('。');
    short.then(|| line.to_owned())
}

/// "On behalf of the government I report …".
fn greets(opening: &str) -> bool {
    pieces(opening, |c| matches!(c, '。' | '!' | '\u{ff01}' | '\n')).any(|sentence| {
        has_any(sentence, &["我代表", "代表市人民政府", "代表县人民政府", "代表区人民政府"])
            && has_any(sentence, &["政府", "国务院", "行署", "公署", "管委会"])
            && has(sentence, "报告")
            && has_any(sentence, &["审议", "意见", "审查"])
    }) && !is_other(opening)
}

/// Plans, budgets and the work of the courts are reported to the same assembly.
fn is_other(opening: &str) -> bool {
    let first: String = opening.lines().take(4).collect();
    has_any(
        &first,
        &[
            "国民经济和社会发展计划",
            "预算执行情况",
            "预算草案",
            "法院工作报告",
            "检察院工作报告",
            "常务委员会工作报告",
            "人大常委会工作报告",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: bool) {
        let document = Document::plain(text.to_owned());
        let frame = crate::frame::read(&document);
        assert_eq!(is_report(&document, &frame), want, "{}", document.text.as_str());
    }

    #[test]
    fn a_report_greets_or_is_divided_like_one() {
        let body = "我们修了渔港。".repeat(120);
        check("各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议。\n一、2031年工作回顾\n修渔港。", true);
        check(&format!("2032年青屿市政府工作报告\n一、2031年工作回顾\n{body}"), true);
        check(&format!("一、2031年工作回顾\n{body}\n各位代表!\n二、2032年工作安排\n修码头。"), true);
        check(&format!("市长作政府工作报告\n记者从会上获悉,{body}"), false);
        check(
            &format!("关于青屿市2031年国民经济和社会发展计划执行情况的报告\n各位代表:受市人民政府委托,{body}"),
            false,
        );
        check("", false);
    }
}
