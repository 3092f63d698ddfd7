//! What has happened to a candidate, oldest first.

use super::by;
use crate::lang::Lang;
use crate::pages::delivery::{Happening, Proof};
use crate::present::delivery::course::{self, Told};
use crate::routes::delivery::Loaded;
use crate::routes::votes::candidates::cost;
use yinuo_delivery::Event as Did;
use yinuo_delivery::candidate::Event;
use yinuo_journal::World;
use yinuo_kernel::Timestamp;

pub fn view(world: &World, loaded: &Loaded, now: Timestamp, lang: Lang) -> Vec<Happening> {
    course::view(world, loaded, now, lang, |entry| {
        let Did::Candidate(event) = &entry.did else { return None };
        let (title, class) = title(event, lang);
        // What it says now stands above.
        let words = match event {
            Event::Declined { words } => Some(words),
            _ => None,
        };
        Some(Told { title, class, words, proof: Proof::default(), by: by(world, loaded, entry, lang) })
    })
}

fn title(event: &Event, lang: Lang) -> (String, &'static str) {
    let say = |zh: &str, en: &str| lang.say(zh, en).to_owned();
    match event {
        Event::Suggested(idea) => {
            (lang.pick(format!("{}提出建议", idea.voice.zh()), format!("Suggested ({})", idea.voice.en())), "")
        }
        Event::Edited { .. } => (say("修改文字", "Words edited"), "quiet"),
        Event::Accepted => (say("初审通过", "Accepted"), ""),
        Event::Merged { into } => (lang.pick(format!("并入{into}"), format!("Merged into {into}")), ""),
        Event::Declined { .. } => (say("不予采纳", "Declined"), "bad"),
        Event::Costed(costing) => {
            let cost = cost(costing.wan, lang);
            (lang.pick(format!("完成论证，估算{cost}"), format!("Costed at {cost}")), "")
        }
        Event::Enlisted { vote } => (lang.pick(format!("列入票决{vote}"), format!("Listed for vote {vote}")), ""),
        Event::Delisted { vote } => {
            (lang.pick(format!("移出票决{vote}"), format!("Off the list of vote {vote}")), "quiet")
        }
        Event::Decided { outcome, line, .. } => (
            lang.pick(format!("{}，赞成{}票", outcome.zh(), line.yes), format!("{}, {} for", outcome.en(), line.yes)),
            "",
        ),
        Event::Kept { task } => (lang.pick(format!("关联任务{task}"), format!("Kept by task {task}")), ""),
        Event::Shown { on: true } => (say("对外公开", "Published"), "quiet"),
        Event::Shown { on: false } => (say("撤下公开", "Taken off"), "quiet"),
    }
}
