//! Which verb is legal at which stage, and by whom: the whole life of a candidate on one screen.

use super::Stage;
use crate::named::named;

/// The verbs of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    Suggest,
    Edit,
    Accept,
    Merge,
    Decline,
    Cost,
    Enlist,
    Delist,
    Decide,
    Keep,
    Show,
}

named!(Verb {
    Suggest "suggest" "提出建议项目" "Suggest",
    Edit "edit" "修改" "Edit",
    Accept "accept" "初审通过" "Accept",
    Merge "merge" "合并" "Merge",
    Decline "decline" "不予采纳" "Decline",
    Cost "cost" "论证" "Cost",
    Enlist "enlist" "列入票决" "List",
    Delist "delist" "移出票决" "Take off the list",
    Decide "decide" "登记票决结果" "Record the outcome",
    Keep "keep" "关联任务" "Link the task that keeps it",
    Show "show" "公开" "Publish",
});

/// Who takes a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever the idea says it is from, see [`super::Voice`].
    Voice,
    /// The office that runs delivery.
    Office,
    /// The office, or the unit that would lead it.
    Either,
}

impl Verb {
    pub fn who(self) -> Who {
        use Verb::{Accept, Cost, Decide, Decline, Delist, Edit, Enlist, Keep, Merge, Show, Suggest};
        match self {
            Suggest => Who::Voice,
            Cost => Who::Either,
            Edit | Accept | Merge | Decline | Enlist | Delist | Decide | Keep | Show => Who::Office,
        }
    }

    /// Whether it may be taken at this stage. `None`: before there is a candidate.
    pub fn is_legal(self, stage: Option<Stage>) -> bool {
        use Stage::{Chosen, Costed, Listed, NotChosen, Reviewed, Suggested};
        let Some(stage) = stage else { return self == Verb::Suggest };
        match self {
            Verb::Suggest => false,
            // Once it is listed, deputies decide on what it says.
            Verb::Edit => matches!(stage, Suggested | Reviewed | Costed | NotChosen),
            Verb::Accept => stage == Suggested,
            Verb::Merge | Verb::Decline => matches!(stage, Suggested | Reviewed | Costed),
            Verb::Cost => matches!(stage, Reviewed | Costed | NotChosen),
            Verb::Enlist => matches!(stage, Costed | NotChosen),
            Verb::Delist | Verb::Decide => stage == Listed,
            Verb::Keep => stage == Chosen,
            // Words that nobody has read are not for the public.
            Verb::Show => stage != Suggested,
        }
    }
}
