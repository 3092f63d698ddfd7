//! The walk along a line: figures in order, each given its thing, joined with the growth and the rank that
//! follow it, or shared out among the things before it.

use super::change::{Role, role, trim_basis};
use super::figure::Figure;
use super::line::{Cut, Line};
use super::subject::{goes_on, is_dependent, is_only_verbs, opens, things, topic, trim_lead, trim_links, verbs};
use crate::Delta;
use std::ops::Range;

/// A measure in the making; ranges are bytes of the line.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub quote: Range<usize>,
    pub what: String,
    pub value: Option<f64>,
    pub unit: Option<String>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub growth: Option<f64>,
    pub delta: Option<Delta>,
    pub from: Option<f64>,
    pub cmp: crate::Cmp,
    pub zh: bool,
    /// The figure's own place: what decides on kind and period.
    pub at: usize,
}

/// What a clause can lean on.
#[derive(Clone, Debug, Default)]
struct Topic {
    words: String,
    verb: String,
    quote: usize,
}

/// How far a thing is, at the end of a clause that names it.
const STAGES: &[&str] = &[
    "开工建设",
    "加快建设",
    "投入使用",
    "投入运行",
    "投入运营",
    "建成投用",
    "建成投运",
    "建成",
    "竣工",
    "投产",
    "通车",
    "通航",
    "上线运行",
    "上线",
    "开业",
    "开园",
    "开放",
    "开馆",
    "揭牌",
    "快速成长",
    "发展壮大",
    "顺利推进",
    "全面施工",
    "主体完工",
    "成功举办",
    "圆满举办",
    "成功召开",
    "建成通车",
    "建成通航",
    "竣工投产",
];

/// What can have been done to a thing that is counted.
const DONE: &[&str] = &[
    "新签约",
    "新开工",
    "新竣工",
    "新投产",
    "开复工",
    "开工",
    "竣工",
    "投产",
    "签约",
    "建成",
    "完工",
    "办结",
    "立案",
    "受理",
];

/// How far back, in bytes, the words of a figure can begin.
const REACH: usize = 480;

pub(super) struct Walk<'a, 'l> {
    line: &'l Line<'a>,
    figures: Vec<Figure<'a>>,
    pub drafts: Vec<Draft>,
    topic: Option<Topic>,
    /// Drafts that one list of figures made: growth that follows may be theirs together.
    group: Range<usize>,
    /// First of the drafts that stand in one list with the last: A 3个、B 4个.
    chain: usize,
    /// What the sentence began with.
    opening: Option<Topic>,
    /// End of the last figure that was used.
    used: usize,
}

impl<'a, 'l> Walk<'a, 'l> {
    pub(super) fn new(line: &'l Line<'a>, mut figures: Vec<Figure<'a>>) -> Walk<'a, 'l> {
        figures.retain(|figure| !is_size_of(line, figure));
        Walk { line, figures, drafts: Vec::new(), topic: None, group: 0..0, chain: 0, opening: None, used: 0 }
    }

    pub(super) fn run(mut self) -> Vec<Draft> {
        let mut next = 0;
        while let Some(figure) = self.figures.get(next).cloned() {
            let figure = &figure;
            let sentence = self.line.begin(figure.core.start, Cut::Stop);
            if sentence > self.used {
                self.topic = None;
                self.opening = None;
                self.chain = self.drafts.len();
                self.used = sentence;
                self.group = self.drafts.len()..self.drafts.len();
            }
            next += self.take(next, figure).max(1);
        }
        self.drafts
    }

    /// Takes the figure, or several that belong together; says how many.
    fn take(&mut self, no: usize, figure: &Figure<'a>) -> usize {
        if !figure.ratio.is_empty() {
            self.ratio(figure);
            return 1;
        }
        if let Some(many) = self.shared(no, figure) {
            return many;
        }
        let from = self.local(figure);
        let before = self.line.slice(from..figure.whole.start);
        if let Some(many) = self.rise(no, from, before) {
            return many;
        }
        let (role, thing) = role(before, figure);
        match role {
            Role::Level => self.level(no, from, thing, figure),
            Role::Growth(_) | Role::Delta(_) => self.change(from, thing, figure, role),
        }
        1
    }

    /// Where the words of a figure begin: after the last comma or the last figure. A list before it belongs
    /// whole (新引进首店、品牌店60家), unless its last item opens with a verb of its own.
    fn local(&self, figure: &Figure<'a>) -> usize {
        let at = figure.whole.start;
        let from = self.near(at, self.line.begin(at, Cut::Comma).max(self.after_sep()));
        let item = self.line.begin(at, Cut::Pause).max(from);
        if item == from {
            return from;
        }
        let first = self.line.slice(from..item).trim_end_matches('、');
        let last = trim_lead(self.line.slice(item..at));
        let listed = last.ends_with("等") || last.ends_with("等的");
        if listed || !opens(last) || is_only_verbs(first) { from } else { item }
    }

