//! The machine's clock and generator, behind the kernel's ports.

use uuid::Uuid;
use yinuo_kernel::{Clock, Ids, Timestamp};

/// The machine's clock, in whole milliseconds, which is what stores keep.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}

/// UUIDv7 from a clock and the system's generator.
pub struct Uuids<C>(pub C);

impl<C: Clock> Ids for Uuids<C> {
    fn uuid(&self) -> Uuid {
        let mut random = [0u8; 10];
        // Without randomness an id could repeat; the store's key then refuses the second row.
        let _ = getrandom::fill(&mut random);
        let millis = u64::try_from(self.0.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
