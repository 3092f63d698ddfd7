//! What may be asked for: another date or amount, or that the project be dropped. Both need the word of
//! another post of the office, and stay visible.

use super::card::Promise;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Actor, Timestamp};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// 调整: what is given becomes the promise, the rest stays.
    Adjust(Promise),
    /// 终止.
    Drop,
}

impl Ask {
    pub fn zh(&self) -> &'static str {
        match self {
            Ask::Adjust(_) => "申请调整",
            Ask::Drop => "申请终止",
        }
    }

    pub fn en(&self) -> &'static str {
        match self {
            Ask::Adjust(_) => "asks to adjust",
            Ask::Drop => "asks to drop it",
        }
    }
}

/// A request that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub at: Timestamp,
    pub by: Actor,
    pub ask: Ask,
}
