//! What a unit may ask for: another goal or date, or that the task be withdrawn. Both need the
//! office's word and stay visible.

use crate::Goal;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// 调整.
    Adjust {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goal: Option<Goal>,
    },
    /// 撤销.
    Withdraw,
}

impl Ask {
    pub fn zh(&self) -> &'static str {
        match self {
            Ask::Adjust { .. } => "申请调整",
            Ask::Withdraw => "申请撤销",
        }
    }

    pub fn en(&self) -> &'static str {
        match self {
            Ask::Adjust { .. } => "asks to adjust",
            Ask::Withdraw => "asks to withdraw",
        }
    }
}
