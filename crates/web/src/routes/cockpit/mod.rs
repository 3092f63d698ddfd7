//! `/desk/cockpit` and the lists behind its numbers, the papers, import, export, subscription.

pub mod api;
pub mod export;
pub mod import;
pub mod list;
pub mod papers;
pub mod preview;
pub mod subscribe;
pub mod subscribe_mail;

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::cockpit::{board, look};
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use yinuo_delivery::board::Board;
use yinuo_journal::Rows;
use yinuo_kernel::UnitId;

/// What may be asked of the board.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The year whose targets and plans are counted; without it the running one.
    pub year: String,
    /// Only this unit and those below it, an id of `/api/units`.
    pub unit: String,
}

impl Asked {
    pub fn unit(&self) -> Option<UnitId> {
        self.unit.parse().ok()
    }
}

/// The rows alone.
fn bare(rows: &Rows) -> impl Iterator<Item = &yinuo_delivery::Row> {
    rows.values().map(|entry| &entry.row)
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let who = visit.staff()?;
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let year = asked.year.parse().unwrap_or(today.year());
    let unit = asked.unit();
    let made = look(&app.world, (today, year), &who.account.actor, unit.as_ref(), |view| {
        let counted = Board::of(bare(&rows), view);
        board::page(&app, &visit, who, &rows, &counted, view)
    });
    page(&visit, &made)
}
