//! Who must hear of an event: news for the person, a unit, the centre, an emergency service. Data;
//! the journal keeps them in an outbox, and the app delivers them. A notice holds no words and no
//! personal data: whom it reaches is looked up when it is sent.

use crate::{Bearer, Case, ClockKind, Entry, Event, Point, Request, Stage};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, CaseTypeId, EmergencyId, Timestamp, UnitId};

/// What the news is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Received,
    Accepted,
    Declined,
    Dispatched,
    Returned,
    Asked,
    Decided,
    Assist,
    Relieved,
    Replied,
    Resolved,
    Reopened,
    Chased,
    SoonLate,
    Late,
    Escalated,
    Emergency,
}

impl Topic {
    pub const ALL: &'static [Topic] = &[
        Topic::Received,
        Topic::Accepted,
        Topic::Declined,
        Topic::Dispatched,
        Topic::Returned,
        Topic::Asked,
        Topic::Decided,
        Topic::Assist,
        Topic::Relieved,
        Topic::Replied,
        Topic::Resolved,
        Topic::Reopened,
        Topic::Chased,
        Topic::SoonLate,
        Topic::Late,
        Topic::Escalated,
        Topic::Emergency,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Topic::Received => "received",
            Topic::Accepted => "accepted",
            Topic::Declined => "declined",
            Topic::Dispatched => "dispatched",
            Topic::Returned => "returned",
            Topic::Asked => "asked",
            Topic::Decided => "decided",
            Topic::Assist => "assist",
            Topic::Relieved => "relieved",
            Topic::Replied => "replied",
            Topic::Resolved => "resolved",
            Topic::Reopened => "reopened",
            Topic::Chased => "chased",
            Topic::SoonLate => "soon_late",
            Topic::Late => "late",
            Topic::Escalated => "escalated",
            Topic::Emergency => "emergency",
        }
    }

    pub fn parse(text: &str) -> Option<Topic> {
        Topic::ALL.iter().copied().find(|topic| topic.as_str() == text)
    }
}

/// Whom it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", content = "id", rename_all = "snake_case")]
pub enum Audience {
    /// Whoever reported the case.
    Person,
    Unit(UnitId),
    /// The hotline centre.
    Centre,
    /// 110, 119, 120…
    Service(EmergencyId),
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub topic: Topic,
    #[serde(flatten)]
    pub audience: Audience,
    pub case: CaseNumber,
    pub case_type: CaseTypeId,
    /// The stage after the event.
    pub stage: Stage,
    /// The lead unit after the event.
    pub unit: Option<UnitId>,
    /// The deadline the news is about, or the date promised.
    pub due: Option<Timestamp>,
    pub at: Timestamp,
    pub sealed: bool,
}

/// The news of one entry; `case` is the case after it.
pub fn notices(case: &Case, entry: &Entry) -> Vec<Notice> {
    let promised = case.promise().map(|clock| clock.started.due);
    let notice = |topic, audience, due: Option<Timestamp>| Notice {
        topic,
        audience,
        case: case.number,
        case_type: case.case_type.clone(),
        stage: case.stage,
        unit: case.unit.clone(),
        due,
        at: entry.at,
        sealed: case.sealed,
    };
    let person = |topic| vec![notice(topic, Audience::Person, promised)];
    let lead = |topic, due| match &case.unit {
        Some(unit) => vec![notice(topic, Audience::Unit(unit.clone()), due)],
        None => Vec::new(),
    };
    match &entry.event {
        // A part and an occurrence were reported by nobody.
        Event::Submitted(submitted) if submitted.parent.is_none() => {
            let mut news = person(Topic::Received);
            if let Some(service) = &submitted.emergency {
                news.push(notice(Topic::Emergency, Audience::Service(service.clone()), None));
                news.push(notice(Topic::Emergency, Audience::Centre, None));
            }
            news
        }
        Event::HandedOver { to } => vec![notice(Topic::Emergency, Audience::Service(to.clone()), None)],
        Event::Accepted { .. } => person(Topic::Accepted),
        Event::Declined { .. } => person(Topic::Declined),
        Event::Dispatched { .. } | Event::Reassigned { .. } => lead(Topic::Dispatched, case.due()),
        Event::Returned { .. } => vec![notice(Topic::Returned, Audience::Centre, case.due())],
        Event::Asked { .. } => {
            vec![notice(Topic::Asked, Audience::Centre, case.live(ClockKind::Decide).map(|clock| clock.started.due))]
        }
        Event::Granted { request: Request::SetAside, .. } => {
            [person(Topic::Resolved), lead(Topic::Decided, None)].concat()
        }
        Event::Granted { request: Request::Return, .. } => vec![notice(Topic::Returned, Audience::Centre, case.due())],
        Event::Granted { .. } | Event::Refused { .. } => lead(Topic::Decided, case.due()),
        Event::Assisted { units } => {
            units.iter().map(|unit| notice(Topic::Assist, Audience::Unit(unit.clone()), case.due())).collect()
        }
        Event::Relieved { units, .. } => {
            units.iter().map(|unit| notice(Topic::Relieved, Audience::Unit(unit.clone()), None)).collect()
        }
        Event::Replied { .. } => person(Topic::Replied),
        Event::Resolved { .. } | Event::Followed { .. } => person(Topic::Resolved),
        Event::Reopened { .. } | Event::Objected { .. } => lead(Topic::Reopened, case.due()),
        Event::Chased { .. } => lead(Topic::Chased, case.due()),
        Event::Elapsed { clock, point, to, .. } => {
            let due = case.live(*clock).map(|clock| clock.started.due);
            let topic = match point {
                Point::Warn => Topic::SoonLate,
                Point::Due => Topic::Late,
                Point::Grade(_) => Topic::Escalated,
            };
            match (clock.bearer(), to) {
                (_, Some(above)) => vec![notice(topic, Audience::Unit(above.clone()), due)],
                (Bearer::Unit, None) => lead(topic, due),
                (Bearer::Centre, None) => vec![notice(topic, Audience::Centre, due)],
                (Bearer::Nobody, None) => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
