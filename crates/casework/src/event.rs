//! What happened. Events hold no personal data and no free text: words, names and photos lie
//! in erasable rows, and an event carries only their random id and keyed digest.
//!
//! The JSON of an event is part of the hash chain for ever: fields may be added with a
//! default, never renamed or removed.

use crate::{ClockKind, Moved, Point, Recurrence, Request, Stage, Started};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{
    Actor, BlobId, CaseNumber, CaseTypeId, CategoryId, CellId, EmergencyId, GuideId, KindId, OutcomeId, PersonId,
    Timestamp, UnitId, WordsId,
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
    Submitted(Box<Submitted>),
    Accepted {
        category: CategoryId,
    },
    Declined {
        words: Words,
        /// The right address, as the pack lists it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        guide: Option<GuideId>,
    },
    Dispatched {
        unit: UnitId,
        /// The duty directory proposed this unit; `false`: the dispatcher chose another.
        by_directory: bool,
        /// The centre has designated (指定) the unit after too many dispatches: no return.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        designated: bool,
    },
    Signed,
    /// Returned at once, where the centre need not decide it.
    Returned {
        words: Words,
    },
    /// The unit asks for a decision.
    Asked {
        request: Request,
        words: Words,
    },
    Granted {
        request: Request,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
        /// Nobody decided in time; silence is agreement.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        silence: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        moved: Vec<Moved>,
    },
    Refused {
        request: Request,
        words: Words,
    },
    Reassigned {
        unit: UnitId,
        by_directory: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        designated: bool,
        words: Words,
    },
    Assisted {
        units: Vec<UnitId>,
    },
    /// These need not help any more.
    Relieved {
        units: Vec<UnitId>,
        words: Words,
    },
    Contributed {
        unit: UnitId,
        words: Words,
    },
    /// Work goes on after a suspension or deferral; the clocks that stood still have new instants.
    Resumed {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        moved: Vec<Moved>,
    },
    Replied {
        words: Words,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<OutcomeId>,
    },
    Resolved {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Blob>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<OutcomeId>,
    },
    /// Milestones were set; their clocks stand in `starts`, their names in the lines of the words.
    Planned {
        words: Words,
    },
    Met {
        milestone: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        photos: Vec<Blob>,
    },
    Chased {
        /// 1 a reminder, 2 a chase, 3 on the leaders' list.
        grade: u8,
        words: Words,
    },
    /// The person objects to the setting aside.
    Objected {
        words: Words,
    },
    Verified {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    CalledBack {
        /// `None`: nobody answered.
        satisfied: Option<bool>,
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
    /// It is the same matter as another case, which goes on for both.
    Merged {
        into: CaseNumber,
    },
    /// The other side of a merge.
    Absorbed {
        from: CaseNumber,
    },
    /// The case it was merged into has been resolved.
    Followed {
        unit: Option<UnitId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
    },
    /// The case it was merged into was withdrawn: it stands for itself again, with clocks of its own.
    Revived,
    /// Parts of it became cases of their own.
    Split {
        parts: Vec<Part>,
    },
    Adopted {
        child: CaseNumber,
    },
    ChildClosed {
        child: CaseNumber,
        stage: Stage,
    },
    ChildReopened {
        child: CaseNumber,
    },
    /// Put right; no clock is touched.
    Amended {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<CategoryId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<KindId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cell: Option<CellId>,
    },
    /// Handed to 110, 119, 120 or another emergency service.
    HandedOver {
        to: EmergencyId,
    },
    /// A recurring duty opens its next case.
    Recurred {
        /// First day of the period.
        period: jiff::civil::Date,
        due: Timestamp,
    },
    /// A clock reached its warning point, its deadline or a grade of lateness while running.
    Elapsed {
        clock: ClockKind,
        round: u32,
        point: Point,
        #[serde(default, skip_serializing_if = "is_zero")]
        tag: u32,
        /// The unit up the chain that is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<UnitId>,
    },
    /// Deadlines reckoned anew, because a holiday notice came out.
    Reckoned {
        moved: Vec<Moved>,
    },
    /// Somebody opened the person's data of this case.
    Disclosed,
    Archived,
    /// Words, photos, name and phone were erased.
    Forgotten,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_zero(tag: &u32) -> bool {
    *tag == 0
}

/// A matter as it came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    pub number: CaseNumber,
    pub case_type: CaseTypeId,
    pub kind: KindId,
    pub category: CategoryId,
    pub category_by: Choice,
    pub cell: Option<CellId>,
    pub channel: Channel,
    pub person: Option<PersonId>,
    pub words: Words,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Blob>,
    /// When an imported case reached its first system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Timestamp>,
    /// The case it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CaseNumber>,
    /// Seen by named posts alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sealed: bool,
    /// The unit a sealed case speaks against; it is never sent there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accused: Option<UnitId>,
    /// Words of an emergency stand in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<EmergencyId>,
    /// A duty that comes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<Recurrence>,
}

/// A part split off, which becomes a case of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub category: CategoryId,
    /// Whom it goes to; `None`: as the duty directory says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
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
            Event::Submitted(submitted) => Some(&submitted.words),
            Event::Declined { words, .. }
            | Event::Returned { words }
            | Event::Asked { words, .. }
            | Event::Refused { words, .. }
            | Event::Reassigned { words, .. }
            | Event::Relieved { words, .. }
            | Event::Contributed { words, .. }
            | Event::Replied { words, .. }
            | Event::Planned { words }
            | Event::Chased { words, .. }
            | Event::Objected { words }
            | Event::Reopened { words } => Some(words),
            Event::Granted { words, .. }
            | Event::Resolved { words, .. }
            | Event::Met { words, .. }
            | Event::Verified { words }
            | Event::CalledBack { words, .. }
            | Event::Rated { words, .. }
            | Event::Followed { words, .. }
            | Event::Withdrawn { words } => words.as_ref(),
            Event::Accepted { .. }
            | Event::Dispatched { .. }
            | Event::Signed
            | Event::Assisted { .. }
            | Event::Resumed { .. }
            | Event::Merged { .. }
            | Event::Absorbed { .. }
            | Event::Revived
            | Event::Split { .. }
            | Event::Adopted { .. }
            | Event::ChildClosed { .. }
            | Event::ChildReopened { .. }
            | Event::Amended { .. }
            | Event::HandedOver { .. }
            | Event::Recurred { .. }
            | Event::Elapsed { .. }
            | Event::Reckoned { .. }
            | Event::Disclosed
            | Event::Archived
            | Event::Forgotten => None,
        }
    }

    /// The pointers to photos this event carries.
    pub fn photos(&self) -> &[Blob] {
        match self {
            Event::Submitted(submitted) => &submitted.photos,
            Event::Resolved { photos, .. } | Event::Met { photos, .. } => photos,
            _ => &[],
        }
    }

    /// The new instants this event gives to running clocks.
    pub fn moved(&self) -> &[Moved] {
        match self {
            Event::Granted { moved, .. } | Event::Resumed { moved } | Event::Reckoned { moved } => moved,
            _ => &[],
        }
    }
}
