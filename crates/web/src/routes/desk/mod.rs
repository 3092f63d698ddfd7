//! `/desk`: where staff work.

pub mod board;
pub mod case;
pub mod queues;
pub mod search;

use crate::http::access::Visit;
use crate::http::problem::Problem;
use axum::Extension;
use axum::response::Redirect;
use yinuo_kernel::Role;

/// `/desk`: to what this post does first.
pub async fn home(Extension(visit): Extension<Visit>) -> Result<Redirect, Problem> {
    Ok(Redirect::to(match visit.staff()?.account.role() {
        Role::Operator => "/desk/intake",
        Role::Dispatcher => "/desk/dispatch",
        Role::Unit => "/desk/unit",
        Role::Supervisor => "/desk/board",
        Role::Admin | Role::Citizen | Role::System => "/desk/all",
    }))
}
