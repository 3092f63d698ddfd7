//! The URLs, each with its class. The tree of this folder is the tree of the site.

pub mod api;
pub mod cockpit;
pub mod command;
pub mod days;
pub mod delivery;
pub mod desk;
pub mod events;
pub mod follow;
pub mod health;
pub mod home;
pub mod login;
pub mod open311;
pub mod page;
pub mod read;
pub mod report;
pub mod rules;
pub mod sight;
pub mod small;
pub mod step;
pub mod votes;

use crate::app::App;
use crate::http::access::{Access, EVERYBODY};
use crate::http::assets;
use crate::http::form::REQUEST_MAX;
use crate::http::site::{Route, Site};
use crate::routes::cockpit::subscribe_mail;
use crate::routes::delivery::projects;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::response::Response;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use yinuo_journal::Scope;
use yinuo_kernel::Role;

const CENTRE: &[Role] = &[Role::Operator, Role::Dispatcher];

/// Who works on tasks and projects: the offices and the units.
const DELIVERY: &[Role] = &[Role::Unit, Role::Supervisor];

/// The project office.
const PROJECTS: &[Role] = &[Role::Supervisor];

/// A post of any of these may be named on a project (steward, team); the aggregate asks which.
const NAMED: &[Role] = &[Role::Unit, Role::Supervisor, Role::Operator, Role::Dispatcher];
/// Who looks at the board; a unit sees its own.
const BOARD: &[Role] = &[Role::Unit, Role::Supervisor, Role::Admin];
/// Who breaks a source down and sends its tasks out.
const OFFICE: &[Role] = &[Role::Supervisor];

