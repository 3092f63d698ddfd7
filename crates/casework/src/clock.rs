//! The clocks of a case: several run at once, each with its own limit.
//!
//! A clock's due instant is reckoned when it starts and written into the event, so that
//! editing a case, a later pack or a corrected calendar never moves it silently.

use serde::{Deserialize, Serialize};
use yinuo_kernel::{LimitId, Timestamp};

/// What a limit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// 受理: from submit to accept or decline.
    Accept,
    /// 签收: from dispatch to sign or return.
    Sign,
    /// 首次答复: from accept (or reopening) to the first reply.
    Reply,
    /// 办结: from accept (or reopening) to resolve. This is the date promised to the citizen.
    Resolve,
    /// 退单: the window after a dispatch in which the unit may return. Not a duty, never late.
    Return,
    /// 重办: the window after resolving in which the citizen may open the case again.
    Reopen,
}

impl ClockKind {
    pub const ALL: [ClockKind; 6] = [
        ClockKind::Accept,
        ClockKind::Sign,
        ClockKind::Reply,
        ClockKind::Resolve,
        ClockKind::Return,
        ClockKind::Reopen,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ClockKind::Accept => "accept",
            ClockKind::Sign => "sign",
            ClockKind::Reply => "reply",
            ClockKind::Resolve => "resolve",
            ClockKind::Return => "return",
            ClockKind::Reopen => "reopen",
        }
    }

    pub fn parse(text: &str) -> Option<ClockKind> {
        ClockKind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub fn zh(self) -> &'static str {
        match self {
            ClockKind::Accept => "受理时限",
            ClockKind::Sign => "签收时限",
            ClockKind::Reply => "首次答复时限",
            ClockKind::Resolve => "办结时限",
            ClockKind::Return => "退单时限",
            ClockKind::Reopen => "申请重办期限",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            ClockKind::Accept => "Acceptance",
            ClockKind::Sign => "Signing",
            ClockKind::Reply => "First reply",
            ClockKind::Resolve => "Resolution",
            ClockKind::Return => "Return window",
            ClockKind::Reopen => "Reopening window",
        }
    }

    /// A duty of the city turns a light on; a window only closes.
    pub fn is_duty(self) -> bool {
        matches!(self, ClockKind::Accept | ClockKind::Sign | ClockKind::Reply | ClockKind::Resolve)
    }
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
}

/// A clock of a case, running or stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockState {
    pub started: Started,
    pub from: Timestamp,
    /// 1 for the first handling, 2 after the first reopening…
    pub round: u32,
    pub stopped: Option<Timestamp>,
    /// The timers that have already spoken.
    pub warned: bool,
    pub overdue: bool,
}

impl ClockState {
    pub fn is_running(&self) -> bool {
        self.stopped.is_none()
    }

    /// The light of this clock at `now`; a stopped clock keeps the light it stopped with.
    pub fn light(&self, now: Timestamp) -> Light {
        Light::of(self.started.due, self.started.warn, self.stopped.unwrap_or(now))
    }
}

/// The two instants at which a clock speaks by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    Warn,
    Due,
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
