//! Submit (提交): a person's matter becomes a case, with a number and its first clock.

use super::dispatch::Dispatch;
use super::{accept, automatic, entry};
use crate::event::{Channel, Choice, Submitted};
use crate::{Blob, Case, ClockKind, Entry, Event, Recurrence, Scene, Started, Words};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{
    Actor, CaseNumber, CategoryId, CellId, EmergencyId, KindId, LimitId, PersonId, Refusal, Role, Rule, Timestamp,
    UnitId,
};

/// The longest text an import may bring, in characters.
const IMPORT_MAX: u32 = 100_000;

/// A new matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submit {
    pub kind: KindId,
    pub category: CategoryId,
    pub category_by: Choice,
    pub cell: Option<CellId>,
    pub channel: Channel,
    pub person: Option<PersonId>,
    pub words: Words,
    /// Characters of the title, which lies beside the body in the same row.
    pub title_chars: u32,
    pub photos: Vec<Blob>,
    pub received: Option<Timestamp>,
    /// The case it is a part of.
    #[serde(default)]
    pub parent: Option<CaseNumber>,
    /// The unit a sealed matter speaks against.
    #[serde(default)]
    pub accused: Option<UnitId>,
    #[serde(default)]
    pub emergency: Option<EmergencyId>,
    #[serde(default)]
    pub recurrence: Option<Recurrence>,
    /// A date of its own instead of the pack's resolve limit: a task with a date.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// A part that is sent on at once; needs acceptance without a person.
    #[serde(default)]
    pub unit: Option<UnitId>,
}

impl Submit {
    /// A matter reported on the web under a category that was chosen, and nothing more.
    pub fn plain(kind: KindId, category: CategoryId, words: Words) -> Submit {
        Submit {
            kind,
            category,
            category_by: Choice::Chosen,
            cell: None,
            channel: Channel::Web,
            person: None,
            words,
            title_chars: 0,
            photos: Vec::new(),
            received: None,
            parent: None,
            accused: None,
            emergency: None,
            recurrence: None,
            until: None,
            unit: None,
        }
    }
}

pub(super) fn decide(submit: &Submit, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    let Some(kind) = scene.directory.kind(&submit.kind) else {
        return Err(Refusal::new(Rule::UnknownKind, submit.kind.as_str()));
    };
    of_the_city(submit, scene)?;
    known(submit, scene)?;
    sizes(submit, scene)?;
    shown(submit, scene)?;
    let submitted = Event::Submitted(Box::new(Submitted {
        number: scene.number,
        case_type: scene.rules.case_type.clone(),
        kind: submit.kind.clone(),
        category: submit.category.clone(),
        category_by: submit.category_by,
        cell: submit.cell.clone(),
        channel: submit.channel,
        person: submit.person,
        words: submit.words.clone(),
        photos: submit.photos.clone(),
        received: submit.received,
        parent: submit.parent,
        sealed: kind.sealed || scene.other.is_some_and(|parent| parent.sealed),
        accused: submit.accused.clone().or_else(|| scene.other.and_then(|parent| parent.accused.clone())),
        emergency: submit.emergency.clone(),
        recurrence: submit.recurrence,
    }));
    // A part of an accepted case is accepted with it.
    if scene.rules.accept_automatic || submit.parent.is_some() {
        let mut starts = accept::clocks(scene, &submit.kind, &submit.category);
        if let Some(until) = submit.until {
            given(&mut starts, until, scene);
        }
        let accepted = Event::Accepted { category: submit.category.clone() };
        let mut entries = vec![entry(scene, submitted, recurring(submit, scene)), automatic(scene, accepted, starts)];
        sent_on(submit, &mut entries, scene);
        return Ok(entries);
    }
    let clock = scene.start(ClockKind::Accept, &submit.kind, &submit.category);
    Ok(vec![entry(scene, submitted, clock.into_iter().chain(recurring(submit, scene)).collect())])
}

/// A part with a unit goes there at once. What cannot be sent there waits for the dispatcher.
fn sent_on(submit: &Submit, entries: &mut Vec<Entry>, scene: &Scene<'_>) {
    let Some((unit, case)) = submit.unit.clone().zip(Case::replay(entries.iter())) else { return };
    let scene = Scene { by: &Actor::SYSTEM, ..*scene };
    if let Ok(sent) = super::dispatch::decide(&case, &Dispatch { unit: Some(unit) }, &scene) {
        entries.extend(sent);
    }
}

