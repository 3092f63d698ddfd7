//! The clocks of a case: several run at once, each with its own limit.
//!
//! A clock's due instant is reckoned when it starts and written into the event, so that
//! editing a case, a later pack or a corrected calendar never moves it silently. What may move
//! it (an extension granted, a pause that ended, a holiday notice that came out) is an event
//! with the new instants, see [`crate::Moved`].

use serde::{Deserialize, Serialize};
use yinuo_calendar::{Budget, Pause};
use yinuo_kernel::{LimitId, Timestamp};

/// Who answers for a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// The hotline centre or supervision office.
    Centre,
    /// The unit that leads the case.
    Unit,
    /// Nobody: a window that closes, or a wait that ends.
    Nobody,
}

macro_rules! clocks {
    ($($name:ident $id:literal $zh:literal $en:literal $bearer:ident $doc:literal)*) => {
        /// What a limit measures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum ClockKind { $(#[serde(rename = $id)] #[doc = $doc] $name,)* }

        impl ClockKind {
            pub const ALL: &'static [ClockKind] = &[$(ClockKind::$name,)*];

            pub fn as_str(self) -> &'static str { match self { $(ClockKind::$name => $id,)* } }
            pub fn zh(self) -> &'static str { match self { $(ClockKind::$name => $zh,)* } }
            pub fn en(self) -> &'static str { match self { $(ClockKind::$name => $en,)* } }
            pub fn bearer(self) -> Bearer { match self { $(ClockKind::$name => Bearer::$bearer,)* } }
        }
    };
}

clocks! {
    Accept    "accept"    "受理时限"     "Acceptance"        Centre "From submit to accept or decline."
    Sign      "sign"      "签收时限"     "Signing"           Unit   "From dispatch to sign or return."
    Reply     "reply"     "首次答复时限" "First reply"       Unit   "From accept (or reopening) to the first reply."
    Resolve   "resolve"   "办结时限"     "Resolution"        Unit   "From accept (or reopening) to resolve: the date promised to the citizen."
    Return    "return"    "退单时限"     "Return window"     Nobody "The window after a dispatch in which the unit may return."
    Reopen    "reopen"    "申请重办期限" "Reopening window"  Nobody "The window after resolving in which the citizen may open the case again; at its end the case may be archived."
    Decide    "decide"    "审核时限"     "Decision"          Centre "From a unit's request to the centre's decision; for a return, silence is agreement."
    Chase     "chase"     "督办反馈时限" "Answer to a chase" Unit   "From a chase to the unit's next reply or resolution."
    Assist    "assist"    "协办时限"     "Co-units"          Unit   "From assisting to the last contribution."
    Verify    "verify"    "核查时限"     "Verification"      Centre "From resolve to verify."
    CallBack  "call_back" "回访时限"     "Call-back"         Centre "From resolve to the call back."
    Follow    "follow"    "跟踪办理时限" "Follow-up"         Unit   "After a resolution that promises more (a B of a proposal) until it is verified."
    Milestone "milestone" "节点时限"     "Milestone"         Unit   "A date of the case's own plan."
    Suspend   "suspend"   "挂起期限"     "End of suspension" Nobody "Until work goes on by itself."
    Retain    "retain"    "保存期限"     "Retention"         Nobody "From archiving until the words, photos, name and phone are erased."
    Recur     "recur"     "周期任务"     "Next occurrence"   Nobody "Until a recurring duty opens its next case."
}

impl ClockKind {
    pub fn parse(text: &str) -> Option<ClockKind> {
        ClockKind::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    /// A duty turns a light on; a window only closes.
    pub fn is_duty(self) -> bool {
        self.bearer() != Bearer::Nobody
    }
}

/// A grade of lateness: so long after the deadline the next unit up the chain is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Counted from the deadline.
    pub after: Budget,
    pub at: Timestamp,
}

/// A clock as it was started, written into the event that started it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    pub clock: ClockKind,
    pub limit: LimitId,
    /// The date from which the version of the limit applies that was used.
    pub effective: jiff::civil::Date,
    pub due: Timestamp,
    pub warn: Timestamp,
    /// The deadline touches a year whose holiday notice was not out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Tells clocks of one kind apart: the number of a milestone.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tag: u32,
    /// What `due` was reckoned from; `None` for a date that was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_budget: Option<Budget>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// The rules let this clock stand still while the case is suspended or deferred.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pausable: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_zero(tag: &u32) -> bool {
    *tag == 0
}

