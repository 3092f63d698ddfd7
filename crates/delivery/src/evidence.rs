//! What proves something: a file, a photo with its place, cases and dossiers that speak for it.

use serde::{Deserialize, Serialize};
use yinuo_casework::{Blob, Words};
use yinuo_kernel::CaseNumber;

/// Evidence beside a return, a node, a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// A remark; its row may hold the place where it was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Photos and files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blobs: Vec<Blob>,
    /// Cases and dossiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<CaseNumber>,
    /// Metres between where the photo was taken and where it should have been, when both are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_m: Option<u32>,
}

impl Evidence {
    /// A figure alone proves nothing: is there something to look at?
    pub fn is_there(&self) -> bool {
        !self.blobs.is_empty() || !self.links.is_empty()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_none() && !self.is_there()
    }
}
