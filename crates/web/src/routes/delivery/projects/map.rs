//! `/desk/projects/map`: where projects lie. For staff; points are those on the cards.

use super::find::{Asked, find};
use super::list::BASE;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::delivery::projects::map::{MapPage, PinView};
use crate::present::delivery::light;
use crate::present::delivery::projects::stage;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

/// More pins than this hide each other.
const PINS_MAX: usize = 2_000;

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let (world, today) = (&app.world, app.today());
    let all = find(world, &rows, &asked, who, today);
    let placed = all.iter().filter_map(|lit| {
        let [lng, lat] = lit.entry.text.as_ref()?.point?;
        let nodes = lit.entry.nodes();
        let told = light::Told { rules: world.delivery(), goal: None, nodes: &nodes, year: today.year(), lang };
        Some(PinView {
            bare: lit.entry.row.number.bare(),
            title: lit.entry.title().to_owned(),
            stage: stage(lit.project()?.stage, lang).to_owned(),
            light: light::view(&lit.light, told),
            point: format!("{lng},{lat}"),
        })
    });
    let pins: Vec<PinView> = placed.take(PINS_MAX).collect();
    page(
        &visit,
        &MapPage { c: Chrome::of(&visit), without: all.len() - pins.len(), list: asked.with(BASE, "", ""), pins },
    )
}
