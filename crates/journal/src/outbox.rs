//! The outbox: news that must reach people and machines, written in the transaction of its event
//! and deleted when it has been delivered. Delivery is at least once; a letter's [`Letter::key`]
//! lets whoever receives it twice know it.

use serde::{Deserialize, Serialize};
use yinuo_casework::{Audience, Notice, Topic};
use yinuo_delivery::notice::{self, Subject};
use yinuo_kernel::{CaseNumber, PlaceCode, Timestamp, UnitId};

/// What a letter tells: of a case, or of a task or a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Told {
    // Only the first has a type of case, so what is stored reads back as what it was.
    Case(Notice),
    Dossier(yinuo_delivery::Notice),
}

impl Told {
    /// The case, task or project it tells of.
    pub fn number(&self) -> CaseNumber {
        match self {
            Told::Case(notice) => notice.case,
            Told::Dossier(notice) => notice.dossier,
        }
    }
}

/// A way out: which news takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    pub name: String,
    /// Of cases. Empty, and [`Channel::subjects`] too: everything.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Of tasks and projects.
    #[serde(default)]
    pub subjects: Vec<Subject>,
    /// Only news for these units; `None`: for all.
    #[serde(default)]
    pub units: Option<Vec<UnitId>>,
    /// News for the person who reported takes this way (SMS), and nothing else does.
    #[serde(default)]
    pub persons: bool,
}

impl Channel {
    /// Whether a notice takes this way. What is sealed reaches the person alone.
    pub fn takes(&self, told: &Told) -> bool {
        match told {
            Told::Case(notice) => self.names(&self.topics, &notice.topic) && self.takes_case(notice),
            Told::Dossier(notice) => self.names(&self.subjects, &notice.subject()) && self.reaches(&notice.audience),
        }
    }

    fn names<T: PartialEq>(&self, list: &[T], one: &T) -> bool {
        (self.topics.is_empty() && self.subjects.is_empty()) || list.contains(one)
    }

    fn takes_case(&self, notice: &Notice) -> bool {
        match &notice.audience {
            Audience::Person => self.persons,
            _ if self.persons || notice.sealed => false,
            Audience::Unit(unit) => self.units.as_ref().is_none_or(|units| units.contains(unit)),
            Audience::Centre | Audience::Service(_) => self.units.is_none(),
        }
    }

    fn reaches(&self, audience: &notice::Audience) -> bool {
        match audience {
            _ if self.persons => false,
            notice::Audience::Unit(unit) => self.units.as_ref().is_none_or(|units| units.contains(unit)),
            notice::Audience::Office => self.units.is_none(),
        }
    }
}

/// A notice on its way out by one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The record it comes from, and which of that record's letters it is.
    pub seq: u64,
    pub n: u32,
    pub channel: String,
    pub notice: Told,
    /// Deliveries that failed.
    pub tries: u32,
    pub next_at: Timestamp,
}

impl Letter {
    /// The same for every try, and for no other letter.
    pub fn key(&self, place: PlaceCode) -> String {
        format!("{place}-{}-{}", self.seq, self.n)
    }
}
