//! The verbs of a case, in the field's own words, and who may use them.

use serde::{Deserialize, Serialize};
use yinuo_kernel::Role;

macro_rules! verbs {
    ($($name:ident $id:literal $zh:literal $en:literal by $($role:ident)|*;)*) => {
        /// What somebody can do to a case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Verb { $(#[serde(rename = $id)] #[doc = $zh] $name,)* }

        impl Verb {
            pub const ALL: &'static [Verb] = &[$(Verb::$name,)*];

            pub fn as_str(self) -> &'static str { match self { $(Verb::$name => $id,)* } }
            pub fn zh(self) -> &'static str { match self { $(Verb::$name => $zh,)* } }
            pub fn en(self) -> &'static str { match self { $(Verb::$name => $en,)* } }

            /// The table of role × command. The system may do what packs make automatic; the
            /// administrator looks on.
            pub fn allows(self, role: Role) -> bool {
                match self { $(Verb::$name => matches!(role, $(Role::$role)|*),)* }
            }
        }
    };
}

verbs! {
    Submit     "submit"     "提交"     "Submit"           by Citizen | Operator | System;
    Accept     "accept"     "受理"     "Accept"           by Operator | System;
    Decline    "decline"    "不予受理" "Decline"          by Operator;
    Dispatch   "dispatch"   "派单"     "Dispatch"         by Dispatcher | System;
    Sign       "sign"       "签收"     "Sign"             by Unit | System;
    Return     "return"     "退单"     "Return"           by Unit;
    Grant      "grant"      "同意"     "Grant"            by Dispatcher | Supervisor;
    Refuse     "refuse"     "不同意"   "Refuse"           by Dispatcher | Supervisor;
    Reassign   "reassign"   "改派"     "Reassign"         by Dispatcher;
    Assist     "assist"     "协办"     "Add co-units"     by Dispatcher | Unit;
    Relieve    "relieve"    "撤销协办" "Release co-units" by Dispatcher | Unit;
    Contribute "contribute" "协办意见" "Contribute"       by Unit;
    Extend     "extend"     "申请延期" "Ask for more time" by Unit;
    Suspend    "suspend"    "申请挂起" "Ask to suspend"   by Unit;
    Defer      "defer"      "申请挂账" "Ask to defer"     by Unit;
    Resume     "resume"     "恢复办理" "Resume"           by Unit | Dispatcher;
    Reply      "reply"      "答复"     "Reply"            by Unit;
    Resolve    "resolve"    "办结"     "Resolve"          by Unit;
    Plan       "plan"       "设节点"   "Set milestones"   by Unit | Dispatcher | Supervisor;
    Meet       "meet"       "完成节点" "Meet a milestone" by Unit;
    Chase      "chase"      "督办"     "Chase"            by Operator | Dispatcher | Supervisor;
    SetAside   "set_aside"  "申请认定不合理诉求" "Ask to set aside" by Unit;
    Object     "object"     "提出异议" "Object"           by Citizen | Operator;
    Verify     "verify"     "核查"     "Verify"           by Operator | Supervisor;
    CallBack   "call_back"  "回访"     "Call back"        by Operator;
    Rate       "rate"       "评价"     "Rate"             by Citizen | Operator;
    Reopen     "reopen"     "申请重办" "Open again"       by Citizen | Operator | Supervisor;
    Merge      "merge"      "并单"     "Merge"            by Operator | Dispatcher;
    Split      "split"      "拆单"     "Split"            by Dispatcher;
    Amend      "amend"      "更正"     "Amend"            by Operator | Dispatcher;
    HandOver   "hand_over"  "移交"     "Hand over"        by Operator | Dispatcher | System;
    Withdraw   "withdraw"   "撤回"     "Withdraw"         by Citizen | Operator;
    Archive    "archive"    "归档"     "Archive"          by Operator | System;
}

impl Verb {
    pub fn parse(text: &str) -> Option<Verb> {
        Verb::ALL.iter().copied().find(|verb| verb.as_str() == text)
    }
}
