//! One file a command. Each says what it needs, what it refuses, and which events it becomes.
//!
//! The gate in [`decide`] has already asked the three questions every command shares: is the
//! verb legal at this stage, may this role do it, is it this unit's case. A file asks the rest.

pub mod accept;
pub mod decline;
pub mod disclose;
pub mod dispatch;
pub mod elapse;
pub mod rate;
pub mod reopen;
pub mod reply;
pub mod resolve;
pub mod return_case;
pub mod sign;
pub mod submit;
pub mod withdraw;

use crate::{Case, Command, Entry, Event, Scene, Stage, Started, Verb, legal};
use yinuo_kernel::{Actor, Refusal, Role, Rule};

pub(crate) fn decide(case: Option<&Case>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(verb) = command.verb() {
        gate(case, verb, scene)?;
    }
    let case = match (case, command) {
        (None, Command::Submit(submit)) => return submit::decide(submit, scene),
        (None, _) => return Err(Rule::UnknownCase.into()),
        (Some(case), _) => case,
    };
    match command {
        Command::Submit(_) => Err(stage_forbids(Some(case.stage), Verb::Submit)),
        Command::Accept(accept) => accept::decide(case, accept, scene),
        Command::Decline(decline) => decline::decide(decline, scene),
        Command::Dispatch(dispatch) => dispatch::decide(case, dispatch, scene),
        Command::Sign => Ok(sign::decide(scene)),
        Command::Return(back) => return_case::decide(case, back, scene),
        Command::Reply(reply) => reply::decide(reply, scene),
        Command::Resolve(resolve) => resolve::decide(case, resolve, scene),
        Command::Rate(rate) => rate::decide(rate, scene),
        Command::Reopen(reopen) => reopen::decide(case, reopen, scene),
        Command::Withdraw(withdraw) => withdraw::decide(withdraw, scene),
        Command::Elapse(elapse) => Ok(elapse::decide(case, elapse, scene)),
        Command::Disclose => disclose::decide(case, scene),
    }
}

/// Stage, role, unit: in this order, so that the answer is about the case before it is about
/// the person.
fn gate(case: Option<&Case>, verb: Verb, scene: &Scene<'_>) -> Result<(), Refusal> {
    if case.is_none() && verb != Verb::Submit {
        return Err(Rule::UnknownCase.into());
    }
    let stage = case.map(|case| case.stage);
    if legal::next(stage, verb).is_none() {
        return Err(stage_forbids(stage, verb));
    }
    if !verb.allows(scene.by.role) {
        return Err(Refusal::new(Rule::RoleForbids, format!("{} × {}", scene.by.role.as_str(), verb.as_str())));
    }
    match case {
        Some(case) if scene.by.role == Role::Unit => own_unit(case, scene),
        _ => Ok(()),
    }
}

/// A unit acts on its own cases and on those of the units below it.
fn own_unit(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    match (&scene.by.unit, &case.unit) {
        (Some(mine), Some(theirs)) if scene.directory.is_over(mine, theirs) => Ok(()),
        _ => Err(Refusal::new(Rule::NotYourUnit, case.number.to_string())),
    }
}

fn stage_forbids(stage: Option<Stage>, verb: Verb) -> Refusal {
    Refusal::new(Rule::StageForbids, format!("{} × {}", stage.map_or("none", Stage::as_str), verb.as_str()))
}

/// An entry by the acting person.
fn entry(scene: &Scene<'_>, event: Event, starts: Vec<Started>) -> Entry {
    Entry { at: scene.now, by: scene.by.clone(), event, starts }
}

/// An entry by the system, for steps that a pack makes automatic.
fn automatic(scene: &Scene<'_>, event: Event, starts: Vec<Started>) -> Entry {
    Entry { at: scene.now, by: Actor::SYSTEM, event, starts }
}
