//! Visits: to the site, by the leader in charge, to win an investor.

use crate::Evidence;
use crate::named::named;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_kernel::PostId;

/// What a visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Site,
    Leader,
    Promotion,
}

named!(Purpose {
    Site "site" "现场踏勘" "Site visit",
    Leader "leader" "包保走访" "Visit of the leader in charge",
    Promotion "promotion" "招商拜访" "Visit to an investor",
});

/// A visit. Its evidence holds what was seen and said, and how far from the project's point the photo
/// was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    pub purpose: Purpose,
    pub on: Date,
    /// The post that went, which need not be the one that writes it down.
    pub post: PostId,
    pub evidence: Evidence,
}

/// A visit in few bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitMark {
    pub purpose: Purpose,
    pub on: Date,
    pub post: PostId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_m: Option<u32>,
}

impl VisitMark {
    pub fn of(visit: &Visit) -> VisitMark {
        VisitMark { purpose: visit.purpose, on: visit.on, post: visit.post.clone(), away_m: visit.evidence.away_m }
    }
}
