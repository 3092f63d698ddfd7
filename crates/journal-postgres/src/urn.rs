//! The urn: the ballots of the database, and those this group has put in and not yet sent.

use crate::encode::{get, place as key};
use crate::fault::damaged;
use crate::link::Link;
use std::collections::BTreeMap;
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_journal::{Fault, Urn};
use yinuo_kernel::PlaceCode;

/// What a group does to an urn.
#[derive(Debug, Default)]
pub(crate) struct Handled {
    /// Whatever lay in it goes first.
    pub(crate) emptied: bool,
    /// Sorted, so that a group at least is written by slip.
    pub(crate) ballots: BTreeMap<SlipId, Ballot>,
}

/// The ballots of an urn that are in the database; of one slip, or all.
pub(crate) fn stored(
    link: &mut Link,
    place: PlaceCode,
    urn: Urn,
    slip: Option<SlipId>,
) -> Result<BTreeMap<SlipId, Ballot>, Fault> {
    let sql = "SELECT body FROM ballots WHERE place = $1 AND number = $2 AND round = $3
               AND ($4::text IS NULL OR slip = $4) ORDER BY slip";
    let slip = slip.map(|slip| slip.to_string());
    let rows = link.query(sql, &[&key(place), &urn.vote.key(), &i64::from(urn.round), &slip])?;
    rows.iter()
        .map(|row| {
            // The ballot itself is nobody's to read, not even in a message.
            let ballot: Ballot = serde_json::from_str(get(row, "body")?).map_err(|_| damaged("a ballot"))?;
            Ok((ballot.slip, ballot))
        })
        .collect()
}
