//! Whether a text can be a name at all: no count, no sentence, no "several".

use super::frequent::rarity;
use super::look::{Look, look, without_brackets};
use super::proper::zone;
use crate::lexicon::Lexicon;
use crate::scan::{cut, has_any, signs};
use std::borrow::Cow;
use std::sync::LazyLock;

static WITHIN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(CONTAINS));
static VAGUE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(ABSTRACT));
static FIRST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(BEGINS));
static LAST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(ENDS));

/// What no name begins with.
const BEGINS: &str = "一批 一系列 各 每 所有 全部 若干 更多 多个 部分 相关 有关 这 该 其 我 以 为 让 使 把 \
    由 从 在 是 不 和 与 及 并 向 新增 累计 一 两 二 三 四 五 六 七 八 九 十 百 千 万 近 超 超过 逾 \
    约 达 共 覆盖 重大 市级 省级 县级 区级 一些 多 首批 更 最 具有 拥有 坚持 开展 加强 \
    提高 企业 特别是 以及 尤其是 包括 于 了 确保 推动 推进 支持 加快 推广 引导 鼓励";
/// What no name contains.
const CONTAINS: &str = "的 了 着 不断 更加 以上 以下 左右 \
    水平 问题 矛盾 优势 结构 进一步 政策 资金 \
    要求 意识 关系 作用 比赛 新台阶 竞争力 意见 加快 实现 获批 实行 开展 通过 成为 达到 完成 \
    建立 推进 实施 吸引 承接 淘汰 入选 获得 引进 落实 清单 手续 难题 氛围 一批 债务 已有 现有 共有 再生产 常态化";
/// What a name contains only if it is a programme's, or a zone's.
const ABSTRACT: &str = "培育 提高 增加 改革 创新驱动 创建 高质量发展 乡村振兴 现代化 体系 机制 制度";
/// What no name ends with.
const ENDS: &str = "工作 任务 目标 活动 会议 融合 经济 产业 措施 资源 能力 环境 格局 在 被 和 及 与 正常";
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
    let outside = outside_quotes(without_brackets(name));
    !contains(&outside)
        && (programme(name) || !VAGUE.within(&outside))
        && LAST.ends(name).is_none()
        && !builds(&outside)
        && !counted(name)
        && !named_number(name)
        && balanced(name)
        && !signs(&outside)
            .any(|(at, c)| matches!(c, '%' | ';') || c == '、' && !figure_at(&outside, at + '、'.len_utf8()))
}

fn figure_at(name: &str, at: usize) -> bool {
    name.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// The name without what stands in quotes.
pub fn outside_quotes(name: &str) -> Cow<'_, str> {
    if !has_any(name, &["“", "《"]) {
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
    look(name) == Look::Programme || zone(name) || name.ends_with("工程")
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
    let Some(word) = FIRST.begins(name) else { return false };
    if word.chars().count() > 1 {
        return true;
    }
    let rest = name.get(word.len()..).unwrap_or_default();
    let counts = rest.starts_with(|c| COUNTED.contains(c) && c != '门' && c != '台' && c != '场');
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
    const AFTER: [&str; 7] = ["项目", "工程", "集团", "基地", "银行", "投资", "运营"];
    let Some((front, rest)) = cut(name, "建设") else { return false };
    !front.is_empty() && rest.chars().count() >= 2 && !AFTER.iter().any(|word| rest.starts_with(word))
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

/// “五大行动”: a number of names, no name.
fn named_number(name: &str) -> bool {
    let Some((_, inner)) = cut(name, "“") else { return false };
    let inner = inner.split('”').next().unwrap_or_default();
    let rest = inner.trim_start_matches(|c: char| NUMERALS.contains(c) || c.is_ascii_digit());
    rest.len() < inner.len() && rest.starts_with(['大', '项']) && rest.chars().count() <= 7
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
