//! The dozen figures that everybody looks for first, each as it was done and as it is promised.
//!
//! To add one: a row in [`NAMES`]; the first name is what it is called, all are what texts call it.

use crate::{Kind, Measure, Report};

/// What a headline figure is called, and by which words a measure is known to be it.
const NAMES: &[(&str, &[&str])] = &[
    ("地区生产总值", &["地区生产总值", "国内生产总值", "生产总值", "GDP"]),
    ("一般公共预算收入", &["一般公共预算收入", "公共财政预算收入", "地方财政收入"]),
    ("规上工业增加值", &["规模以上工业增加值", "规上工业增加值"]),
    ("固定资产投资", &["固定资产投资"]),
    ("社会消费品零售总额", &["社会消费品零售总额", "社消零总额", "社零总额"]),
    ("进出口总额", &["进出口总额", "外贸进出口", "进出口总值", "货物进出口"]),
    ("城镇居民人均可支配收入", &["城镇居民人均可支配收入", "城镇常住居民人均可支配收入"]),
    ("农村居民人均可支配收入", &["农村居民人均可支配收入", "农村常住居民人均可支配收入"]),
    ("居民人均可支配收入", &["居民人均可支配收入"]),
    ("城镇新增就业", &["城镇新增就业", "新增城镇就业"]),
];

/// A headline figure of a report.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'a> {
    /// What it is called.
    pub name: &'static str,
    /// Index and measure of what was done, or is expected to have been.
    pub done: Option<(usize, &'a Measure)>,
    /// Index and measure of what is promised.
    pub promised: Option<(usize, &'a Measure)>,
}

/// The headline figures that a report states, in the usual order.
///
/// A measure counts for the first name that its subject is or ends with: 人均地区生产总值 and
/// 地区生产总值年均增长 are other figures.
pub fn headlines(report: &Report) -> Vec<Headline<'_>> {
    let all = NAMES.iter().map(|(name, words)| Headline {
        name,
        done: first(report, words, |kind| kind != Kind::Target, report.report_year.map(|year| year - 1)),
        promised: first(report, words, |kind| kind == Kind::Target, report.report_year),
    });
    all.filter(|found| found.done.is_some() || found.promised.is_some()).collect()
}

/// The first of a year, else of any single year, else of several: a report of five years tells the last one's figure
/// too, and one that opens a plan tells where it ends.
fn first<'a>(
    report: &'a Report,
    words: &[&str],
    wanted: impl Fn(Kind) -> bool,
    year: Option<i32>,
) -> Option<(usize, &'a Measure)> {
    let told = |measure: &Measure| wanted(measure.kind) && words.iter().any(|word| is(&measure.what, word));
    let year = year.map(|year| year.to_string());
    let rank = |measure: &Measure| {
        let period = measure.period.as_deref().unwrap_or_default();
        let single = !period.contains('-');
        let this = single && year.as_deref().is_some_and(|year| period.starts_with(year));
        2 - usize::from(single) - usize::from(this)
    };
    let found = report.measures.iter().enumerate().filter(|(_, measure)| told(measure));
    found.min_by_key(|(_, measure)| rank(measure))
}

/// Whether a subject is this figure of the whole place: 全市地区生产总值 is, 人均地区生产总值 is not.
fn is(what: &str, word: &str) -> bool {
    let Some(before) = what.strip_suffix(word).or_else(|| what.strip_suffix("总量")?.strip_suffix(word)) else {
        return false;
    };
    const WHOLE: [&str; 16] = [
        "",
        "全市",
        "全县",
        "全区",
        "全省",
        "全国",
        "全年",
        "我市",
        "我县",
        "我省",
        "全体",
        "实现",
        "预计",
        "完成",
        "地方",
        "全口径",
    ];
    WHOLE.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::{headlines, is};

    #[test]
    fn the_year_of_the_plan_goes_before_the_end_of_its_five() {
        let text = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2030年工作回顾\n地区生产总值911亿元，增长6%。\n\
                    二、2031年工作安排\n到2035年，地区生产总值突破1200亿元。\n今年主要目标是：地区生产总值增长5%以上。";
        let whole = crate::whole("report.txt", text.as_bytes()).unwrap();
        let report = whole.reports().next().unwrap();
        let gdp = headlines(report).into_iter().next().unwrap();
        let told = |found: Option<(usize, &crate::Measure)>| found.map(|(_, m)| (m.value, m.growth));
        assert_eq!((told(gdp.done), told(gdp.promised)), (Some((Some(911.0), Some(6.0))), Some((None, Some(5.0)))));
    }

    #[test]
    fn a_part_of_a_figure_is_another_figure() {
        for (what, word, right) in [
            ("地区生产总值", "地区生产总值", true),
            ("全市地区生产总值", "地区生产总值", true),
            ("地区生产总值", "生产总值", false),
            ("人均地区生产总值", "地区生产总值", false),
            ("第一产业固定资产投资", "固定资产投资", false),
            ("地区生产总值年均增长", "地区生产总值", false),
        ] {
            assert_eq!(is(what, word), right, "{what} {word}");
        }
    }
}
