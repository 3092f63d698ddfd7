//! The names in what stands between the verbs: A、B和C等12个重点项目.

use crate::stops::{closes_bracket, opens_bracket};
use std::ops::Range;

/// The names of a clause. Ranges are within the text that was split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Each name.
    pub items: Vec<Range<usize>>,
    /// What all of them are: 项目, 工程, 道路.
    pub class: Class,
    /// They are examples out of many (等).
    pub examples: bool,
    /// A noun that belongs to each of them: 高铁.
    pub noun: Option<&'static str>,
    /// The number of all of them is given (等12个项目).
    pub counted: bool,
}

/// What names are said to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Class {
    /// Nothing is said.
    #[default]
    None,
    /// Projects, works, roads, parks.
    Works,
    /// Companies, of which only the settling counts.
    Firms,
    /// Anything else: measures, fields, problems.
    Else,
}

const WORKS: &str = "项目 工程 载体 设施 街路 道路 桥梁 园区 平台 基地 线路 码头 规划 楼盘 景区 公园 医院 \
    学校 高速 铁路 小镇 行动 计划 中心 机组 泊位 电站 水库 场馆 路段 片区 街区 危桥改造 危桥 \
    改造升级 改造 高速公路 公路 通道 示范区 产业园 管网 厂房 综合体 院区 校区 航线 枢纽 专线 \
    新区 节点 大桥 街道 实验室 生产线 专项规划 湿地 河道 建筑 市场 广场 路网 快速路 \
    客运站 车站";
const ROUTES: [&str; 7] = ["高铁", "高速公路", "高速", "铁路", "抽水蓄能", "水库", "机场"];
const FIRMS: &str = "企业 公司 机构 集团 单位 品牌 总部 院所";

/// Splits what stands between the verbs.
pub fn split(text: &str) -> Names {
    let mut names = Names::default();
    let mut end = text.len();
    if let Some(at) = and_so_on(text) {
        let class = text.get(at + "等".len()..).unwrap_or_default();
        names.examples = true;
        names.counted = class.starts_with(|c: char| c.is_ascii_digit());
        names.class = class_of(class);
        names.noun = ROUTES.iter().find(|noun| class.contains(*noun)).copied();
        end = at;
    } else {
        for (word, keep) in [("项目", false), ("工程", true), ("行动", true), ("计划", true)] {
            if text.ends_with(word) {
                names.class = Class::Works;
                end -= if keep { 0 } else { word.len() };
                break;
            }
        }
    }
    let list = text.get(..end).unwrap_or_default();
    names.items = items(list);
    names
}

/// Where 等 stands outside of quotes and brackets, if it ends a list.
fn and_so_on(text: &str) -> Option<usize> {
    let found = top_level(text).filter(|(_, c)| *c == '等').map(|(at, _)| at);
    found
        .filter(|at| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            let after = text.get(at + "等".len()..).and_then(|t| t.chars().next());
            !matches!(before, None | Some('高' | '中' | '初' | '平' | '同' | '均' | '对' | '优' | '上' | '特'))
                && !matches!(after, Some('级' | '教' | '学' | '量'))
        })
        .last()
}

fn class_of(class: &str) -> Class {
    if class.contains(['进', '入', '走'])
        || ["机制", "改革", "创新"].iter().any(|word| class.contains(word))
        || class.chars().count() > 18
    {
        return Class::Else;
    }
    let class = class.trim_end_matches("建设");
    let ends = |words: &str| words.split_whitespace().any(|w| class.ends_with(w));
    match class {
        "" => Class::Works,
        _ if ends(WORKS) => Class::Works,
        _ if ends(FIRMS) => Class::Firms,
        _ => Class::Else,
    }
}

/// Divides at 、, and the last piece at 和.
fn items(list: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in top_level(list) {
        let quotes_meet = c == '“' && at > from && list.get(..at).is_some_and(|front| front.ends_with('”'));
        if (c == '、' && !between_figures(list, at)) || quotes_meet {
            found.push(from..at);
            from = at + if quotes_meet { 0 } else { c.len_utf8() };
        }
    }
    let last = list.get(from..).unwrap_or_default();
    let joint = top_level(last).find_map(|(at, _)| {
        let rest = last.get(at..)?;
        let word = ["以及", "和", "及"].into_iter().find(|w| rest.starts_with(w))?;
        let sides = last.get(..at)?.chars().count() >= 3 && rest.get(word.len()..)?.chars().count() >= 3;
        sides.then_some((at, word.len()))
    });
    match joint.filter(|_| !found.is_empty()) {
        Some((at, len)) => found.extend([from..from + at, from + at + len..list.len()]),
        None => found.push(from..list.len()),
    }
    found.retain(|range| !range.is_empty());
    found
}

/// 5、6号机组 is one name.
fn between_figures(list: &str, at: usize) -> bool {
    let before = list.get(..at).is_some_and(|front| front.ends_with(|c: char| c.is_ascii_digit()));
    before && list.get(at + "、".len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The characters outside of quotes and brackets; an opening quote counts as outside.
pub fn top_level(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut depth = 0_i32;
    text.char_indices().filter(move |(_, c)| {
        let outside = depth <= 0;
        if matches!(c, '“' | '《') || opens_bracket(*c) {
            depth += 1;
        } else if matches!(c, '”' | '》') || closes_bracket(*c) {
            depth -= 1;
        }
        outside
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str], class: Class) {
        let names = split(text);
        let got: Vec<&str> = names.items.iter().map(|r| &text[r.clone()]).collect();
        assert_eq!((got.as_slice(), names.class), (want, class), "{text}");
    }

    #[test]
    fn a_list_is_divided_and_classed() {
        check("鲸屿岬风电、青屿石化和贝雕小镇等12个重点项目", &["鲸屿岬风电", "青屿石化", "贝雕小镇"], Class::Works);
        check("鲸屿岬风电项目", &["鲸屿岬风电"], Class::Works);
        check("“海上粮仓”“蓝色药库”工程", &["“海上粮仓”", "“蓝色药库”工程"], Class::Works);
        check("青屿石化等企业", &["青屿石化"], Class::Firms);
        check("青屿石化等问题", &["青屿石化"], Class::Else);
        check("贝雕(甲、乙)博物馆", &["贝雕(甲、乙)博物馆"], Class::None);
        check("高等学校", &["高等学校"], Class::None);
    }
}
