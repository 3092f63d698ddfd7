//! What a command came to, kept under its idempotency key: asking again gives the same answer
//! and changes nothing (draft-ietf-httpapi-idempotency-key-header).

use serde::{Deserialize, Serialize};
use yinuo_casework::Stage;
use yinuo_kernel::{CaseNumber, Timestamp};

/// The answer to a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub case: CaseNumber,
    /// Where the case stands; `None` for a dossier.
    pub stage: Option<Stage>,
    /// The place's record that completed the command.
    pub seq: u64,
    pub at: Timestamp,
    /// SHA-256 of what was asked, as hex; another body under the same key is refused.
    pub asked: String,
}
