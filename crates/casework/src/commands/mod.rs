//! One file a command. Each says what it needs, what it refuses, and which events it becomes.
//!
//! The gate has already asked the questions every command shares: may this post see the case, is
//! the verb legal at this stage and used by this pack, may this role do it, is it this unit's
//! case. A file asks the rest.

pub mod accept;
pub mod amend;
pub mod archive;
pub mod ask;
pub mod assist;
pub mod call_back;
pub mod chase;
pub mod contribute;
pub mod decline;
pub mod disclose;
pub mod dispatch;
pub mod elapse;
pub mod forget;
pub mod grant;
pub mod hand_over;
pub mod merge;
pub mod object;
pub mod plan;
pub mod rate;
pub mod reassign;
pub mod reckon;
pub mod refuse;
pub mod related;
pub mod relieve;
pub mod reopen;
pub mod reply;
pub mod resolve;
pub mod resume;
pub mod return_case;
pub mod sign;
pub mod split;
pub mod submit;
pub mod verify;
pub mod withdraw;

use crate::{Case, Command, Entry, Event, Scene, Stage, Started, Verb, legal};
use yinuo_kernel::{Actor, Refusal, Role, Rule};

pub(crate) fn decide(case: Option<&Case>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    match (command.verb(), command) {
        (Some(verb), _) => gate(case, verb, scene)?,
        (None, Command::Disclose | Command::Forget) => {}
        // Timers, news and notices come from the engine alone.
        (None, _) if scene.by.role == Role::System => {}
        (None, _) => return Err(Refusal::new(Rule::RoleForbids, scene.by.role.as_str())),
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
        Command::Sign => sign::decide(case, scene),
        Command::Return(back) => return_case::decide(case, back, scene),
        Command::Ask(ask) => ask::decide(case, ask, scene),
        Command::Grant(grant) => grant::decide(case, grant, scene),
        Command::Refuse(refuse) => refuse::decide(case, refuse, scene),
        Command::Reassign(reassign) => reassign::decide(case, reassign, scene),
        Command::Assist(assist) => assist::decide(case, assist, scene),
        Command::Relieve(relieve) => relieve::decide(case, relieve, scene),
        Command::Contribute(contribute) => contribute::decide(case, contribute, scene),
        Command::Resume => Ok(resume::decide(case, scene)),
        Command::Reply(reply) => reply::decide(case, reply, scene),
        Command::Resolve(resolve) => resolve::decide(case, resolve, scene),
        Command::Plan(plan) => plan::decide(case, plan, scene),
        Command::Meet(meet) => plan::meet(case, meet, scene),
        Command::Chase(chase) => chase::decide(case, chase, scene),
        Command::Object(object) => object::decide(case, object, scene),
        Command::Verify(verify) => verify::decide(case, verify, scene),
        Command::CallBack(call) => call_back::decide(call, scene),
        Command::Rate(rate) => rate::decide(rate, scene),
        Command::Reopen(reopen) => reopen::decide(case, reopen, scene),
        Command::Merge(merge) => merge::decide(case, merge, scene),
        Command::Split(split) => split::decide(case, split, scene),
        Command::Amend(amend) => amend::decide(amend, scene),
        Command::HandOver(hand) => hand_over::decide(hand, scene),
        Command::Withdraw(withdraw) => withdraw::decide(withdraw, scene),
        Command::Archive => archive::decide(case, scene),
        Command::Elapse(elapse) => Ok(elapse::decide(case, elapse, scene)),
        Command::Related(related) => Ok(related::decide(case, related, scene)),
        Command::Reckon => Ok(reckon::decide(case, scene)),
        Command::Disclose => disclose::decide(case, scene),
        Command::Forget => forget::decide(case, scene),
    }
}

/// Seen at all, stage, pack, role, unit: in this order, so that the answer is about the case
/// before it is about the person, and a sealed case is not even there for others.
fn gate(case: Option<&Case>, verb: Verb, scene: &Scene<'_>) -> Result<(), Refusal> {
    if case.is_none() && verb != Verb::Submit {
        return Err(Rule::UnknownCase.into());
    }
    if let Some(case) = case {
        visible(case, scene)?;
    }
    let stage = case.map(|case| case.stage);
    if legal::next(stage, verb).is_none() {
        return Err(stage_forbids(stage, verb));
    }
    if scene.rules.off.contains(&verb) {
        return Err(Refusal::new(Rule::StepOff, verb.as_str()));
    }
    if !verb.allows(scene.by.role) {
        return Err(Refusal::new(Rule::RoleForbids, format!("{} × {}", scene.by.role.as_str(), verb.as_str())));
    }
    match case {
        Some(case) if scene.by.role == Role::Unit && verb != Verb::Contribute => own_unit(case, scene),
        _ => Ok(()),
    }
}

/// A sealed case is there for the posts that are named, for the person, and for the machine; never
/// for a post of the unit it speaks against or of one below it.
pub(crate) fn visible(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    let open = match scene.by.role {
        Role::Citizen | Role::System => true,
        _ if !case.sealed => true,
        _ => {
            let mine = case.accused.as_ref().zip(scene.by.unit.as_ref());
            let of_the_accused = mine.is_some_and(|(accused, mine)| scene.directory.is_over(accused, mine));
            scene.directory.sees_sealed(scene.by.post.as_ref()) && !of_the_accused
        }
    };
    if open { Ok(()) } else { Err(Rule::UnknownCase.into()) }
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
