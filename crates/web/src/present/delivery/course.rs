//! What has happened to a dossier, oldest first, whatever kind it is.

use crate::lang::Lang;
use crate::pages::delivery::{Happening, Proof};
use crate::present::time;
use crate::routes::delivery::Loaded;
use yinuo_casework::Words;
use yinuo_delivery::{Entry, Evidence};
use yinuo_journal::World;
use yinuo_kernel::{Role, Timestamp};

/// What is said of one entry.
#[derive(Debug)]
pub struct Told<'a> {
    pub title: String,
    /// ``, `quiet` or `bad`.
    pub class: &'static str,
    /// The words to show; what stands above on the page is not said again.
    pub words: Option<&'a Words>,
    pub proof: Proof,
    pub by: String,
}

/// The entries of which something is told.
pub fn view<'a>(
    world: &World,
    loaded: &'a Loaded,
    now: Timestamp,
    lang: Lang,
    mut tell: impl FnMut(&'a Entry) -> Option<Told<'a>>,
) -> Vec<Happening> {
    let line = |entry: &'a Entry| {
        let Told { title, class, words, proof, by } = tell(entry)?;
        let text = words.and_then(|words| loaded.text(words));
        Some(Happening {
            when: time::short(world.calendar(), entry.at, now, lang),
            title,
            by,
            words: text.map(|text| text.body.clone()).unwrap_or_default(),
            gone: words.is_some() && text.is_none(),
            proof,
            class,
        })
    };
    loaded.course.iter().filter_map(line).collect()
}

/// Files and links of a piece of evidence.
pub fn proof(evidence: Option<&Evidence>) -> Proof {
    let Some(evidence) = evidence else { return Proof::default() };
    Proof {
        blobs: evidence.blobs.iter().map(|blob| blob.id.to_string()).collect(),
        links: evidence.links.iter().map(ToString::to_string).collect(),
    }
}

/// Post and unit, never a name.
pub fn by(world: &World, loaded: &Loaded, entry: &Entry, lang: Lang) -> String {
    match entry.by.role {
        Role::System => lang.say("系统", "System").into(),
        Role::Citizen => lang.say("群众", "Resident").into(),
        _ => {
            let unit = entry.by.unit.as_ref().and_then(|id| world.main().directory.unit(id));
            let unit = unit.map_or("", |unit| lang.say(&unit.short, &unit.en));
            let post = entry.by.post.as_ref().and_then(|post| loaded.posts.get(post));
            format!("{unit} {}", post.map_or("", |(zh, en)| lang.say(zh, en))).trim().to_owned()
        }
    }
}
