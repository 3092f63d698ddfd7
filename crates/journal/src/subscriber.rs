//! Who has news of tasks and projects by mail: an address for a post, and how often.
//!
//! The address is personal data, so it lies beside the journal, as accounts and sessions do, in one row that
//! goes as a whole when the person ends it. No event and no letter holds it: a letter names the post, and the
//! postman looks up where to at the moment it is sent.
//!
//! Nothing but the confirmation is sent before [`Subscriber::confirmed_at`]. What is to be sent next, the
//! confirmation or a digest, is due at [`Subscriber::next_at`]; it stands in the row, so it survives a crash,
//! and [`Keeping::Posted`] moves it on only if the row is still what the sender saw.

use crate::Keeping;
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;
use yinuo_delivery::Notice;
use yinuo_delivery::notice::Audience;
use yinuo_kernel::{PlaceCode, Role, Timestamp, UnitId};

/// How often somebody is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Each piece of news by itself.
    AtOnce,
    /// A digest on working days, when the office opens.
    Daily,
    /// A digest on a week's first working day.
    Weekly,
}

impl Rhythm {
    pub const ALL: [Rhythm; 3] = [Rhythm::AtOnce, Rhythm::Daily, Rhythm::Weekly];

    pub fn as_str(self) -> &'static str {
        match self {
            Rhythm::AtOnce => "at_once",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
        }
    }

    pub fn parse(text: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|rhythm| rhythm.as_str() == text)
    }

    /// When the next digest is due after an instant; `None`: there are none, or no working day within a year.
    pub fn next(self, after: Timestamp, calendar: &Calendar) -> Option<Timestamp> {
        let fits = |day: Date| match self {
            Rhythm::AtOnce => false,
            Rhythm::Daily => calendar.is_working_day(day),
            Rhythm::Weekly => is_first_of_week(day, calendar),
        };
        let opens = calendar.hours().spans().first().map_or(0, |(from, _)| *from);
        let opens = i8::try_from(opens / 60).ok().zip(i8::try_from(opens % 60).ok()).unwrap_or((0, 0));
        let mut day = calendar.local(after).date();
        for _ in 0..366 {
            let at = calendar.instant(day.at(opens.0, opens.1, 0, 0));
            if fits(day) && at > after {
                return Some(at);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }
}

/// The first working day of its week, Monday to Sunday.
fn is_first_of_week(day: Date, calendar: &Calendar) -> bool {
    let before = day.weekday().since(Weekday::Monday);
    let earlier = (1..=before).filter_map(|days| day.checked_sub(days.days()).ok());
    calendar.is_working_day(day) && !earlier.into_iter().any(|day| calendar.is_working_day(day))
}

/// An address is to be confirmed within so long.
const CONFIRM: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What is due for a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Confirmation,
    /// Nobody has confirmed: the row goes.
    Forget,
    Digest,
}

/// A row: one for each login that has asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscriber {
    pub login: String,
    /// What the post was when it asked; where it is another by now nothing is sent.
    pub role: Role,
    pub unit: UnitId,
    /// Personal data.
    pub address: String,
    pub rhythm: Rhythm,
    pub asked_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    /// What happened after this is new in the next digest.
    pub since: Timestamp,
    /// When something is to be sent: the confirmation, or the digest of that day.
    pub next_at: Option<Timestamp>,
    /// The instant it was due for, before any delay: the same for every try.
    pub due: Timestamp,
    /// How often that failed.
    pub tries: u32,
}

impl Subscriber {
    /// The ways out of posts start so; those of `notify.toml` hold no colon.
    const CHANNEL: &str = "post:";

    /// Whom a way out is for, where it is that of a post.
    pub fn of_channel(channel: &str) -> Option<&str> {
        channel.strip_prefix(Subscriber::CHANNEL)
    }

    pub fn channel(&self) -> String {
        format!("{}{}", Subscriber::CHANNEL, self.login)
    }

    /// Whether a piece of news is written to this post at once.
    pub fn takes(&self, notice: &Notice, directory: &Directory) -> bool {
        let mine = match &notice.audience {
            Audience::Unit(unit) => self.role == Role::Unit && directory.is_over(&self.unit, unit),
            Audience::Office => self.role == Role::Supervisor,
        };
        mine && self.rhythm == Rhythm::AtOnce && self.confirmed_at.is_some()
    }

