//! `/desk/inspections/{number}`: what an inspection (督查) found. Each finding becomes a case of the
//! inspection pack, with its clocks, and stands on the list of the inspection.

use super::filing::{Filing, matter, send, submit};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::delivery::projects::inspection::{FindingLine, InspectionPage};
use crate::present::inputs::option as choice;
use crate::present::{clocks, fields, row, time};
use crate::routes::command::{check_key, number};
use crate::routes::delivery::{Loaded, deliver, load};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::source::{Command, Source, SourceKind, Stage};
use yinuo_journal::{CaseRow, Deed, Target, Text, digest};
use yinuo_kernel::{CaseNumber, Role, Rule};

/// The case type of findings.
const PACK: &str = "inspection";

fn inspection<'a>(visit: &Visit, loaded: &'a Loaded) -> Result<&'a Source, Problem> {
    let source = loaded.dossier.source().filter(|source| source.card.kind == SourceKind::Inspection);
    source.ok_or_else(|| Problem::refused(visit, Rule::UnknownDossier))
}

async fn findings(app: &App, visit: &Visit, listed: Vec<CaseNumber>) -> Result<Vec<(CaseRow, Option<Text>)>, Problem> {
    let read = app.read(move |app| {
        let place = app.world.place;
        let mut found = Vec::with_capacity(listed.len());
        for number in listed {
            let Some(case) = app.reader.row(place, number)?.filter(|case| !case.sealed) else { continue };
            let text = app.reader.words(place, &[case.words])?.remove(&case.words);
            found.push((case, text));
        }
        Ok(found)
    });
    read.await.map_err(|fault| Problem::failed(visit, fault))
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
) -> Result<Response, Problem> {
    let (lang, who, now) = (visit.lang, visit.staff()?, app.clock.now());
    let number = number(&visit, &asked)?;
    let loaded = load(&app, &visit, number).await?;
    let source = inspection(&visit, &loaded)?;
    let text = loaded.text(&source.card.words);
    let found = findings(&app, &visit, source.listed.clone()).await?;
    let line = |(case, text): &(CaseRow, Option<Text>)| {
        let (light, light_text) = clocks::light(case.light(now), lang);
        let directory = &app.world.of(&case.case_type).directory;
        FindingLine {
            bare: case.number.bare(),
            number: case.number.to_string(),
            title: row::title(text.as_ref(), lang),
            kind: fields::category_leaf(directory, &case.category, lang),
            unit: fields::unit_name(directory, case.unit.as_ref(), lang),
            stage: lang.say(case.stage.zh(), case.stage.en()).to_owned(),
            light,
            light_text: light_text.to_owned(),
            since: time::short(app.world.calendar(), case.submitted_at, now, lang),
        }
    };
    let matter = matter(&app, PACK).ok();
    let may = who.account.role() == Role::Supervisor && source.stage != Stage::Closed;
    page(
        &visit,
        &InspectionPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            key: code::random(),
            bare: number.bare(),
            number: number.to_string(),
            title: text.map_or("—", |text| text.title.as_str()).to_owned(),
            body: text.map(|text| text.body.clone()).unwrap_or_default(),
            open: found.iter().filter(|(case, _)| case.stage.is_open()).count(),
            categories: matter
                .filter(|_| may)
                .map(|matter| {
                    let leaves = matter.directory.leaves();
                    leaves.map(|leaf| choice(&leaf.id, lang.say(&leaf.name, &leaf.en), false)).collect()
                })
                .unwrap_or_default(),
            units: fields::units(&app.world.main().directory, None, lang),
            lines: found.iter().map(line).collect(),
        },
    )
}

/// Files a finding: the case first, then its place on the list, each once.
pub async fn post(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let by = &visit.staff()?.account.actor;
    let number = number(visit, &asked)?;
    let loaded = load(&app, visit, number).await?;
    let source = inspection(visit, &loaded)?;
    if source.stage == Stage::Closed {
        return Err(Problem::refused(visit, Rule::StageForbids));
    }
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(|refusal| Problem::refused(visit, refusal))?;
    let about = loaded.text(&source.card.words).map_or("", |text| text.title.as_str());
    let filing = Filing {
        pack: PACK,
        category: sent.get("category"),
        about,
        words: sent.get("words"),
        photos: sent.photos.clone(),
        by,
        key: &key,
        of: number,
    };
    let case = submit(&app, visit, filing).await?;
    send(&app, visit, case, sent.get("unit"), by, &key).await?;
    let command = yinuo_delivery::Command::Source(Command::List { add: vec![case], drop: Vec::new() });
    let asked = digest::hex(&digest::plain(&[b"inspection", case.to_string().as_bytes()]));
    let plain = Deed::plain(Target::Case(number), command, by.clone());
    deliver(&app, visit, vec![Deed { key: Some(format!("{key}:list")), asked, ..plain }]).await?;
    Ok(Redirect::to(&format!("/desk/inspections/{}", number.bare())).into_response())
}
