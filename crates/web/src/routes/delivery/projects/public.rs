//! `/projects`: key projects for the public. Only what was reviewed: the name, where, how far it is, what
//! it brings, and the unit and posts that have charge of it. No lights, no persons, no returns.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::delivery::projects::public::{PublicGroup, PublicLine, PublicPage};
use crate::present::delivery::projects::{leader, money, stage};
use crate::present::fields::unit_name;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use yinuo_delivery::project::Stage;

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let lang = visit.lang;
    let rows = rows(&app, &visit).await?;
    let directory = &app.world.main().directory;
    let shown = |wanted: Stage| {
        rows.values().filter_map(move |entry| {
            let project = entry.row.project()?;
            // What is discreet is not shown even if a log says so.
            let fits = project.shown && !project.stage.is_discreet() && project.stage == wanted;
            fits.then_some((entry, project))
        })
    };
    let line =
        |(entry, project): (&std::sync::Arc<yinuo_journal::register::Entry>, &yinuo_delivery::project::ProjectRow)| {
            PublicLine {
                title: entry.title().to_owned(),
                body: entry.text.as_ref().map(|text| text.body.clone()).unwrap_or_default(),
                place: project
                    .county
                    .as_ref()
                    .map(|county| unit_name(directory, Some(county), lang))
                    .unwrap_or_default(),
                unit: unit_name(directory, Some(&project.charge.unit), lang),
                leader: leader(app.world.delivery(), project.charge.leader.as_ref(), lang),
                invest: project.promise.invest.map(|invest| money(invest, lang)).unwrap_or_default(),
                kind: lang.say(project.sector.zh(), project.sector.en()).to_owned(),
            }
        };
    let groups = Stage::ALL
        .iter()
        .rev()
        .map(|one| PublicGroup { stage: stage(*one, lang).to_owned(), lines: shown(*one).map(line).collect() });
    page(
        &visit,
        &PublicPage { c: Chrome::of(&visit), groups: groups.filter(|group| !group.lines.is_empty()).collect() },
    )
}
