//! The thing before a number: 地区生产总值|911亿元; in the clause, in the list, in the clause before.

use super::super::change::trim_basis;
use super::super::figure::Figure;
use super::super::line::{Cut, Hint};
use super::super::subject::{is_dependent_noun, is_only_verbs, is_verbs, trim_lead, trim_links, verbs};
use super::super::thing::{
    first_verb, join, lean, subject_of, without_examples, without_means, without_names, without_origin, without_praise,
    without_streak,
};
use super::super::words::LEXICA;
use super::Walk;
use crate::scan::{find, has};

/// Whether words hold a thing against another.
fn compares(own: &str) -> bool {
    ["高于", "低于", "快于"].iter().any(|word| own.starts_with(word))
}

/// How many clauses back a thing is looked for.
const CLAUSES: usize = 8;

impl<'a> Walk<'a, '_> {
    /// The thing before a number: 地区生产总值|911.6亿元. Where its words begin, and how many bytes of verbs it
    /// begins with, if that had to be known.
    pub(super) fn named(&mut self, from: usize, thing: &str, figure: &Figure<'a>) -> (String, usize, Option<usize>) {
        let (thing, _) = trim_links(thing);
        let lead = trim_lead(trim_basis(thing));
        let (own, _) = trim_links(lead);
        let own = without_streak(own.strip_suffix('的').unwrap_or(own));
        let realized = own.strip_prefix("实现").filter(|o| o.chars().count() > 2).map(trim_lead);
        let own = realized.unwrap_or(own);
        let risen = self.line.hints(from..figure.whole.start, Hint::From);
        let own = if risen { without_origin(own) } else { own }.trim_end_matches('、');
        // 建议160件和|提案344件
        let own =
            own.strip_prefix('和').filter(|o| from == self.used && !o.starts_with(['美', '谐', '平'])).unwrap_or(own);
        let start = from + find(self.line.slice(from..figure.whole.start), own).unwrap_or(0);
        let sibling = self.is_sibling(figure, from);
        if sibling
            && own.is_empty()
            && let Some(what) = self.against(thing, figure)
        {
            return (what, from, None);
        }
        // After a semicolon the sentence speaks of what it began with.
        if self.line.before(from, Cut::Comma).is_some_and(|sep| sep.cut == Cut::Semi && sep.range.start >= self.used) {
            self.topic.clone_from(&self.opening);
        }
        // 出台43条、16条|举措: the thing of both stands behind the last.
        let opened = (own.len() == lead.len()).then(|| verbs(own));
        let verbs_only = opened.map_or_else(|| is_only_verbs(own), |opened| is_verbs(own, opened));
        if (own.is_empty() || verbs_only && self.topic.is_none()) && self.leads_list(figure) {
            return (format!("{own}{}", self.behind_next(figure)), start, None);
        }
        // 投资6838万元，维修改造校舍: what the money went into is told next.
        if self.topic.is_none()
            && matches!(own, "投资" | "总投资" | "投入" | "累计投入" | "累计投资" | "计划投资")
            && self.line.before(from, Cut::Comma).is_none_or(|sep| sep.cut >= Cut::Semi)
            && let Some(noun) = self.told_next(figure)
        {
            return (format!("{noun}{own}"), start, None);
        }
        // 到位资金5亿元，实施项目68个: behind another number it says enough
        let dependent = verbs_only || is_dependent_noun(own) && (own != "实施项目" || self.topic.is_none());
        if self.topic.is_none()
            && !dependent
            && !has(own, "、")
            && !own.starts_with(['新', '建', '实', '推', '改', '完'])
            && let Some((name, at)) = self.follows_stage(from)
        {
            return (format!("{name}{own}"), at, None);
        }
        match &self.topic {
            // 完成小区改造269个、回迁安置2万户: the next deed, not one done to the first
            Some(topic)
                if verbs_only && sibling && own != "惠及" && matches!(self.verb(topic), "完成" | "实施" | "开展") =>
            {
                (format!("{}{own}", self.verb(topic)), topic.quote, None)
            }
            Some(topic) if dependent => {
                // 研发投入增长9%，高于全国1个百分点: the whole thing compares
                let what = match own {
                    "" => self.whole(topic).to_owned(),
                    _ if compares(own) && figure.is_points() => join(&self.measured(topic), own),
                    _ if compares(own) => join(self.whole(topic), own),
                    _ => lean(self.words(topic), own),
                };
                (what, topic.quote, None)
            }
            Some(topic)
                if sibling
                    && topic.verb > 0
                    && verbs(own) == 0
                    && realized.is_none()
                    && !self.grows
                    && !own.starts_with("实现")
                    && !has(own, "恢复")
                    && !["开工", "竣工", "投产", "建成", "签约"].iter().any(|done| own.ends_with(done)) =>
            {
                // 百亿级项目10个、五十亿级20个
                let thing = if own.ends_with('级') { lean(self.words(topic), own) } else { own.to_owned() };
                (format!("{}{thing}", self.verb(topic)), topic.quote, None)
            }
            _ if dependent => {
                let (what, quote) = self.earlier(from, own, start);
                (what, quote, None)
            }
            _ => {
                let what = without_examples(without_means(without_praise(own)));
                // shorter, it begins otherwise
                let opened = opened.filter(|_| what.len() == own.len());
                (what, start, opened)
            }
        }
    }

    /// The name in the clause before, when that clause says how far it is: 产业园开工建设，累计投资….
    pub(super) fn follows_stage(&self, from: usize) -> Option<(&'a str, usize)> {
        let sep = self.line.before(from, Cut::Comma).filter(|s| s.cut == Cut::Comma && s.range.end == from)?;
        let begin = self.near(sep.range.start, self.line.begin(sep.range.start, Cut::Comma));
        let text = self.line.slice(begin..sep.range.start);
        let lead = trim_lead(text);
        let stage = LEXICA.stages.ends(lead)?;
        let name = lead.strip_suffix(stage)?;
        let name = ["全面", "顺利", "圆满", "成功", "正式", "建成", "如期", "建成并"]
            .iter()
            .find_map(|w| name.strip_suffix(w))
            .unwrap_or(name);
        let short = (3..=18).contains(&name.chars().count());
        (short && verbs(name) == 0 && !has(name, "、")).then_some((name, begin + (text.len() - lead.len())))
    }

    /// Whether a figure's words begin right after 、 and the figure before.
    pub(super) fn is_sibling(&self, figure: &Figure<'a>, from: usize) -> bool {
        let sep = self.line.before(figure.whole.start, Cut::Pause);
        let and = self.line.slice(self.used..figure.whole.start).starts_with(['和', '及']);
        and || sep.is_some_and(|sep| sep.cut == Cut::Pause && sep.range.end == from && sep.range.start == self.used)
    }

    /// The object of the clause after a figure.
    pub(super) fn told_next(&self, figure: &Figure<'a>) -> Option<&'a str> {
        let sep = self.line.sep_at(figure.whole.end).filter(|s| s.cut == Cut::Comma)?;
        let from = sep.range.end;
        let next = self.figure_from(from).map_or(usize::MAX, |f| f.whole.start);
        let text = trim_lead(self.near_end(from, self.line.end(from, Cut::Comma).min(next)));
        let text = text.get(verbs(text)..)?.trim_start_matches('了');
        (text.chars().count() >= 2).then_some(text)
    }

    /// Whether the next figure follows at once.
    pub(super) fn leads_list(&self, figure: &Figure<'a>) -> bool {
        let Some(next) = self.figure_from(figure.whole.end).filter(|f| !f.is_percent()) else { return false };
        let gap = self.line.slice(figure.whole.end..next.whole.start);
        // 谋划42个、总投资90亿元的|项目
        let sized = || {
            gap.strip_prefix('、').is_some_and(|own| LEXICA.dependent.has(own))
                && self.line.slice(next.whole.end..self.line.on(next.whole.end)).starts_with('的')
        };
        // 新建25万亩、改造20万亩|渔场: another deed done to the same
        let deed = || gap.strip_prefix('、').is_some_and(is_only_verbs) && !self.behind_next(figure).is_empty();
        matches!(gap, "" | "、" | "和") || sized() || deed()
    }

    /// 推动青屿港集团深化改革，打造平台，实现|营收5亿元: who earns stands behind what made them.
    fn caused(&self, sentence: usize, from: usize, own: &str) -> Option<(&'a str, usize)> {
        const EARNED: [&str; 6] = ["资产", "营收", "营业收入", "产值", "利润", "税收"];
        let earned = own.strip_prefix("实现").or_else(|| own.strip_prefix('年')).unwrap_or(own);
        if !EARNED.contains(&earned) {
            return None;
        }
        let comma = self.line.end(sentence, Cut::Comma);
        let first = self.line.slice(self.near(from, sentence)..comma.min(from));
        let caused = ["推动", "支持", "引导", "促进", "鼓励", "指导"].iter().find_map(|w| first.strip_prefix(*w))?;
        let before = self.line.slice(self.near(from, self.line.begin(from.saturating_sub(1), Cut::Comma))..from);
        // what stands right before must have no subject of its own
        if comma + 3 < from && verbs(trim_lead(before)) == 0 {
            return None;
        }
        let ends = ["围绕", "聚焦", "深化", "做", "向", "以", "通过", "加快"];
        let end = ends.iter().filter_map(|w| find(caused, w)).chain(first_verb(caused)).min()?;
        let who = caused.get(..end).filter(|who| (3..=12).contains(&who.chars().count()))?;
        Some((who, sentence + (first.len() - caused.len())))
    }

    /// A thing that stands in an earlier clause of the sentence, without a figure of its own.
    pub(super) fn earlier(&self, from: usize, own: &str, start: usize) -> (String, usize) {
        let sentence = self.line.begin(from, Cut::Stop);
        if let Some((who, at)) = self.caused(sentence, from, own) {
            return (lean(who, own.strip_prefix("实现").unwrap_or(own)), at);
        }
        let mut at = from;
        // 开展“海钓季”等促销活动、拉动消费5亿元: in a list it leans on the item before
        let listed = self.line.before(from, Cut::Pause).is_some_and(|s| s.range.end == from && s.cut == Cut::Pause);
        let mut cut = if listed { Cut::Pause } else { Cut::Comma };
        for _ in 0..CLAUSES {
            let Some(sep) = self.line.before(at, cut).filter(|s| s.range.start > sentence) else { break };
            let clause = self.near(sep.range.start, self.line.begin(sep.range.start, cut));
            cut = Cut::Comma;
            let text = self.line.slice(clause..sep.range.start);
            let lead = trim_lead(text);
            let noun = subject_of(without_names(lead));
            if noun.chars().count() <= 2 && clause > sentence {
                // 二期加快建设: the clause before it names the thing.
                at = clause;
                continue;
            }
            if noun.is_empty() {
                break;
            }
            return (lean(noun, own), clause + (text.len() - lead.len()));
        }
        (own.to_owned(), start)
    }
}