/// Parts, dates, recurring duties and direct dispatches are the city's own: a citizen's form has
/// none of them.
fn of_the_city(submit: &Submit, scene: &Scene<'_>) -> Result<(), Refusal> {
    let own = submit.parent.is_some() || submit.until.is_some() || submit.recurrence.is_some() || submit.unit.is_some();
    match scene.by.role {
        Role::Citizen if own => Err(Refusal::new(Rule::RoleForbids, "citizen × task")),
        _ => Ok(()),
    }
}

fn known(submit: &Submit, scene: &Scene<'_>) -> Result<(), Refusal> {
    scene.known_category(&submit.category)?;
    if let Some(cell) = submit.cell.as_ref().filter(|cell| scene.directory.cell(cell).is_none()) {
        return Err(Refusal::new(Rule::UnknownCell, cell.as_str()));
    }
    for unit in submit.accused.iter().chain(&submit.unit) {
        if scene.directory.unit(unit).is_none() {
            return Err(Refusal::new(Rule::UnknownUnit, unit.as_str()));
        }
    }
    if let Some(parent) = submit.parent {
        let Some(other) = scene.other.filter(|other| other.number == parent && takes_parts(other)) else {
            return Err(Refusal::new(Rule::UnknownCase, parent.to_string()));
        };
        super::visible(other, scene)?;
    }
    if submit.recurrence.is_some_and(|recurrence| !recurrence.is_sound()) {
        return Err(Refusal::new(Rule::BadField, "recurrence.day"));
    }
    match submit.until {
        // An occurrence whose timer came late is late, and must not be lost for it.
        Some(until) if until <= scene.now && scene.by.role != Role::System => {
            Err(Refusal::new(Rule::BadUntil, until.to_string()))
        }
        _ => Ok(()),
    }
}

/// An open case has parts; a recurring duty has its occurrences although it was itself resolved.
fn takes_parts(case: &Case) -> bool {
    case.stage.is_open() || (case.live(ClockKind::Recur).is_some() && case.stage.is_done())
}

fn sizes(submit: &Submit, scene: &Scene<'_>) -> Result<(), Refusal> {
    let form = &scene.rules.form;
    // The form's sizes are for people who type; an import brings what another system took already.
    let (min, max) = match submit.channel {
        Channel::Import => (1, IMPORT_MAX),
        _ => (form.body_min, form.body_max),
    };
    // A part carries its parent's words, which were measured when they came.
    if submit.parent.is_none() {
        scene.fitting(submit.words.chars, max)?;
        if submit.words.chars < min {
            return Err(Refusal::new(Rule::WordsMissing, format!("{} < {min}", submit.words.chars)));
        }
    }
    if submit.title_chars > form.title_max {
        return Err(Refusal::new(Rule::WordsTooLong, format!("title: {} > {}", submit.title_chars, form.title_max)));
    }
    scene.few_photos(submit.photos.len())
}

/// The photos of how it was found. A caller cannot send one, an import brings what another system
/// took, a part is seen on its parent's; the same goes for what the city opens by itself.
fn shown(submit: &Submit, scene: &Scene<'_>) -> Result<(), Refusal> {
    let excused = matches!(submit.channel, Channel::Phone | Channel::Import)
        || submit.parent.is_some()
        || scene.by.role == Role::System;
    let min = scene.rules.photos_before(&submit.category);
    if !excused && submit.photos.len() < min as usize {
        return Err(Refusal::new(Rule::PhotoMissing, format!("{} < {min}", submit.photos.len())));
    }
    Ok(())
}

/// A date of its own takes the place of the resolve limit.
fn given(starts: &mut Vec<Started>, until: Timestamp, scene: &Scene<'_>) {
    let old = starts.iter().position(|started| started.clock == ClockKind::Resolve);
    let left = scene.now.duration_until(until);
    let warn = until.checked_sub(left / 5).unwrap_or(until);
    let mut own = scene.until(ClockKind::Resolve, 0, until, warn);
    if let Some(limit) = old.map(|at| starts.remove(at)) {
        own.grades = scene.grades(until, limit.grades.iter().map(|grade| grade.after));
    }
    own.limit = LimitId::given();
    starts.push(own);
}

/// The clock that opens the first occurrence: at the start of the next period.
fn recurring(submit: &Submit, scene: &Scene<'_>) -> Vec<Started> {
    let Some(recurrence) = submit.recurrence else { return Vec::new() };
    let next = recurrence.next(recurrence.period(scene.today()));
    let at = scene.calendar.instant(next.to_datetime(Time::midnight()));
    vec![scene.until(ClockKind::Recur, 0, at, at)]
}
