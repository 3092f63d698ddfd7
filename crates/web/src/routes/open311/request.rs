//! One case as a service request: for everybody its coarse facts, with a key its words.

use crate::app::Inner;
use crate::http::access::{Visit, Who};
use crate::routes::sight;
use serde_json::{Value, json};
use yinuo_casework::{Cell, Stage};
use yinuo_journal::{CaseRow, Text};
use yinuo_kernel::{Role, Timestamp};

/// Whether a case is here at all: the front door's, and never a sealed one.
pub fn is_here(app: &Inner, row: &CaseRow) -> bool {
    !row.sealed && row.case_type == app.world.main().rules.case_type
}

/// Whether the holder of a key reads the words of a case.
pub fn reads(app: &Inner, who: Option<&Who>, row: &CaseRow) -> bool {
    let Some(who) = who else { return false };
    let by = &who.account.actor;
    by.role != Role::Unit || row.unit.as_ref().is_some_and(|unit| sight::is_own(&app.world, by, unit))
}

/// The spec knows two words.
pub fn status(stage: Stage) -> &'static str {
    if stage.is_open() { "open" } else { "closed" }
}

/// W3C date and time in the city's own zone; for the public only to the hour.
pub fn time(app: &Inner, at: Timestamp, exact: bool) -> String {
    let local = app.world.calendar().local(at);
    let minute = if exact { format!("{:02}:{:02}", local.minute(), local.second()) } else { "00:00".to_owned() };
    format!("{}T{:02}:{minute}+08:00", local.date(), local.hour())
}

/// The middle of a cell: latitude and longitude, to about a metre.
pub fn middle(cell: &Cell) -> Option<(f64, f64)> {
    let ring = &cell.shape.exterior().0;
    let first = ring.first()?;
    // Reckoned from the first corner, so that no digits are lost on the way.
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        let (ax, ay, bx, by) = (a.x - first.x, a.y - first.y, b.x - first.x, b.y - first.y);
        let cross = ax * by - bx * ay;
        area += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    (area.abs() > 0.0).then(|| (round(first.y + y / (3.0 * area)), round(first.x + x / (3.0 * area))))
}

/// A case as a request; `text` where the caller reads it.
pub fn view(app: &Inner, visit: &Visit, row: &CaseRow, text: Option<&Text>) -> Value {
    let (directory, lang, exact) = (&app.world.of(&row.case_type).directory, visit.lang, text.is_some());
    let service = directory.category(&row.category).map_or(row.category.as_str(), |one| lang.say(&one.name, &one.en));
    let unit = row.unit.as_ref().and_then(|unit| directory.unit(unit)).map(|unit| lang.say(&unit.name, &unit.en));
    let cell = row.cell.as_ref().and_then(|cell| directory.cell(cell));
    let point = text.and_then(|text| text.point).map(|[lng, lat]| (lat, lng)).or_else(|| cell.and_then(middle));
    json!({
        "service_request_id": row.number.to_string(),
        "status": status(row.stage),
        "status_notes": lang.say(row.stage.zh(), row.stage.en()),
        "service_name": service,
        "service_code": row.category.as_str(),
        "description": text.map(|text| text.body.as_str()),
        "agency_responsible": unit,
        "service_notice": Value::Null,
        "requested_datetime": time(app, row.submitted_at, exact),
        "updated_datetime": time(app, row.last_at, exact),
        "expected_datetime": row.promised.map(|at| time(app, at, exact)),
        "address": text.map(|text| text.address.as_str()),
        "address_id": row.cell.as_ref().map(ToString::to_string),
        "zipcode": Value::Null,
        "lat": point.map(|point| point.0),
        "long": point.map(|point| point.1),
        "media_url": Value::Null,
    })
}