    /// Not farther back than a sentence can be long: whatever the input, a figure costs the same.
    fn near(&self, at: usize, from: usize) -> usize {
        self.line.text.floor_char_boundary(at.saturating_sub(REACH)).max(from)
    }

    /// 三次产业比重 8.8:43.2:48
    fn ratio(&mut self, figure: &Figure<'a>) {
        let from = self.local(figure);
        let before = self.line.slice(from..figure.whole.start);
        let (thing, _) = trim_links(before);
        self.used = figure.whole.end;
        if !(thing.contains("产业") || thing.contains("三产")) {
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
    fn shared(&mut self, no: usize, figure: &Figure<'a>) -> Option<usize> {
        let at = figure.whole.start;
        let comma = self.near(at, self.line.begin(at, Cut::Comma).max(self.after_sep()));
        let before = self.line.slice(comma..at);
        let (place, word) = match each_word(before) {
            Some(found) => found,
            None => (self.unsaid(no, before)?, ""),
        };
        let list = before.get(..place)?;
        let tail = before.get(place + word.len()..)?;
        if word != "分别"
            && !word.is_empty()
            && (list.ends_with(['人', '年', '户', '平', '村', '亩', '月', '成', '首']) || !is_bridge(tail, figure))
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
        let rate = super::words::RATES.contains(&lone);
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
        for thing in &mut things {
            if noun.chars().count() > 1 && !noun.starts_with(['由', '从']) {
                *thing = lean(thing, noun.strip_suffix('的').unwrap_or(noun));
            }
        }
        let first = self.drafts.len();
        let mut end = figure.whole.end;
        for (k, thing) in things.iter().enumerate() {
            let which = if each && news > 1 { base + k } else { base };
            let fig = self.figures.get(which)?.clone();
            end = end.max(fig.whole.end);
            let mut draft = self.filled(&fig, role(tail_of(tail), &fig).0);
            draft.what.clone_from(thing);
            draft.from = olds.and_then(|o| self.figures.get(o + k)).map(|f| f.low);
            if each
                && news > 1
                && let Some((first, last)) = self.figures.get(base).zip(self.figures.get(base + count - 1))
            {
                share(&mut draft, &fig, first, last);
            }
            self.drafts.push(draft);
        }
        for draft in self.drafts.iter_mut().skip(first) {
            draft.quote = list_at..end;
        }
        self.finish(first, end, list_at);
        Some(if olds.is_some() {
            count + news
        } else if word == "分别" {
            count
        } else {
            1
        })
    }

    /// Where a list of as many things as figures ends, though no 分别 says so: 原煤、原油产量达到a、b.
    fn unsaid(&self, no: usize, before: &str) -> Option<usize> {
        let count = self.listed(no);
        let same = |at: usize| self.figures.get(at).map(|f| f.unit.name);
        if count < 2 {
            return None;
        }
        let (_, left) = role(before, self.figures.get(no)?);
        let list = trim_basis(left);
        if list.is_empty() {
            let again = left.len() < before.len() && self.group.len() == count && self.group.end == self.drafts.len();
            return again.then_some(0);
        }
        let alike = (no..no + count).all(|at| same(at) == same(no)) || count > 2;
        let parted = list.contains('、') || trim_lead(list).starts_with("城乡");
        (parted && alike && things(trim_lead(list), count).len() == count).then_some(list.len())
    }

    /// 分别增长x、y after things that have their values.
    fn shared_again(&mut self, no: usize, count: usize, word: &str, tail: &str) -> Option<usize> {
        let chain = self.chain..self.drafts.len();
        let wanted = if word == "分别" || word.is_empty() { count } else { chain.len() };
        let group = if self.group.len() != wanted && chain.len() == wanted { chain } else { self.group.clone() };
        if group.is_empty() || group.end != self.drafts.len() {
            return None;
        }
        let parted = word == "分别" || word.is_empty();
        let many = if parted { count } else { 1 };
        if parted && group.len() != count {
            return None;
        }
        if parted && role(tail, self.figures.get(no)?).0 == Role::Level {
            return self.shared_level(no, count, tail, group);
        }
        let mut end = 0;
        for (k, at) in group.clone().enumerate() {
            let fig = self.figures.get(no + if parted { k } else { 0 })?.clone();
            end = fig.whole.end;
            let told = role(tail_of(tail), &fig).0;
            let draft = self.drafts.get_mut(at)?;
            if !attach(draft, &fig, told) {
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

    /// 分别恢复至2019年的119%、119.2%, 分别占全省的50%和40%: another value of the same things.
    fn shared_level(&mut self, no: usize, count: usize, tail: &str, group: Range<usize>) -> Option<usize> {
        let noun = trim_links(tail).0;
        let noun = noun.strip_suffix('的').unwrap_or(noun);
        if noun.chars().count() < 2 {
            return None;
        }
        let olds = self.drafts.get(group)?.to_vec();
        let first = self.drafts.len();
        let end = self.figures.get(no + count - 1)?.whole.end;
        for (k, old) in olds.iter().enumerate() {
            let fig = self.figures.get(if count > 1 { no + k } else { no })?.clone();
            let mut draft = self.filled(&fig, Role::Level);
            draft.what = join(topic(&old.what), noun);
            draft.quote = old.quote.start..end;
            self.drafts.push(draft);
        }
        let quote = olds.first()?.quote.start;
        self.finish(first, end, quote);
        Some(count)
    }

    /// How many figures from `no` on are one list: nothing but 、 or 和 between them.
    fn listed(&self, no: usize) -> usize {
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
    fn things_before(&self, comma: usize, list: &str, lone: &str, count: usize) -> Option<(Vec<String>, usize)> {
        let at = comma + list.find(lone)?;
        Some((things(trim_basis(trim_links(lone).0), count), at))
    }

    /// 由A提高到B: takes both figures.
    fn rise(&mut self, no: usize, from: usize, before: &str) -> Option<usize> {
        let figure = self.figures.get(no)?.clone();
        let next = self.figures.get(no + 1)?.clone();
        let head = before.trim_end();
        let head = ["2020年的", "年初的", "上年的", "去年的", "原来的", "年的", "之前的"]
            .iter()
            .find_map(|w| head.strip_suffix(w))
            .map_or(head, |h| h.trim_end_matches(|c: char| c.is_ascii_digit()));
        let (head, inner) = match head.strip_suffix(['由', '从', '自']) {
            Some(head) => (head, ""),
            None => {
                // 起征点从月销售额3万元提高到15万元
                let at = head.rfind(['由', '从'])?;
                let (head, inner) = head.split_at_checked(at)?;
                let inner = inner.trim_start_matches(['由', '从']);
                (head, Some(inner).filter(|i| i.chars().count() <= 6)?)
            }
        };
        let gap = self.line.slice(figure.whole.end..next.whole.start);
        let gap = gap.trim();
        const RISES: &[&str] = &["到", "至", "为", "达到", "达"];
        let bridge = RISES.iter().any(|w| gap.ends_with(w)) || gap.ends_with("增长到");
        if !bridge || gap.chars().count() > 10 {
            return None;
        }
        let thing = trim_basis(head);
        let (what, quote) = self.named(from, thing, &next);
        let mut draft = self.filled(&next, Role::Level);
        draft.what = format!("{what}{inner}");
        draft.from = Some(figure.low);
        draft.quote = quote..next.whole.end;
        let first = self.drafts.len();
        self.drafts.push(draft);
        self.finish(first, next.whole.end, quote);
        Some(2)
    }

    /// A growth or a change: of the value before it, or of a thing of its own.
    fn change(&mut self, from: usize, thing: &str, figure: &Figure<'a>, told: Role) {
        let own = trim_basis(trim_lead(trim_basis(thing)));
        // 增加860项|资产收益: with the noun behind it is a value.
        if matches!(told, Role::Delta(_)) && !figure.is_points() && self.after(figure) > figure.whole.end {
            self.level(usize::MAX, from, self.line.slice(from..figure.whole.start), figure);
            return;
        }
        let last = self.drafts.last();
        let near = last.is_some_and(|d| self.is_next_clause(d, from));
        let parts = self.line.slice(from..figure.core.start);
        let free = own.is_empty() || matches!(own, "增幅" | "增速" | "年均" | "规模" | "总量" | "数量" | "绝对额");
        if free && near && !parts.contains("年均") {
            let whole = self.group.clone();
            let together =
                whole.len() > 1 && whole.end == self.drafts.len() && (thing.contains('均') || thing.contains('都'));
            let targets = if together { whole } else { self.drafts.len() - 1..self.drafts.len() };
            let mut done = false;
            for at in targets {
                if let Some(draft) = self.drafts.get_mut(at)
                    && attach(draft, figure, told)
                {
                    draft.quote.end = figure.whole.end;
                    done = true;
                }
            }
            if done {
                self.used = figure.whole.end;
                return;
            }
        }
        let mut draft = self.filled(figure, told);
        let keep = if parts.contains("年均") && !own.contains("年均") { "年均增长" } else { "" };
        let (mut what, quote) = self.named(from, own.trim_end_matches("年均"), figure);
        if !keep.is_empty() {
            what.push_str(keep);
        }
        draft.what = what;
        draft.quote = quote..figure.whole.end;
        let first = self.drafts.len();
        self.drafts.push(draft);
        self.finish(first, figure.whole.end, quote);
    }

    /// A value.
    fn level(&mut self, no: usize, from: usize, thing: &str, figure: &Figure<'a>) {
        let after = self.after(figure);
        let follows = self.line.slice(figure.whole.end..after);
        let before = self.line.slice(from..figure.whole.start);
        if follows.is_empty() && self.reached(from, thing, figure) {
            return;
        }
        let mut draft = self.filled(figure, Role::Level);
        let (what, quote) = if follows.is_empty() {
            draft.quote.end = figure.whole.end;
            self.named(from, thing, figure)
        } else {
            draft.quote.end = after;
            self.counted(no, from, before, follows, figure)
        };
        if what.is_empty() {
            self.used = figure.whole.end;
            return;
        }
        if figure.unit.name.is_empty() {
            draft.unit = Some(format!("{}人", figure.unit.many));
        }
        draft.what = what;
        draft.quote.start = quote;
        let end = draft.quote.end;
        let first = self.drafts.len();
        self.drafts.push(draft);
        // Words that another figure follows in the same clause are its words too.
        let closed = self.line.sep_at(end).is_some() || end == self.line.text.len();
        self.finish(first, if closed { end } else { figure.whole.end }, quote);
    }

    /// 提高3.1个百分点，达到37.6%: the level of a change that was told before.
    fn reached(&mut self, from: usize, thing: &str, figure: &Figure<'a>) -> bool {
        let near = self.drafts.last().is_some_and(|d| self.is_next_clause(d, from));
        let linked = self.line.slice(from..figure.whole.start).contains(['达', '至', '到']);
        let empty = trim_lead(trim_basis(thing)).is_empty();
        let Some(last) = self.drafts.last_mut().filter(|_| near && linked && empty) else { return false };
        if last.value.is_some() || last.low.is_some() || last.growth.is_none() && last.delta.is_none() {
            return false;
        }
        last.value = Some(figure.low);
        last.unit = Some(figure.unit.written());
        last.cmp = figure.cmp;
        last.quote.end = figure.whole.end;
        self.used = figure.whole.end;
        true
    }

    /// Where the words end that follow a figure and belong to it; its own end if none do.
    fn after(&self, figure: &Figure<'a>) -> usize {
        let at = figure.whole.end;
        let mut sep = self.line.end(at, Cut::Pause);
        if sep > at
            && sep - at <= 9
            && self
                .line
                .sep_at(sep)
                .is_some_and(|s| s.cut == Cut::Pause && !self.figures.iter().any(|f| f.whole.start == s.range.end))
        {
            // 423个省、市重点项目
            sep = self.line.end(at, Cut::Comma);
        }
        let next = self
            .figures
            .iter()
            .skip(self.figures.partition_point(|f| f.whole.start < at))
            .map(|f| f.whole.start)
            .next()
            .unwrap_or(usize::MAX);
        let end = sep.min(next).min(self.line.text.floor_char_boundary(at + REACH));
        let text = self.line.slice(at..end);
        let grows = next == end
            && matches!(role(text, figure), (Role::Growth(_) | Role::Delta(_), rest) if trim_basis(rest).is_empty());
        let goes = goes_on(text)
            || text.starts_with(['(', '（'])
            || text.starts_with("增长")
            || text.starts_with("下降")
            || grows;
        if text.trim().is_empty() || goes { at } else { end }
    }

    /// The thing before a number: 地区生产总值|911.6亿元.
    fn named(&mut self, from: usize, thing: &str, figure: &Figure<'a>) -> (String, usize) {
        let (thing, _) = trim_links(thing);
        let own = trim_lead(trim_basis(thing));
        let (own, _) = trim_links(own);
        let own = own.strip_suffix('的').unwrap_or(own);
        let own = own.strip_prefix("实现").filter(|o| o.chars().count() > 2).unwrap_or(own);
        let start = from + self.line.slice(from..figure.whole.start).find(own).unwrap_or(0);
        let sibling = self.is_sibling(figure, from);
        // After a semicolon the sentence speaks of what it began with.
        if self.line.before(from, Cut::Comma).is_some_and(|sep| sep.cut == Cut::Semi && sep.range.start >= self.used) {
            self.topic.clone_from(&self.opening);
        }
        // 出台43条、16条|举措: the thing of both stands behind the last.
        if (own.is_empty() || is_only_verbs(own) && self.topic.is_none()) && self.leads_list(figure) {
            return (format!("{own}{}", self.behind_next(figure)), start);
        }
        match &self.topic {
            Some(topic) if is_dependent(own) => (lean(&topic.words, own), topic.quote),
            Some(topic) if sibling && verbs(own) == 0 && !own.starts_with("实现") && !topic.verb.is_empty() => {
                (format!("{}{own}", topic.verb), topic.quote)
            }
            _ if is_dependent(own) => self.earlier(from, own, start),
            None if self.follows_stage(from).is_some() => {
                let (name, at) = self.follows_stage(from).unwrap_or_default();
                (format!("{name}{own}"), at)
            }
            _ => (without_examples(without_means(without_praise(own))), start),
        }
    }

    /// The name in the clause before, when that clause says how far it is: 产业园开工建设，累计投资….
    fn follows_stage(&self, from: usize) -> Option<(&'a str, usize)> {
        let sep = self.line.before(from, Cut::Comma).filter(|s| s.cut == Cut::Comma && s.range.end == from)?;
        let begin = self.near(sep.range.start, self.line.begin(sep.range.start, Cut::Comma));
        let text = self.line.slice(begin..sep.range.start);
        let lead = trim_lead(text);
        let stage = STAGES.iter().filter(|w| lead.ends_with(**w)).max_by_key(|w| w.len())?;
        let name = lead.strip_suffix(stage)?;
        let name = ["全面", "顺利", "圆满", "成功", "正式", "建成", "如期", "建成并"]
            .iter()
            .find_map(|w| name.strip_suffix(w))
            .unwrap_or(name);
        let short = (3..=18).contains(&name.chars().count());
        (short && verbs(name) == 0 && !name.contains('、')).then_some((name, begin + (text.len() - lead.len())))
    }

    /// Whether a figure's words begin right after 、 and the figure before.
    fn is_sibling(&self, figure: &Figure<'a>, from: usize) -> bool {
        let sep = self.line.before(figure.whole.start, Cut::Pause);
        let and = self.line.slice(self.used..figure.whole.start).starts_with(['和', '及']);
        and || sep.is_some_and(|sep| sep.cut == Cut::Pause && sep.range.end == from && sep.range.start == self.used)
    }

    /// Whether the next figure follows at once.
    fn leads_list(&self, figure: &Figure<'a>) -> bool {
        let next = self.figures.partition_point(|f| f.whole.start < figure.whole.end);
        let Some(next) = self.figures.get(next).filter(|f| !f.is_percent()) else { return false };
        matches!(self.line.slice(figure.whole.end..next.whole.start), "、" | "和")
    }

    /// A thing that stands in an earlier clause of the sentence, without a figure of its own.
    fn earlier(&self, from: usize, own: &str, start: usize) -> (String, usize) {
        let sentence = self.line.begin(from, Cut::Stop);
        let Some(sep) = self.line.before(from, Cut::Comma).filter(|s| s.range.start > sentence) else {
            return (own.to_owned(), start);
        };
        let clause = self.near(sep.range.start, self.line.begin(sep.range.start, Cut::Comma));
        let text = self.line.slice(clause..sep.range.start);
        let lead = trim_lead(text);
        let noun = subject_of(lead);
        if noun.chars().count() <= 2 && clause > sentence {
            // 二期加快建设: the clause before it names the thing.
            return self.earlier(clause, own, start);
        }
        if noun.is_empty() {
            return (own.to_owned(), start);
        }
        (lean(noun, own), clause + (text.len() - lead.len()))
    }

    /// The thing behind a number: 134个|项目手续办结.
    fn counted(&self, no: usize, from: usize, before: &str, follows: &str, figure: &Figure<'a>) -> (String, usize) {
        let lead = trim_lead(before);
        let start = from + (before.len() - lead.len());
        let (lead, _) = trim_links(lead);
        let head = without_list(lead);
        let of = follows.strip_prefix('的').unwrap_or(follows);
        // 投资437亿元的…项目: the number describes what follows.
        if follows.starts_with('的') && !head.is_empty() {
            let noun = if of.is_empty() { self.behind_next(figure) } else { of };
            return (format!("{}{}", last_part(noun), head), start);
        }
        let predicate = verbs(of) > 0 || of.starts_with("实现") || of.starts_with(['全', '均', '已', '被', '获']);
        if head.is_empty()
            && predicate
            && let Some(topic) = &self.topic
            && from == self.after_sep()
        {
            return (join(&topic.words, of), topic.quote);
        }
        let noun = if self.is_open(figure, follows) { counted_noun(of) } else { last_part(of) };
        let noun = noun.trim_end_matches(['和', '与', '及']);
        let prep = matches!(head, "对" | "为" | "向" | "给" | "与" | "在" | "将" | "把" | "有" | "使");
        let noun = if head.is_empty() || prep || noun.ends_with('级') {
            self.with_predicate(no, figure, noun)
        } else {
            noun.to_owned()
        };
        let verb =
            self.topic.as_ref().filter(|t| self.is_sibling(figure, from) && head.is_empty() && !t.verb.is_empty());
        match verb {
            Some(topic) if first_verb(&noun).is_none() => (format!("{}{noun}", topic.verb), start),
            _ => (format!("{head}{noun}"), start),
        }
    }

    /// Whether the words behind a figure run into the next figure: 13.9万|脱贫人口人均收入达到|1.25万元.
    fn is_open(&self, figure: &Figure<'a>, follows: &str) -> bool {
        let end = figure.whole.end + follows.len();
        self.line.sep_at(end).is_none() && end < self.line.text.len()
    }

    /// The words behind the next figure: 总投资2.66万亿元的2000个|重大项目.
    fn behind_next(&self, figure: &Figure<'a>) -> &'a str {
        let next = self.figures.partition_point(|f| f.whole.start < figure.whole.end);
        let Some(next) = self.figures.get(next) else { return "" };
        let text = self.near_end(next.whole.end, self.line.end(next.whole.end, Cut::Pause));
        let of = text.strip_prefix('的').unwrap_or(text);
        first_verb(of).and_then(|at| of.get(..at)).unwrap_or(of)
    }

    fn near_end(&self, from: usize, end: usize) -> &'a str {
        self.line.slice(from..self.line.text.floor_char_boundary(from + REACH).min(end))
    }

    fn after_sep(&self) -> usize {
        self.line.sep_at(self.used).map_or(self.used, |sep| sep.range.end)
    }

    /// 1643个机构、403个民生单位实现…: the first shares what the last one does.
    fn with_predicate(&self, no: usize, figure: &Figure<'a>, own: &str) -> String {
        let end = self.line.end(figure.whole.end, Cut::Pause);
        let Some(sep) = self.line.sep_at(end).filter(|s| s.cut == Cut::Pause) else { return own.to_owned() };
        let Some(next) = self.figures.get(no.wrapping_add(1)).filter(|f| f.whole.start == sep.range.end) else {
            return own.to_owned();
        };
        let text = self.near_end(next.whole.end, self.line.end(next.whole.end, Cut::Comma));
        if let Some(rest) =
            own.ends_with('级').then(|| text.find('级').and_then(|at| text.get(at + '级'.len_utf8()..))).flatten()
        {
            return format!("{own}{rest}");
        }
        match first_verb(text) {
            Some(at) if at > 0 => format!("{own}{}", text.get(at..).unwrap_or_default()),
            _ => own.to_owned(),
        }
    }

    fn is_next_clause(&self, last: &Draft, from: usize) -> bool {
        let gap = self.line.slice(self.used.min(from)..from);
        let _ = last;
        gap.is_empty()
            || matches!(gap, "," | "，" | "、" | "(" | "（" | ")" | ";" | "；")
            || gap.starts_with([')', '）'])
    }

    fn filled(&self, figure: &Figure<'a>, told: Role) -> Draft {
        let mut draft = Draft { cmp: figure.cmp, at: figure.core.start, zh: figure.zh, ..Draft::default() };
        match told {
            Role::Level => {
                match figure.high {
                    Some(high) => (draft.low, draft.high) = (Some(figure.low), Some(high)),
                    None => draft.value = Some(figure.low),
                }
                let unit = figure.unit.written();
                draft.unit = (!unit.is_empty()).then_some(unit);
            }
            _ => {
                attach(&mut draft, figure, told);
                draft.cmp = figure.cmp;
            }
        }
        draft
    }

    /// Remembers what the next clause can lean on.
    fn finish(&mut self, first: usize, end: usize, quote: usize) {
        self.group = first..self.drafts.len();
        self.used = end;
        let Some(draft) = self.drafts.get(first) else { return };
        if self.line.before(draft.at, Cut::Pause).is_none_or(|sep| sep.cut != Cut::Pause || sep.range.end < quote) {
            self.chain = first;
        }
        let verb = draft.what.get(..verbs(&draft.what)).unwrap_or_default();
        let part = self.line.slice(self.line.begin(draft.at, Cut::Comma)..draft.at).starts_with("其中");
        if part && self.topic.is_some() && draft.what.chars().count() <= 4 {
            return;
        }
        let topic = Topic { words: topic(&draft.what).to_owned(), verb: verb.to_owned(), quote };
        if self.opening.is_none() {
            self.opening = Some(topic.clone());
        }
        self.topic = Some(topic);
    }
}

/// Adds a growth or a change to a measure; false if it has one or the figure is none.
fn attach(draft: &mut Draft, figure: &Figure<'_>, told: Role) -> bool {
    match told {
        Role::Growth(sign) if draft.growth.is_none() => {
            let times = if figure.unit.name == "倍" { 100.0 } else { 1.0 };
            let Some(high) = figure.high else {
                draft.growth = Some(round(sign * figure.low * times));
                return true;
            };
            if draft.value.is_some() {
                return false;
            }
            (draft.low, draft.high, draft.unit) = (Some(figure.low), Some(high), Some(figure.unit.written()));
            true
        }
        Role::Delta(sign) if draft.delta.is_none() && figure.high.is_none() => {
            draft.delta = Some(Delta { value: round(sign * figure.low), unit: figure.unit.written() });
            true
        }
        _ => false,
    }
}

/// What the last of a list says holds for the others: 28.6个和21.9个百分点, 2.5%和7.5%以上.
fn share(draft: &mut Draft, figure: &Figure<'_>, first: &Figure<'_>, last: &Figure<'_>) {
    if last.is_points() && figure.unit.name == "个" || figure.unit.name.is_empty() {
        draft.unit = Some(last.unit.written());
    }
    // 分别突破3500亿元、7000亿元: said once, before the first.
    if draft.cmp == crate::Cmp::Eq {
        draft.cmp = if first.whole.start < first.core.start { first.cmp } else { last.cmp };
    }
}

fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// A dependent thing with what it leans on: 总投资 of 重点项目; a verb of making goes first (新登记|经营主体).
fn lean(topic: &str, own: &str) -> String {
    let own = trim_lead(own);
    // 国家级…企业3家、省级74家
    if own.ends_with('级')
        && let Some(at) = topic.find('级').filter(|at| *at <= 9)
    {
        return format!("{own}{}", topic.get(at + '级'.len_utf8()..).unwrap_or_default());
    }
    // 项目新签约513个、新开工510个: what was done to the same things before is not part of them.
    let topic = DONE
        .iter()
        .find_map(|w| topic.strip_suffix(w))
        .filter(|t| is_only_verbs(own) && t.chars().count() > 1)
        .unwrap_or(topic);
    if own.starts_with(['新', '净', '改', '扩']) && is_only_verbs(own) {
        return format!("{own}{topic}");
    }
    join(topic, own)
}

/// 以…为重点的|农业社会化服务面积: a long description is no part of the thing.
fn without_praise(own: &str) -> &str {
    let long = own.chars().count() > 16 && (own.contains("为重点") || own.contains("为主") || own.contains("为核心"));
    let noun = own.rfind('的').filter(|_| long).and_then(|at| own.get(at + '的'.len_utf8()..));
    noun.filter(|n| n.chars().count() >= 4).unwrap_or(own)
}

/// 利用废旧空地|建设口袋公园: what helped is no part of the thing.
fn without_means(own: &str) -> &str {
    let own = own.strip_suffix('的').filter(|o| o.contains('占')).unwrap_or(own);
    if !["利用", "通过", "依托", "围绕", "借助", "聚焦", "以“", "针对", "按照"].iter().any(|w| own.starts_with(w))
    {
        return own;
    }
    first_verb(own).and_then(|at| own.get(at..)).filter(|rest| verbs(rest) < rest.len()).unwrap_or(own)
}

/// 宣武医院、广安门医院|2个…中心, …等|22家企业: the names before a number are no part of what it counts.
fn without_list(lead: &str) -> &str {
    let listed = lead.strip_suffix("等").or_else(|| lead.strip_suffix("等的"));
    let list = listed.or_else(|| lead.contains('、').then_some(lead));
    match list {
        Some(list) if !is_only_verbs(list) => {
            let verb = verbs(list);
            if verb > 0 {
                return list.get(..verb).unwrap_or_default();
            }
            let prep = list.chars().next().filter(|c| matches!(c, '与' | '向' | '对' | '为' | '同' | '在' | '给'));
            prep.and_then(|c| list.get(..c.len_utf8())).unwrap_or_default()
        }
        _ => lead,
    }
}

/// 发放家居、文旅、汽车等消费券 → 发放消费券: a long list of examples is no part of the thing.
fn without_examples(own: &str) -> String {
    let head = verbs(own);
    if let Some(at) = own.rfind('等')
        && let (Some(list), Some(noun)) = (own.get(head..at), own.get(at + '等'.len_utf8()..))
        && (list.matches('、').count() >= 2 || list.chars().count() >= 14 || list.starts_with('《'))
        && noun.chars().count() >= 2
        && !noun.starts_with(['级', '教'])
        && !matches!(noun, "项目" | "重大项目" | "重点项目" | "工程" | "重点工程")
    {
        return format!("{}{noun}", own.get(..head).unwrap_or_default());
    }
    own.to_owned()
}

/// The thing counted, without what is said of it before the next number.
fn counted_noun(text: &str) -> &str {
    let (text, _) = trim_links(text);
    let head =
        super::subject::head(text).into_iter().chain(super::words::LEXICA.dependent.ends(text)).max_by_key(|w| w.len());
    let bare = head.and_then(|w| text.strip_suffix(w)).map_or(text, |t| trim_links(t).0);
    let bare = bare.trim_end_matches("累计").trim_end_matches("年均").trim_end_matches("人均");
    if bare.chars().count() >= 2 { bare } else { text }
}

fn join(topic: &str, own: &str) -> String {
    if own.starts_with(topic) { own.to_owned() } else { format!("{topic}{own}") }
}

fn tail_of(tail: &str) -> &str {
    tail
}

/// Nothing but links, changes and comparisons between 均 and the number.
fn is_bridge(tail: &str, figure: &Figure<'_>) -> bool {
    let (_, left) = role(tail, figure);
    trim_basis(trim_links(left).0).is_empty()
}

/// The word that shares numbers out: 分别, or 均 where it is no part of 人均.
fn each_word(before: &str) -> Option<(usize, &'static str)> {
    if let Some(at) = before.rfind("分别") {
        return Some((at, "分别"));
    }
    ["均", "都", "各"]
        .into_iter()
        .filter_map(|word| before.rfind(word).map(|at| (at, word)))
        .filter(|(at, _)| {
            let left = before.get(..*at).unwrap_or_default();
            !left.ends_with(['人', '年', '户', '平', '村', '亩', '月', '成', '首', '日', '省', '县', '镇', '乡'])
        })
        .max_by_key(|(at, _)| *at)
}

/// Whether a figure of a line only says of which size a thing is.
fn is_size_of(line: &Line<'_>, figure: &Figure<'_>) -> bool {
    let at = figure.whole.start;
    let from = line.begin(at, Cut::Pause).max(line.text.floor_char_boundary(at.saturating_sub(REACH)));
    let end = line.end(figure.whole.end, Cut::Pause).min(line.text.floor_char_boundary(figure.whole.end + REACH));
    is_threshold(line.slice(from..at), line.slice(figure.whole.end..end), figure)
}

/// Whether a figure only says of which size a thing is: 投资5000万元以上|项目, 20万吨|锌冶炼项目, 年产….
fn is_threshold(before: &str, follows: &str, figure: &Figure<'_>) -> bool {
    use crate::Cmp;
    if follows.is_empty() {
        return false;
    }
    let compared = matches!(figure.cmp, Cmp::Ge | Cmp::Gt | Cmp::Le | Cmp::Lt);
    let invested = ["投资", "进入了", "进入", "达到", "达", "突破"].iter().any(|w| before.ends_with(w));
    let fact =
        ["的省会", "的城市", "的省份", "的地级", "的大港", "的县", "的副省级"].iter().any(|w| follows.starts_with(w));
    if fact && figure.unit.is_money() && before.chars().count() > 4 {
        return false;
    }
    if figure.unit.is_size() && compared && !(follows.starts_with('的') && invested) {
        return true;
    }
    let opens = |words: &[&str]| words.iter().any(|w| follows.starts_with(w));
    if figure.unit.is_money()
        && opens(&["级", "以上", "企业", "项目", "产业", "园区", "集群", "俱乐部", "镇", "村", "乡", "县"])
    {
        return true;
    }
    if ["年产", "日产", "年处理", "日处理", "年加工", "年供", "日供", "年出栏"].iter().any(|w| before.ends_with(w))
    {
        return true;
    }
    if figure.unit.name == "条" && ["国务院", "国家", "省", "省委", "中央", "市"].iter().any(|w| before.ends_with(w))
    {
        return true;
    }
    if figure.unit.name == "类" && opens(&["创新药", "新药", "水", "地区", "医疗器械"]) {
        return true;
    }
    // 50户以上村寨, 20人以上企业.
    if matches!(figure.unit.name, "户" | "人")
        && figure.cmp == Cmp::Ge
        && opens(&["村", "自然村", "农村", "企业", "居民点", "集中", "的自然", "的村"])
    {
        return true;
    }
    is_capacity(before, follows, figure)
}

/// 富利铜业15万吨|铜杆项目: the capacity in a project's name.
fn is_capacity(before: &str, follows: &str, figure: &Figure<'_>) -> bool {
    let works = ["项目", "码头", "工程", "基地", "生产线", "装置", "泊位", "电站", "风电", "光伏", "机组", "储能"];
    let named = trim_lead(before);
    let named = if super::words::LEXICA.verbs.ends(named).is_some() { "" } else { named };
    match figure.unit.name {
        "吨" | "标箱" | "标准箱" | "头" | "只" | "立方米" => works.iter().any(|w| follows.contains(w)),
        "千瓦" | "兆瓦" | "瓦" | "千瓦时" | "兆瓦时" | "GW" | "MW" => {
            works.iter().any(|w| follows.contains(w)) && (!named.is_empty() || follows.contains('等'))
        }
        _ => false,
    }
}

/// The last part of 甲的乙.
fn last_part(text: &str) -> &str {
    match text.rfind('的') {
        Some(at) => {
            let rest = text.get(at + '的'.len_utf8()..).unwrap_or_default();
            if rest.chars().count() >= 2 { rest } else { text.get(..at).unwrap_or(text) }
        }
        None => text,
    }
}

/// Where the first verb of a text stands.
fn first_verb(text: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        *at > 3
            && (verbs(rest) > 0
                || ["全部", "实现", "盛大", "加快", "全面", "有序", "不断", "持续", "稳步", "逐步", "深入", "扎实"]
                    .iter()
                    .any(|w| rest.starts_with(w)))
    })
}

/// The noun that a clause is about: its object after a verb (加快|“四好农村路”|建设), else what stands before its verb.
fn subject_of(clause: &str) -> &str {
    if is_only_verbs(clause) {
        return clause;
    }
    let verb = verbs(clause);
    let opened = ["加快", "强化", "深化", "加强", "完善", "抓实", "全面"]
        .iter()
        .find(|w| clause.starts_with(**w))
        .map_or(0, |w| w.len());
    if verb > 0 || opened > 0 {
        let object = clause.get(verb.max(opened)..).unwrap_or(clause);
        let ended = ["建设", "改造", "工作", "力度", "发展", "行动"].iter().find_map(|w| object.strip_suffix(w));
        return ended.filter(|o| o.chars().count() >= 2).unwrap_or(object);
    }
    match first_verb(clause) {
        Some(at) => clause.get(..at).unwrap_or(clause),
        None => clause,
    }
}
