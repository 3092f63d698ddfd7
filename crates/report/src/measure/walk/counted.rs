//! The thing behind a number: 134个|项目手续办结, 投资437亿元的|…项目.

use super::super::change::Role;
use super::super::draft::Draft;
use super::super::figure::Figure;
use super::super::line::Cut;
use super::super::subject::{is_dependent_noun, trim_lead, trim_links, verbs};
use super::super::thing::{
    counted_noun, first_verb, join, last_part, people_of, without_list, without_means, without_stir,
};
use super::{Topic, Walk};
use crate::Cmp;
use crate::scan::{find, has, rfind};

impl<'a> Walk<'a, '_> {
    /// A value.
    pub(super) fn level(&mut self, no: usize, from: usize, thing: &str, figure: &Figure<'a>) {
        let after = self.after(figure);
        let follows = self.line.slice(figure.whole.end..after);
        let before = self.line.slice(from..figure.whole.start);
        if follows.is_empty() && self.reached(from, thing, figure) {
            return;
        }
        let mut draft = Draft::of(figure, Role::Level);
        let (what, quote, verbs) = if follows.is_empty() {
            let (mut what, quote, verbs) = self.named(from, thing, figure);
            let used = self.used_for(figure);
            what.push_str(used);
            draft.quote.end = figure.whole.end + used.len();
            (what, quote, verbs)
        } else {
            draft.quote.end = after;
            let (what, quote) = self.counted(no, from, before, follows, figure);
            (what, quote, None)
        };
        if what.is_empty() {
            self.used = figure.whole.end;
            return;
        }
        // 每县至少引进1个
        if draft.cmp == Cmp::Eq && figure.whole.start == figure.core.start && has(before, "至少") {
            draft.cmp = Cmp::Ge;
        }
        if figure.unit.name.is_empty() && !figure.unit.many.is_empty() {
            let counted = match () {
                _ if what.ends_with("家庭") => "家庭",
                _ if has(&what, "农户") => "户",
                _ => "人",
            };
            draft.unit = Some(format!("{}{counted}", figure.unit.many));
        }
        draft.what = what;
        draft.quote.start = quote;
        let end = draft.quote.end;
        let first = self.drafts.len();
        self.drafts.push(draft);
        // Words that another figure follows in the same clause are its words too.
        let closed = self.line.sep_at(end).is_some() || end == self.line.text.len();
        self.finish(first, if closed { end } else { figure.whole.end }, quote, verbs);
    }

    /// The thing behind a number: 134个|项目手续办结.
    pub(super) fn counted(
        &self,
        no: usize,
        from: usize,
        before: &str,
        follows: &str,
        figure: &Figure<'a>,
    ) -> (String, usize) {
        let lead = trim_lead(before);
        let start = from + (before.len() - lead.len());
        let head = self.head(from, before, follows, figure);
        let of = follows.strip_prefix('的').unwrap_or(follows);
        if follows.starts_with('的') && !head.is_empty() {
            return (self.described(head, of, figure), start);
        }
        if head.is_empty()
            && let Some(found) = self.leaning(from, of, figure, start)
        {
            return found;
        }
        let open = self.is_open(figure, follows);
        let noun = match open {
            // 12个总投资38亿元的|项目: what both are of stands behind the next
            true if is_dependent_noun(of) => self.behind_next(figure),
            true => before_deed(counted_noun(of)),
            false => last_part(of),
        };
        let noun = without_stir(if figure.unit.name.is_empty() { people_of(of) } else { noun });
        // 惠及310个小区: what reached them was told before
        if head == "惠及" {
            return self.of_before(from, &format!("{head}{noun}"), start);
        }
        let many = matches!(figure.unit.name, "个" | "所" | "家" | "座" | "条" | "处");
        let noun = if open || !many { noun } else { self.before_list(figure, noun) };
        let city = matches!(head, "全国" | "全省" | "全球").then(|| find(noun, "城市")).flatten();
        let noun = city.and_then(|at| noun.get(..at + "城市".len())).unwrap_or(noun);
        let noun = if open { noun.trim_end_matches(['和', '与', '及', '或']) } else { noun };
        let prep = matches!(head, "对" | "为" | "向" | "给" | "与" | "在" | "将" | "把" | "有" | "使");
        let noun = if head.is_empty() || prep || noun.ends_with('级') {
            self.with_predicate(no, figure, noun)
        } else {
            noun.to_owned()
        };
        let verb = self.topic.as_ref().filter(|t| self.is_sibling(figure, from) && head.is_empty() && t.verb > 0);
        match verb {
            Some(topic) if verbs(&noun) == 0 && first_verb(&noun).is_none() => {
                (format!("{}{noun}", self.verb(topic)), start)
            }
            _ => (format!("{head}{noun}"), start),
        }
    }

    /// The words before a number that belong to the thing behind it.
    fn head<'t>(&self, from: usize, before: &'t str, follows: &str, figure: &Figure<'a>) -> &'t str {
        let (lead, _) = trim_links(trim_lead(before));
        if self.ends_figure(from) && !is_dependent_noun(lead) {
            // 74%的工业增加值和40%的|税收
            if lead.ends_with(['和', '与']) || lead.ends_with("以及") {
                return "";
            }
            // 5个乡镇50个村: what stands between counts is the first one's
            let noun = !figure.is_percent() && lead.len() == before.len() && verbs(lead) == 0;
            if noun && first_verb(lead).is_none() {
                let own = lead.split_once('和').filter(|_| !lead.ends_with('的')).map_or("", |(_, own)| own);
                return if own.chars().count() >= 2 { own } else { "" };
            }
        }
        // 综合指数在全国168个|重点城市: among whom, not of what
        let among =
            |w: &&&str| lead.len() > w.len() && lead.strip_suffix(**w).is_some_and(|l| l.ends_with(['在', '居', '列']));
        if let Some(place) = ["全国", "全省", "全球"].iter().find(among) {
            return lead.get(lead.len() - place.len()..).unwrap_or_default();
        }
        // 水质100%达标; 滦河治理、潮河治理等15项|工程: all of it is the thing
        let whole = figure.is_percent() || matches!(follows, "工程" | "活动");
        if whole { lead } else { without_list(without_means(lead)) }
    }

    /// 投资437亿元的|…项目: the number describes what follows.
    fn described(&self, head: &str, of: &str, figure: &Figure<'a>) -> String {
        // 投资4亿元的甲、乙等|6个项目: the names are part of the thing.
        let noun = if of.is_empty() || of.ends_with('等') { self.behind_next(figure) } else { "" };
        // 成为全省首个|产值超千亿元的园区
        let head = ["首个", "首家", "首座"].iter().find_map(|w| head.rsplit_once(w)).map_or(head, |(_, own)| own);
        let head = head.strip_prefix("成为").and_then(|h| h.rsplit_once('个')).map_or(head, |(_, own)| own);
        // 抓好总投资9亿元的项目, 启动年产能5万吨的产业园
        let own = head.get(verbs(head)..).filter(|own| own.chars().count() >= 2);
        let head = own.unwrap_or(head);
        // 开工甲、乙等|投资过10亿元的项目
        let head = head.rsplit_once('等').map_or(head, |(_, own)| own);
        format!("{}{noun}{head}", last_part(of).trim_end_matches(['和', '与', '及']))
    }

    /// What a number without words before it leans on, when those behind it say what became of it.
    fn leaning(&self, from: usize, of: &str, figure: &Figure<'a>, start: usize) -> Option<(String, usize)> {
        // 5万人受益: of what was told before
        if of.ends_with("受益") && of.chars().count() <= 8 {
            return Some(self.of_before(from, of, start));
        }
        // 惠及小区310个、居民20万: the next that it reached
        let reached = |what: &str| rfind(what, "惠及").and_then(|at| what.get(..at + "惠及".len()).map(str::to_owned));
        let before = self.drafts.last().filter(|_| self.is_sibling(figure, from));
        if let Some(reached) = before.and_then(|draft| reached(&draft.what)) {
            return Some((format!("{reached}{of}"), start));
        }
        let predicate = verbs(of) > 0 || of.starts_with("实现") || of.starts_with(['全', '均', '已', '被', '获']);
        // 5人入选名录、2人获评模范: each has its own, told behind it
        let behind = |draft: &Draft| draft.at <= draft.quote.start + "突破".len() && draft.quote.end > draft.at;
        let alone = |topic: &Topic| self.drafts.get(topic.draft).is_some_and(behind) && figure.unit.is_person();
        let topic = self.topic.as_ref().filter(|topic| predicate && from == self.after_sep() && !alone(topic));
        topic.map(|topic| (join(self.words(topic), of), topic.quote))
    }

    /// A thing of what was told before it, with its number or without.
    fn of_before(&self, from: usize, own: &str, start: usize) -> (String, usize) {
        match &self.topic {
            Some(topic) => (join(self.words(topic), own), topic.quote),
            None => self.earlier(from, own, start),
        }
    }

    /// 财政支出70%以上|用于民生: what a share is of is told only with it.
    fn used_for(&self, figure: &Figure<'a>) -> &'a str {
        let rest = self.line.slice(figure.whole.end..self.line.on(figure.whole.end));
        if !figure.is_percent() || !rest.starts_with("用于") {
            return "";
        }
        let end = self.line.end(figure.whole.end, Cut::Comma);
        let text = self.near_end(figure.whole.end, end);
        if text.bytes().any(|b| b.is_ascii_digit()) { "" } else { text }
    }

    /// 5个渔业实验室|和甲研究院、乙研究院: the list goes on without a number.
    fn before_list<'t>(&self, figure: &Figure<'a>, noun: &'t str) -> &'t str {
        let end = self.line.end(figure.whole.end, Cut::Pause);
        let goes_on = self.line.sep_at(end).is_some_and(|sep| sep.cut == Cut::Pause && !self.is_figure(sep.range.end));
        let (own, _) = noun.split_once('和').filter(|_| goes_on).unwrap_or((noun, ""));
        if own.chars().count() >= 3 { own } else { noun }
    }

    /// Whether the words behind a figure run into the next figure: 13.9万|脱贫人口人均收入达到|1.25万元.
    pub(super) fn is_open(&self, figure: &Figure<'a>, follows: &str) -> bool {
        let end = figure.whole.end + follows.len();
        self.line.sep_at(end).is_none() && end < self.line.text.len()
    }

    /// The words behind the next figure: 总投资2.66万亿元的2000个|重大项目.
    pub(super) fn behind_next(&self, figure: &Figure<'a>) -> &'a str {
        let Some(next) = self.figure_from(figure.whole.end) else { return "" };
        let text = self.near_end(next.whole.end, self.line.end(next.whole.end, Cut::Pause));
        let of = text.strip_prefix('的').unwrap_or(text);
        first_verb(of).and_then(|at| of.get(..at)).unwrap_or(of)
    }

    /// 1643个机构、403个民生单位实现…: the first shares what the last one does.
    pub(super) fn with_predicate(&self, no: usize, figure: &Figure<'a>, own: &str) -> String {
        let end = self.line.end(figure.whole.end, Cut::Pause);
        let pause = self.line.sep_at(end).filter(|s| s.cut == Cut::Pause).map(|s| s.range.end);
        // 群众全部安置、房屋全部封顶: it has its own
        if verbs(own) > 0 || first_verb(own).is_some() {
            return own.to_owned();
        }
        let Some(next) = self.figures.get(no.wrapping_add(1)).filter(|f| {
            let gap = self.line.slice(figure.whole.end..f.whole.start);
            pause == Some(f.whole.start) || gap.chars().count() <= 12 && gap.ends_with('和')
        }) else {
            return own.to_owned();
        };
        let text = self.near_end(next.whole.end, self.line.end(next.whole.end, Cut::Comma));
        if own.ends_with('级')
            && let Some(rest) = behind_level(text)
        {
            return format!("{own}{rest}");
        }
        let Some(at) = first_verb(text).filter(|at| *at > 0) else { return own.to_owned() };
        // 6种海药、2类渔具集采落地、价格下降5%: another statement is none of it
        let (said, end) = (next.whole.end + at, next.whole.end + text.len());
        let pause = self.line.end(said, Cut::Pause).min(end);
        let end = if self.figure_from(pause).is_some_and(|f| f.whole.start < end) { pause } else { end };
        format!("{own}{}", self.line.slice(said..end))
    }
}

/// 7个“保交楼”项目|建成交付商品房|90套: what they did is told with its own figure.
fn before_deed(noun: &str) -> &str {
    // hardly any count has one behind it
    if noun.len() < 15 || !noun.contains(['建', '完', '新', '吸', '签']) {
        return noun;
    }
    const DEEDS: [&str; 6] = ["建成", "完成", "新增", "新落地", "吸纳", "签约"];
    let deed = DEEDS.iter().filter_map(|deed| find(noun, deed)).min();
    deed.filter(|at| *at >= 6).and_then(|at| noun.get(..at)).unwrap_or(noun)
}

/// 40个省级、62个州级|重点专科: what a level is of, behind the last in the list.
fn behind_level(text: &str) -> Option<&str> {
    let mut parts = text.match_indices('级').filter_map(|(at, level)| text.get(at + level.len()..));
    let rest = parts.find(|rest| !rest.starts_with(['、', '和']))?;
    let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..end).map(|rest| rest.trim_end_matches(['和', '及', '与', '、']))
}
