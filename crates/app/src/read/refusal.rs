//! Why a file was not read, told on standard error with its number; docs/read.md has a line for each.

use std::fmt::{self, Display};
use yinuo_text::Unreadable;

/// A number and a sentence that says what was wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    pub message: String,
}

impl Refusal {
    /// The machine could not open or read it.
    pub fn closed(why: &dyn Display) -> Refusal {
        Refusal { code: "R0090", message: format!("打不开：{why}。请核对路径和权限。") }
    }

    /// Larger than is read.
    pub fn large(bytes: u64) -> Refusal {
        yinuo_text::too_large(usize::try_from(bytes).unwrap_or(usize::MAX), yinuo_text::BYTES_MAX).into()
    }

    /// It was read, and there is no report in it.
    pub fn no_report() -> Refusal {
        let message = "读出来了，但里面没有政府工作报告。请核对是不是选错了文件，或者原文不完整。".to_owned();
        Refusal { code: "R0092", message }
    }
}

impl From<Unreadable> for Refusal {
    fn from(cause: Unreadable) -> Refusal {
        Refusal { code: cause.code, message: cause.message }
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message)
    }
}
