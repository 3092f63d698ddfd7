//! The walk along a line: figures in order, each given its thing, joined with the growth and the rank that
//! follow it, or shared out among the things before it.

mod compared;
mod counted;
mod named;
mod rise;
mod shared;

use super::change::{Role, role, trim_basis};
use super::draft::Draft;
use super::figure::Figure;
use super::line::{Cut, Line};
use super::subject::{goes_on, is_only_verbs, opens, topic_behind, trim_lead, verbs};
use std::ops::Range;

/// What a clause can lean on.
#[derive(Clone, Debug)]
struct Topic {
    /// The draft that told it, in whose words it stands.
    draft: usize,
    words: Range<usize>,
    /// Bytes of the verbs that its words begin with.
    verb: usize,
    quote: usize,
}

/// How far back the thing that it leans on can stand: a sentence is no longer.
const SENTENCE: usize = 1500;
/// Longer words are nothing that a later clause leans on.
const TOPIC: usize = 240;

pub(super) struct Walk<'a, 'l> {
    line: &'l Line<'a>,
    figures: &'l [Figure<'a>],
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
    /// A growth is read, and shares no verb: 新增贷款5亿元、贷款余额增长9%.
    grows: bool,
}

impl<'a, 'l> Walk<'a, 'l> {
    pub(super) fn new(line: &'l Line<'a>, figures: &'l [Figure<'a>]) -> Walk<'a, 'l> {
        let drafts = Vec::with_capacity(figures.len());
        Walk { line, figures, drafts, topic: None, group: 0..0, chain: 0, opening: None, used: 0, grows: false }
    }

    pub(super) fn run(mut self) -> Vec<Draft> {
        let mut next = 0;
        while let Some(figure) = self.figures.get(next) {
            let sentence = self.line.begin(figure.core.start, Cut::Stop);
            if sentence > self.used {
                self.topic = None;
                self.opening = None;
                self.chain = self.drafts.len();
                self.used = sentence;
                self.group = self.drafts.len()..self.drafts.len();
            }
            self.forget(figure.core.start);
            next += self.take(next, figure).max(1);
        }
        self.drafts
    }

    /// Forgets what stands too far back: a line without a stop is no sentence, and must not be quoted whole.
    fn forget(&mut self, at: usize) {
        let far = |quote: usize| at.saturating_sub(quote) > SENTENCE;
        self.topic.take_if(|topic| far(topic.quote));
        self.opening.take_if(|opening| far(opening.quote));
        let end = self.drafts.len();
        if self.drafts.get(self.chain).is_some_and(|draft| far(draft.quote.start)) {
            self.chain = end;
        }
        if self.drafts.get(self.group.start).is_some_and(|draft| far(draft.quote.start)) {
            self.group = end..end;
        }
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
        if let Some(grown) = self.grown_behind(role, figure) {
            self.change(from, thing, &grown, Role::Growth(1.0));
            return 1;
        }
        match role {
            Role::Level => self.level(no, from, thing, figure),
            Role::Growth(_) | Role::Delta(_) => self.change(from, thing, figure, role),
        }
        1
    }

    /// 保持40%以上|增长: a growth that is told behind its figure, which then ends there.
    fn grown_behind(&self, role: Role, figure: &Figure<'a>) -> Option<Figure<'a>> {
        if role != Role::Level || !figure.is_percent() {
            return None;
        }
        // 增长6.5%、力争7%
        let again = |draft: &Draft| draft.growth.is_some() && draft.value.is_none() && draft.quote.end == self.used;
        let from = self.after_sep();
        if from < figure.whole.start
            && matches!(self.line.slice(from..figure.whole.start), "力争" | "争取" | "力争达到" | "争取达到")
            && self.drafts.last().is_some_and(again)
        {
            return Some(figure.clone());
        }
        let rest = self.line.slice(figure.whole.end..self.line.on(figure.whole.end));
        let word = ["增长", "的增长", "的增速"].iter().find(|w| rest.starts_with(**w))?;
        let end = figure.whole.end + word.len();
        let closed = end == self.line.text.len() || self.line.sep_at(end).is_some();
        closed.then(|| Figure { whole: figure.whole.start..end, ..figure.clone() })
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
        // 落实惠企政策、为船厂减负5亿元
        // 推动建设、力争|养殖量突破5万只: what is aimed at is a statement of its own
        let aims = || ["力争", "确保", "争取"].iter().any(|w| self.line.slice(item..at).starts_with(w));
        let opened = opens(last) || last.starts_with(['为', '获']) && opens(trim_lead(first)) || aims();
        if listed || !opened || is_only_verbs(first) { from } else { item }
    }

    /// Not farther back than a sentence can be long: whatever the input, a figure costs the same.
    fn near(&self, at: usize, from: usize) -> usize {
        self.line.back(at).max(from)
    }

    fn near_end(&self, from: usize, end: usize) -> &'a str {
        self.line.slice(from..self.line.on(from).min(end))
    }

    fn after_sep(&self) -> usize {
        self.line.sep_at(self.used).map_or(self.used, |sep| sep.range.end)
    }

    /// Where the words end that follow a figure and belong to it; its own end if none do.
    fn after(&self, figure: &Figure<'a>) -> usize {
        let at = figure.whole.end;
        let mut sep = self.line.end(at, Cut::Pause);
        let next = self.figure_from(at).map_or(usize::MAX, |f| f.whole.start);
        if sep > at
            && sep - at <= 9
            && !figure.is_percent()
            && self.line.sep_at(sep).is_some_and(|s| s.cut == Cut::Pause && !self.is_figure(s.range.end))
        {
            // 423个省、市重点项目, but 通航6座城市、全年开行|5000列
            let comma = self.line.end(at, Cut::Comma);
            let level =
                || matches!(self.line.slice(at..sep), "国" | "省" | "市" | "县" | "区" | "州" | "中央" | "国家");
            sep = if next < comma && !level() { sep } else { comma };
        }
        let end = sep.min(next).min(self.line.on(at));
        let text = self.line.slice(at..end);
        let grows = next == end
            && matches!(role(text, figure), (Role::Growth(_) | Role::Delta(_), rest) if trim_basis(rest).is_empty());
        // 落户等9项与渔民相关的|事项: behind 等N a noun stands, whatever it begins with
        let listed = || self.line.slice(0..figure.whole.start).ends_with('等');
        let goes = goes_on(text) && !listed()
            || text.starts_with(['(', '（'])
            || text.starts_with("增长")
            || text.starts_with("下降")
            || text.starts_with("人民币")
            || text.starts_with("至第")
            || grows;
        if text.trim().is_empty() || goes { at } else { end }
    }

    /// The first figure that begins here or later.
    fn figure_from(&self, at: usize) -> Option<&'l Figure<'a>> {
        self.figures.get(self.figures.partition_point(|figure| figure.whole.start < at))
    }

    /// Whether a figure begins exactly here.
    fn is_figure(&self, at: usize) -> bool {
        self.figure_from(at).is_some_and(|figure| figure.whole.start == at)
    }

    /// Whether a figure ends exactly here.
    fn ends_figure(&self, at: usize) -> bool {
        let before = self.figures.partition_point(|figure| figure.whole.start < at).checked_sub(1);
        before.and_then(|no| self.figures.get(no)).is_some_and(|figure| figure.whole.end == at)
    }

    /// Whether the words from here follow the last measure at once.
    fn follows(&self, from: usize) -> bool {
        let gap = self.line.slice(self.used.min(from)..from);
        let near = gap.is_empty()
            || matches!(gap, "," | "，" | "、" | "(" | "（" | ")" | ";" | "；")
            || gap.starts_with([')', '）']);
        near && !self.drafts.is_empty()
    }

    /// The words of what a clause leans on.
    fn words(&self, topic: &Topic) -> &str {
        self.drafts.get(topic.draft).and_then(|draft| draft.what.get(topic.words.clone())).unwrap_or_default()
    }

    /// They with the head that they had of their own.
    fn whole(&self, topic: &Topic) -> &str {
        self.drafts.get(topic.draft).and_then(|draft| draft.what.get(topic.words.start..)).unwrap_or_default()
    }

    /// The verb that made it.
    fn verb(&self, topic: &Topic) -> &str {
        self.drafts.get(topic.draft).and_then(|draft| draft.what.get(..topic.verb)).unwrap_or_default()
    }

    /// Remembers what the next clause can lean on; `opened` are the bytes of the verbs of the first, if known.
    fn finish(&mut self, first: usize, end: usize, quote: usize, opened: Option<usize>) {
        self.group = first..self.drafts.len();
        self.used = end;
        let Some(draft) = self.drafts.get(first) else { return };
        if self.line.before(draft.at, Cut::Pause).is_none_or(|sep| sep.cut != Cut::Pause || sep.range.end < quote) {
            self.chain = first;
        }
        let part = self.line.slice(self.line.begin(draft.at, Cut::Comma)..draft.at).starts_with("其中");
        if part && self.topic.is_some() && draft.what.chars().count() <= 4 {
            return;
        }
        if draft.what.len() > TOPIC {
            self.topic = None;
            return;
        }
        // 整改问题128个，整改率100%，问责37人: a rate is nothing to lean on, but what it is of is.
        if draft.what.ends_with('率') && self.topic.as_ref().is_some_and(|topic| topic.quote == quote) {
            return;
        }
        let verb = opened.unwrap_or_else(|| verbs(&draft.what));
        let topic = Topic { draft: first, words: topic_behind(&draft.what, verb), verb, quote };
        if self.opening.is_none() {
            self.opening = Some(topic.clone());
        }
        self.topic = Some(topic);
    }
}
