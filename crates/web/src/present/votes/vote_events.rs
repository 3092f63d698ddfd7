//! What has happened to a vote, oldest first.

use super::by;
use crate::lang::Lang;
use crate::pages::delivery::{Happening, Proof};
use crate::present::delivery::course::{self, Told};
use crate::present::time;
use crate::routes::delivery::Loaded;
use yinuo_delivery::Event as Did;
use yinuo_delivery::vote::Event;
use yinuo_journal::World;
use yinuo_kernel::Timestamp;

pub fn view(world: &World, loaded: &Loaded, now: Timestamp, lang: Lang) -> Vec<Happening> {
    course::view(world, loaded, now, lang, |entry| {
        let Did::Vote(event) = &entry.did else { return None };
        let (title, class) = title(world, event, lang);
        let words = match event {
            Event::Failed(failed) => failed.words.as_ref(),
            _ => None,
        };
        Some(Told { title, class, words, proof: Proof::default(), by: by(world, loaded, entry, lang) })
    })
}

fn title(world: &World, event: &Event, lang: Lang) -> (String, &'static str) {
    let say = |zh: &str, en: &str| lang.say(zh, en).to_owned();
    match event {
        Event::Drafted(_) => (say("拟定票决", "Drafted"), ""),
        Event::Amended(_) => (say("修改票决", "Amended"), "quiet"),
        Event::Listed { candidates } => {
            let n = candidates.len();
            (lang.pick(format!("确定{n}个候选项目"), format!("{n} candidates listed")), "quiet")
        }
        Event::Opened { round, slips, closes_at } => {
            let closes = time::deadline(world.calendar(), *closes_at, lang);
            let n = slips.len();
            (
                lang.pick(
                    format!("第{round}轮开始投票，发出{n}个票签，{closes}"),
                    format!("Round {round} opened with {n} slips, {closes}"),
                ),
                "",
            )
        }
        Event::Counted(counted) => (
            lang.pick(
                format!("第{}轮计票，产生{}项", counted.round, counted.tally.chosen.len()),
                format!("Round {} counted: {} chosen", counted.round, counted.tally.chosen.len()),
            ),
            "",
        ),
        Event::Failed(failed) => (
            lang.pick(
                format!("第{}轮无效：{}", failed.round, failed.why.zh()),
                format!("Round {} failed: {}", failed.round, failed.why.en()),
            ),
            "bad",
        ),
        Event::Discarded => (say("取消票决", "Called off"), "bad"),
        Event::Shown { on: true } => (say("对外公开", "Published"), "quiet"),
        Event::Shown { on: false } => (say("撤下公开", "Taken off"), "quiet"),
    }
}
