//! Whether a text can be a name at all: no count, no sentence, no "several".

use super::frequent::rarity;
use super::look::{Look, look, without_brackets};
use super::proper::zone;
use super::words::BEFORE;
use crate::lexicon::Lexicon;
use crate::scan::{all_chinese, cut, signs};
use std::borrow::Cow;
use std::sync::LazyLock;

static WITHIN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(CONTAINS));
static VAGUE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(ABSTRACT));
static FIRST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(BEGINS));
static KIND_LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(KINDS));
static LAST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(ENDS));

/// What no name begins with.
const BEGINS: &str = "才 唯有 只有 方能 一批 一系列 各 每 所有 全部 若干 更多 多个 部分 相关 有关 这 该 其 我 以 为 让 使 把 \
    由 从 在 是 不 和 与 及 并 向 新增 累计 一 两 二 三 四 五 六 七 八 九 十 百 千 万 近 超 超过 逾 \
    约 达 共 覆盖 重大 市级 省级 县级 区级 一些 多 首批 更 最 具有 拥有 坚持 开展 加强 \
    提高 企业 特别是 以及 尤其是 包括 于 了 确保 推动 推进 支持 加快 推广 引导 鼓励 党中央 全局性 前瞻性 整体性 招引 吸引 结合 国务院 抓早";
/// What no name contains.
const CONTAINS: &str = "的 了 着 不断 更加 以上 以下 左右 \
    水平 问题 矛盾 优势 结构 进一步 政策 资金 \
    要求 意识 关系 作用 比赛 新台阶 竞争力 意见 加快 实现 获批 实行 开展 通过 成为 达到 完成 \
    建立 推进 实施 吸引 承接 淘汰 入选 获得 引进 落实 清单 手续 难题 氛围 一批 债务 已有 现有 共有 再生产 常态化 就是 统一大市场 信用等级 抓好 打造 建好";
/// What a name contains only if it is a programme's, or a zone's.
const ABSTRACT: &str = "培育 提高 增加 改革 创新驱动 创建 高质量发展 乡村振兴 现代化 体系 机制 制度";
/// What no name ends with.
const ENDS: &str = "转型升级 部署 县 省 企业 外资 贷款 票据 债券 业务 保单 州 五国 十国 阶段 手段 时段 地段 学段 工作 任务 目标 活动 会议 融合 经济 产业 措施 资源 能力 环境 格局 在 被 和 及 与 正常 副中心 第一城 试点县城 百强县 强市 强省 强县 就有 成链 成群 成势";
/// Kinds of things: whole names of none.
const KINDS: &str = "机场 高铁站 机组 断头路 丁字路 烂尾楼 停车场 先导区 创业园 林荫路 坡耕地 淤地坝 示范区 试验区 火车站 客运站 \
    车站 医院 学校 公园 广场 水库 码头 泵站 光伏 风电 储能 抽水蓄能 海上风电 海上光伏 变电站 输电线路 电力线路 地下管网 \
    公共停车场 产业园 产业园区 工业园区 农村公路 污水处理厂 垃圾处理厂 数据中心 算力中心 敬老院 养老院 幼儿园 中小学校";
/// Words of one character that no name begins with, however it goes on.
const GRAMMAR: &str = "这该我为让使把由从在是不与及并向了";
const NUMERALS: &str = "一两二三四五六七八九十百千万";
/// What a count is of.
const COUNTED: &str = "个家条座项所批处户件名人亩公套栋大张余多辆门场台位次种类";

/// Whether a text can be a name.
pub fn possible(name: &str) -> bool {
    if !(2..=36).contains(&name.chars().count()) || first(name) {
        return false;
    }
    let plain = all_chinese(name);
    let outside = if plain { Cow::Borrowed(name) } else { outside_quotes(without_brackets(name)) };
    !contains(&outside)
        && LAST.ends(name).is_none()
        && BEFORE.opening(name).is_none_or(|(verb, _)| verb.len() < name.len())
        && !builds(&outside)
        && !KIND_LIST.has(name)
        && !part_of_city(name)
        && !lies_in(&outside)
        && (plain || well_signed(name, &outside))
        && !stretches(&outside)
        && (!VAGUE.within(&outside) || programme(name))
}

/// Whether the signs in a name are such as names have.
fn well_signed(name: &str, outside: &str) -> bool {
    let bare_number = || name.strip_suffix('号').is_some_and(|front| front.bytes().all(|b| b.is_ascii_digit()));
    let divides =
        |(at, c): (usize, char)| matches!(c, '%' | ';') || c == '、' && !figure_at(outside, at + c.len_utf8());
    let no_name = law(name) || counted(name) || bare_number() || named_number(name) || signs(outside).any(divides);
    !no_name && balanced(name)
}

fn figure_at(name: &str, at: usize) -> bool {
    name.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether something in a text stands in quotes.
pub fn quotes(text: &str) -> bool {
    signs(text).any(|(_, c)| matches!(c, '“' | '《'))
}

/// The name without what stands in quotes.
pub fn outside_quotes(name: &str) -> Cow<'_, str> {
    if !quotes(name) {
        return Cow::Borrowed(name);
    }
    let mut depth = 0_i32;
    let outside = name.chars().filter(|c| {
        match c {
            '“' | '《' => depth += 1,
            '”' | '》' => depth -= 1,
            _ => return depth <= 0,
        }
        false
    });
    Cow::Owned(outside.collect())
}

fn programme(name: &str) -> bool {
    const HOUSES: [&str; 5] = ["工程", "学院", "研究院", "大学", "先行区"];
    look(name) == Look::Programme || zone(name) || HOUSES.iter().any(|word| name.ends_with(word))
}

