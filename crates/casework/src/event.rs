//! What happened. Events hold no personal data and no free text: words, names and photos lie
//! in erasable rows, and an event carries only their random id and keyed digest.
//!
//! The JSON of an event is part of the hash chain for ever: fields may be added with a
//! default, never renamed or removed.

use crate::{ClockKind, Point, Started};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{
    Actor, BlobId, CaseNumber, CaseTypeId, CategoryId, CellId, KindId, PersonId, Timestamp, UnitId, WordsId,
};

/// A pointer to somebody's words. The digest is HMAC-SHA-256 under a key that lies in the
/// erasable row itself: once the row is gone, the digest says nothing about the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub id: WordsId,
    /// 64 hex digits.
    pub digest: String,
    /// Unicode characters of the main text, for the rules on length.
    pub chars: u32,
}

/// A pointer to a photo, digested like [`Words`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    pub id: BlobId,
    pub digest: String,
    pub bytes: u32,
}

/// How a case reached the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Web,
    Phone,
    Wechat,
    App,
    Api,
    Import,
}

impl Channel {
    pub fn parse(text: &str) -> Option<Channel> {
        [Channel::Web, Channel::Phone, Channel::Wechat, Channel::App, Channel::Api, Channel::Import]
            .into_iter()
            .find(|channel| channel.as_str() == text)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Phone => "phone",
            Channel::Wechat => "wechat",
            Channel::App => "app",
            Channel::Api => "api",
            Channel::Import => "import",
        }
    }

    pub fn zh(self) -> &'static str {
        match self {
            Channel::Web => "网页",
            Channel::Phone => "电话",
            Channel::Wechat => "微信",
            Channel::App => "手机应用",
            Channel::Api => "接口",
            Channel::Import => "导入",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Channel::Web => "Web",
            Channel::Phone => "Phone",
            Channel::Wechat => "WeChat",
            Channel::App => "App",
            Channel::Api => "API",
            Channel::Import => "Import",
        }
    }
}

/// Who said which category it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A person chose it.
    Chosen,
    /// The pack's rules proposed it from the words.
    Proposed,
}

/// What happened to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Submitted {
        number: CaseNumber,
        case_type: CaseTypeId,
        kind: KindId,
        category: CategoryId,
        category_by: Choice,
        cell: Option<CellId>,
        channel: Channel,
        person: Option<PersonId>,
        words: Words,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Blob>,
        /// When an imported case reached its first system.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received: Option<Timestamp>,
    },
    Accepted {
        category: CategoryId,
    },
    Declined {
        words: Words,
    },
    Dispatched {
        unit: UnitId,
        /// The duty directory proposed this unit; `false`: the dispatcher chose another.
        by_directory: bool,
    },
    Signed,
    Returned {
        words: Words,
    },
    Replied {
        words: Words,
    },
    Resolved {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    Rated {
        score: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    Reopened {
        words: Words,
    },
    Withdrawn {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// A clock reached its warning point or its deadline while running.
    Elapsed {
        clock: ClockKind,
        round: u32,
        point: Point,
    },
    /// Somebody opened the person's data of this case.
    Disclosed,
}

/// An event with its time, its actor, and the clocks it started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    pub by: Actor,
    #[serde(flatten)]
    pub event: Event,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starts: Vec<Started>,
}

impl Event {
    /// The pointer to the words this event carries, if any.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Event::Submitted { words, .. }
            | Event::Declined { words }
            | Event::Returned { words }
            | Event::Replied { words }
            | Event::Reopened { words } => Some(words),
            Event::Resolved { words } | Event::Rated { words, .. } | Event::Withdrawn { words } => words.as_ref(),
            Event::Accepted { .. }
            | Event::Dispatched { .. }
            | Event::Signed
            | Event::Elapsed { .. }
            | Event::Disclosed => None,
        }
    }
}
