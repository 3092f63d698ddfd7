//! A case that the desk makes for something else: what hinders a project, what an inspection found.
//!
//! Each command has a key made of the form's: whatever was interrupted is finished when the same form
//! comes again, and nothing is done twice.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::routes::command::{self, NewCase, draft};
use axum::body::Bytes;
use yinuo_casework::commands::dispatch::Dispatch;
use yinuo_casework::event::Channel;
use yinuo_journal::{Matter, Rejection, Submission, Target, digest};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Role, Rule};

/// A case to be made.
#[derive(Debug)]
pub struct Filing<'a> {
    /// The case type; its first kind is taken.
    pub pack: &'static str,
    pub category: &'a str,
    /// What it is about, before the first words.
    pub about: &'a str,
    pub words: &'a str,
    pub photos: Vec<Bytes>,
    pub by: &'a Actor,
    pub key: &'a str,
    /// What it is made for: the same key for another thing is another case.
    pub of: CaseNumber,
}

/// The case is made by the machine on behalf of the post: the post stands in its record.
fn on_behalf(by: &Actor) -> Actor {
    Actor { role: Role::System, ..by.clone() }
}

/// The pack of a case type, where the city runs it.
///
/// # Errors
/// [`Rule::UnknownType`].
pub fn matter<'a>(app: &'a App, pack: &'static str) -> Result<&'a Matter, Refusal> {
    let found = pack.parse().ok().and_then(|id| app.world.matter(&id));
    found.ok_or_else(|| Refusal::new(Rule::UnknownType, pack))
}

/// Makes the case.
///
/// # Errors
/// The rule that forbids it, or that nothing could be stored.
pub async fn submit(app: &App, visit: &Visit, filing: Filing<'_>) -> Result<CaseNumber, Problem> {
    let refuse = |refusal: Refusal| Problem::refused(visit, refusal);
    let Filing { pack, category, about, words, photos, by, key, of } = filing;
    let matter = matter(app, pack).map_err(refuse)?;
    let form = &matter.rules.form;
    if words.is_empty() {
        return Err(refuse(Rule::WordsMissing.into()));
    }
    if photos.len() > form.photos_max as usize {
        return Err(refuse(Rule::TooManyPhotos.into()));
    }
    let first = words.split(['\n', '。', '；', ';']).next().unwrap_or(words);
    let title: String = format!("{about}：{first}").chars().take(form.title_max as usize).collect();
    let new = NewCase {
        case_type: Some(pack.to_owned()),
        kind: matter.directory.kinds().first().map(|kind| kind.id.to_string()).unwrap_or_default(),
        category: Some(category.to_owned()),
        title,
        body: words.to_owned(),
        ..NewCase::default()
    };
    let asked = command::asked(&(pack, of, &new), &photos);
    let photos = command::decode(app, visit, photos).await?;
    let submission = draft(app, new, &photos, Channel::Web).map_err(refuse)?;
    let submission =
        Submission { key: Some(format!("{key}:case")), asked, by: on_behalf(by), blobs: photos, ..submission };
    let receipt = app.engine.submit(submission).await.map_err(|rejection| Problem::rejected(visit, rejection))?;
    Ok(receipt.case)
}

/// Sends it to the unit the duty directory names; to another one only on the word of the office: what a
/// unit wishes for the dispatcher decides. A case that cannot be sent waits for the dispatcher.
///
/// # Errors
/// [`Rule::UnknownUnit`], or that nothing could be stored.
pub async fn send(
    app: &App,
    visit: &Visit,
    case: CaseNumber,
    unit: &str,
    by: &Actor,
    key: &str,
) -> Result<(), Problem> {
    let wished = match unit {
        "" => None,
        unit => Some(unit.parse().map_err(|_| Problem::refused(visit, Refusal::new(Rule::UnknownUnit, unit)))?),
    };
    if wished.is_some() && by.role != Role::Supervisor {
        return Ok(());
    }
    let asked = digest::hex(&digest::plain(&[unit.as_bytes(), case.to_string().as_bytes()]));
    let command = yinuo_casework::Command::Dispatch(Dispatch { unit: wished });
    let plain = Submission::plain(Target::Case(case), command, on_behalf(by));
    let submission = Submission { key: Some(format!("{key}:send")), asked, ..plain };
    match app.engine.submit(submission).await {
        Ok(_) => Ok(()),
        Err(Rejection::Refused(Refusal { rule: Rule::NoRoute | Rule::StageForbids | Rule::PushedDown, .. })) => Ok(()),
        Err(rejection) => Err(Problem::rejected(visit, rejection)),
    }
}