/// Holds what no name holds; 等 is a word in 高等.
fn contains(name: &str) -> bool {
    let and_so_on = || name.match_indices('等').any(|(at, _)| !is_rank(name, at));
    WITHIN.within(name) || and_so_on()
}

fn is_rank(name: &str, at: usize) -> bool {
    let higher = name.get(..at).is_some_and(|front| front.ends_with(['高', '中', '初']));
    higher || name.get(at + "等".len()..).is_some_and(|rest| rest.starts_with('级'))
}

/// Begins like no name; a word of one character may begin a longer one: 三江口, 大唐.
fn first(name: &str) -> bool {
    let Some(word) = FIRST.begins(name).filter(|_| !begins_named(name)) else { return false };
    if word.ends_with('级') {
        let long = name.chars().count();
        let thing = look(name) == Look::Entity && long >= 11 && !name.contains("示范");
        return !(thing || look(name) == Look::Programme && long >= 9);
    }
    if word.chars().count() > 1 {
        return true;
    }
    let rest = name.get(word.len()..).unwrap_or_default();
    let named = rest.starts_with(['门', '台', '场']) || rest.starts_with("家子") || rest.starts_with("座店");
    let counts = rest.starts_with(|c| COUNTED.contains(c)) && !named;
    if NUMERALS.contains(word) {
        return counts;
    }
    if GRAMMAR.contains(word) {
        return true;
    }
    let opening: String = name.chars().take(2).collect();
    counts || rarity(&opening) == 0
}

/// 建设 in its midst: a sentence, no name; but 建设集团.
fn builds(name: &str) -> bool {
    const AFTER: [&str; 12] =
        ["行动", "三年行动", "专项行动", "专项规划", "规划", "项目", "工程", "集团", "基地", "银行", "投资", "运营"];
    let Some((front, rest)) = cut(name, "建设") else { return false };
    !front.is_empty() && rest.chars().count() >= 2 && !AFTER.iter().any(|word| rest.starts_with(word))
}

/// 青屿区, 鲸岬市: a place, no project; but 高新区.
fn part_of_city(name: &str) -> bool {
    name.chars().count() <= 3
        && name.ends_with(['市', '区'])
        && !["新区", "保区", "开区", "税区", "作区"].iter().any(|kind| name.ends_with(kind))
}

/// 项目在青屿合作: a sentence; but 在线.
fn lies_in(name: &str) -> bool {
    cut(name, "在").is_some_and(|(front, rest)| {
        !rest.starts_with(['线', '建', '职']) && !front.ends_with(['所', '潜', '内', '存', '现', '自'])
    })
}

/// Whether a text begins with a word that no list of names begins with: 与, 对.
pub fn begins_grammar(name: &str) -> bool {
    name.starts_with(['与', '对', '在', '从', '以', '为']) && !begins_named(name)
}

/// Roads and places that begin like grammar: 和平大道, 向阳路.
fn begins_named(name: &str) -> bool {
    const NAMED: [&str; 9] = ["和平", "向阳", "和谐", "为民", "和顺", "和田", "从化", "向东", "以色列"];
    NAMED.iter().any(|word| name.starts_with(word))
}

/// 24个乡镇…: a count, no name.
fn counted(name: &str) -> bool {
    if !name.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '万');
    let measured = |c: char| c.is_ascii() || "吨千兆路号国省乡线伏瓦".contains(c);
    !rest.starts_with(measured)
}

/// “五大行动”, “一廊六基地”: a number of names, no name.
fn named_number(name: &str) -> bool {
    let Some((_, inner)) = cut(name, "“") else { return false };
    let (inner, behind) = inner.split_once('”').unwrap_or((inner, ""));
    let few = inner.chars().filter(|c| "一二两双三四五六七八九十".contains(*c)).count();
    if few >= 2 && name.starts_with('“') && (behind.is_empty() || look(behind) == Look::Works) {
        return !behind.ends_with("工程");
    }
    let rest = inner.trim_start_matches(|c: char| NUMERALS.contains(c) || c.is_ascii_digit());
    rest.len() < inner.len() && rest.starts_with(['大', '项']) && rest.chars().count() <= 7
}

/// 服务向海岛延伸: a sentence.
fn stretches(name: &str) -> bool {
    let ends = ["延伸", "拓展", "转型", "集聚", "覆盖"].iter().any(|word| name.ends_with(word));
    ends && cut(name, "向").is_some_and(|(front, _)| !front.is_empty() && !front.ends_with(['方', '走', '朝']))
}

/// 《渔港条例》, 《工作规则》: a law is nobody's project.
fn law(name: &str) -> bool {
    const LAWS: [&str; 8] = ["条例", "规则", "办法", "规定", "意见", "决定", "细则", "协定"];
    name.strip_suffix('》').is_some_and(|title| LAWS.iter().any(|word| title.ends_with(word)))
}

fn balanced(name: &str) -> bool {
    let (mut quotes, mut titles, mut round, mut wide) = (0, 0, 0, 0);
    for (_, c) in signs(name) {
        match c {
            '“' => quotes += 1,
            '”' => quotes -= 1,
            '《' => titles += 1,
            '》' => titles -= 1,
            '(' => round += 1,
            ')' => round -= 1,
            '\u{ff08}' => wide += 1,
            '\u{ff09}' => wide -= 1,
            _ => {}
        }
    }
    (quotes, titles, round, wide) == (0, 0, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_sentences_are_no_names() {
        for name in ["鲸屿岬公路", "三江口码头", "20万吨级码头", "“三个一批”工程", "鲸屿建设集团大厦"]
        {
            assert!(possible(name), "{name}");
        }
        for name in ["12条道路", "一批公路", "三座码头", "港口的改造", "渔港建设上市公司", "“蓝色药库", "加强治理"]
        {
            assert!(!possible(name), "{name}");
        }
    }
}
