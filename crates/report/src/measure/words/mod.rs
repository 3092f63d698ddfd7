//! The words that the rules of a measure stand on. They are the language's, not any one report's: a new
//! verb, head or unit is one more word in a list. Where one word begins with another, the longer is tried
//! first.

use crate::lexicon::Lexicon;
use std::sync::LazyLock;

/// Words that say that a number grew or fell, and which way.
const CHANGES: &[(&str, f64)] = &[
    ("多完成", 1.0),
    ("多增", 1.0),
    ("年多", 1.0),
    ("期多", 1.0),
    ("增产", 1.0),
    ("减产", -1.0),
    ("增长率", 1.0),
    ("增长了", 1.0),
    ("增加了", 1.0),
    ("提高了", 1.0),
    ("提升了", 1.0),
    ("上升了", 1.0),
    ("上涨了", 1.0),
    ("扩大了", 1.0),
    ("下降了", -1.0),
    ("减少了", -1.0),
    ("降低了", -1.0),
    ("增长", 1.0),
    ("增加", 1.0),
    ("提高", 1.0),
    ("提升", 1.0),
    ("上升", 1.0),
    ("回升", 1.0),
    ("上涨", 1.0),
    ("上浮", 1.0),
    ("上调", 1.0),
    ("递增", 1.0),
    ("提标", 1.0),
    ("提速", 1.0),
    ("攀升", 1.0),
    ("跃升", 1.0),
    ("前移", 1.0),
    ("前进", 1.0),
    ("扩大", 1.0),
    ("增幅", 1.0),
    ("增速", 1.0),
    ("涨幅", 1.0),
    ("增多", 1.0),
    ("下降", -1.0),
    ("降低", -1.0),
    ("减少", -1.0),
    ("压减", -1.0),
    ("压缩", -1.0),
    ("压降", -1.0),
    ("缩短", -1.0),
    ("缩减", -1.0),
    ("下调", -1.0),
    ("降价", -1.0),
    ("下浮", -1.0),
    ("下滑", -1.0),
    ("削减", -1.0),
    ("减量", -1.0),
    ("精简", -1.0),
    ("回落", -1.0),
    ("收窄", -1.0),
    ("降幅", -1.0),
    ("下跌", -1.0),
    ("增", 1.0),
    ("涨", 1.0),
    ("升", 1.0),
    ("降", -1.0),
    ("减", -1.0),
];

/// Nouns of change: a percentage after them is a growth, even with a word between (增速达到6%).
pub(super) const RATES: &[&str] = &["增长率", "增速", "增幅", "涨幅", "降幅"];

/// Words before a number that say how it is meant.
const CMP_BEFORE: &[(&str, crate::Cmp)] = &[
    ("不低于", crate::Cmp::Ge),
    ("不少于", crate::Cmp::Ge),
    ("不小于", crate::Cmp::Ge),
    ("至少", crate::Cmp::Ge),
    ("不超过", crate::Cmp::Le),
    ("不高于", crate::Cmp::Le),
    ("不大于", crate::Cmp::Le),
    ("不多于", crate::Cmp::Le),
    ("控制在", crate::Cmp::Le),
    ("超过", crate::Cmp::Gt),
    ("超出", crate::Cmp::Gt),
    ("突破", crate::Cmp::Gt),
    ("首破", crate::Cmp::Gt),
    ("大于", crate::Cmp::Gt),
    ("高于", crate::Cmp::Gt),
    ("多于", crate::Cmp::Gt),
    ("超", crate::Cmp::Gt),
    ("过", crate::Cmp::Gt),
    ("逾", crate::Cmp::Gt),
    ("接近", crate::Cmp::Lt),
    ("将近", crate::Cmp::Lt),
    ("不足", crate::Cmp::Lt),
    ("不到", crate::Cmp::Lt),
    ("低于", crate::Cmp::Lt),
    ("少于", crate::Cmp::Lt),
    ("小于", crate::Cmp::Lt),
    ("近", crate::Cmp::Lt),
    ("大约", crate::Cmp::Approx),
    ("约为", crate::Cmp::Approx),
    ("约合", crate::Cmp::Approx),
    ("约", crate::Cmp::Approx),
];

/// Words after a number that say how it is meant.
const CMP_AFTER: &[(&str, crate::Cmp)] = &[
    ("及以上", crate::Cmp::Ge),
    ("以上", crate::Cmp::Ge),
    ("之上", crate::Cmp::Ge),
    ("以内", crate::Cmp::Le),
    ("之内", crate::Cmp::Le),
    ("及以下", crate::Cmp::Le),
    ("以下", crate::Cmp::Le),
    ("左右", crate::Cmp::Approx),
    ("上下", crate::Cmp::Approx),
    ("有余", crate::Cmp::Gt),
    ("大关", crate::Cmp::Gt),
];

/// The lists that are asked at every place of a text.
pub(super) static LEXICA: LazyLock<Lexica> = LazyLock::new(|| Lexica {
    verbs: Lexicon::of(include_str!("verbs.txt")),
    leads: Lexicon::of(include_str!("leads.txt")),
    links: Lexicon::of(include_str!("links.txt")),
    heads: Lexicon::of(include_str!("heads.txt")),
    dependent: Lexicon::of(include_str!("dependent.txt")),
    deeds: Lexicon::of(include_str!("deeds.txt")),
    conj: Lexicon::of(include_str!("conj.txt")),
    stages: Lexicon::of(include_str!("stages.txt")),
    places: Lexicon::of(include_str!("places.txt")),
    grades: Lexicon::of(include_str!("grades.txt")),
    basis: Lexicon::of(include_str!("basis.txt")),
    begun: Lexicon::of(include_str!("begun.txt")),
    before: Lexicon::telling(CMP_BEFORE.iter().copied()),
    after: Lexicon::telling(CMP_AFTER.iter().copied()),
    changes: Lexicon::telling(CHANGES.iter().copied()),
});

/// What words written as one string begin with.
pub(super) fn begin(words: &str) -> impl Iterator<Item = char> {
    words.split_whitespace().filter_map(|word| word.chars().next())
}

/// See [`LEXICA`].
pub(super) struct Lexica {
    /// Verbs that open a count: 新建…3个.
    pub verbs: Lexicon,
    /// Words at the head of a clause that are no part of the thing.
    pub leads: Lexicon,
    /// Words that lead from a thing to its number and say nothing of their own.
    pub links: Lexicon,
    /// The ends of indicator names: a thing that ends so is whole, and one that does not may borrow such an end
    /// from its neighbour (城镇、农村常住居民人均可支配收入).
    pub heads: Lexicon,
    /// Heads that need the thing of an earlier clause: 总投资, 占比.
    pub dependent: Lexicon,
    /// Verbs that are as well the name of a deed: at the end of other verbs, or within a list, they are things.
    pub deeds: Lexicon,
    /// Words that end a thing's own words and begin what happened to it.
    pub conj: Lexicon,
    /// How far a thing is, at the end of a clause that names it.
    pub stages: Lexicon,
    /// Among whom a rank is: 全省.
    pub places: Lexicon,
    /// A rank without a number: 前列.
    pub grades: Lexicon,
    /// Words before a change that say against what, or how surely: 同比, 预计.
    pub basis: Lexicon,
    /// Adverbs that begin what happened to a thing: 全面, 稳步.
    pub begun: Lexicon,
    /// [`CMP_BEFORE`].
    pub before: Lexicon<crate::Cmp>,
    /// [`CMP_AFTER`].
    pub after: Lexicon<crate::Cmp>,
    /// [`CHANGES`].
    pub changes: Lexicon<f64>,
}
