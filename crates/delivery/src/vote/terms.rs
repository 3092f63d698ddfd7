//! The rules of a vote that a city's pack sets; a vote keeps those of the day it was drafted.

use crate::named::named;
use serde::{Deserialize, Serialize};

/// What an item needs to pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// 全体代表过半数: more than half of the roll (地方组织法: 地方各级人民代表大会进行选举和通过决议，
    /// 以全体代表的过半数通过).
    #[default]
    OfAll,
    /// 出席代表过半数: more than half of those who drew a slip. For trials and advisory votes; a
    /// resolution of a congress needs the other one.
    OfPresent,
}

named!(Majority {
    OfAll "of_all" "全体代表过半数" "More than half of all deputies",
    OfPresent "of_present" "出席代表过半数" "More than half of the deputies present",
});

/// A part of the whole, such as 2/3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub num: u32,
    pub den: u32,
}

impl Part {
    /// Whether `some` is at least this part of `all`; exact, in whole numbers.
    pub fn is_reached(self, some: u32, all: u32) -> bool {
        u64::from(some) * u64::from(self.den) >= u64::from(all) * u64::from(self.num)
    }
}

/// The terms of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub majority: Majority,
    /// The part of the roll that must have cast a ballot.
    pub quorum: Part,
    /// 差额: how many candidates there are more than seats, at least. 0 allows 等额.
    pub extra_min: u32,
}

impl Default for Terms {
    /// 地方组织法: a session needs two thirds of the deputies (三分之二以上的代表出席，始得举行), a
    /// resolution more than half of all; the extra candidate is local usage (差额票决).
    fn default() -> Terms {
        Terms { majority: Majority::OfAll, quorum: Part { num: 2, den: 3 }, extra_min: 1 }
    }
}

impl Terms {
    /// Whether `yes` passes an item.
    pub fn passes(&self, yes: u32, roll: u32, drawn: u32) -> bool {
        let all = match self.majority {
            Majority::OfAll => roll,
            Majority::OfPresent => drawn,
        };
        u64::from(yes) * 2 > u64::from(all)
    }
}
