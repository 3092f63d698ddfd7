//! A thing held against others: 高于全国、全省1.2、0.8个百分点; 比全国高1.2个、比全省高0.8个百分点.

use super::super::change::Role;
use super::super::draft::{Draft, share};
use super::super::figure::Figure;
use super::super::items::things;
use super::super::thing::join;
use super::{Topic, Walk};
use crate::scan::rfind;

/// Words that hold a thing against another.
const AGAINST: &[&str] = &["高于", "低于", "快于", "好于"];

impl<'a> Walk<'a, '_> {
    /// 分别高于全国、全省1.2、0.8个百分点: as many that it is held against as there are figures.
    pub(super) fn compared(&mut self, no: usize, comma: usize, before: &str) -> Option<usize> {
        let count = self.listed(no);
        let last = self.figures.get(no + count - 1).filter(|last| count > 1 && last.is_points())?.clone();
        let bare = before.trim_start().trim_start_matches("分别");
        let (word, list) = match bare.strip_prefix('比') {
            Some(rest) => {
                let list = rest.strip_suffix('高').or_else(|| rest.strip_suffix('快'))?;
                ("高于", list.strip_suffix("分别").unwrap_or(list))
            }
            None => AGAINST.iter().find_map(|word| Some((*word, bare.strip_prefix(word)?)))?,
        };
        let others = things(list, count);
        if others.len() != count {
            return None;
        }
        let topic = self.topic.clone()?;
        let (first, thing) = (self.drafts.len(), self.measured(&topic));
        for (k, other) in others.iter().enumerate() {
            let figure = self.figures.get(no + k)?.clone();
            let mut draft = Draft::of(&figure, Role::Level);
            share(&mut draft, &figure, self.figures.get(no)?, &last);
            draft.what = join(&thing, &format!("{word}{other}"));
            draft.quote = topic.quote.min(comma)..last.whole.end;
            self.drafts.push(draft);
        }
        self.finish(first, last.whole.end, topic.quote, None);
        self.topic = Some(topic);
        Some(count)
    }

    /// What is held against others: of a growth, its speed.
    pub(super) fn measured(&self, topic: &Topic) -> String {
        let grown = |draft: &Draft| draft.growth.is_some() && draft.value.is_none() && !draft.what.ends_with("增速");
        let speed = self.drafts.get(topic.draft).is_some_and(grown);
        format!("{}{}", self.whole(topic), if speed { "增速" } else { "" })
    }

    /// 高于全国1.2个百分点、全省0.8个百分点: the next that the same is held against.
    pub(super) fn against(&self, thing: &str, figure: &Figure<'a>) -> Option<String> {
        let last = self.drafts.last().filter(|_| figure.is_points())?;
        let at = AGAINST.iter().find_map(|word| Some(rfind(&last.what, word)? + word.len()))?;
        let place = ["全国", "全省", "全市", "全区", "全州"].iter().any(|w| thing.starts_with(w));
        let thing = thing.trim();
        (place && thing.chars().count() <= 6).then(|| format!("{}{thing}", last.what.get(..at).unwrap_or_default()))
    }
}
