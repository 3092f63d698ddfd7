//! What clients hand to the engine, and how it says no.

use crate::{Account, BlobRow, Fault, PersonRow, Session, Subscriber, WordsRow};
use yinuo_casework::Command;
use yinuo_kernel::{Actor, CaseNumber, CaseTypeId, PlaceCode, Refusal, Timestamp};

/// The case a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    New,
    Case(CaseNumber),
}

/// A command with everything that must become durable together with it.
#[derive(Clone, Debug)]
pub struct Submission {
    pub target: Target,
    /// For a new case its type; `None` is the city's main one. An old case keeps its own.
    pub case_type: Option<CaseTypeId>,
    /// The idempotency key, already scoped by who asked; `None` only where asking twice is
    /// harmless.
    pub key: Option<String>,
    /// SHA-256 of what was asked, as hex.
    pub asked: String,
    pub command: Command,
    /// How many records the case had when the caller looked at it; refused when somebody has
    /// acted since. What clocks do by themselves and looks at a person's data do not count.
    pub seen: Option<u32>,
    pub by: Actor,
    pub words: Vec<WordsRow>,
    pub person: Option<PersonRow>,
    pub blobs: Vec<BlobRow>,
}

impl Submission {
    /// A command that brings nothing along.
    pub fn plain(target: Target, command: Command, by: Actor) -> Submission {
        Submission {
            target,
            case_type: None,
            key: None,
            asked: String::new(),
            command,
            seen: None,
            by,
            words: Vec::new(),
            person: None,
            blobs: Vec::new(),
        }
    }
}

/// What lies beside the journal.
#[derive(Clone, Debug)]
pub enum Keeping {
    Account(Account),
    Session(Session),
    EndSession {
        token: String,
    },
    /// A letter has been delivered.
    Delivered {
        place: PlaceCode,
        seq: u64,
        n: u32,
    },
    /// A letter could not be delivered and is tried again then.
    Delayed {
        place: PlaceCode,
        seq: u64,
        n: u32,
        until: Timestamp,
    },
    /// Somebody asks for news by mail, or for it otherwise.
    Subscribed {
        place: PlaceCode,
        subscriber: Box<Subscriber>,
    },
    /// Somebody wants it no more: the row goes, and the address with it.
    Unsubscribed {
        place: PlaceCode,
        login: String,
    },
    /// Something was sent, or could not be. Changes nothing where the row is no longer what the sender saw.
    Posted {
        place: PlaceCode,
        was: Box<Subscriber>,
        now: Box<Subscriber>,
    },
    /// Forgets sessions that ended before this instant.
    Sweep {
        before: Timestamp,
    },
}

impl Keeping {
    /// It changes who may come in.
    pub(super) fn admits(&self) -> bool {
        matches!(self, Keeping::Account(_) | Keeping::Session(_) | Keeping::EndSession { .. })
    }

    /// It changes who has news by mail.
    pub(super) fn subscribes(&self) -> bool {
        matches!(self, Keeping::Subscribed { .. } | Keeping::Unsubscribed { .. } | Keeping::Posted { .. })
    }
}

/// No: by a rule, or by a broken machine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Failed(#[from] Fault),
}
