//! One clause: the verbs before the name, the verbs behind it, and what stands between.

use super::keys::{Key, Keys};
use super::look::{Look, look};
use super::words::{BEFORE, BEHIND, NOUNS, Word, before_words};
use crate::Stage;
use crate::lexicon::Lexicon;
use crate::scan::{cut, find, has};
use std::ops::Range;
use std::sync::LazyLock;
use yinuo_text::CharSet;

static NOUN_LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(NOUNS));
/// Both the verbs before a name and the nouns that begin like one, which say nothing, as do verbs that begin with them.
static OPENINGS: LazyLock<Lexicon<Option<Word>>> = LazyLock::new(|| {
    let nouns = NOUNS.split_whitespace().map(|noun| (noun, None));
    let verb = |(verb, word)| (verb, Some(word).filter(|_| NOUN_LIST.begins(verb).is_none()));
    Lexicon::telling(nouns.chain(before_words().map(verb)))
});

/// What was found of verbs on one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verbs {
    /// A stage that is said outright.
    pub at: Option<Stage>,
    /// A stage that any other overrules.
    pub goes: Option<Stage>,
    /// New or better works.
    pub makes: bool,
    /// Something is pushed.
    pub push: bool,
    /// Said of everything: 开展, 落实, 出台.
    pub loose: bool,
    /// A bare 建设.
    pub bare: bool,
    /// The bare one is 发展.
    pub grows: bool,
    /// 打造: mostly of what nobody builds.
    pub aims: bool,
    /// 即将 and the like.
    pub soon: bool,
}

impl Verbs {
    fn add(&mut self, text: &str, word: Word) {
        match word {
            Word::How => self.soon |= matches!(text, "即将" | "将" | "有望"),
            Word::Push => self.push = true,
            Word::Bare => (self.bare, self.grows) = (true, text.ends_with("发展") && text != "建设发展"),
            Word::Makes => self.makes = true,
            Word::Aims => (self.aims, self.goes) = (true, self.goes.or(Some(Stage::Building))),
            Word::Goes(stage) => self.goes = Some(stage),
            Word::At(stage) => {
                self.loose |= matches!(text, "开展" | "落实" | "出台" | "编制" | "制定" | "修订");
                self.at = self.at.or(Some(stage));
            }
        }
    }

    fn only_bare(self) -> bool {
        self.at.is_none() && self.goes.is_none() && !self.makes
    }

    /// Whether they may be said of the next clause too: 实施A改造,B改造.
    pub fn leads(self) -> bool {
        self.any() && !self.loose && !matches!(self.at, Some(Stage::Other | Stage::Planned | Stage::Signed))
    }

    /// Whether any verb was found.
    pub fn any(self) -> bool {
        self.at.is_some() || self.goes.is_some() || self.makes || self.push || self.bare
    }
}

/// A clause, taken apart. Ranges are within the clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Verbs before the name.
    pub before: Verbs,
    /// Verbs behind it.
    pub behind: Verbs,
    /// Where the verbs before the name begin.
    pub from: usize,
    /// The name or names.
    pub names: Range<usize>,
    /// Where the verbs behind the name end.
    pub to: usize,
}

impl Clause {
    /// Something is pushed, and no verb says how far it is.
    pub fn pushes_only(&self) -> bool {
        let before = self.before;
        before.push && before.at.is_none() && before.goes.is_none() && !before.makes && !self.behind.any()
    }
}

/// Takes a clause apart; nothing if no verb of it says anything of a project.
pub fn parse(clause: &str, keys: Keys) -> Option<Clause> {
    if let Some(done) = done_to(clause) {
        return Some(done);
    }
    let (to, end, mut behind) = complement(clause, keys).unwrap_or_else(|| {
        let (end, verbs) = backward(clause);
        (clause.len(), end, verbs)
    });
    let (mut from, mut start, mut before) = forward(clause.get(..end)?, 0);
    if !before.any()
        && !behind.any()
        && let Some(at) = subject(clause.get(..end)?, keys)
    {
        (from, start, before) = forward(clause.get(..end)?, at);
    }
    if !before.any() {
        from = start;
    }
    behind.soon |= before.soon;
    (before.any() || behind.any() && !behind.only_bare()).then_some(Clause {
        before,
        behind,
        from,
        names: start..end,
        to,
    })
}

