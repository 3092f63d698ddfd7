//! What a city's delivery pack says: how lights are given, how long a unit has to confirm, when a
//! return is due, who the leaders in charge are.

use crate::{Period, vote};
use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_calendar::{Budget, Calendar};
use yinuo_casework::{Every, Source};
use yinuo_kernel::{FieldId, PostId};

/// The colours an office uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// 绿黄红.
    #[default]
    GreenYellowRed,
    /// 蓝橙红.
    BlueOrangeRed,
}

/// A post of the leadership that answers for tasks and projects (分管领导, 包保领导).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leader {
    pub id: PostId,
    pub name: String,
    pub en: String,
}

/// What a field of projects (产业链, 领域) is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldName {
    pub id: FieldId,
    pub name: String,
    pub en: String,
}

/// The rules of delivery in a city.
#[derive(Clone, Debug)]
pub struct Rules {
    pub scheme: Scheme,
    /// A node is yellow from so many days before its date.
    pub soon_days: i16,
    /// Attained ÷ pace below this is yellow,
    pub behind_soon: f64,
    /// and below this red.
    pub behind_late: f64,
    /// How long a unit has to confirm or dispute; silence confirms.
    pub confirm: Budget,
    /// A return is due on this day of the month after its period.
    pub return_day: i8,
    /// Tasks of a report are returned so often unless they say otherwise.
    pub every: Every,
    /// Metres within which a photo counts as taken at its place.
    pub near_m: u32,
    /// An obstacle that has been open for more calendar days than this is yellow.
    pub obstacle_days: u16,
    pub leaders: Vec<Leader>,
    /// The fields that projects are sorted by; the city's own first.
    pub fields: Vec<FieldName>,
    /// How deputies vote on livelihood items.
    pub vote: vote::Terms,
    /// Where these rules come from.
    pub source: Source,
}

impl Default for Rules {
    /// What most offices use; a city's pack replaces it.
    fn default() -> Self {
        Self {
            scheme: Scheme::GreenYellowRed,
            soon_days: 10,
            behind_soon: 1.0,
            behind_late: 0.9,
            confirm: Budget::WorkingDays(3),
            return_day: 5,
            every: Every::Month,
            near_m: 500,
            obstacle_days: 30,
            leaders: Vec::new(),
            fields: Vec::new(),
            vote: vote::Terms::default(),
            source: Source { title: String::new(), clause: None, url: None },
        }
    }
}

impl Rules {
    pub fn leader(&self, id: &PostId) -> Option<&Leader> {
        self.leaders.iter().find(|leader| &leader.id == id)
    }

    /// What a field is called; `None`: the pack and the city name none of this id.
    pub fn field(&self, id: &FieldId) -> Option<&FieldName> {
        self.fields.iter().find(|field| &field.id == id)
    }

    /// The last day on which a period's return is in time: the pack's day of the month after it, or
    /// the next working day.
    pub fn return_due(&self, period: Period, calendar: &Calendar) -> Date {
        let next = period.last_day().saturating_add(Span::new().days(1));
        let last = next.last_of_month().day();
        let day = next.with().day(self.return_day.clamp(1, last)).build().unwrap_or(next);
        working(day, calendar)
    }
}

/// The day itself, or the next working day (Civil Code § 203).
fn working(day: Date, calendar: &Calendar) -> Date {
    // A run of days off is at most two weeks; a calendar without working days must not loop.
    (0..60).map(|n| day.saturating_add(Span::new().days(n))).find(|day| calendar.is_working_day(*day)).unwrap_or(day)
}
