//! What somebody asks for. Words and photos are already laid into erasable rows when a command
//! is decided; a command carries only the pointers.

use crate::commands::{
    accept::Accept, decline::Decline, dispatch::Dispatch, elapse::Elapse, rate::Rate, reopen::Reopen, reply::Reply,
    resolve::Resolve, return_case::Return, submit::Submit, withdraw::Withdraw,
};
use crate::{Verb, Words};
use serde::{Deserialize, Serialize};

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
    Reply(Reply),
    Resolve(Resolve),
    Rate(Rate),
    Reopen(Reopen),
    Withdraw(Withdraw),
    /// A timer speaks.
    Elapse(Elapse),
    /// Staff open the person's data.
    Disclose,
}

impl Command {
    /// The verb of the legal table; `None` for what moves no stage.
    pub fn verb(&self) -> Option<Verb> {
        Some(match self {
            Command::Submit(_) => Verb::Submit,
            Command::Accept(_) => Verb::Accept,
            Command::Decline(_) => Verb::Decline,
            Command::Dispatch(_) => Verb::Dispatch,
            Command::Sign => Verb::Sign,
            Command::Return(_) => Verb::Return,
            Command::Reply(_) => Verb::Reply,
            Command::Resolve(_) => Verb::Resolve,
            Command::Rate(_) => Verb::Rate,
            Command::Reopen(_) => Verb::Reopen,
            Command::Withdraw(_) => Verb::Withdraw,
            Command::Elapse(_) | Command::Disclose => return None,
        })
    }

    /// The pointer to the words this command brings, if any.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Command::Submit(c) => Some(&c.words),
            Command::Decline(c) => Some(&c.words),
            Command::Return(c) => Some(&c.words),
            Command::Reply(c) => Some(&c.words),
            Command::Reopen(c) => Some(&c.words),
            Command::Resolve(c) => c.words.as_ref(),
            Command::Rate(c) => c.words.as_ref(),
            Command::Withdraw(c) => c.words.as_ref(),
            Command::Accept(_) | Command::Dispatch(_) | Command::Sign | Command::Elapse(_) | Command::Disclose => None,
        }
    }
}
