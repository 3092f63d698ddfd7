//! The one table of stage × command: where each verb leads, or that it is not allowed.
//!
//! `docs/reference/legal-table.md` prints it; `tests/legal.rs` walks every cell through `decide`.

use crate::{Stage, Verb};

/// Where `verb` leads from `stage` (`None` = the case does not exist yet), if it is legal there.
///
/// Many verbs do not move a case: a chase, an amendment, an extension leave it where it stands.
/// A *grant* stays in this table; what was granted moves the case (a return to *accepted*, a
/// suspension to *suspended*), see [`crate::Case::apply`]. A return where the centre decides
/// none leads to *accepted* at once. A reopening goes back to *dispatched*: the unit that
/// resolved it must sign for it again. A verification may come after the call back and the rating,
/// for what was promised beyond the resolution takes its time; it leaves those stages as they are.
/// A merged case is not archived: it waits for the one it went into.
pub fn next(stage: Option<Stage>, verb: Verb) -> Option<Stage> {
    use Stage as S;
    use Verb as V;
    let Some(stage) = stage else {
        return (verb == V::Submit).then_some(S::Submitted);
    };
    match (stage, verb) {
        (S::Submitted, V::Accept) => Some(S::Accepted),
        (S::Submitted, V::Decline) => Some(S::Declined),
        (S::Accepted, V::Dispatch) => Some(S::Dispatched),
        (S::Dispatched, V::Sign) => Some(S::Signed),
        (S::Dispatched | S::Signed, V::Return) => Some(S::Accepted),
        (S::Dispatched | S::Signed | S::Replied | S::Suspended | S::Deferred, V::Reassign) => Some(S::Dispatched),
        (S::Signed | S::Replied, V::Reply) => Some(S::Replied),
        (S::Signed | S::Replied, V::Resolve) => Some(S::Resolved),
        (S::Signed | S::Replied, V::Extend | V::Suspend | V::Defer | V::SetAside) => Some(stage),
        (S::Suspended | S::Deferred, V::Resume) => Some(S::Signed),
        (S::Dispatched | S::Signed | S::Replied, V::Grant | V::Refuse) => Some(stage),
        (S::Dispatched | S::Signed | S::Replied, V::Assist) => Some(stage),
        (
            S::Dispatched | S::Signed | S::Replied | S::Suspended | S::Deferred,
            V::Relieve | V::Contribute | V::Chase,
        ) => Some(stage),
        (S::Signed | S::Replied, V::Plan | V::Meet) => Some(stage),
        (S::Submitted | S::Accepted | S::Dispatched | S::Signed | S::Replied, V::Merge) => Some(S::Merged),
        (S::Accepted | S::Dispatched | S::Signed | S::Replied, V::Split) => Some(stage),
        (S::Submitted | S::Accepted | S::Dispatched | S::Signed | S::Replied, V::Amend) => Some(stage),
        // An emergency waits for no stage.
        (open, V::HandOver) if open.is_open() => Some(stage),
        (S::Resolved, V::Verify) => Some(S::Verified),
        (S::CalledBack | S::Rated, V::Verify) => Some(stage),
        // Who did not answer is called again.
        (S::Resolved | S::Verified | S::CalledBack, V::CallBack) => Some(S::CalledBack),
        (S::Resolved | S::Verified | S::CalledBack, V::Rate) => Some(S::Rated),
        (S::Resolved | S::Verified | S::CalledBack | S::Rated, V::Reopen) => Some(S::Dispatched),
        (S::Resolved | S::Verified | S::CalledBack | S::Rated, V::Object) => Some(S::Dispatched),
        (S::Resolved | S::Verified | S::CalledBack | S::Rated | S::Declined | S::Withdrawn, V::Archive) => {
            Some(S::Archived)
        }
        (
            S::Submitted | S::Accepted | S::Dispatched | S::Signed | S::Replied | S::Suspended | S::Deferred,
            V::Withdraw,
        ) => Some(S::Withdrawn),
        _ => None,
    }
}
