//! Lights, and why. A light is a pure function of the row, the rules and the day; nothing is stored,
//! so a light cannot be out of date.
//!
//! What speaks against a unit is right or is not said: a figure is held against the pace at the end
//! of its own period, not of today; a unit that has asked for the sign-off is not late while the
//! office reads; a return is late only after its day.

use crate::project::{InvestPace, Permit};
use crate::scene::days;
use crate::task::{Stage, TaskRow, owed};
use crate::{Pace, Period, Rules};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_calendar::Calendar;
use yinuo_kernel::CaseNumber;

pub use crate::project::light::of_project;

/// A colour, worst last. What it is called is the pack's [`crate::Scheme`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// No light: a draft, or done.
    Off,
    /// 绿 or 蓝.
    Good,
    /// 黄 or 橙.
    Soon,
    /// 红.
    Late,
}

impl Colour {
    pub const ALL: [Colour; 4] = [Colour::Off, Colour::Good, Colour::Soon, Colour::Late];

    pub fn as_str(self) -> &'static str {
        match self {
            Colour::Off => "off",
            Colour::Good => "good",
            Colour::Soon => "soon",
            Colour::Late => "late",
        }
    }

    pub fn parse(text: &str) -> Option<Colour> {
        Colour::ALL.into_iter().find(|colour| colour.as_str() == text)
    }
}

/// One reason of a light. Days are calendar days.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Done,
    NotSentOut,
    /// The unit has until this instant.
    ToConfirm,
    /// It waits for the office, not for the unit.
    Waiting,
    NodeLate {
        node: u32,
        due: Date,
        days: i32,
    },
    NodeSoon {
        node: u32,
        due: Date,
        days: i32,
    },
    /// The task's own last day has passed.
    DueLate {
        due: Date,
        days: i32,
    },
    DueSoon {
        due: Date,
        days: i32,
    },
    Behind(Pace),
    OnPace(Pace),
    ReturnLate {
        period: Period,
        due: Date,
        days: i32,
    },
    /// No nodes, no figure, no returns: nobody can see how it stands.
    NoPlan,
    /// Nothing is due.
    Quiet,
    /// A project that was given up.
    Dropped,
    /// The planned start of construction has passed.
    StartLate {
        due: Date,
        days: i32,
    },
    StartSoon {
        due: Date,
        days: i32,
    },
    /// The planned completion has passed.
    CompletionLate {
        due: Date,
        days: i32,
    },
    CompletionSoon {
        due: Date,
        days: i32,
    },
    /// It is being built, and this permit was withdrawn.
    PermitGone {
        permit: Permit,
    },
    InvestBehind(InvestPace),
    InvestOnPace(InvestPace),
    /// A case hinders it for so many days.
    ObstacleOld {
        case: CaseNumber,
        days: i32,
    },
    /// No leader in charge (包保领导).
    NoLeader,
    /// No steward (项目管家).
    NoSteward,
}

/// A light with its reasons, the worst first.
#[derive(Clone, Debug, PartialEq)]
pub struct Light {
    pub colour: Colour,
    pub whys: Vec<(Colour, Why)>,
}

/// The light of a task on a day.
pub fn of_task(task: &TaskRow, year: i16, today: Date, rules: &Rules, calendar: &Calendar) -> Light {
    let one = |colour, why| Light { colour, whys: vec![(colour, why)] };
    match task.stage {
        Stage::Closed | Stage::Withdrawn | Stage::Discarded => return one(Colour::Off, Why::Done),
        Stage::Draft => return one(Colour::Off, Why::NotSentOut),
        Stage::Claimed => return one(Colour::Good, Why::Waiting),
        Stage::Disputed => return one(Colour::Good, Why::Waiting),
        Stage::Issued | Stage::Active => {}
    }
    let mut whys: Vec<(Colour, Why)> = Vec::new();
    for node in task.nodes.iter().filter(|node| node.met.is_none()) {
        whys.extend(dated(node.due, today, rules).map(|(colour, days)| match colour {
            Colour::Late => (colour, Why::NodeLate { node: node.id, due: node.due, days }),
            _ => (colour, Why::NodeSoon { node: node.id, due: node.due, days }),
        }));
    }
    if let Some(due) = task.due {
        whys.extend(dated(due, today, rules).map(|(colour, days)| match colour {
            Colour::Late => (colour, Why::DueLate { due, days }),
            _ => (colour, Why::DueSoon { due, days }),
        }));
    }
    if let Some(pace) = Pace::of(task, year) {
        let colour = match pace.share {
            share if share < rules.behind_late => Colour::Late,
            share if share < rules.behind_soon => Colour::Soon,
            _ => Colour::Good,
        };
        whys.push((colour, if colour == Colour::Good { Why::OnPace(pace) } else { Why::Behind(pace) }));
    }
    for owed in owed::owed(task, today, rules, calendar).into_iter().filter(|owed| owed.due < today) {
        let days = days(owed.due, today);
        whys.push((Colour::Soon, Why::ReturnLate { period: owed.period, due: owed.due, days }));
    }
    if task.stage == Stage::Issued {
        whys.push((Colour::Good, Why::ToConfirm));
    } else if task.nodes.is_empty() && task.goal.is_none() && task.every.is_none() {
        whys.push((Colour::Soon, Why::NoPlan));
    }
    whys.sort_by_key(|(colour, _)| std::cmp::Reverse(*colour));
    match whys.first() {
        Some((colour, _)) => Light { colour: *colour, whys },
        None => one(Colour::Good, Why::Quiet),
    }
}

/// What a date says: late from the day after it, soon from so many days before.
pub fn dated(due: Date, today: Date, rules: &Rules) -> Option<(Colour, i32)> {
    let days = days(today, due);
    match days {
        ..0 => Some((Colour::Late, -days)),
        _ if days <= i32::from(rules.soon_days) => Some((Colour::Soon, days)),
        _ => None,
    }
}
