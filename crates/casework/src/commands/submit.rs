//! Submit (提交): a person's matter becomes a case, with a number and its first clock.

use super::{accept, automatic, entry};
use crate::event::{Channel, Choice};
use crate::{Blob, ClockKind, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CategoryId, CellId, KindId, PersonId, Refusal, Rule, Timestamp};

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
}

pub(super) fn decide(submit: &Submit, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if scene.directory.kind(&submit.kind).is_none() {
        return Err(Refusal::new(Rule::UnknownKind, submit.kind.as_str()));
    }
    scene.known_category(&submit.category)?;
    if let Some(cell) = &submit.cell
        && scene.directory.cell(cell).is_none()
    {
        return Err(Refusal::new(Rule::UnknownCell, cell.as_str()));
    }
    let form = &scene.rules.form;
    // The form's sizes are for people who type; an import brings what another system took already.
    let (min, max) = match submit.channel {
        Channel::Import => (1, IMPORT_MAX),
        _ => (form.body_min, form.body_max),
    };
    scene.fitting(submit.words.chars, max)?;
    if submit.words.chars < min {
        return Err(Refusal::new(Rule::WordsMissing, format!("{} < {min}", submit.words.chars)));
    }
    if submit.title_chars > form.title_max {
        return Err(Refusal::new(Rule::WordsTooLong, format!("title: {} > {}", submit.title_chars, form.title_max)));
    }
    if submit.photos.len() > form.photos_max as usize {
        return Err(Refusal::new(Rule::TooManyPhotos, format!("{} > {}", submit.photos.len(), form.photos_max)));
    }
    let submitted = Event::Submitted {
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
    };
    if scene.rules.accept_automatic {
        let starts = accept::clocks(scene, &submit.kind, &submit.category);
        let accepted = Event::Accepted { category: submit.category.clone() };
        return Ok(vec![entry(scene, submitted, Vec::new()), automatic(scene, accepted, starts)]);
    }
    let clock = scene.start(ClockKind::Accept, &submit.kind, &submit.category);
    Ok(vec![entry(scene, submitted, clock.into_iter().collect())])
}
