//! What every page looks like with something in it: the plain state, the empty one, the late one,
//! the one with far too much text. Tests render them, and so does the gallery:
//!
//! ```text
//! cargo run -p yinuo-web --example gallery -- target/gallery
//! ```
//!
//! All words are made up for this project.

mod booth;
mod citizen;
mod cockpit;
mod delivery;
mod desk;
#[cfg(test)]
mod html;
mod leads;
mod project;
mod projects;
mod read;
mod reading;
mod residents;
mod sources;
mod subscribe;
#[cfg(test)]
mod tests;
mod votes;

use super::Chrome;
use super::chrome::{Nav, WhoView};
use crate::lang::Lang;
use askama::Template;

/// A page with examples of itself.
pub trait Samples: Template + Sized {
    /// A short name of the page, for files and failures.
    const PAGE: &'static str;

    /// The page in its states, each with a name.
    fn samples(lang: Lang) -> Vec<(&'static str, Self)>;
}

/// A rendered sample.
#[derive(Debug)]
pub struct Rendered {
    pub page: &'static str,
    pub state: &'static str,
    pub lang: Lang,
    pub html: String,
}

/// A report in a file of its own, as `yinuo read --format html` writes it.
///
/// # Errors
/// When the template cannot be rendered.
pub fn report_file(lang: Lang) -> askama::Result<String> {
    crate::pages::read::ReportFile::new(reading::view(lang, HOSTILE, 1)).render()
}

/// All samples of all pages in both languages.
///
/// # Errors
/// When a template cannot be rendered.
pub fn gallery() -> askama::Result<Vec<Rendered>> {
    let mut all = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        citizen::render(lang, &mut all)?;
        desk::render(lang, &mut all)?;
        projects::render(lang, &mut all)?;
        leads::render(lang, &mut all)?;
        read::render(lang, &mut all)?;
        cockpit::render(lang, &mut all)?;
        votes::render(lang, &mut all)?;
        booth::render(lang, &mut all)?;
        residents::render(lang, &mut all)?;
        delivery::render(lang, &mut all)?;
        sources::render(lang, &mut all)?;
        subscribe::render(lang, &mut all)?;
    }
    Ok(all)
}

fn add<P: Samples>(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    for (state, page) in P::samples(lang) {
        all.push(Rendered { page: P::PAGE, state, lang, html: page.render()? });
    }
    Ok(())
}

/// Words that would be markup if a template forgot to escape them.
const HOSTILE: &str = "对方说“<b>不退</b>”，还说 </textarea><script>alert(1)</script> & \"引号\"";

/// As much as anybody will write without a pause.
fn long() -> String {
    "从上月起，小区西侧工地每天夜里十一点以后还在切割钢筋，老人和上学的孩子都睡不好，".repeat(24)
}

fn chrome(lang: Lang, path: &str) -> Chrome {
    let nav = vec![
        Nav { href: "/report", label: lang.say("我要反映", "Report"), current: path == "/report" },
        Nav { href: "/follow", label: lang.say("查办理进度", "Follow"), current: path == "/follow" },
        Nav { href: "/read", label: lang.say("读工作报告", "Read a report"), current: path == "/read" },
    ];
    let city = lang.say("青屿市", "Qingyu").to_owned();
    Chrome { lang, city, hotline: "12345".into(), path: path.to_owned(), who: None, nav, apart: None }
}

fn desk_chrome(lang: Lang, path: &str) -> Chrome {
    let nav = vec![
        Nav { href: "/desk/intake", label: lang.say("待受理", "Intake"), current: path == "/desk/intake" },
        Nav { href: "/desk/all", label: lang.say("全部办件", "All cases"), current: path == "/desk/all" },
    ];
    let who = WhoView {
        unit: lang.say("热线中心", "Hotline centre").to_owned(),
        post: lang.say("受理一岗", "Intake desk 1").to_owned(),
        csrf: "sample-csrf".into(),
    };
    Chrome { who: Some(who), nav, ..chrome(lang, path) }
}
