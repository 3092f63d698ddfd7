//! Figures that tell a change: 由A提高到B, 增长6%, 提高3个百分点，达到37%.

use super::super::change::{Role, trim_basis, within_years};
use super::super::draft::{Draft, attach};
use super::super::figure::Figure;
use super::super::line::Hint;
use super::super::subject::trim_lead;
use super::Walk;
use crate::scan::has;

impl<'a> Walk<'a, '_> {
    /// 由A提高到B: takes both figures.
    pub(super) fn rise(&mut self, no: usize, from: usize, before: &str) -> Option<usize> {
        if self.figures.len() <= no + 1 || !self.line.hints(from..from + before.len(), Hint::From) {
            return None;
        }
        let figure = self.figures.get(no)?;
        let next = self.figures.get(no + 1)?;
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
        let (what, quote, verbs) = self.named(from, thing, next);
        let mut draft = Draft::of(next, Role::Level);
        draft.what = format!("{what}{inner}");
        draft.from = Some(figure.low);
        draft.quote = quote..next.whole.end;
        let first = self.drafts.len();
        self.drafts.push(draft);
        self.finish(first, next.whole.end, quote, verbs.filter(|_| inner.is_empty()));
        Some(2)
    }

    /// A growth or a change: of the value before it, or of a thing of its own.
    pub(super) fn change(&mut self, from: usize, thing: &str, figure: &Figure<'a>, told: Role) {
        let own = trim_basis(trim_lead(trim_basis(thing)));
        // 两年提升24位
        let own = if figure.unit.name == "位" { within_years(own) } else { own };
        // 增加860项|资产收益: with the noun behind it is a value.
        if matches!(told, Role::Delta(_)) && !figure.is_points() && self.after(figure) > figure.whole.end {
            self.level(usize::MAX, from, self.line.slice(from..figure.whole.start), figure);
            return;
        }
        let near = self.follows(from);
        let parts = self.line.slice(from..figure.core.start);
        let free = own.is_empty() || matches!(own, "增幅" | "增速" | "年均" | "规模" | "总量" | "数量" | "绝对额");
        if free && near && !has(parts, "年均") {
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
        let mut draft = Draft::of(figure, told);
        let own = own.trim_end_matches("年均");
        let keep = if has(parts, "年均") && !has(own, "年均") { "年均增长" } else { "" };
        self.grows = true;
        let (mut what, quote, verbs) = match self.among(from, own) {
            Some((what, quote)) => (what, quote, None),
            None => self.named(from, own, figure),
        };
        self.grows = false;
        if !keep.is_empty() {
            what.push_str(keep);
        }
        draft.what = what;
        draft.quote = quote..figure.whole.end;
        let first = self.drafts.len();
        self.drafts.push(draft);
        self.finish(first, figure.whole.end, quote, verbs.filter(|_| keep.is_empty()));
    }

    /// 青屿港在全国60个|港口城市排名|上升3位: of what was placed among so many.
    fn among(&self, from: usize, own: &str) -> Option<(String, usize)> {
        let (_, rest) = own.split_once("城市").filter(|(_, rest)| rest.ends_with("排名") && self.ends_figure(from))?;
        let last = self.drafts.last()?;
        let (subject, _) = self.line.slice(last.quote.start..last.at).rsplit_once('在')?;
        Some((format!("{subject}{rest}"), last.quote.start))
    }

    /// 提高3.1个百分点，达到37.6%: the level of a change that was told before.
    pub(super) fn reached(&mut self, from: usize, thing: &str, figure: &Figure<'a>) -> bool {
        let linked = || {
            self.line.slice(from..figure.whole.start).contains(['达', '至', '到'])
                || figure.whole.start < figure.core.start && !figure.is_percent()
        };
        if !self.follows(from) || !trim_lead(trim_basis(thing)).is_empty() || !linked() {
            return false;
        }
        let Some(last) = self.drafts.last_mut() else { return false };
        if last.value.is_some() || last.low.is_some() || last.growth.is_none() && last.delta.is_none() {
            return false;
        }
        if let Some(base) = last.what.strip_suffix("年均增长").map(str::to_owned) {
            // A mean growth and a level are two statements.
            let quote = last.quote.start..figure.whole.end;
            let mut draft = Draft::of(figure, Role::Level);
            (draft.what, draft.quote) = (base, quote.clone());
            let first = self.drafts.len();
            self.drafts.push(draft);
            self.finish(first, quote.end, quote.start, None);
            return true;
        }
        last.value = Some(figure.low);
        last.unit = Some(figure.unit.written());
        last.cmp = figure.cmp;
        last.quote.end = figure.whole.end;
        self.used = figure.whole.end;
        true
    }
}
