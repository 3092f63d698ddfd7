//! Which verb is legal at which stage, and by whom: the whole life of a project on one screen. Which
//! stage may follow which is in [`super::stage`].

use super::stage::Stage;
use crate::named::named;

/// The verbs of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    Enter,
    Amend,
    Advance,
    GoBack,
    Count,
    Uncount,
    Drop,
    Revive,
    Permit,
    Budget,
    Plan,
    Meet,
    Verify,
    Return,
    Check,
    Obstruct,
    Clear,
    Visit,
    Hand,
    Ask,
    Grant,
    Refuse,
    Chase,
    Link,
    Show,
}

named!(Verb {
    Enter "enter" "入库" "Enter",
    Amend "amend" "修改" "Amend",
    Advance "advance" "推进阶段" "Move on",
    GoBack "go-back" "退回阶段" "Move back",
    Count "count" "入统" "Count",
    Uncount "uncount" "退统" "Count no longer",
    Drop "drop" "终止" "Drop",
    Revive "revive" "重启" "Revive",
    Permit "permit" "登记手续" "Record a permit",
    Budget "budget" "下达年度投资计划" "Set the year's plan",
    Plan "plan" "设定节点台账" "Set the ledger",
    Meet "meet" "完成节点" "Meet a node",
    Verify "verify" "核实节点" "Verify a node",
    Return "return" "报送投资" "Return investment",
    Check "check" "核对报送" "Check a return",
    Obstruct "obstruct" "登记堵点" "Record an obstacle",
    Clear "clear" "堵点销号" "Clear an obstacle",
    Visit "visit" "登记走访" "Record a visit",
    Hand "hand" "移交" "Hand over",
    Ask "ask" "申请调整" "Ask",
    Grant "grant" "同意" "Grant",
    Refuse "refuse" "不同意" "Refuse",
    Chase "chase" "督办" "Chase",
    Link "link" "关联" "Link",
    Show "show" "公开" "Publish",
});

/// Who takes a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The project office.
    Office,
    /// The responsible unit or the county it lies in, or one above them.
    Units,
    /// The office, or one of those units.
    Either,
    /// Those, and the posts named on it: leader, steward, team.
    Named,
}

impl Verb {
    pub fn who(self) -> Who {
        match self {
            Verb::Enter
            | Verb::Amend
            | Verb::GoBack
            | Verb::Uncount
            | Verb::Drop
            | Verb::Revive
            | Verb::Budget
            | Verb::Verify
            | Verb::Check
            | Verb::Hand
            | Verb::Grant
            | Verb::Refuse
            | Verb::Chase
            | Verb::Show => Who::Office,
            Verb::Return | Verb::Meet => Who::Units,
            Verb::Advance | Verb::Count | Verb::Permit | Verb::Plan | Verb::Ask => Who::Either,
            Verb::Obstruct | Verb::Clear | Verb::Visit | Verb::Link => Who::Named,
        }
    }

    /// Whether it may be taken at this stage. `None`: before there is a project.
    pub fn is_legal(self, stage: Option<Stage>) -> bool {
        let Some(stage) = stage else { return self == Verb::Enter };
        match self {
            Verb::Enter => false,
            Verb::Amend | Verb::Hand | Verb::Grant | Verb::Refuse => stage != Stage::Dropped,
            Verb::Advance | Verb::Plan | Verb::Meet | Verb::Chase | Verb::Budget | Verb::Obstruct => stage.is_open(),
            Verb::GoBack => !matches!(stage, Stage::Lead | Stage::Dropped),
            // What was built cannot be given up any more, nor its dates be promised anew.
            Verb::Drop | Verb::Ask => stage.is_ahead(),
            Verb::Revive => stage == Stage::Dropped,
            Verb::Permit => !stage.is_discreet() && stage != Stage::Dropped,
            // In production the last months are still returned, and what was said still checked.
            Verb::Count | Verb::Uncount | Verb::Return => stage.is_begun(),
            Verb::Verify | Verb::Check => stage != Stage::Dropped,
            Verb::Clear | Verb::Visit | Verb::Link => true,
            // Taken off the public page at any stage, see `steps::show`.
            Verb::Show => true,
        }
    }
}
