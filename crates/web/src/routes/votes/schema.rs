//! The shape of `protocol.json`, for the JSON Schema. The domain writes the file; a test holds the two
//! against each other, name by name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The protocol of a vote: everything it takes to count again, see `docs/vote.md`.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProtocolJson {
    /// The vote's number.
    pub vote: String,
    pub round: u32,
    /// The year the items are for.
    pub year: i16,
    /// All deputies.
    pub roll: u32,
    /// How many items could be chosen.
    pub seats: u32,
    pub terms: TermsJson,
    /// Numbers of the candidates, in the order of the paper.
    pub candidates: Vec<String>,
    /// SHA-256 of each slip that was issued, 64 lower-case hex digits, sorted.
    pub slips: Vec<String>,
    /// Codes of the slips that nobody drew, sorted.
    pub spare: Vec<String>,
    /// Sorted by slip.
    pub ballots: Vec<BallotJson>,
    pub tally: TallyJson,
    /// SHA-256 over the text form.
    pub root: String,
}

/// What the vote asks for.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsJson {
    /// `of_all` or `of_present`: more than half of whom.
    pub majority: String,
    /// The part of the roll that must vote.
    pub quorum: PartJson,
    /// So many more candidates than seats, at least.
    pub extra_min: u32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartJson {
    pub num: u32,
    pub den: u32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotJson {
    pub slip: String,
    /// `for`, `against` or `abstain`, by the candidate's number; one that is missing is abstained from.
    pub choices: BTreeMap<String, String>,
    /// HMAC-SHA-256 under the slip's code.
    pub mac: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TallyJson {
    /// `decided`.
    pub outcome: String,
    /// Slips that were drawn.
    pub drawn: u32,
    pub cast: u32,
    pub valid: u32,
    pub void: Vec<VoidJson>,
    pub lines: Vec<LineJson>,
    pub chosen: Vec<String>,
    /// Equal votes, and too few seats.
    pub tied: Vec<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoidJson {
    pub slip: String,
    /// `not_issued`, `not_drawn`, `twice`, `not_on_paper` or `too_many`.
    pub why: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineJson {
    pub candidate: String,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    /// It has the majority.
    pub passed: bool,
}