/// A list without a verb of its own, behind a clause that has one.
pub fn led(clause: &str, keys: Keys, before: Verbs) -> Option<Clause> {
    if !keys.has(Key::Pause) {
        return None;
    }
    static DONE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("改造 建设 治理 提升 整治 工程 修复 修缮"));
    let counted = clause.bytes().any(|b| b.is_ascii_digit());
    let done = DONE.ends(clause).is_some() || clause.ends_with("项目") && has(clause, "等");
    if !counted || !done || !has(clause, "、") {
        return None;
    }
    let (end, behind) = backward(clause);
    Some(Clause { before, behind, from: 0, names: 0..end, to: clause.len() })
}

/// An item of a list that names works and nothing else.
pub fn item(words: &str) -> Option<Clause> {
    static WORKS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("工程 项目 改造 治理 建设"));
    WORKS.ends(words)?;
    let (end, behind) = backward(words);
    let before = Verbs { goes: Some(Stage::Building), ..Verbs::default() };
    Some(Clause { before, behind, from: 0, names: 0..end, to: words.len() })
}

/// The bytes of 青屿建设 in 支持青屿建设贝雕中心: who is to build it.
pub fn builder(list: &str, clause: &Clause) -> usize {
    if !(clause.pushes_only() || clause.before.push && clause.behind.bare) {
        return 0;
    }
    let by = |verb: &&str| {
        let (by, built) = cut(list, verb)?;
        let by = by.trim_end_matches("加快");
        let who = (2..=12).contains(&by.chars().count()) && !by.contains(['的', '、', '和']);
        let own = look(by) == Look::Entity || by != "城市" && SEATS.has(by.chars().next_back()?);
        let thing = own || built.chars().count() >= 4 && matches!(look(built), Look::Entity | Look::Quoted);
        let noun = ["项目", "工程", "集团", "银行", "投资", "和", "与", "及", "等", "、"];
        (who && thing && !noun.iter().any(|word| built.starts_with(word))).then(|| list.len() - built.len())
    };
    ["建设", "创建", "打造", "加快", "推进"].iter().find_map(by).unwrap_or(0)
}

/// 对鲸屿路进行绿化改造: works done to what stands before them.
fn done_to(clause: &str) -> Option<Clause> {
    let rest = clause.strip_prefix('对')?;
    let (thing, act) = cut(rest, "进行").or_else(|| cut(rest, "实施"))?;
    let works = look(act) == Look::Works && act.chars().count() <= 14;
    let (from, end) = ("对".len(), "对".len() + thing.len());
    let behind = Verbs { makes: true, ..Verbs::default() };
    (works && !thing.is_empty()).then(|| Clause {
        before: Verbs::default(),
        behind,
        from,
        names: from..end,
        to: clause.len(),
    })
}

/// Reads verbs from `from` on: where they begin and end.
pub fn forward(clause: &str, from: usize) -> (usize, usize, Verbs) {
    let openings = &*OPENINGS;
    let mut verbs = Verbs::default();
    let mut at = from;
    while let Some(rest) = clause.get(at..) {
        let first = rest.chars().next().unwrap_or_default();
        // 新建和改造A: two verbs, one name
        let joint = if at > from && matches!(first, '和' | '与' | '及' | '并') { first.len_utf8() } else { 0 };
        let opened = match joint {
            0 => openings.opening(rest).and_then(|(text, word)| Some((text, word?))),
            _ if NOUN_LIST.begins(rest).is_some() => None,
            _ => rest.get(joint..).and_then(|rest| BEFORE.opening(rest)),
        };
        let Some((text, word)) = opened else { break };
        verbs.add(text, word);
        at += joint + text.len();
    }
    (from, at, verbs)
}

/// Reads verbs from the end back: where they begin.
pub fn backward(clause: &str) -> (usize, Verbs) {
    let behind = &*BEHIND;
    let mut verbs = Verbs::default();
    let mut end = clause.len();
    while let Some((text, word)) = clause.get(..end).and_then(|front| behind.closing(front)) {
        verbs.add(text, word);
        end -= text.len();
    }
    (end, verbs)
}

