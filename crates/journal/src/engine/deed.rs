//! Commands to dossiers. They come as lists that are carried out as a whole: an import of five thousand
//! rows, a breakdown that is sent out, a county's shares with the tasks that follow from them.

use super::{Rejection, Target};
use crate::{BlobRow, Fault, WordsRow};
use yinuo_delivery::Command;
use yinuo_kernel::{Actor, Refusal};

/// One command to a dossier, with everything that must become durable together with it.
#[derive(Clone, Debug)]
pub struct Deed {
    pub target: Target,
    /// The idempotency key, scoped by who asked. Of a list either all have one or none has.
    pub key: Option<String>,
    /// SHA-256 of what was asked, as hex.
    pub asked: String,
    pub command: Command,
    /// How many records the dossier had when the caller looked at it; refused when somebody has acted
    /// since.
    pub seen: Option<u32>,
    pub by: Actor,
    pub words: Vec<WordsRow>,
    pub blobs: Vec<BlobRow>,
}

impl Deed {
    /// A command that brings nothing along.
    pub fn plain(target: Target, command: Command, by: Actor) -> Deed {
        Deed { target, key: None, asked: String::new(), command, seen: None, by, words: Vec::new(), blobs: Vec::new() }
    }
}

pub(super) fn undone() -> Fault {
    Fault::Busy("the command was not carried out".into())
}

/// A fault speaks against the whole list.
pub(super) fn failed(fault: Fault) -> Vec<(usize, Rejection)> {
    vec![(0, Rejection::Failed(fault))]
}

pub(super) fn refused(refusals: Vec<(usize, Refusal)>) -> Vec<(usize, Rejection)> {
    refusals.into_iter().map(|(at, refusal)| (at, Rejection::Refused(refusal))).collect()
}
