//! Permits (前期手续), and the one without which nobody starts.
//!
//! The law asks for more than one before construction begins; this register refuses a start for the
//! construction permit alone, which is not given without land and planning permits (建筑法 § 8), and
//! shows the others as they stand. What it must never do is to record 未批先建 as a success.

use crate::named::named;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yinuo_kernel::{Refusal, Rule};

/// The permits of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permit {
    Land,
    Planning,
    Environment,
    Energy,
    Construction,
}

named!(Permit {
    Land "land" "用地手续" "Land",
    Planning "planning" "规划许可" "Planning",
    Environment "environment" "环境影响评价" "Environment",
    Energy "energy" "节能审查" "Energy",
    Construction "construction" "施工许可" "Construction",
});

/// How a permit stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    /// Not asked for, or withdrawn.
    #[default]
    None,
    Applied {
        on: Date,
    },
    Granted {
        on: Date,
    },
    /// The law asks for none (small works below the limit, for one).
    NotNeeded,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::None => "none",
            Standing::Applied { .. } => "applied",
            Standing::Granted { .. } => "granted",
            Standing::NotNeeded => "not-needed",
        }
    }

    pub fn zh(self) -> &'static str {
        match self {
            Standing::None => "未申请",
            Standing::Applied { .. } => "已申请",
            Standing::Granted { .. } => "已取得",
            Standing::NotNeeded => "无需办理",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Standing::None => "not applied for",
            Standing::Applied { .. } => "applied for",
            Standing::Granted { .. } => "granted",
            Standing::NotNeeded => "not needed",
        }
    }

    pub fn on(self) -> Option<Date> {
        match self {
            Standing::Applied { on } | Standing::Granted { on } => Some(on),
            Standing::None | Standing::NotNeeded => None,
        }
    }

    /// Whether work may go on under it.
    pub fn is_settled(self) -> bool {
        matches!(self, Standing::Granted { .. } | Standing::NotNeeded)
    }
}

/// How the permits of a project stand; one that is not in it is [`Standing::None`].
pub type Permits = BTreeMap<Permit, Standing>;

/// The one that is asked for at the start (建筑法 § 7).
pub const TO_START: Permit = Permit::Construction;

/// Whether construction may have begun on a day: the permit is there, and was before the first spade.
///
/// # Errors
/// [`Rule::PermitMissing`] names the permit and how it stands.
pub(super) fn may_start(permits: &Permits, on: Date) -> Result<(), Refusal> {
    let standing = permits.get(&TO_START).copied().unwrap_or_default();
    match standing {
        Standing::NotNeeded => Ok(()),
        Standing::Granted { on: granted } if granted <= on => Ok(()),
        Standing::Granted { on: granted } => {
            Err(Refusal::new(Rule::PermitMissing, format!("{}: granted {granted}, start {on}", TO_START.as_str())))
        }
        Standing::None | Standing::Applied { .. } => {
            Err(Refusal::new(Rule::PermitMissing, format!("{}: {}", TO_START.as_str(), standing.as_str())))
        }
    }
}
