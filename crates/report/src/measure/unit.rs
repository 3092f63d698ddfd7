//! What can stand after a number: a multiplier and the unit or classifier.

use crate::lexicon::Lexicon;
use std::sync::LazyLock;

/// Units and classifiers.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(include_str!("words/units.txt")));

/// Units that are read only where nothing follows them (`16村`, `3国`): as words they mean too much else.
static SHY: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of("分 村 镇 乡 县 市 区 街 国 校 社区 点 期 路 本 字 集 节 科 层 厅 岁 天 小时 分钟 秒 P 单")
});

/// What looks like a unit and begins the thing itself: 万家庭, 亿人口, 万市民.
static THINGS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of(
        "家庭 家长 家政 家居 家电 家具 家装 家禽 人口 人民 市民 村民 区民 国人 镇民 县民 校园 校舍 社区居民 路灯 点位 \
         街区 县域 乡镇 乡村 市场主体 市场经营 区县 市州 国家 方面 方案 方式 方向 方阵 方位 方便 方法 方针 方言 方舱 方队 方略 方可 项目 担保 担任",
    )
});

/// A classifier in brackets is no longer, with its bracket, in bytes.
const BRACKET: usize = 12;

/// A unit with its multiplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit<'a> {
    /// Bytes taken: multiplier, 余, unit.
    pub len: usize,
    /// `万`, `亿`, `万亿`, or nothing.
    pub many: &'a str,
    /// `元`, `个`, or nothing.
    pub name: &'a str,
    /// 余 or 多 stood inside.
    pub more: bool,
}

impl Unit<'_> {
    pub(super) fn written(&self) -> String {
        let mut written = String::with_capacity(self.many.len() + self.name.len());
        written.push_str(self.many);
        written.push_str(self.name);
        written
    }

    pub(super) fn is_money(&self) -> bool {
        self.name.ends_with('元')
    }

    pub(super) fn is_person(&self) -> bool {
        matches!(self.name, "人" | "名" | "位")
    }

    pub(super) fn is_shy(&self) -> bool {
        SHY.begins(self.name).is_some_and(|word| word.len() == self.name.len())
    }

    /// Units of size, not of count: a threshold may be written in them (1000吨以上…).
    pub(super) fn is_size(&self) -> bool {
        self.is_money()
            || matches!(
                self.name,
                "吨" | "亩"
                    | "千瓦"
                    | "兆瓦"
                    | "平方米"
                    | "平方公里"
                    | "公里"
                    | "米"
                    | "公顷"
                    | "立方米"
                    | "千瓦时"
                    | "公斤"
                    | "斤"
                    | "岁"
                    | "吨标准煤"
                    | "床"
                    | "头"
                    | "张"
            )
    }
}

/// Reads the unit at the beginning of `rest`.
pub(super) fn read(rest: &str) -> Unit<'_> {
    let mut len = 0;
    let mut more = false;
    let mut many = "";
    let after = |at: usize| rest.get(at..).unwrap_or_default();
    if let Some(word) = plus(after(len)) {
        len += word;
        more = true;
    }
    let powers = after(len).starts_with(['万', '千', '百', '十', '亿']);
    for word in ["万亿", "千万", "百万", "十万", "千亿", "百亿", "万", "亿"].into_iter().filter(|_| powers)
    {
        if after(len).starts_with(word) {
            many = rest.get(len..len + word.len()).unwrap_or_default();
            len += word.len();
            break;
        }
    }
    if let Some(word) = plus(after(len)).filter(|_| !many.is_empty()) {
        len += word;
        more = true;
    }
    // 34亿 元: a line was broken here
    if !many.is_empty() && after(len).strip_prefix(' ').is_some_and(|rest| rest.starts_with('元')) {
        len += 1;
    }
    let name = longest(after(len));
    let name = if name.is_empty() || THINGS.begins(after(len)).is_none() || after(len).starts_with("项目标") {
        name
    } else {
        ""
    };
    len += name.len();
    let name = match Some(after(len)).filter(|_| !name.is_empty()).and_then(bracket) {
        Some(extra) => {
            let whole = rest.get(len - name.len()..len + extra).unwrap_or(name);
            len += extra;
            whole
        }
        None => name,
    };
    // 3个多月 is a time, 10个多功能厅 a thing: only 余 is safe after a unit.
    if !name.is_empty() && after(len).starts_with('余') {
        len += "余".len();
        more = true;
    }
    Unit { len, many, name, more }
}

fn plus(rest: &str) -> Option<usize> {
    rest.starts_with(['余', '多']).then_some("余".len())
}

/// 件(套), 台(套), 套(间): a second classifier in brackets.
fn bracket(rest: &str) -> Option<usize> {
    let near = rest.get(..rest.floor_char_boundary(BRACKET)).unwrap_or(rest);
    let inner = near.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）'])?;
    let word = inner.get(..end)?;
    let one = WORDS.has(word) && word.chars().count() <= 2;
    one.then_some(near.len() - inner.len() + end + inner.get(end..)?.chars().next()?.len_utf8())
}

fn longest(rest: &str) -> &str {
    let name = WORDS.begins(rest);
    let len = name.map_or(0, |u| u.len());
    // 元/吨, 微克/立方米, 人/平方公里: a unit divided by another.
    let tail = rest.get(len..).unwrap_or_default();
    if len > 0 && tail.starts_with('/') {
        let below = WORDS.begins(tail.get(1..).unwrap_or_default()).map(str::len);
        if let Some(below) = below {
            return rest.get(..len + 1 + below).unwrap_or_default();
        }
        for time in ["年", "月", "日", "天"] {
            if tail.get(1..).is_some_and(|t| t.starts_with(time)) {
                return rest.get(..len + 1 + time.len()).unwrap_or_default();
            }
        }
    }
    rest.get(..len).unwrap_or_default()
}
