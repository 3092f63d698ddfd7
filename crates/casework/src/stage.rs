//! Where a case stands (环节), after GB/T 33358 (政府热线) and GB/T 30428 (数字化城市管理).

use serde::{Deserialize, Serialize};

macro_rules! stages {
    ($($name:ident $code:literal $id:literal $zh:literal $en:literal)*) => {
        /// Where a case stands (环节). The stage decides who must act next.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Stage { $(#[serde(rename = $id)] #[doc = $zh] $name,)* }

        impl Stage {
            pub const ALL: &'static [Stage] = &[$(Stage::$name,)*];

            pub fn as_str(self) -> &'static str { match self { $(Stage::$name => $id,)* } }
            pub fn zh(self) -> &'static str { match self { $(Stage::$name => $zh,)* } }
            pub fn en(self) -> &'static str { match self { $(Stage::$name => $en,)* } }

            /// A number for a store's key; never change one.
            pub fn code(self) -> u8 { match self { $(Stage::$name => $code,)* } }
        }
    };
}

// In the order of the work. Codes are given once: the order here may change, they may not.
stages! {
    Submitted  1  "submitted"   "待受理"   "To accept"
    Accepted   2  "accepted"    "待派单"   "To dispatch"
    Dispatched 3  "dispatched"  "待签收"   "To sign"
    Signed     4  "signed"      "办理中"   "In hand"
    Replied    5  "replied"     "已答复"   "Replied"
    Suspended  10 "suspended"   "已挂起"   "Suspended"
    Deferred   11 "deferred"    "已挂账"   "Deferred"
    Resolved   6  "resolved"    "已办结"   "Resolved"
    Verified   12 "verified"    "已核查"   "Verified"
    CalledBack 13 "called_back" "已回访"   "Called back"
    Rated      7  "rated"       "已评价"   "Rated"
    Archived   14 "archived"    "已归档"   "Archived"
    Declined   8  "declined"    "不予受理" "Declined"
    Withdrawn  9  "withdrawn"   "已撤回"   "Withdrawn"
    Merged     15 "merged"      "已并单"   "Merged"
}

impl Stage {
    pub fn parse(text: &str) -> Option<Stage> {
        Stage::ALL.iter().copied().find(|stage| stage.as_str() == text)
    }

    pub fn from_code(code: u8) -> Option<Stage> {
        Stage::ALL.iter().copied().find(|stage| stage.code() == code)
    }

    /// Somebody in the city still has to act.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Submitted | Stage::Accepted) || self.is_with_unit()
    }

    /// A unit leads it: from its dispatch until it is resolved.
    pub fn is_with_unit(self) -> bool {
        matches!(self, Stage::Dispatched | Stage::Signed | Stage::Replied | Stage::Suspended | Stage::Deferred)
    }

    /// The unit has done its part and the outcome stands.
    pub fn is_done(self) -> bool {
        matches!(self, Stage::Resolved | Stage::Verified | Stage::CalledBack | Stage::Rated | Stage::Archived)
    }

    /// The time of the rules stands still.
    pub fn is_paused(self) -> bool {
        matches!(self, Stage::Suspended | Stage::Deferred)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_one_to_one() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_code(stage.code()), Some(*stage));
            assert_eq!(Stage::parse(stage.as_str()), Some(*stage));
        }
    }
}
