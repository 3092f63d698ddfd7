//! Limits that run by the minute: in office hours, or by the clock on the wall.

use crate::day::Calendar;
use crate::explain::Counted;
use crate::pause::Pauses;
use crate::reckon::See;
use jiff::{SignedDuration, Timestamp};

impl Calendar {
    pub(crate) fn working_minutes(
        &self,
        start: Timestamp,
        budget: u32,
        pauses: &Pauses,
        see: See<'_>,
    ) -> Option<Timestamp> {
        let mut left = SignedDuration::from_mins(i64::from(budget));
        let mut date = self.local(start).date();
        // Whole minutes told so far: a start within a minute must not make the lines miss one.
        let mut told = 0;
        loop {
            if !self.is_working_day(date) {
                see(date, Counted::Off);
            } else {
                let (mut spent, mut paused) = (SignedDuration::ZERO, SignedDuration::ZERO);
                for (open, close) in self.hours().spans() {
                    let (open, close) = (self.at_minute(date, *open).max(start), self.at_minute(date, *close));
                    for piece in pieces(open, close, pauses) {
                        let room = piece.from.duration_until(piece.to).max(SignedDuration::ZERO);
                        if piece.paused {
                            paused += room;
                        } else if room >= left && !room.is_zero() {
                            let minutes = budget.saturating_sub(told);
                            see(date, counted(minutes, whole_minutes(paused)));
                            return Some(piece.from.checked_add(left).unwrap_or(Timestamp::MAX));
                        } else {
                            left -= room;
                            spent += room;
                        }
                    }
                }
                let minutes = whole_minutes(spent);
                told += minutes;
                see(date, counted(minutes, whole_minutes(paused)));
                if pauses.stand_still_before(self.at_minute(date, self.hours().close())) {
                    return None;
                }
            }
            let Ok(next) = date.tomorrow() else { return Some(Timestamp::MAX) };
            date = next;
        }
    }

    pub(crate) fn wall_clock(
        &self,
        start: Timestamp,
        minutes: u32,
        pauses: &Pauses,
        see: See<'_>,
    ) -> Option<Timestamp> {
        let first = self.local(start).date();
        see(first, Counted::ClockBegins);
        let mut end = start.checked_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(Timestamp::MAX);
        for (from, to) in pauses.spans() {
            if *from >= end {
                break;
            }
            see(self.local(*from).date(), Counted::ClockStops);
            if *to == Timestamp::MAX && pauses.stand_still_before(*to) {
                return None;
            }
            see(self.local(*to).date(), Counted::ClockRuns);
            end = end.checked_add(from.duration_until(*to)).unwrap_or(Timestamp::MAX);
        }
        let last = self.local(end).date();
        if last != first {
            see(last, Counted::ClockEnds);
        }
        Some(end)
    }
}

fn counted(minutes: u32, paused: u32) -> Counted {
    match (minutes, paused) {
        (_, 0) => Counted::Minutes(minutes),
        (0, _) => Counted::Paused,
        _ => Counted::MinutesWithPause { minutes, paused },
    }
}

/// A part of office hours that a pause covers, or none does.
struct Piece {
    from: Timestamp,
    to: Timestamp,
    paused: bool,
}

/// Office hours cut at the pauses, in order.
fn pieces(open: Timestamp, close: Timestamp, pauses: &Pauses) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = open;
    for (from, to) in pauses.within(open, close) {
        let (from, to) = ((*from).max(open), (*to).min(close));
        pieces.push(Piece { from: at, to: from, paused: false });
        pieces.push(Piece { from, to, paused: true });
        at = to;
    }
    pieces.push(Piece { from: at, to: close, paused: false });
    pieces
}

/// Minutes for a person to read; the reckoning itself keeps the seconds.
fn whole_minutes(duration: SignedDuration) -> u32 {
    u32::try_from(duration.as_mins()).unwrap_or(0)
}
