//! Ask and grant. The office may ask as well (a mistyped date); so whoever asked does not grant.

use super::super::event::Event;
use super::super::request::Ask;
use super::super::{Project, Promise, Verb};
use super::written;
use crate::Scene;
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

pub(super) fn ask(project: &Project, ask: Ask, words: &Words, scene: &Scene<'_>) -> Result<Event, Refusal> {
    if project.request.is_some() {
        return Err(Rule::RequestOpen.into());
    }
    if let Ask::Adjust(promise) = ask {
        if promise == Promise::default() {
            return Err(Refusal::new(Rule::BadField, "start, complete or invest"));
        }
        // What has happened is not promised anew; what is to happen lies ahead.
        if promise.start.is_some() && project.stage.is_begun() {
            return Err(Refusal::new(Rule::BadField, "start"));
        }
        if promise.start.into_iter().chain(promise.complete).any(|day| day < scene.today()) {
            return Err(Refusal::new(Rule::BadUntil, "start or complete"));
        }
        promise.or(project.card.promise).check()?;
    }
    Ok(Event::Asked { ask, words: written(words)? })
}

pub(super) fn grant(project: &Project, words: Option<&Words>, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let Some(request) = &project.request else { return Err(Rule::NothingAsked.into()) };
    scene.second_reader(&request.by)?;
    match request.ask {
        // It may have been completed since it was asked.
        Ask::Drop if !Verb::Drop.is_legal(Some(project.stage)) => {
            return Err(Refusal::new(Rule::StageForbids, format!("{} × drop", project.stage.as_str())));
        }
        Ask::Drop => {}
        // The promise may have been filled in since.
        Ask::Adjust(promise) => promise.or(project.card.promise).check()?,
    }
    Ok(Event::Granted { ask: request.ask, words: words.cloned() })
}

pub(super) fn refuse(project: &Project, words: &Words) -> Result<Event, Refusal> {
    match project.request {
        Some(_) => Ok(Event::Refused { words: written(words)? }),
        None => Err(Rule::NothingAsked.into()),
    }
}