/// The whole site, and the list of its routes with their classes.
pub fn site(app: App) -> (Router, Vec<Route>) {
    use Access::{Holder, Keyed, OpenToken, Public, Roles, Staff, Token};
    use Scope::{Events, Export, Read, Submit, Work};
    let site = votes::routes(Site::new(app))
        .route("/", Public, get(home::get))
        .route("/report", Public, get(report::get).post(report::post))
        .route("/report/sent/{number}", Holder, get(report::sent))
        .route("/follow", Public, get(follow::get).post(follow::post))
        .route("/follow/{number}", Holder, get(follow::case))
        .route("/follow/{number}/{verb}", Holder, post(follow::act))
        .route("/follow/{number}/photo/{id}", Holder, get(follow::photo))
        .route("/days", Public, get(days::get))
        .route("/read", Public, get(read::get).post(read::post))
        .route("/help/rules", Public, get(rules::all))
        .route("/help/rules/{code}", Public, get(rules::one))
        .route("/lang/{lang}", Public, get(small::lang))
        .route("/map/cells.geojson", Public, get(small::cells))
        .route("/health", Public, get(health::get))
        .route("/assets/{name}", Public, get(assets::get))
        .route("/login", Public, get(login::get).post(login::post))
        .route("/logout", Staff, post(login::logout))
        .route("/desk", Staff, get(desk::home))
        .route("/desk/intake", Roles(&[Role::Operator]), get(desk::queues::intake))
        .route("/desk/new", Roles(&[Role::Operator]), get(report::desk_get).post(report::desk_post))
        .route("/desk/dispatch", Roles(&[Role::Dispatcher]), get(desk::queues::dispatch))
        .route("/desk/requests", Roles(&[Role::Dispatcher, Role::Supervisor]), get(desk::queues::requests))
        .route("/desk/review", Roles(&[Role::Operator, Role::Supervisor]), get(desk::queues::review))
        .route("/desk/search", Staff, get(desk::search::get))
        .route("/desk/unit", Roles(&[Role::Unit]), get(desk::queues::unit))
        .route("/desk/all", Staff, get(desk::queues::all))
        .route("/desk/events", Staff, get(events::get))
        .route(
            "/desk/board",
            Roles(&[Role::Supervisor, Role::Operator, Role::Dispatcher, Role::Admin]),
            get(desk::board::get),
        )
        .route("/desk/cases/{number}", Staff, get(desk::case::get))
        .route(
            "/desk/cases/{number}/disclose",
            Roles(&[Role::Operator, Role::Dispatcher, Role::Unit]),
            post(desk::case::disclose),
        )
        .route(
            "/desk/cases/{number}/{verb}",
            Roles(&[Role::Operator, Role::Dispatcher, Role::Unit, Role::Supervisor]),
            post(desk::case::act),
        )
        .route("/desk/cases/{number}/photo/{id}", Staff, get(desk::case::photo))
        .route("/desk/tasks", Staff, get(delivery::tasks::list))
        .route("/desk/tasks.xlsx", Staff, get(delivery::source::paper::tasks_excel))
        .route("/desk/tasks.csv", Staff, get(delivery::source::paper::tasks_csv))
        .route("/desk/tasks/new", Roles(OFFICE), get(delivery::new_task::get).post(delivery::new_task::post))
        .route("/desk/tasks/{number}", Staff, get(delivery::task::get))
        .route("/desk/tasks/{number}/{verb}", Roles(DELIVERY), post(delivery::task::act))
        .route("/desk/tasks/{number}/file/{id}", Staff, get(delivery::task::file))
        .route("/desk/tasks/{number}/known/{period}", Staff, get(delivery::known::get))
        .route("/desk/sources", Staff, get(delivery::source::list::get))
        .route(
            "/desk/sources/new",
            Roles(OFFICE),
            get(delivery::source::enter::get).post(delivery::source::enter::post),
        )
        .one(Method::GET, "/desk/sources/{number}", Staff, get(delivery::source::one::get))
        .one(Method::POST, "/desk/sources/{number}", Roles(OFFICE), post(delivery::source::act::post))
        .route("/desk/sources/{number}/file/{id}", Staff, get(delivery::source::one::file))
        .route("/desk/sources/{number}/breakdown.docx", Staff, get(delivery::source::paper::word))
        .route("/desk/sources/{number}/breakdown.xlsx", Staff, get(delivery::source::paper::excel))
        .route("/desk/go/{number}", Staff, get(delivery::go::get))
        .route("/desk/returns", Roles(DELIVERY), get(delivery::returns::get).post(delivery::returns::confirm))
        .route("/desk/projects", Staff, get(projects::list::get))
        .route("/desk/projects.xlsx", Staff, get(projects::export::workbook))
        .route("/desk/projects.csv", Staff, get(projects::export::csv_file))
        .route("/desk/projects/new", Roles(PROJECTS), get(projects::new::get).post(projects::new::post))
        .route("/desk/projects/map", Staff, get(projects::map::get))
        .route("/desk/projects/counties", Staff, get(projects::counties::get))
        .route("/desk/projects/{number}", Staff, get(projects::one::get))
        .one(Method::GET, "/desk/projects/{number}/visit", Staff, get(projects::visit::get))
        .one(Method::POST, "/desk/projects/{number}/visit", Roles(NAMED), post(projects::one::visit))
        .route("/desk/projects/{number}/obstacle", Roles(NAMED), post(projects::obstacle::post))
        .route("/desk/projects/{number}/{verb}", Roles(NAMED), post(projects::one::act))
        .route("/desk/projects/{number}/file/{id}", Staff, get(projects::one::file))
        .route("/desk/leads", Roles(DELIVERY), get(projects::leads::get))
        .route("/desk/leads/new", Roles(PROJECTS), get(projects::leads::new).post(projects::leads::post))
        .one(Method::GET, "/desk/campaigns/{number}", Staff, get(projects::campaign::get))
        .one(Method::POST, "/desk/campaigns/{number}", Roles(PROJECTS), post(projects::campaign::list))
        .one(Method::GET, "/desk/inspections/{number}", Staff, get(projects::inspection::get))
        .one(Method::POST, "/desk/inspections/{number}", Roles(PROJECTS), post(projects::inspection::post))
        .route("/projects", Public, get(projects::public::get))
        .route("/desk/cockpit", Roles(BOARD), get(cockpit::get))
        .route("/desk/late", Roles(BOARD), get(cockpit::list::late))
        .route("/desk/late.xlsx", Roles(BOARD), get(cockpit::export::late))
        .route("/desk/nodes.xlsx", Roles(BOARD), get(cockpit::export::nodes))
        .route("/desk/obstacles", Roles(BOARD), get(cockpit::list::held))
        .route("/desk/owed", Roles(BOARD), get(cockpit::list::returns))
        .route("/desk/papers", Roles(BOARD), get(cockpit::papers::choose))
        .route("/desk/papers/{name}", Roles(BOARD), get(cockpit::papers::one))
        .route("/desk/import", Roles(&[Role::Supervisor]), get(cockpit::import::get).post(cockpit::import::post))
        .route("/desk/import/{id}", Roles(&[Role::Supervisor]), post(cockpit::import::act))
        .route("/desk/subscribe", Roles(BOARD), get(cockpit::subscribe::get).post(cockpit::subscribe::post))
        .route("/desk/subscribe/mail", Roles(BOARD), post(subscribe_mail::post))
        .route("/mail/{purpose}/{login}/{token}", Public, get(subscribe_mail::ask).post(subscribe_mail::act))
        .route("/calendar/{token}", Public, get(cockpit::subscribe::feed))
        .route("/api/delivery/board", Token(BOARD, Read), get(cockpit::api::get))
        .route("/api/delivery/export/dossiers.jsonl", Token(BOARD, Export), get(cockpit::export::dossiers))
        .route("/api/health", Public, get(health::api))
        .route("/api/openapi.json", Public, get(api::openapi::get))
        .route("/api/session", Public, post(api::session::post))
        .route("/api/types", Public, get(api::catalogue::types))
        .route("/api/kinds", Public, get(api::catalogue::kinds))
        .route("/api/categories", Public, get(api::catalogue::categories))
        .route("/api/units", Public, get(api::catalogue::units))
        .route("/api/cells", Public, get(api::catalogue::cells))
        .route("/api/deadline", Public, get(api::catalogue::deadline))
        .route("/api/propose", Token(CENTRE, Read), post(api::catalogue::propose))
        .one(Method::GET, "/api/cases", Token(EVERYBODY, Read), get(api::cases::list))
        .one(Method::POST, "/api/cases", OpenToken(Submit), post(api::cases::submit))
        .route("/api/cases/{number}", OpenToken(Read), get(api::cases::get))
        .route("/api/cases/{number}/alike", Token(CENTRE, Read), get(api::cases::alike))
        .route("/api/cases/{number}/{verb}", OpenToken(Work), post(api::cases::act))
        .one(Method::GET, "/api/delivery/projects", Token(EVERYBODY, Read), get(api::projects::list))
        .one(Method::POST, "/api/delivery/projects", Token(PROJECTS, Submit), post(api::projects::enter))
        .route("/api/delivery/projects/{number}", Token(EVERYBODY, Read), get(api::projects::get))
        .route("/api/delivery/projects/{number}/{verb}", Token(NAMED, Work), post(api::projects::act))
        .one(Method::GET, "/api/delivery/sources", Token(EVERYBODY, Read), get(api::delivery::sources))
        .one(Method::POST, "/api/delivery/sources", Token(OFFICE, Work), post(api::delivery::enter))
        .route("/api/delivery/sources/{number}", Token(EVERYBODY, Read), get(api::delivery::source))
        .one(Method::GET, "/api/delivery/tasks", Token(EVERYBODY, Read), get(api::delivery::tasks))
        .one(Method::POST, "/api/delivery/tasks", Token(OFFICE, Work), post(api::delivery::propose))
        .route("/api/delivery/tasks/{number}", Token(EVERYBODY, Read), get(api::delivery::task))
        .route("/api/delivery/tasks/{number}/{verb}", Token(DELIVERY, Work), post(api::delivery::act))
        .route("/api/search", Token(EVERYBODY, Read), get(api::cases::search))
        .route("/api/board", Token(EVERYBODY, Read), get(api::cases::board))
        .route("/api/events", Token(EVERYBODY, Events), get(events::get))
        .route("/api/export/cases.jsonl", Token(EVERYBODY, Export), get(api::export::jsonl))
        .route("/api/export/cases.csv", Token(EVERYBODY, Export), get(api::export::csv_file))
        .route("/open311/discovery.json", Public, get(open311::discovery))
        .route("/open311/discovery.xml", Public, get(open311::discovery))
        .route("/open311/v2/discovery.json", Public, get(open311::discovery))
        .route("/open311/v2/discovery.xml", Public, get(open311::discovery))
        .route("/open311/v2/services.json", Public, get(open311::services::list))
        .route("/open311/v2/services.xml", Public, get(open311::services::list))
        .route("/open311/v2/services/{service}", Public, get(open311::services::definition))
        .one(Method::GET, "/open311/v2/requests.json", Keyed(Read), get(open311::requests::list))
        .one(Method::GET, "/open311/v2/requests.xml", Keyed(Read), get(open311::requests::list))
        .one(Method::POST, "/open311/v2/requests.json", Keyed(Submit), post(open311::submit::post))
        .one(Method::POST, "/open311/v2/requests.xml", Keyed(Submit), post(open311::submit::post))
        .route("/open311/v2/requests/{request}", Keyed(Read), get(open311::requests::one))
        .route("/open311/v2/tokens/{token}", Keyed(Read), get(open311::requests::token))
        .route("/open311/v2/servicerequestupdates.json", Keyed(Read), get(open311::updates::list))
        .route("/open311/v2/servicerequestupdates.xml", Keyed(Read), get(open311::updates::list));
    let (router, routes) = site.finish();
    let router = router
        .layer(DefaultBodyLimit::max(REQUEST_MAX))
        .layer(CompressionLayer::new())
        .layer(axum::middleware::map_response(fixed))
        .layer(CatchPanicLayer::new());
    (router, routes)
}

/// What every answer carries, unless its handler says otherwise.
const FIXED: [(HeaderName, HeaderValue); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("geolocation=(self), camera=(), microphone=()"),
    ),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

async fn fixed(mut response: Response) -> Response {
    for (name, value) in &FIXED {
        response.headers_mut().entry(name).or_insert_with(|| value.clone());
    }
    response
}
