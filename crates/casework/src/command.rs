//! What somebody asks for. Words and photos are already laid into erasable rows when a command
//! is decided; a command carries only the pointers.

use crate::commands::{
    accept::Accept, amend::Amend, ask::Ask, assist::Assist, call_back::CallBack, chase::Chase, contribute::Contribute,
    decline::Decline, dispatch::Dispatch, elapse::Elapse, grant::Grant, hand_over::HandOver, merge::Merge,
    object::Object, plan::Meet, plan::Plan, rate::Rate, reassign::Reassign, refuse::Refuse, related::Related,
    relieve::Relieve, reopen::Reopen, reply::Reply, resolve::Resolve, return_case::Return, split::Split,
    submit::Submit, verify::Verify, withdraw::Withdraw,
};
use crate::{Blob, Verb, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::CaseNumber;

/// A command to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    Submit(Box<Submit>),
    Accept(Accept),
    Decline(Decline),
    Dispatch(Dispatch),
    Sign,
    Return(Return),
    /// Extend, suspend, defer or set aside.
    Ask(Ask),
    Grant(Grant),
    Refuse(Refuse),
    Reassign(Reassign),
    Assist(Assist),
    Relieve(Relieve),
    Contribute(Contribute),
    Resume,
    Reply(Reply),
    Resolve(Resolve),
    Plan(Plan),
    Meet(Meet),
    Chase(Chase),
    Object(Object),
    Verify(Verify),
    CallBack(CallBack),
    Rate(Rate),
    Reopen(Reopen),
    Merge(Merge),
    Split(Split),
    Amend(Amend),
    HandOver(HandOver),
    Withdraw(Withdraw),
    Archive,
    /// A timer speaks.
    Elapse(Elapse),
    /// Another case speaks.
    Related(Related),
    /// A holiday notice came out.
    Reckon,
    /// Staff open the person's data.
    Disclose,
    /// The person's data and words are erased.
    Forget,
}

impl Command {
    /// The verb of the legal table; `None` for what no person asks for by name.
    pub fn verb(&self) -> Option<Verb> {
        Some(match self {
            Command::Submit(_) => Verb::Submit,
            Command::Accept(_) => Verb::Accept,
            Command::Decline(_) => Verb::Decline,
            Command::Dispatch(_) => Verb::Dispatch,
            Command::Sign => Verb::Sign,
            Command::Return(_) => Verb::Return,
            Command::Ask(ask) => ask.verb(),
            Command::Grant(_) => Verb::Grant,
            Command::Refuse(_) => Verb::Refuse,
            Command::Reassign(_) => Verb::Reassign,
            Command::Assist(_) => Verb::Assist,
            Command::Relieve(_) => Verb::Relieve,
            Command::Contribute(_) => Verb::Contribute,
            Command::Resume => Verb::Resume,
            Command::Reply(_) => Verb::Reply,
            Command::Resolve(_) => Verb::Resolve,
            Command::Plan(_) => Verb::Plan,
            Command::Meet(_) => Verb::Meet,
            Command::Chase(_) => Verb::Chase,
            Command::Object(_) => Verb::Object,
            Command::Verify(_) => Verb::Verify,
            Command::CallBack(_) => Verb::CallBack,
            Command::Rate(_) => Verb::Rate,
            Command::Reopen(_) => Verb::Reopen,
            Command::Merge(_) => Verb::Merge,
            Command::Split(_) => Verb::Split,
            Command::Amend(_) => Verb::Amend,
            Command::HandOver(_) => Verb::HandOver,
            Command::Withdraw(_) => Verb::Withdraw,
            Command::Archive => Verb::Archive,
            Command::Elapse(_) | Command::Related(_) | Command::Reckon | Command::Disclose | Command::Forget => {
                return None;
            }
        })
    }

    /// The pointer to the words this command brings, if any.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Command::Submit(c) => Some(&c.words),
            Command::Decline(c) => Some(&c.words),
            Command::Return(c) => Some(&c.words),
            Command::Ask(c) => Some(&c.words),
            Command::Refuse(c) => Some(&c.words),
            Command::Reassign(c) => Some(&c.words),
            Command::Relieve(c) => Some(&c.words),
            Command::Contribute(c) => Some(&c.words),
            Command::Reply(c) => Some(&c.words),
            Command::Plan(c) => Some(&c.words),
            Command::Chase(c) => Some(&c.words),
            Command::Object(c) => Some(&c.words),
            Command::Reopen(c) => Some(&c.words),
            Command::Grant(c) => c.words.as_ref(),
            Command::Resolve(c) => c.words.as_ref(),
            Command::Meet(c) => c.words.as_ref(),
            Command::Verify(c) => c.words.as_ref(),
            Command::CallBack(c) => c.words.as_ref(),
            Command::Rate(c) => c.words.as_ref(),
            Command::Withdraw(c) => c.words.as_ref(),
            _ => None,
        }
    }

    /// The pointers to the photos this command brings.
    pub fn photos(&self) -> &[Blob] {
        match self {
            Command::Submit(c) => &c.photos,
            Command::Resolve(c) => &c.photos,
            Command::Meet(c) => &c.photos,
            _ => &[],
        }
    }

    /// The other case a decision must look at: the one to merge into, the parent of a part.
    pub fn other(&self) -> Option<CaseNumber> {
        match self {
            Command::Merge(merge) => Some(merge.into),
            Command::Submit(submit) => submit.parent,
            _ => None,
        }
    }
}
