//! What can stand after a number: a multiplier and the unit or classifier.

use crate::lexicon::Lexicon;
use std::sync::LazyLock;

/// Units and classifiers; where one begins with another the longer stands first within its letter.
const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "%",
    "‰",
    "个工作日",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "公顷",
    "公斤",
    "千克",
    "微克/立方米",
    "毫克/立方米",
    "毫克/升",
    "克",
    "米",
    "亩",
    "吨标准煤",
    "吨标煤",
    "标准箱",
    "标箱",
    "吨公里",
    "吨",
    "斤",
    "元/吨",
    "元/人",
    "元",
    "美元",
    "欧元",
    "日元",
    "千瓦时",
    "千瓦",
    "兆瓦时",
    "兆瓦",
    "瓦",
    "度",
    "人次",
    "人",
    "家次",
    "家",
    "户次",
    "户",
    "件(套)",
    "件次",
    "件",
    "台(套)",
    "台套",
    "台次",
    "台",
    "辆",
    "套",
    "头(只)",
    "头",
    "只",
    "羽",
    "尾",
    "匹",
    "个",
    "项次",
    "项",
    "所",
    "座",
    "处",
    "栋",
    "幢",
    "间",
    "张",
    "场次",
    "场",
    "次",
    "班次",
    "班列",
    "班",
    "列",
    "架次",
    "架",
    "艘次",
    "艘",
    "航次",
    "批次",
    "批",
    "种",
    "类",
    "起",
    "宗",
    "例",
    "份",
    "部",
    "篇",
    "册",
    "枚",
    "块",
    "条",
    "株",
    "棵",
    "支",
    "对",
    "组",
    "片",
    "段",
    "门",
    "名",
    "位",
    "期",
    "口",
    "眼",
    "盏",
    "根",
    "路",
    "本",
    "单位",
    "岁",
    "天",
    "小时",
    "分钟",
    "秒",
    "倍",
    "车次",
    "机时",
    "PB",
    "TB",
    "GB",
    "P",
    "Flops",
    "EFLOPS",
    "PFLOPS",
    "GW",
    "MW",
    "MWh",
    "GWh",
    "kW",
    "TEU",
    "床",
    "点",
    "县(市)区",
    "册次",
    "笔",
    "单",
    "首",
    "幅",
    "顶",
    "孔",
    "艘(架)",
    "空方",
    "载重吨",
    "综合吨",
    "道",
    "层",
    "厅",
    "村",
    "镇",
    "乡",
    "县",
    "市",
    "区",
    "街",
    "户次",
    "盒",
    "瓶",
    "箱",
    "袋",
    "桶",
    "轮次",
    "人份",
    "剂次",
    "剂",
    "针次",
    "字",
    "分",
    "集",
    "款",
    "样",
    "节",
    "科",
    "国",
    "校",
    "社区",
];

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(UNITS.iter().copied()));

/// Units that are read only where nothing follows them (`16村`, `3国`): as words they mean too much else.
const SHY: &[&str] = &[
    "分", "村", "镇", "乡", "县", "市", "区", "街", "国", "校", "社区", "点", "期", "路", "本", "字", "集", "节", "科",
    "层", "厅", "岁", "天", "小时", "分钟", "秒", "P", "单",
];

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
        format!("{}{}", self.many, self.name)
    }

    pub(super) fn is_money(&self) -> bool {
        self.name.ends_with('元')
    }

    pub(super) fn is_shy(&self) -> bool {
        SHY.contains(&self.name)
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
    for word in ["万亿", "千万", "百万", "十万", "千亿", "百亿", "万", "亿"] {
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
    let name = if is_word(after(len)) { "" } else { longest(after(len)) };
    len += name.len();
    let name = match bracket(after(len)).filter(|_| !name.is_empty()) {
        Some(extra) => {
            let whole = rest.get(len - name.len()..len + extra).unwrap_or(name);
            len += extra;
            whole
        }
        None => name,
    };
    if let Some(word) = plus(after(len)).filter(|_| !name.is_empty() && !name.ends_with('%')) {
        if !after(len).starts_with("多") || !more {
            // 3个多月 is a time, 10个多功能厅 a thing: only 余 is safe after a unit.
            if after(len).starts_with("余") {
                len += word;
                more = true;
            }
        }
    }
    Unit { len, many, name, more }
}

fn plus(rest: &str) -> Option<usize> {
    ["余", "多"].iter().find(|w| rest.starts_with(**w)).map(|w| w.len())
}

/// 万家庭, 亿人口, 万市民: what looks like a unit begins the thing itself.
fn is_word(rest: &str) -> bool {
    const WORDS: &[&str] = &[
        "家庭",
        "家长",
        "家政",
        "家居",
        "家电",
        "家具",
        "家装",
        "家禽",
        "人口",
        "人民",
        "市民",
        "村民",
        "区民",
        "国人",
        "镇民",
        "县民",
        "校园",
        "校舍",
        "社区居民",
        "路灯",
        "点位",
        "街区",
        "县域",
        "乡镇",
        "乡村",
        "市场主体",
        "市场经营",
        "区县",
        "市州",
        "国家",
    ];
    WORDS.iter().any(|w| rest.starts_with(w))
}

/// 件(套), 台(套), 套(间): a second classifier in brackets.
fn bracket(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）'])?;
    let word = inner.get(..end)?;
    let one = UNITS.contains(&word) && word.chars().count() <= 2;
    one.then_some(rest.len() - inner.len() + end + inner.get(end..)?.chars().next()?.len_utf8())
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
