//! `/api/items`: the year's livelihood items (民生实事) for anybody, as their pages tell them.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::etag::Tagged;
use crate::http::problem::{Problem, ProblemJson};
use crate::http::query::Ask;
use crate::present::votes::items as view;
use crate::routes::delivery::rows;
use crate::routes::votes::items::{item, of_year, shown};
use axum::Extension;
use axum::extract::{Path, State};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yinuo_kernel::CaseNumber;

/// An item.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ItemLineJson {
    pub number: String,
    pub title: String,
    /// The unit that does it, by its name.
    pub lead: String,
    /// How it stands, in plain words in the language asked for.
    pub pace: String,
    /// `done`, `slow` or `on`.
    pub state: String,
    /// Nodes met of all.
    pub met: usize,
    pub nodes: usize,
}

/// The items of a year.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ItemsJson {
    pub year: i16,
    /// The years there are items of.
    pub years: Vec<i16>,
    pub items: Vec<ItemLineJson>,
    /// Numbers of the votes that are public.
    pub votes: Vec<String>,
}

/// A node as everybody sees it.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct StepJson {
    pub name: String,
    pub due: String,
    /// `met`, `verified`, `late`, `open`.
    pub state: String,
}

/// One item.
#[derive(Debug, Serialize, ToSchema, JsonSchema)]
pub struct ItemJson {
    pub number: String,
    pub title: String,
    pub demand: String,
    pub pace: String,
    pub state: String,
    pub steps: Vec<StepJson>,
    /// What residents said, once there are enough of them.
    pub heard: String,
}

/// Which year's.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// The running one without it, else the last there is.
    year: String,
}

/// The year's livelihood items that were reviewed for the public. Anybody may ask.
#[utoipa::path(get, path = "/api/items", params(Filter),
    responses((status = 200, body = ItemsJson), (status = "4XX", body = ProblemJson)))]
pub async fn list(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(filter): Ask<Filter>,
) -> Result<Tagged<ItemsJson>, Problem> {
    let rows = rows(&app, &visit).await?;
    let today = app.today();
    let (year, years, lines) = of_year(&rows, &filter.year, today);
    let one = |entry: &&yinuo_journal::register::Entry| {
        let line = view::line(&app, &visit, entry, today);
        ItemLineJson {
            number: entry.row.number.to_string(),
            title: line.title,
            lead: line.lead,
            pace: line.pace,
            state: line.class.to_owned(),
            met: line.met,
            nodes: line.all,
        }
    };
    let votes = rows.values().filter(|entry| entry.row.vote().is_some_and(|vote| vote.shown));
    Ok(Tagged::list(ItemsJson {
        year,
        years: years.into_iter().collect(),
        items: lines.iter().map(one).collect(),
        votes: votes.map(|entry| entry.row.number.to_string()).collect(),
    }))
}

/// One item that was reviewed for the public. Anybody may ask.
#[utoipa::path(get, path = "/api/items/{number}", params(("number" = String, Path)),
    responses((status = 200, body = ItemJson), (status = "4XX", body = ProblemJson)))]
pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
) -> Result<Tagged<ItemJson>, Problem> {
    let number = CaseNumber::parse(&number).ok_or_else(|| Problem::not_found(&visit))?;
    let loaded = shown(&app, &visit, &number.bare()).await?;
    let page = view::page(&app, &visit, &loaded, item(&loaded, &visit)?, true);
    let step = |step: crate::pages::votes::item::StepView| StepJson {
        name: step.name,
        due: step.due,
        state: step.state.to_owned(),
    };
    Ok(Tagged::list(ItemJson {
        number: number.to_string(),
        title: page.title,
        demand: page.demand,
        pace: page.pace,
        state: page.class.to_owned(),
        steps: page.steps.into_iter().map(step).collect(),
        heard: page.heard,
    }))
}
