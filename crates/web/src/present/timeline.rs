//! What has happened to a case, in words. The citizen sees units and what was said to them;
//! the desk sees all of it.

use super::{fields, time};
use crate::lang::Lang;
use crate::pages::case::{Happened, Step};
use std::collections::BTreeMap;
use yinuo_casework::{Case, Entry, Event, Point, Stage};
use yinuo_journal::{Text, World};
use yinuo_kernel::{PostId, Role, Timestamp, WordsId};

/// Who is looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eye {
    Citizen,
    Desk,
}

/// What posts are called, in both languages.
pub type Posts = BTreeMap<PostId, (String, String)>;

/// The timeline, oldest first.
#[expect(clippy::too_many_arguments, reason = "all of it is what a line is made of")]
pub fn view(
    world: &World,
    history: &[Entry],
    texts: &BTreeMap<WordsId, Text>,
    posts: &Posts,
    photo: &dyn Fn(yinuo_kernel::BlobId) -> String,
    eye: Eye,
    now: Timestamp,
    lang: Lang,
) -> Vec<Happened> {
    let mut unit = None;
    let mut list = Vec::new();
    for entry in history {
        if let Event::Dispatched { unit: to, .. } = &entry.event {
            unit = Some(to.clone());
        }
        let Some((title, class)) = title(world, &entry.event, unit.as_ref(), eye, lang) else { continue };
        let pointer = entry.event.words().filter(|_| eye == Eye::Desk || open_to_citizens(&entry.event));
        let text = pointer.and_then(|words| texts.get(&words.id));
        let photos = match &entry.event {
            Event::Submitted { photos, .. } => photos.iter().map(|blob| photo(blob.id)).collect(),
            _ => Vec::new(),
        };
        list.push(Happened {
            when: time::short(&world.calendar, entry.at, now, lang),
            title,
            by: by(world, entry, posts, eye, lang),
            words: text.map(|text| text.body.clone()),
            gone: pointer.is_some() && text.is_none(),
            photos,
            class,
        });
    }
    list
}

/// A dispute between units is not the citizen's business; what was said to them is.
fn open_to_citizens(event: &Event) -> bool {
    !matches!(event, Event::Returned { .. })
}

fn title(
    world: &World,
    event: &Event,
    unit: Option<&yinuo_kernel::UnitId>,
    eye: Eye,
    lang: Lang,
) -> Option<(String, &'static str)> {
    let unit = || fields::unit_name(&world.directory, unit, lang);
    Some(match event {
        Event::Submitted { .. } => (lang.say("提交", "Submitted").into(), ""),
        Event::Accepted { .. } => (lang.say("已受理", "Accepted").into(), ""),
        Event::Declined { .. } => (lang.say("不予受理", "Declined").into(), "bad"),
        Event::Dispatched { by_directory, .. } => {
            let name = unit();
            let chosen = eye == Eye::Desk && !by_directory;
            let zh = format!("派给{name}{}", if chosen { "（人工指定）" } else { "" });
            (lang.pick(zh, format!("Sent to {name}{}", if chosen { " (chosen by hand)" } else { "" })), "")
        }
        Event::Signed => (lang.pick(format!("{}签收，开始办理", unit()), format!("{} has it", unit())), ""),
        Event::Returned { .. } if eye == Eye::Citizen => {
            (lang.say("正在重新确定承办单位", "Finding the right unit").into(), "quiet")
        }
        Event::Returned { .. } => (lang.pick(format!("{}退单", unit()), format!("Returned by {}", unit())), "bad"),
        Event::Replied { .. } => (lang.pick(format!("{}答复", unit()), format!("Reply from {}", unit())), ""),
        Event::Resolved { .. } => (lang.pick(format!("{}办结", unit()), format!("Resolved by {}", unit())), ""),
        Event::Rated { score, .. } => {
            (lang.pick(format!("评价：{score} 分"), format!("Rated {score} of 5")), if *score < 3 { "bad" } else { "" })
        }
        Event::Reopened { .. } => {
            (lang.pick(format!("申请重办，退回{}", unit()), format!("Opened again, back with {}", unit())), "bad")
        }
        Event::Withdrawn { .. } => (lang.say("撤回", "Withdrawn").into(), "quiet"),
        Event::Elapsed { clock, point, .. } if eye == Eye::Desk => match point {
            Point::Warn => {
                (lang.pick(format!("{}：临期提醒", clock.zh()), format!("{}: soon late", clock.en())), "quiet")
            }
            Point::Due => (lang.pick(format!("{}：已超期", clock.zh()), format!("{}: late", clock.en())), "bad"),
        },
        Event::Disclosed if eye == Eye::Desk => (lang.say("查阅来件人信息", "Person's data opened").into(), "quiet"),
        Event::Elapsed { .. } | Event::Disclosed => return None,
    })
}

