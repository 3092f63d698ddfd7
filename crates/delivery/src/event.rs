//! What happened to a dossier. Like the events of a case these hold figures, dates, units and posts,
//! but no free text: titles, demands and remarks lie in erasable rows.
//!
//! The JSON is part of the hash chain for ever: fields may be added with a default, never renamed.

use crate::{candidate, project, source, task, vote};
use serde::{Deserialize, Serialize};
use yinuo_casework::{Blob, Words};
use yinuo_kernel::{Actor, Timestamp};

/// One event with its time and its actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    pub by: Actor,
    pub did: Event,
}

/// What happened, by what kind of dossier it happened to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Source(source::Event),
    Task(task::Event),
    Project(project::Event),
    Candidate(candidate::Event),
    Vote(vote::Event),
}

impl Event {
    /// The pointers to words this event carries.
    pub fn words(&self) -> Vec<&Words> {
        match self {
            Event::Source(event) => event.words().into_iter().collect(),
            Event::Task(event) => event.words().into_iter().collect(),
            Event::Project(event) => event.words().into_iter().collect(),
            Event::Candidate(event) => event.words().into_iter().collect(),
            Event::Vote(event) => event.words().into_iter().collect(),
        }
    }

    /// The pointers to files and photos this event carries.
    pub fn blobs(&self) -> Vec<&Blob> {
        match self {
            Event::Source(event) => event.blobs(),
            Event::Task(event) => event.blobs(),
            Event::Project(event) => event.blobs(),
            Event::Candidate(_) | Event::Vote(_) => Vec::new(),
        }
    }
}
