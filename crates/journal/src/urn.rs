//! The urn: ballots that were cast and not yet counted.
//!
//! It lies beside the journal and not in it: a record has a time and a place in the chain, and both
//! could tie a ballot to whoever has just left the booth. An urn knows only which slip says what. No
//! [`crate::Reader`] opens it: nobody sees a ballot, or how many there are, before the count, which takes
//! all of them and empties it in the transaction of its record.
//!
//! What this cannot hide: whoever copies the machine's disk while a vote is open has the ballots, and
//! from the pages of a file or a log may guess an order. Who drew which slip, no machine knows.

use yinuo_kernel::CaseNumber;

/// Which urn: a round of a vote has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Urn {
    pub vote: CaseNumber,
    pub round: u32,
}
