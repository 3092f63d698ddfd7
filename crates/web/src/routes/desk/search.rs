//! `/desk/search`: full text over what people wrote, newest first.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::queue::QueuePage;
use crate::present::row;
use crate::routes::page::page;
use crate::routes::sight;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use yinuo_journal::search::search;
use yinuo_kernel::{CaseNumber, WordsId};

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    q: String,
    after: String,
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(typed): Ask<Typed>,
) -> Result<Response, Problem> {
    let units = sight::own_units(&app.world, &visit.staff()?.account.actor);
    let (before, q) = (CaseNumber::parse(&typed.after), typed.q.clone());
    let found = app.read(move |app| {
        let place = app.world.place;
        let (rows, next) = search(app.reader.as_ref(), place, &q, units.as_deref(), before, 25)?;
        let ids: Vec<WordsId> = rows.iter().map(|row| row.words).collect();
        let texts = app.reader.words(place, &ids)?;
        Ok((rows, next, texts))
    });
    let (rows, next, texts) = found.await.map_err(|fault| Problem::failed(&visit, fault))?;
    let (lang, now) = (visit.lang, app.clock.now());
    let rows = rows.iter().map(|case| row::view(&app.world, case, texts.get(&case.words), now, lang)).collect();
    let mut query = String::new();
    if let Some(next) = next {
        query = serde_urlencoded::to_string([("q", typed.q.as_str()), ("after", &next.bare())]).unwrap_or_default();
    }
    let empty = match typed.q.trim() {
        "" => lang.say("输入诉求中的词语，如“路灯 不亮”。", "Type words that stand in the report."),
        _ => lang.say("没有找到。", "Nothing found."),
    };
    page(
        &visit,
        &QueuePage {
            c: Chrome::of(&visit),
            csrf: visit.staff()?.session.csrf.clone(),
            title: lang.say("搜索", "Search").to_owned(),
            button: None,
            tabs: Vec::new(),
            filters: false,
            search: Some(typed.q),
            selects: Vec::new(),
            rows,
            empty: empty.to_owned(),
            next: (!query.is_empty()).then(|| format!("/desk/search?{query}")),
            live: None,
        },
    )
}
