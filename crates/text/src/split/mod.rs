//! One file, several documents.
//!
//! A feed of a portal is a row of articles, each a bullet with its title, a body, and a date (`feed`); a
//! collection is a row of reports, each with its own title or its own opening words (`reports`). Anything
//! else is one document.

mod feed;
mod reports;

use std::ops::Range;

/// A document in the lines of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its lines, its title and date among them.
    pub lines: Range<usize>,
    /// The line, and what in it is the title, where a feed gives one.
    pub title: Option<Title>,
    /// The line that is its date and ends it.
    pub date: Option<usize>,
}

/// The title that a feed gives an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    pub line: usize,
    /// The title itself, in the line, without bullet and column.
    pub inner: Range<usize>,
}

/// The documents of a file. Lines outside of all of them are furniture.
pub fn split(lines: &[&str]) -> Vec<Part> {
    let parts = feed::split(lines).unwrap_or_else(|| reports::split(lines));
    if parts.is_empty() { vec![Part { lines: 0..lines.len(), ..Part::default() }] } else { parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, documents: &[(Range<usize>, Option<&str>)]) {
        let lines: Vec<&str> = page.lines().collect();
        let parts = split(&lines);
        let found: Vec<(Range<usize>, Option<&str>)> = parts
            .iter()
            .map(|part| (part.lines.clone(), part.title.as_ref().map(|t| &lines[t.line][t.inner.clone()])))
            .collect();
        assert_eq!(found, documents);
    }

    fn prose() -> String {
        "新建桥梁12座，改造道路36公里，城乡面貌明显改善，群众出行更加便捷，交通事故明显减少。".repeat(12)
    }

    fn report() -> String {
        let opening = "现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员提出意见。";
        format!("各位代表：\n{opening}\n{}\n一、2023年工作回顾\n{}", prose(), prose())
    }

    #[test]
    fn a_feed_is_split_at_its_bullets() {
        let body = prose();
        let page = format!(
            "• 【海滨】青屿新港开港\n{body}\n2024-05-02\n• 【海滨】2024年青屿市政府工作报告\n{body}\n2024-05-01\n共 3 页\n• 联系我们\n• 企业入驻\n1.欢迎投稿。"
        );
        check(&page, &[(0..3, Some("青屿新港开港")), (3..6, Some("2024年青屿市政府工作报告"))]);
    }

    #[test]
    fn a_report_with_bullets_is_one_document() {
        check(&format!("{}\n• 新建学校3所\n• 新建医院2所\n2024年1月10日", report()), &[(0..8, None)]);
    }

    #[test]
    fn an_article_of_broken_lines_has_its_own_day_above_its_body() {
        let line = "新建桥梁12座，改造道路36公里，城乡面貌明显改善，";
        let paper = format!("2024年1月10日\n{}", [line; 30].join("\n"));
        let page = format!(
            "• 【海滨】青屿新港开港\n{}\n2024-05-02\n• 【文件】政府工作报告\n{paper}\n2024-05-01\n• 联系我们",
            prose()
        );
        check(&page, &[(0..3, Some("青屿新港开港")), (3..36, Some("政府工作报告"))]);
    }

    #[test]
    fn spam_in_brackets_and_bold_headings_divide_no_report() {
        let spam = "【海豹体彩投注平台】注册就送彩金 海豹娱乐城";
        check(
            &format!("{}\n{spam}\n{}\n{spam}\n{}\n{spam}\n{}", report(), prose(), prose(), prose()),
            &[(0..11, None)],
        );
        let bold = format!("{}\n**二、2024年工作安排**\n{}\n**三、自身建设**\n{}", report(), prose(), prose());
        check(&bold.replace("一、2023年工作回顾", "**一、2023年工作回顾**"), &[(0..9, None)]);
    }

    #[test]
    fn reports_in_a_row_are_split_at_their_openings() {
        let page = format!(
            "2023年青屿市政府工作报告\n市长 林晚\n{}\n2024年青屿市政府工作报告\n市长 林晚\n{}",
            report(),
            report()
        );
        check(&page, &[(0..7, None), (7..14, None)]);
        let ruled = format!("{}\n==========\n{}", report(), report());
        check(&ruled, &[(0..5, None), (6..11, None)]);
        check(&format!("{}\n{}", report(), report()), &[(0..5, None), (5..10, None)]);
    }

    #[test]
    fn a_report_that_addresses_the_deputies_again_is_one() {
        let page = format!("{}\n各位代表：\n{}\n各位代表！让我们携手前进！", report(), prose());
        check(&page, &[(0..8, None)]);
    }
}
