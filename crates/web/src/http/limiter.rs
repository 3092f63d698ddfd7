//! Guessing is slowed: five wrong tries for one case or login, then a pause of 15 minutes.
//! Keyed by what is guessed at, not by who asks: nobody's address is kept.

use std::collections::HashMap;
use std::sync::Mutex;
use yinuo_kernel::Timestamp;

const TRIES: u32 = 5;
const PAUSE_SECONDS: i64 = 15 * 60;
/// Entries kept at most; the oldest pauses go first.
const ENTRIES: usize = 50_000;

/// Counts wrong tries.
#[derive(Debug, Default)]
pub struct Limiter(Mutex<HashMap<String, (u32, i64)>>);

impl Limiter {
    /// Whether another try is allowed now.
    pub fn allows(&self, what: &str, now: Timestamp) -> bool {
        let Ok(map) = self.0.lock() else { return true };
        map.get(what).is_none_or(|(tries, since)| *tries < TRIES || now.as_second() - since >= PAUSE_SECONDS)
    }

    /// Notes a wrong try.
    pub fn wrong(&self, what: &str, now: Timestamp) {
        let Ok(mut map) = self.0.lock() else { return };
        if map.len() >= ENTRIES {
            map.retain(|_, (_, since)| now.as_second() - *since < PAUSE_SECONDS);
        }
        if map.len() >= ENTRIES {
            return;
        }
        let entry = map.entry(what.to_owned()).or_insert((0, now.as_second()));
        if now.as_second() - entry.1 >= PAUSE_SECONDS {
            *entry = (0, now.as_second());
        }
        entry.0 += 1;
    }

    /// Whether one more of something that needs no code is taken: at most so many in a quarter of an hour,
    /// whoever sends them.
    pub fn takes(&self, what: &str, most: u32, now: Timestamp) -> bool {
        self.wrong(what, now);
        let Ok(map) = self.0.lock() else { return true };
        map.get(what).is_none_or(|(taken, _)| *taken <= most)
    }

    /// Forgets the wrong tries after a right one.
    pub fn right(&self, what: &str) {
        if let Ok(mut map) = self.0.lock() {
            map.remove(what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_tries_then_a_quarter_of_an_hour() {
        let limiter = Limiter::default();
        let at = |second| Timestamp::from_second(second).unwrap();
        for second in 0..5 {
            assert!(limiter.allows("case", at(second)));
            limiter.wrong("case", at(second));
        }
        assert!(!limiter.allows("case", at(6)));
        assert!(limiter.allows("another", at(6)));
        assert!(limiter.allows("case", at(900)));
        limiter.wrong("case", at(901));
        assert!(limiter.allows("case", at(902)), "the count begins anew");
    }

    #[test]
    fn an_open_door_takes_so_many_in_a_quarter_of_an_hour() {
        let limiter = Limiter::default();
        let at = |second| Timestamp::from_second(second).unwrap();
        assert!((0..3).all(|second| limiter.takes("ideas", 3, at(second))));
        assert!(!limiter.takes("ideas", 3, at(4)));
        assert!(limiter.takes("ideas", 3, at(900)));
    }
}