    /// What is to be sent, or done, now; `None`: nothing yet.
    pub fn next(&self, now: Timestamp) -> Option<Next> {
        self.next_at.filter(|at| *at <= now)?;
        Some(match self.confirmed_at {
            Some(_) => Next::Digest,
            None if now >= self.confirm_by() => Next::Forget,
            None => Next::Confirmation,
        })
    }

    /// An address that nobody has confirmed by then is not kept.
    pub fn confirm_by(&self) -> Timestamp {
        self.asked_at.checked_add(CONFIRM).unwrap_or(Timestamp::MAX)
    }

    /// Confirmed: from now on it has its news.
    #[must_use]
    pub fn confirmed(&self, now: Timestamp, calendar: &Calendar) -> Subscriber {
        Subscriber { confirmed_at: Some(now), ..self.sent(now, calendar).at(self.rhythm.next(now, calendar)) }
    }

    /// After what was due has been sent. A sender that slept for days sends one digest, not one a day.
    #[must_use]
    pub fn sent(&self, now: Timestamp, calendar: &Calendar) -> Subscriber {
        let next = match self.confirmed_at {
            Some(_) => self.rhythm.next(now, calendar),
            None => Some(self.confirm_by()),
        };
        Subscriber { since: now, tries: 0, ..self.clone() }.at(next)
    }

    /// After it could not be sent: the same again then.
    #[must_use]
    pub fn delayed(&self, until: Timestamp) -> Subscriber {
        Subscriber { tries: self.tries.saturating_add(1), next_at: Some(until), ..self.clone() }
    }

    fn at(self, next: Option<Timestamp>) -> Subscriber {
        Subscriber { next_at: next, due: next.unwrap_or(self.due), ..self }
    }

    /// The same for every try of what is due, and for nothing else.
    pub fn key(&self, place: PlaceCode) -> String {
        format!("{place}-{}-{}", self.login, self.due.as_millisecond())
    }

    /// As it is stored.
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a keeping does to the rows of a place, by login.
pub fn keep(rows: &mut BTreeMap<String, Subscriber>, of: PlaceCode, keeping: &Keeping) {
    match keeping {
        Keeping::Subscribed { place, subscriber } if *place == of => {
            rows.insert(subscriber.login.clone(), Subscriber::clone(subscriber));
        }
        Keeping::Unsubscribed { place, login } if *place == of => {
            rows.remove(login);
        }
        Keeping::Posted { place, was, now } if *place == of && rows.get(&was.login) == Some(&**was) => {
            rows.insert(now.login.clone(), Subscriber::clone(now));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Real days of 2026: the National Day holiday is 1 to 7 October, Sunday 20 September and Saturday
    /// 10 October are worked; the office opens at 8:30 or whenever the calendar says.
    #[test]
    fn digests_are_due_when_the_office_opens_on_working_days_of_the_country() {
        let calendar = Calendar::china();
        let noon = |month, day| calendar.instant(date(2026, month, day).at(12, 0, 0, 0));
        for (rhythm, after, wanted) in [
            (Rhythm::Daily, noon(9, 16), date(2026, 9, 17)),
            (Rhythm::Daily, noon(9, 18), date(2026, 9, 20)),
            (Rhythm::Daily, noon(9, 30), date(2026, 10, 8)),
            (Rhythm::Daily, noon(10, 9), date(2026, 10, 10)),
            (Rhythm::Weekly, noon(9, 16), date(2026, 9, 21)),
            (Rhythm::Weekly, noon(9, 21), date(2026, 9, 28)),
            // The week of the holiday begins on Thursday; its worked Saturday is not its first day.
            (Rhythm::Weekly, noon(9, 29), date(2026, 10, 8)),
            (Rhythm::Weekly, noon(10, 8), date(2026, 10, 12)),
        ] {
            let next = rhythm.next(after, &calendar).unwrap();
            let local = calendar.local(next);
            assert_eq!(local.date(), wanted, "{rhythm:?} after {after}");
            let opens = calendar.hours().spans()[0].0;
            assert_eq!(u16::try_from(local.hour()).unwrap() * 60 + u16::try_from(local.minute()).unwrap(), opens);
            assert!(rhythm.next(next, &calendar).unwrap() > next, "the same one does not come twice");
        }
        assert_eq!(Rhythm::AtOnce.next(noon(9, 16), &calendar), None);
        let early = calendar.instant(date(2026, 9, 16).at(0, 1, 0, 0));
        assert_eq!(calendar.local(Rhythm::Daily.next(early, &calendar).unwrap()).date(), date(2026, 9, 16));
    }
}
