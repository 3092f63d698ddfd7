//! Who does something. Staff act as a post of a unit, never as a name.

use crate::{PostId, UnitId};
use serde::{Deserialize, Serialize};

/// The fixed roles of this release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 市民: the person who reported, holding the case's number and code.
    Citizen,
    /// 话务员: takes calls, accepts or declines.
    Operator,
    /// 派单员: sends cases to units.
    Dispatcher,
    /// 承办单位经办人: signs, returns, replies, resolves.
    Unit,
    /// 督办员: sees everything, changes nothing.
    Supervisor,
    /// 系统管理员: keeps the machine and the accounts.
    Admin,
    /// The system itself: timers, automatic steps, imports.
    System,
}

impl Role {
    pub const ALL: [Role; 7] =
        [Role::Citizen, Role::Operator, Role::Dispatcher, Role::Unit, Role::Supervisor, Role::Admin, Role::System];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::Citizen => "citizen",
            Role::Operator => "operator",
            Role::Dispatcher => "dispatcher",
            Role::Unit => "unit",
            Role::Supervisor => "supervisor",
            Role::Admin => "admin",
            Role::System => "system",
        }
    }

    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// A role, and for staff the unit and post that carry it. This is what stands in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
}

impl Actor {
    pub const SYSTEM: Actor = Actor { role: Role::System, unit: None, post: None };
    pub const CITIZEN: Actor = Actor { role: Role::Citizen, unit: None, post: None };

    pub fn staff(role: Role, unit: UnitId, post: PostId) -> Actor {
        Actor { role, unit: Some(unit), post: Some(post) }
    }
}