/// Posts for the desk; for the citizen only that it was the centre or themselves.
fn by(world: &World, entry: &Entry, posts: &Posts, eye: Eye, lang: Lang) -> String {
    match (entry.by.role, eye) {
        (Role::System, _) => lang.say("系统", "System").into(),
        (Role::Citizen, Eye::Citizen) => lang.say("您", "You").into(),
        (Role::Citizen, Eye::Desk) => lang.say("市民", "Citizen").into(),
        (Role::Operator | Role::Dispatcher, Eye::Citizen) => lang.say("热线中心", "Hotline centre").into(),
        (_, Eye::Citizen) => String::new(),
        (_, Eye::Desk) => {
            let unit = entry
                .by
                .unit
                .as_ref()
                .and_then(|id| world.directory.unit(id))
                .map_or("", |u| lang.say(&u.short, &u.en));
            let post = entry.by.post.as_ref().and_then(|post| posts.get(post)).map_or("", |(zh, en)| lang.say(zh, en));
            format!("{unit} {post}").trim().to_owned()
        }
    }
}

/// Five steps from report to outcome; empty where the case left that way.
pub fn progress(case: &Case, lang: Lang) -> Vec<Step> {
    let at = match case.stage {
        Stage::Submitted => 0,
        Stage::Accepted => 1,
        Stage::Dispatched => 2,
        Stage::Signed | Stage::Replied => 3,
        Stage::Resolved | Stage::Rated => 4,
        Stage::Declined | Stage::Withdrawn => return Vec::new(),
    };
    let labels = [
        lang.say("已提交", "Sent"),
        lang.say("受理", "Accepted"),
        lang.say("派单", "With a unit"),
        lang.say("办理", "In hand"),
        lang.say("办结", "Resolved"),
    ];
    let done = matches!(case.stage, Stage::Resolved | Stage::Rated);
    let class = |i: usize| match i.cmp(&at) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal if done => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "todo",
    };
    labels.into_iter().enumerate().map(|(i, label)| Step { label, class: class(i) }).collect()
}

/// Where a case stands, in one sentence for the person who sent it.
pub fn state(world: &World, case: &Case, lang: Lang) -> String {
    let unit = fields::unit_name(&world.directory, case.unit.as_ref(), lang);
    match case.stage {
        Stage::Submitted => {
            lang.say("已收到，等待热线中心受理。", "Received; the hotline centre will look at it.").into()
        }
        Stage::Accepted => lang.say("已受理，正在确定承办单位。", "Accepted; finding the right unit.").into(),
        Stage::Dispatched if case.round > 1 => {
            lang.pick(format!("已退回{unit}重新办理。"), format!("Back with {unit}."))
        }
        Stage::Dispatched => lang.pick(format!("已派给{unit}，等待签收。"), format!("Sent to {unit}.")),
        Stage::Signed => lang.pick(format!("{unit}正在办理。"), format!("{unit} is working on it.")),
        Stage::Replied => {
            lang.pick(format!("{unit}已答复，仍在办理。"), format!("{unit} has replied and goes on with it."))
        }
        Stage::Resolved => lang
            .say("已办结。问题解决了吗？请评价；没有解决可以申请重办。", "Resolved. Is it? Rate it, or open it again.")
            .into(),
        Stage::Rated => lang.say("已办结，感谢您的评价。", "Resolved. Thank you for rating it.").into(),
        Stage::Declined => {
            lang.say("没有受理，原因和去处见下方说明。", "Not accepted; see below why, and who can help.").into()
        }
        Stage::Withdrawn => lang.say("您已撤回这件诉求。", "You have withdrawn this.").into(),
    }
}
