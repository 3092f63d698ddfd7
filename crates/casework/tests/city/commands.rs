//! Commands in good order and people who may give them.

use super::{at, dec};
use yinuo_calendar::Budget;
use yinuo_casework::commands::{
    accept::Accept, amend::Amend, ask::Ask, assist::Assist, call_back::CallBack, chase::Chase, contribute::Contribute,
    decline::Decline, dispatch::Dispatch, grant::Grant, hand_over::HandOver, merge::Merge, object::Object, plan::Meet,
    plan::Plan, rate::Rate, reassign::Reassign, refuse::Refuse, relieve::Relieve, reopen::Reopen, reply::Reply,
    resolve::Resolve, return_case::Return, split::Split, submit::Submit, verify::Verify, withdraw::Withdraw,
};
use yinuo_casework::event::Part;
use yinuo_casework::{Blob, Command, Request, Verb, Words};
use yinuo_kernel::{Actor, BlobId, CaseNumber, Role, WordsId};

pub fn words(chars: u32) -> Words {
    Words { id: WordsId(uuid::Uuid::from_u128(7)), digest: String::new(), chars }
}

pub fn photos(count: usize) -> Vec<Blob> {
    vec![Blob { id: BlobId(uuid::Uuid::from_u128(8)), digest: String::new(), bytes: 9 }; count]
}

/// The case with this serial.
pub fn number(serial: u32) -> CaseNumber {
    CaseNumber::new(jiff::civil::date(2026, 11, 24), serial)
}

pub fn submission() -> Submit {
    Submit { title_chars: 4, ..Submit::plain("help".parse().unwrap(), "city.lamp".parse().unwrap(), words(20)) }
}

pub fn submit(change: impl FnOnce(&mut Submit)) -> Command {
    let mut submit = submission();
    change(&mut submit);
    Command::Submit(Box::new(submit))
}

pub fn ask(request: Request) -> Command {
    Command::Ask(Ask { request, words: words(20) })
}

pub fn dispatch_to(unit: &str) -> Command {
    Command::Dispatch(Dispatch { unit: Some(unit.parse().unwrap()) })
}

pub fn reassign_to(unit: &str) -> Command {
    Command::Reassign(Reassign { unit: Some(unit.parse().unwrap()), words: words(20) })
}

pub fn assist(units: &[&str]) -> Command {
    Command::Assist(Assist { units: units.iter().map(|unit| unit.parse().unwrap()).collect() })
}

pub fn relieve(units: &[&str]) -> Command {
    let units = units.iter().map(|unit| unit.parse().unwrap()).collect();
    Command::Relieve(Relieve { units, words: words(20) })
}

pub fn chase(grade: u8) -> Command {
    Command::Chase(Chase { grade, words: words(20) })
}

pub fn extend(budget: &str) -> Command {
    ask(Request::Extend { budget: Budget::parse(budget).unwrap() })
}

pub fn resolve(photos_count: usize, outcome: Option<&str>) -> Command {
    let outcome = outcome.map(|id| id.parse().unwrap());
    Command::Resolve(Resolve { words: None, photos: photos(photos_count), outcome })
}

pub fn split(parts: &[(&str, Option<&str>)]) -> Command {
    let part = |(category, unit): &(&str, Option<&str>)| Part {
        category: category.parse().unwrap(),
        unit: unit.map(|unit| unit.parse().unwrap()),
    };
    Command::Split(Split { parts: parts.iter().map(part).collect() })
}

