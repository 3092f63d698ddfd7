//! Figures that belong to several things: A、B分别达到x、y; 均增长x; 分别由a、b提高到x、y.

use super::super::change::{Role, rated, role, trim_basis, unrated};
use super::super::draft::{Draft, attach, share};
use super::super::figure::Figure;
use super::super::items::things;
use super::super::line::{Cut, Hint};
use super::super::subject::{head, is_dependent, is_dependent_noun, topic, trim_lead, trim_links};
use super::super::thing::{join, lean};
use super::super::words::{LEXICA, RATES};
use super::Walk;
use crate::scan::{find, has_any, rfind};
use std::ops::Range;

impl<'a> Walk<'a, '_> {
    /// 三次产业比重 8.8:43.2:48
    pub(super) fn ratio(&mut self, figure: &Figure<'a>) {
        let from = self.local(figure);
        let before = self.line.slice(from..figure.whole.start);
        let (thing, _) = trim_links(before);
        self.used = figure.whole.end;
        if !has_any(thing, &["产业", "三产"]) {
            return;
        }
        let first = self.drafts.len();
        for (no, value) in figure.ratio.iter().enumerate() {
            let name = ["第一产业比重", "第二产业比重", "第三产业比重"].get(no).copied().unwrap_or_default();
            self.drafts.push(Draft {
                quote: from..figure.whole.end,
                what: name.to_owned(),
                value: Some(*value),
                unit: Some("%".to_owned()),
                cmp: figure.cmp,
                at: figure.core.start,
                ..Draft::default()
            });
        }
        self.group = first..self.drafts.len();
    }

    /// A、B分别达到x、y; 分别由a、b提高到x、y; A、B均增长x; then 分别增长, 均增长 of the same things.
    pub(super) fn shared(&mut self, no: usize, figure: &Figure<'a>) -> Option<usize> {
        let at = figure.whole.start;
        let comma = self.near(at, self.line.begin(at, Cut::Comma).max(self.after_sep()));
        let before = self.line.slice(comma..at);
        if let Some(many) = self.compared(no, comma, before) {
            return Some(many);
        }
        let each = self.line.hints(comma..at, Hint::Each).then(|| each_word(before)).flatten();
        let (place, word) = match each {
            Some(found) => found,
            None => (self.unsaid(no, before)?, ""),
        };
        let list = before.get(..place)?;
        let tail = before.get(place + word.len()..)?;
        if word != "分别"
            && !word.is_empty()
            && (word != "各" && list.ends_with(['人', '年', '户', '平', '村', '亩', '月', '成', '首'])
                || !is_bridge(tail, figure))
        {
            return None;
        }
        if word == "分别" && tail.contains(['“', '《'])
            || word != "分别" && !list.is_empty() && !list.contains(['、', '和', '及', '与'])
        {
            return None;
        }
        let parted = word == "分别" || word.is_empty();
        let count = if parted { self.listed(no) } else { 1 };
        let lone = trim_basis(trim_lead(list));
        let rate = RATES.contains(&lone);
        if lone.is_empty() || rate {
            let noun = if list.ends_with("累计") { "累计" } else { tail };
            return self.shared_again(no, count, word, if rate { lone } else { noun });
        }
        // 累计分别达到x、y: a dependent word of the things before.
        let chain = self.chain..self.drafts.len();
        let each_of = if parted { count } else { chain.len() };
        if each_of > 1 && is_dependent(lone) {
            for group in [self.group.clone(), chain] {
                if group.len() == each_of && group.end == self.drafts.len() {
                    return self.shared_level(no, count, lone, group);
                }
            }
        }
        let (mut things, list_at) = self.things_before(comma, list, lone, if count > 1 { count } else { 0 })?;
        let each = parted && count > 1;
        if each && things.len() != count {
            return None;
        }
        if things.len() < 2 {
            return None;
        }
        // 分别由a、b提高到x、y
        let opened = tail.trim_start().starts_with(['由', '从']) && tail.chars().count() <= 8;
        let risen = (word == "分别" && opened).then(|| self.figures.get(no + count)).flatten();
        let (olds, base, tail) = match risen {
            Some(_) => {
                let end = self.figures.get(no + count - 1)?.whole.end;
                let next = self.figures.get(no + count)?;
                (Some(no), no + count, self.line.slice(end..next.whole.start))
            }
            None => (None, no, tail),
        };
        let news = if risen.is_some() { self.listed(base) } else { count };
        if news != count && news != 1 {
            return None;
        }
        // 交通、水利分别完成投资: what was shared out is part of each thing.
        let noun = if word == "分别" && olds.is_none() { role(tail, figure).1 } else { "" };
        let noun = trim_basis(trim_links(noun).0);
        let noun = if LEXICA.links.has(noun) { "" } else { noun };
        // 办理诉求5万件，解决率、满意率均达95%: each leans on what was told before
        let mut list_at = list_at;
        if let Some(topic) = self.topic.as_ref().filter(|_| things.iter().all(|thing| is_dependent_noun(thing))) {
            list_at = topic.quote;
            things = things.iter().map(|thing| lean(self.words(topic), thing)).collect();
        }
        for thing in &mut things {
            if noun.chars().count() > 1 && !noun.starts_with(['由', '从']) {
                *thing = lean(thing, noun.strip_suffix('的').unwrap_or(noun));
            }
        }
        let first = self.drafts.len();
        let mut end = figure.whole.end;
        for (k, thing) in things.iter().enumerate() {
            let which = if each && news > 1 { base + k } else { base };
            let fig = self.figures.get(which)?;
            end = end.max(fig.whole.end);
            let plain = role(tail, fig).0;
            let told = things.last().map_or(plain, |last| rated(plain, last, fig));
            let mut draft = Draft::of(fig, told);
            if told == plain { thing } else { unrated(thing) }.clone_into(&mut draft.what);
            draft.from = olds.and_then(|o| self.figures.get(o + k)).map(|f| f.low);
            if each
                && news > 1
                && let Some((first, last)) = self.figures.get(base).zip(self.figures.get(base + count - 1))
            {
                share(&mut draft, fig, first, last);
            }
            self.drafts.push(draft);
        }
        for draft in self.drafts.iter_mut().skip(first) {
            draft.quote = list_at..end;
        }
        self.finish(first, end, list_at, None);
        Some(if olds.is_some() { count + news } else { count })
    }

    /// Where a list of as many things as figures ends, though no 分别 says so: 原煤、原油产量达到a、b.
    pub(super) fn unsaid(&self, no: usize, before: &str) -> Option<usize> {
        let count = self.listed(no);
        let same = |at: usize| self.figures.get(at).map(|f| f.unit.name);
        if count < 2 {
            return None;
        }
        let (_, left) = role(before, self.figures.get(no)?);
        let list = trim_basis(left);
        if list.is_empty() || list.starts_with('占') || list.starts_with("高于") || list.starts_with("低于") {
            // 增长a、b; 占全省的a、b: of the things before.
            let again = (left.len() < before.len() || !list.is_empty())
                && (self.group.len() == count && self.group.end == self.drafts.len()
                    || self.last_alike(count).is_some());
            return again.then_some(0);
        }
        let alike = (no..no + count).all(|at| same(at) == same(no)) || count > 2;
        // 注册量、企业数突破a个、b家: each is named as what it is
        let counts = || (no..no + count).all(|at| !matches!(same(at), Some("%" | "倍")));
        let named = || counts() && things(trim_lead(list), count).iter().all(|thing| head(thing).is_some());
        let parted = list.contains('、') || trim_lead(list).starts_with("城乡");
        (parted && (alike || named()) && things(trim_lead(list), count).len() == count).then_some(list.len())
    }

    /// 分别增长x、y after things that have their values.
    pub(super) fn shared_again(&mut self, no: usize, count: usize, word: &str, tail: &str) -> Option<usize> {
        let chain = self.chain..self.drafts.len();
        let parted = word == "分别" || word.is_empty();
        let wanted = if parted { count } else { chain.len() };
        let group = if self.group.len() != wanted && chain.len() == wanted { chain } else { self.group.clone() };
        let group = if group.len() == wanted || !parted { group } else { self.last_alike(wanted).unwrap_or(group) };
        if group.is_empty() || group.end != self.drafts.len() {
            return None;
        }
        let many = if parted { count } else { 1 };
        if parted && group.len() != count {
            return None;
        }
        if parted && role(tail, self.figures.get(no)?).0 == Role::Level {
            return self.shared_level(no, count, tail, group);
        }
        let mut end = 0;
        for (k, at) in group.clone().enumerate() {
            let fig = self.figures.get(no + if parted { k } else { 0 })?;
            end = fig.whole.end;
            let told = role(tail, fig).0;
            let draft = self.drafts.get_mut(at)?;
            if !attach(draft, fig, told) {
                return None;
            }
        }
        for at in group {
            if let Some(draft) = self.drafts.get_mut(at) {
                draft.quote.end = draft.quote.end.max(end);
            }
        }
        self.used = end;
        Some(many)
    }

    /// 游客5万人，收入4亿元，分别增长…: the last of the sentence, as many as there are figures, none with a growth yet.
    fn last_alike(&self, count: usize) -> Option<Range<usize>> {
        let first = self.drafts.len().checked_sub(count).filter(|_| count > 1)?;
        let sentence = self.line.begin(self.drafts.last()?.at, Cut::Stop);
        let open = |draft: &Draft| draft.at >= sentence && draft.growth.is_none() && draft.delta.is_none();
        self.drafts.get(first..)?.iter().all(open).then_some(first..self.drafts.len())
    }

    /// 分别恢复至2019年的119%、119.2%, 分别占全省的50%和40%: another value of the same things.
    pub(super) fn shared_level(&mut self, no: usize, count: usize, tail: &str, group: Range<usize>) -> Option<usize> {
        let noun = trim_links(tail).0;
        let noun = noun.strip_suffix('的').unwrap_or(noun);
        if noun.chars().count() < 2 {
            return None;
        }
        let olds = self.drafts.get(group)?.to_vec();
        let first = self.drafts.len();
        let end = self.figures.get(no + count - 1)?.whole.end;
        for (k, old) in olds.iter().enumerate() {
            let fig = self.figures.get(if count > 1 { no + k } else { no })?;
            let mut draft = Draft::of(fig, Role::Level);
            draft.what = join(topic(&old.what), noun);
            draft.quote = old.quote.start..end;
            self.drafts.push(draft);
        }
        let quote = olds.first()?.quote.start;
        self.finish(first, end, quote, None);
        Some(count)
    }

    /// How many figures from `no` on are one list: nothing but 、 or 和 between them.
    pub(super) fn listed(&self, no: usize) -> usize {
        let mut count = 1;
        while let (Some(a), Some(b)) = (self.figures.get(no + count - 1), self.figures.get(no + count)) {
            let gap = self.line.slice(a.whole.end..b.whole.start);
            if !matches!(gap, "、" | "和" | "," | "，" | "及" | "与" | "、增长" | "和增长") || count > 8 {
                break;
            }
            count += 1;
        }
        count
    }

    /// The list of things before a shared number; it may begin in earlier clauses only within 、.
    pub(super) fn things_before(
        &self,
        comma: usize,
        list: &str,
        lone: &str,
        count: usize,
    ) -> Option<(Vec<String>, usize)> {
        let at = comma + find(list, lone)?;
        Some((things(trim_basis(trim_links(lone).0), count), at))
    }
}

/// Nothing but links, changes and comparisons between 均 and the number.
fn is_bridge(tail: &str, figure: &Figure<'_>) -> bool {
    let (_, left) = role(tail, figure);
    trim_basis(trim_links(left).0).is_empty()
}

/// The word that shares numbers out: 分别, or 均 where it is no part of 人均.
fn each_word(before: &str) -> Option<(usize, &'static str)> {
    if let Some(at) = rfind(before, "分别") {
        return Some((at, "分别"));
    }
    ["均", "都", "各"]
        .into_iter()
        .filter_map(|word| rfind(before, word).map(|at| (at, word)))
        .filter(|(at, word)| {
            let left = before.get(..*at).unwrap_or_default();
            *word == "各"
                || !left.ends_with(['人', '年', '户', '平', '村', '亩', '月', '成', '首', '日', '省', '县', '镇', '乡'])
        })
        .max_by_key(|(at, _)| *at)
}
