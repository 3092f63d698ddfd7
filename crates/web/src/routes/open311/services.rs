//! Services: the leaves of the category tree. Each asks for the kind of the request.

use super::answer::{Answer, Format, Told};
use crate::app::App;
use crate::http::access::Visit;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use serde_json::{Value, json};
use yinuo_casework::{Category, Directory, Kind};

/// The service of a code.
///
/// # Errors
/// 404 when there is none.
pub fn known<'a>(directory: &'a Directory, format: Format, code: &str) -> Result<&'a Category, Answer> {
    let none = || Answer::no(format, StatusCode::NOT_FOUND, "service_code: there is no such service");
    directory.leaves().find(|one| one.id.as_str() == code).ok_or_else(none)
}

/// The kinds that may come this way: what is sealed is told to the city itself.
pub fn kinds(directory: &Directory) -> impl Iterator<Item = &Kind> {
    directory.kinds().iter().filter(|kind| !kind.sealed)
}

/// `services.{json,xml}`
pub async fn list(State(app): State<App>, Extension(visit): Extension<Visit>, uri: Uri) -> Answer {
    let (directory, lang) = (&app.world.main().directory, visit.lang);
    let service = |one: &Category| -> Value {
        let path = directory.category_path(&one.id);
        let names: Vec<&str> = path.iter().map(|step| lang.say(&step.name, &step.en)).collect();
        json!({
            "service_code": one.id.as_str(),
            "service_name": lang.say(&one.name, &one.en),
            "description": names.join(" › "),
            "metadata": true,
            "type": "realtime",
            "keywords": one.words.join(", "),
            "group": names.first().copied().unwrap_or_default(),
        })
    };
    let services: Vec<Value> = directory.leaves().map(service).collect();
    Answer::ok(Format::of(uri.path()), "services", services.into())
}

/// `services/{code}.{json,xml}`
pub async fn definition(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(service): Path<String>,
) -> Told {
    let (code, format) = Format::split(&service);
    let (directory, lang) = (&app.world.main().directory, visit.lang);
    known(directory, format, code)?;
    let values: Vec<Value> = kinds(directory)
        .map(|kind| json!({ "key": kind.id.as_str(), "name": lang.say(&kind.name, &kind.en) }))
        .collect();
    let attribute = json!({
        "variable": true,
        "code": "kind",
        "datatype": "singlevaluelist",
        "required": true,
        "datatype_description": lang.say("请选择一项。", "Choose one."),
        "order": 1,
        "description": lang.say("诉求类型", "Kind of request"),
        "values": values,
    });
    Ok(Answer::ok(format, "service_definition", json!({ "service_code": code, "attributes": [attribute] })))
}