/// Verbs with something behind them: 落户某区, 纳入国家规划. Where the clause, the name end, and the verbs. How a
/// clause ends settles most.
fn complement(clause: &str, keys: Keys) -> Option<(usize, usize, Verbs)> {
    static PLACES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("市 县 区 镇 乡 港 园 城 省 地 州 旗 岛"));
    static PLANS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("规划 规划网 盘子 规划库"));
    let place = || PLACES.ends(clause).is_some();
    let settled = ["落户", "落地"]
        .into_iter()
        .filter(|_| keys.has(Key::Settled))
        .filter_map(|word| cut(clause, word))
        .filter(|(_, rest)| place() || is_short_place(rest))
        .find(|(_, rest)| (2..=14).contains(&rest.chars().count()) && !rest.contains(['、', '等']));
    if let Some((front, _)) = settled {
        let (end, mut verbs) = backward(front);
        verbs.at = Some(Stage::Signed);
        return Some((clause.len(), end, verbs));
    }
    let planned = |text: &str| {
        let quoted = text.ends_with(['》', '”']);
        PLANS.ends(if quoted { text.trim_end_matches(['》', '”']) } else { text }).is_some()
    };
    if !planned(clause) {
        return None;
    }
    let taken = ["纳入", "列入", "进入", "编入"].iter().find_map(|word| cut(clause, word));
    let (front, _) = taken.filter(|(_, rest)| planned(rest) && rest.chars().count() <= 24)?;
    let (end, _) = backward(front);
    Some((clause.len(), end, Verbs { at: Some(Stage::Planned), ..Verbs::default() }))
}

/// 落户青屿: a place of two characters, and not 落地见效.
fn is_short_place(rest: &str) -> bool {
    static NO_PLACES: LazyLock<Lexicon> = LazyLock::new(|| {
        Lexicon::of(
            "见效 生根 实施 运营 建设 生效 开花 投产 运行 开工 签约 落实 限制 条件 政策 制度 门槛 手续 机制 转化",
        )
    });
    rest.chars().count() == 2 && !NO_PLACES.has(rest)
}

/// What short names of places and parts of a city end with.
static SEATS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("县区市镇省州旗".chars()));
/// No short subject has more bytes.
const NEAR: usize = 36;

/// Where the verb begins behind a short subject: 某县启动建设…, 与某公司签约….
fn subject(clause: &str, keys: Keys) -> Option<usize> {
    if clause.starts_with(['与', '同']) {
        return find(clause, "签约").filter(|at| *at > 0);
    }
    let near = clause.get(..clause.floor_char_boundary(NEAR)).unwrap_or(clause);
    if keys.has(Key::Granted)
        && let Some(at) = find(near, "获批").filter(|at| *at > 0 && clause.len() > at + NEAR / 2)
    {
        return Some(at);
    }
    if !keys.has(Key::Seat) {
        return None;
    }
    // hardly any clause has one of them so near
    SEATS.next(near, 0)?;
    let ends = clause
        .char_indices()
        .take(9)
        .skip(1)
        .filter(|(_, c)| matches!(c, '县' | '区' | '市' | '镇' | '省' | '州' | '旗'));
    ends.map(|(at, c)| at + c.len_utf8()).find(|at| {
        let (_, _, verbs) = forward(clause, *at);
        verbs.at.is_some() || verbs.goes.is_some() || verbs.makes
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &str, stage: impl Fn(&Clause) -> Option<Stage>, want: Option<Stage>) {
        let clause = parse(text, Keys::ANY).unwrap();
        assert_eq!((&text[clause.names.clone()], stage(&clause)), (names, want), "{text}");
    }

    #[test]
    fn verbs_stand_on_both_sides_of_a_name() {
        check("加快实施鲸屿岬风电建设", "鲸屿岬风电", |c| c.before.goes, Some(Stage::Building));
        check("鲸屿岬风电全面竣工投产", "鲸屿岬风电", |c| c.behind.at, Some(Stage::Operating));
        check("推动鲸屿岬风电尽早开工", "鲸屿岬风电", |c| c.behind.at, Some(Stage::Started));
        check("鲸屿县启动建设贝雕博物馆", "贝雕博物馆", |c| c.before.at, Some(Stage::Started));
        check("贝雕研究院落户青屿新区", "贝雕研究院", |c| c.behind.at, Some(Stage::Signed));
        check("青鲸铁路纳入国家铁路网规划", "青鲸铁路", |c| c.behind.at, Some(Stage::Planned));
        check("启动规划展示馆建设", "规划展示馆", |c| c.before.at, Some(Stage::Started));
        assert_eq!(parse("码头很长", Keys::ANY), None);
    }
}
