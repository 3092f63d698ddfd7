//! What a source is, and what happens to it.

use crate::named::named;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_casework::{Blob, Words};
use yinuo_kernel::CaseNumber;

/// Where tasks come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// 政府工作报告.
    Report,
    /// 三年行动方案, 规划.
    Programme,
    /// 领导批示.
    Instruction,
    /// 会议议定事项.
    Meeting,
    /// 巡视、审计、督察整改, 万件清理.
    Rectification,
    /// 百日攻坚: a list with a finish line.
    Campaign,
    /// 督查: findings become cases.
    Inspection,
}

named!(SourceKind {
    Report "report" "政府工作报告" "Work report",
    Programme "programme" "行动方案" "Programme",
    Instruction "instruction" "领导批示" "Instruction",
    Meeting "meeting" "会议议定" "Meeting",
    Rectification "rectification" "整改清单" "Rectification list",
    Campaign "campaign" "攻坚行动" "Campaign",
    Inspection "inspection" "督查" "Inspection",
});

/// Where a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Drafting,
    Issued,
    Closed,
}

named!(Stage {
    Drafting "drafting" "分解中" "Being broken down",
    Issued "issued" "已下发" "Sent out",
    Closed "closed" "已办结" "Closed",
});

/// The card of a source. Its words: the title, and what it says; the address is who issued it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub kind: SourceKind,
    /// The year it is worked in.
    pub year: i16,
    pub words: Words,
    pub title_chars: u32,
    /// The file as it was given: every figure leads back to its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Blob>,
    /// Its finish line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish: Option<Date>,
}

/// One event of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Entered(Box<Card>),
    Amended(Box<Card>),
    /// Its tasks were sent out.
    Issued,
    Closed,
    Listed {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        add: Vec<CaseNumber>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        drop: Vec<CaseNumber>,
    },
}

impl Event {
    pub fn words(&self) -> Option<&Words> {
        match self {
            Event::Entered(card) | Event::Amended(card) => Some(&card.words),
            Event::Issued | Event::Closed | Event::Listed { .. } => None,
        }
    }

    pub fn blobs(&self) -> Vec<&Blob> {
        match self {
            Event::Entered(card) | Event::Amended(card) => card.file.iter().collect(),
            Event::Issued | Event::Closed | Event::Listed { .. } => Vec::new(),
        }
    }
}
