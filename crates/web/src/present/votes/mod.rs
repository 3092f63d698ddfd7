//! Livelihood items in words: candidates, papers, results, progress.

pub mod candidate_events;
pub mod candidate_page;
pub mod items;
pub mod paper;
pub mod protocol_page;
pub mod result;
pub mod vote_events;
pub mod vote_page;

use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::present::fields::unit_name;
use crate::present::inputs::{self, option as choice};
use crate::routes::delivery::Loaded;
use yinuo_delivery::Entry;
use yinuo_journal::World;
use yinuo_kernel::Role;

/// Post and unit, never a name.
fn by(world: &World, loaded: &Loaded, entry: &Entry, lang: Lang) -> String {
    match entry.by.role {
        Role::Citizen => return lang.say("市民", "A citizen").to_owned(),
        Role::System => return lang.say("系统", "The system").to_owned(),
        _ => {}
    }
    let post = entry.by.post.as_ref().and_then(|post| loaded.posts.get(post));
    let post = post.map(|(zh, en)| lang.say(zh, en).to_owned()).unwrap_or_default();
    match &entry.by.unit {
        Some(unit) => format!("{} · {post}", unit_name(&world.main().directory, Some(unit), lang)),
        None => post,
    }
}

fn input(name: &str, kind: InputKind, label: &str, value: String) -> Input {
    Input { value, ..inputs::input(name, kind, label) }
}

/// One that must be filled in.
fn needed(name: &str, kind: InputKind, label: &str, value: String) -> Input {
    Input { required: true, ..input(name, kind, label, value) }
}

/// Published, or taken off again.
fn show(verb: &'static str, label: &str, on: bool, lang: Lang) -> Action {
    let options = if on {
        vec![choice("false", lang.say("撤下公开", "Take it off"), true)]
    } else {
        vec![choice("true", lang.say("对外公开", "Show it to everybody"), true)]
    };
    let select = Input { options, ..input("yes", InputKind::Select, lang.say("公开", "Public"), String::new()) };
    Action { inputs: vec![select], minor: on, ..action(verb, label) }
}

fn action(verb: &'static str, label: &str) -> Action {
    Action { verb, label: label.to_owned(), key: crate::http::code::random(), ..Action::default() }
}