/// A well-formed command of a verb.
pub fn command(verb: Verb) -> Command {
    let words = words(20);
    match verb {
        Verb::Submit => submit(|_| ()),
        Verb::Accept => Command::Accept(Accept { category: None }),
        Verb::Decline => Command::Decline(Decline { words, guide: Some("court".parse().unwrap()) }),
        Verb::Dispatch => Command::Dispatch(Dispatch { unit: None }),
        Verb::Sign => Command::Sign,
        Verb::Return => Command::Return(Return { words }),
        Verb::Grant => Command::Grant(Grant { words: None }),
        Verb::Refuse => Command::Refuse(Refuse { words }),
        Verb::Reassign => reassign_to("works"),
        Verb::Assist => assist(&["county"]),
        // The co-unit of the tables is the roads office.
        Verb::Relieve => relieve(&["roads"]),
        Verb::Contribute => Command::Contribute(Contribute { words }),
        Verb::Extend => extend("2 working days"),
        Verb::Suspend => ask(Request::Suspend { until: dec(4, 9, 0) }),
        Verb::Defer => ask(Request::Defer { until: dec(20, 9, 0) }),
        Verb::Resume => Command::Resume,
        Verb::Reply => Command::Reply(Reply { words, outcome: None }),
        Verb::Resolve => resolve(0, None),
        Verb::Plan => Command::Plan(Plan { words, dates: vec![dec(10, 0, 0)] }),
        Verb::Meet => Command::Meet(Meet { milestone: 1, words: None, photos: Vec::new() }),
        Verb::Chase => chase(1),
        Verb::SetAside => ask(Request::SetAside),
        Verb::Object => Command::Object(Object { words }),
        Verb::Verify => Command::Verify(Verify { words: None }),
        Verb::CallBack => Command::CallBack(CallBack { satisfied: Some(true), words: None }),
        Verb::Rate => Command::Rate(Rate { score: 4, words: None }),
        Verb::Reopen => Command::Reopen(Reopen { words }),
        Verb::Merge => Command::Merge(Merge { into: number(2) }),
        Verb::Split => split(&[("city.other", None)]),
        Verb::Amend => Command::Amend(Amend { category: Some("city.other".parse().unwrap()), kind: None, cell: None }),
        Verb::HandOver => Command::HandOver(HandOver { to: "fire".parse().unwrap() }),
        Verb::Withdraw => Command::Withdraw(Withdraw { words: None }),
        Verb::Archive => Command::Archive,
    }
}

pub fn staff(role: Role, unit: &str, post: &str) -> Actor {
    Actor::staff(role, unit.parse().unwrap(), post.parse().unwrap())
}

/// An actor of a role; a unit is the one that lamps are dispatched to, the others sit in the centre.
pub fn actor(role: Role) -> Actor {
    match role {
        Role::Citizen => Actor::CITIZEN,
        Role::System => Actor::SYSTEM,
        Role::Unit => unit("lamps"),
        role => staff(role, "centre", role.as_str()),
    }
}

/// A worker of a unit.
pub fn unit(id: &str) -> Actor {
    staff(Role::Unit, id, id)
}

/// Somebody who may do it.
pub fn who(verb: Verb) -> Actor {
    actor(match verb {
        Verb::Submit | Verb::Rate | Verb::Reopen | Verb::Withdraw | Verb::Object => Role::Citizen,
        Verb::Accept | Verb::Decline | Verb::CallBack | Verb::Merge | Verb::Amend | Verb::Archive => Role::Operator,
        Verb::Dispatch | Verb::Reassign | Verb::Assist | Verb::Relieve | Verb::Split | Verb::HandOver => {
            Role::Dispatcher
        }
        Verb::Grant | Verb::Refuse | Verb::Chase | Verb::Verify => Role::Supervisor,
        Verb::Contribute => return unit("roads"),
        Verb::Sign
        | Verb::Return
        | Verb::Extend
        | Verb::Suspend
        | Verb::Defer
        | Verb::Resume
        | Verb::Reply
        | Verb::Resolve
        | Verb::Plan
        | Verb::Meet
        | Verb::SetAside => Role::Unit,
    })
}

/// Tuesday, ten o'clock: when most of these stories begin.
pub fn morning() -> jiff::Timestamp {
    at(24, 10, 0)
}
