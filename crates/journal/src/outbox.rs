//! The outbox: news that must reach people and machines, written in the transaction of its event
//! and deleted when it has been delivered. Delivery is at least once; a letter's [`Letter::key`]
//! lets whoever receives it twice know it.

use serde::{Deserialize, Serialize};
use yinuo_casework::{Audience, Notice, Topic};
use yinuo_kernel::{PlaceCode, Timestamp, UnitId};

/// A way out: which news takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    pub name: String,
    /// Empty: every topic.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Only news for these units; `None`: for all.
    #[serde(default)]
    pub units: Option<Vec<UnitId>>,
    /// News for the person who reported takes this way (SMS), and nothing else does.
    #[serde(default)]
    pub persons: bool,
}

impl Channel {
    /// Whether a notice takes this way. What is sealed reaches the person alone.
    pub fn takes(&self, notice: &Notice) -> bool {
        let topic = self.topics.is_empty() || self.topics.contains(&notice.topic);
        let audience = match &notice.audience {
            Audience::Person => self.persons,
            _ if self.persons || notice.sealed => false,
            Audience::Unit(unit) => self.units.as_ref().is_none_or(|units| units.contains(unit)),
            Audience::Centre | Audience::Service(_) => self.units.is_none(),
        };
        topic && audience
    }
}

/// A notice on its way out by one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The record it comes from, and which of that record's letters it is.
    pub seq: u64,
    pub n: u32,
    pub channel: String,
    pub notice: Notice,
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
