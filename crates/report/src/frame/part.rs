//! What a heading heads, by its own words.
//!
//! To add a word: put it into the list of its part; a heading that says nothing of itself takes the part of
//! the heading above it.

use super::number::year;
use crate::Part;
use crate::scan::Words;

const OWN: Words<'_> = Words::of(&[
    "自身建设",
    "政府建设",
    "满意政府",
    "满意的政府",
    "满意的人民政府",
    "服务型政府",
    "政府治理",
    "政府效能",
    "政府系统建设",
    "政府职能",
    "行政效能",
    "政府作风",
]);
const REVIEW: Words<'_> =
    Words::of(&["回顾", "过去", "工作总结", "工作情况", "取得的成绩", "主要成就", "工作成效", "工作进展", "去年工作"]);
const PROBLEMS: Words<'_> = Words::of(&["存在的问题", "困难和问题", "问题和不足", "困难与挑战", "困难和挑战"]);
const PLAN: Words<'_> = Words::of(&[
    "安排",
    "任务",
    "打算",
    "目标",
    "重点工作",
    "今后",
    "未来",
    "总体要求",
    "工作建议",
    "部署",
    "思路",
    "举措",
    "要点",
    "今年",
    "意见",
    "主要工作",
]);

/// The part that a heading names. `level` 1 divides the report; below it only the government's own conduct
/// is told from the rest.
pub fn named(title: &str, level: u8) -> Option<Part> {
    if OWN.stand_in(title) {
        return Some(Part::Own);
    }
    if level > 1 {
        return None;
    }
    if REVIEW.stand_in(title) {
        return Some(Part::Review);
    }
    if PROBLEMS.stand_in(title) {
        return Some(Part::Problems);
    }
    PLAN.stand_in(title).then_some(Part::Plan)
}

/// Whether a line without a number reads as the heading of a part: 2023年工作回顾, 全面加强政府自身建设.
pub fn stands_alone(line: &str) -> bool {
    const ENDS: [&str; 14] = [
        "回顾", "安排", "任务", "工作", "建议", "要求", "目标", "打算", "部署", "思路", "要点", "重点", "举措", "总结",
    ];
    let short = line.len() <= 26 * 4 && (4..=26).contains(&line.chars().count());
    let timed = || {
        year_in(line).is_some() || ["过去", "今后", "未来", "今年", "去年", "“十"].iter().any(|w| line.starts_with(w))
    };
    let speaks = ["我们", "各位", "要", "必须", "将", "同时"].iter().any(|word| line.starts_with(word));
    short && !speaks && (ENDS.iter().any(|end| line.ends_with(end)) && timed() || line.ends_with("自身建设"))
}

/// The last year that a heading names.
pub fn year_in(title: &str) -> Option<i32> {
    title.match_indices("20").filter_map(|(at, _)| year(title.get(at..)?)).max()
}

/// The years of a five-year plan that a heading names: “十四五”.
pub fn five_year_plan(title: &str) -> Option<(i32, i32)> {
    const PLANS: [(&str, i32); 6] =
        [("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026), ("十六五", 2031)];
    PLANS.iter().find(|(name, _)| title.contains(name)).map(|(_, from)| (*from, from + 4))
}

/// Whether a heading speaks of five years.
pub fn of_five_years(title: &str) -> bool {
    let figure = title
        .match_indices("5年")
        .any(|(at, _)| !title.get(..at).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit())));
    figure || ["五年", "本届政府"].iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_its_part() {
        for (title, want) in [
            ("2031年工作回顾", Some(Part::Review)),
            ("过去五年工作回顾", Some(Part::Review)),
            ("2032年主要目标和重点任务", Some(Part::Plan)),
            ("今后五年的奋斗目标", Some(Part::Plan)),
            ("努力建设人民满意政府", Some(Part::Own)),
            ("困难和问题", Some(Part::Problems)),
            ("做强渔港经济", None),
        ] {
            assert_eq!(named(title, 1), want, "{title}");
        }
        assert_eq!(named("坚持目标导向,抓好重点工作", 2), None);
    }

    #[test]
    fn five_years_are_no_year_that_ends_in_five() {
        assert!(of_five_years("今后5年的目标") && of_five_years("过去五年"));
        assert!(!of_five_years("2035年工作安排"));
    }

    #[test]
    fn a_line_without_a_number_may_head_a_part() {
        for line in ["2031年工作回顾", "2032年总体目标和重点任务", "加强政府自身建设", "今后五年奋斗目标"]
        {
            assert!(stands_alone(line), "{line}");
        }
        for line in ["各位代表:", "总体要求和目标任务", "2031年11月2日", "2031年是开局之年。"] {
            assert!(!stands_alone(line), "{line}");
        }
    }
}