/// New instants of a running clock, with what they were reckoned from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub clock: ClockKind,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tag: u32,
    /// From when the budget is counted: the start, or the old deadline for an extension.
    pub from: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_budget: Option<Budget>,
    pub due: Timestamp,
    pub warn: Timestamp,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
}

/// A clock of a case, running, paused or stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockState {
    pub started: Started,
    /// From when the budget counts: the start, or for an extended clock the deadline before.
    pub from: Timestamp,
    /// From when it counted at first.
    pub start: Timestamp,
    /// The budgets that an extension has lengthened, in order; the last one stands in `started`.
    pub earlier: Vec<Budget>,
    /// 1 for the first handling, 2 after the first reopening…
    pub round: u32,
    pub stopped: Option<Timestamp>,
    /// When it stood still; an open pause is the last one.
    pub pauses: Vec<Pause>,
    /// The timers that have already spoken.
    pub warned: bool,
    pub overdue: bool,
    /// Grades that have spoken.
    pub graded: u8,
}

impl ClockState {
    /// Started and not stopped, although it may stand still.
    pub fn is_live(&self) -> bool {
        self.stopped.is_none()
    }

    /// Time passes for it.
    pub fn is_running(&self) -> bool {
        self.is_live() && !self.is_paused()
    }

    pub fn is_paused(&self) -> bool {
        self.is_live() && self.pauses.last().is_some_and(|pause| pause.to.is_none())
    }

    /// The light of this clock at `now`; a stopped or paused clock keeps the light it had then.
    pub fn light(&self, now: Timestamp) -> Light {
        let paused = self.pauses.last().filter(|pause| pause.to.is_none()).map(|pause| pause.from);
        Light::of(self.started.due, self.started.warn, self.stopped.or(paused).unwrap_or(now))
    }

    /// More time: the budget so far is kept, for a pause may still move its end.
    pub(crate) fn lengthen(&mut self, moved: &Moved, at: Timestamp) {
        match self.started.budget {
            Some(budget) => self.earlier.push(budget),
            None => self.start = moved.from,
        }
        self.take(moved, at);
    }

    pub(crate) fn take(&mut self, moved: &Moved, at: Timestamp) {
        self.from = moved.from;
        self.started.budget = moved.budget;
        self.started.warn_budget = moved.warn_budget;
        self.started.due = moved.due;
        self.started.warn = moved.warn;
        self.started.provisional = moved.provisional;
        self.started.grades.clone_from(&moved.grades);
        // What lies ahead again must speak again.
        self.warned &= moved.warn <= at;
        self.overdue &= moved.due < at;
        let reached = moved.grades.iter().zip(1u8..).filter(|(grade, _)| grade.at <= at).map(|(_, n)| n).max();
        self.graded = self.graded.min(reached.unwrap_or(0));
    }
}

/// The instants at which a clock speaks by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    Warn,
    Due,
    /// The n-th grade of lateness, from 1.
    Grade(u8),
}

impl Point {
    /// `warn`, `due`, `grade3`: a store's key.
    pub fn key(self) -> String {
        match self {
            Point::Warn => "warn".into(),
            Point::Due => "due".into(),
            Point::Grade(n) => format!("grade{n}"),
        }
    }

    pub fn parse(text: &str) -> Option<Point> {
        match text {
            "warn" => Some(Point::Warn),
            "due" => Some(Point::Due),
            grade => grade.strip_prefix("grade")?.parse().ok().map(Point::Grade),
        }
    }
}

/// On time, about to be late, late. A deadline is met up to and including its instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    OnTime,
    Warn,
    Late,
}

impl Light {
    pub fn of(due: Timestamp, warn: Timestamp, now: Timestamp) -> Light {
        if now > due {
            Light::Late
        } else if now >= warn {
            Light::Warn
        } else {
            Light::OnTime
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Light::OnTime => "on_time",
            Light::Warn => "warn",
            Light::Late => "late",
        }
    }

    pub fn parse(text: &str) -> Option<Light> {
        [Light::OnTime, Light::Warn, Light::Late].into_iter().find(|light| light.as_str() == text)
    }
}
