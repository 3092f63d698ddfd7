//! What has happened to a case, in words. The citizen sees units and what was said to them;
//! the desk sees all of it.

use super::{happened, time};
use crate::lang::Lang;
use crate::pages::case::Happened;
use std::collections::BTreeMap;
use yinuo_casework::{Entry, Event};
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
    // Kinds and categories are called what the case's own type calls them.
    let matter = match history.first().map(|entry| &entry.event) {
        Some(Event::Submitted(submitted)) => world.of(&submitted.case_type),
        _ => world.main(),
    };
    let mut unit = None;
    let mut list = Vec::new();
    for entry in history {
        if let Event::Dispatched { unit: to, .. } | Event::Reassigned { unit: to, .. } = &entry.event {
            unit = Some(to.clone());
        }
        let Some((title, class)) = happened::title(&matter.directory, &entry.event, unit.as_ref(), eye, lang) else {
            continue;
        };
        let pointer = entry.event.words().filter(|_| eye == Eye::Desk || happened::is_open_to_citizens(&entry.event));
        let text = pointer.and_then(|words| texts.get(&words.id));
        let photos = entry.event.photos().iter().map(|blob| photo(blob.id)).collect();
        list.push(Happened {
            at: entry.at,
            when: time::short(world.calendar(), entry.at, now, lang),
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
                .and_then(|id| world.main().directory.unit(id))
                .map_or("", |u| lang.say(&u.short, &u.en));
            let post = entry.by.post.as_ref().and_then(|post| posts.get(post)).map_or("", |(zh, en)| lang.say(zh, en));
            format!("{unit} {post}").trim().to_owned()
        }
    }
}
