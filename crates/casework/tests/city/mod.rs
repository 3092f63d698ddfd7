//! A city small enough to hold in the head, for the tests of this crate.

#![allow(dead_code)]

use jiff::civil::{Date, date};
use yinuo_calendar::{Budget, Calendar};
use yinuo_casework::commands::{
    accept::Accept, decline::Decline, dispatch::Dispatch, rate::Rate, reopen::Reopen, reply::Reply, resolve::Resolve,
    return_case::Return, submit::Submit, withdraw::Withdraw,
};
use yinuo_casework::event::{Channel, Choice};
use yinuo_casework::{
    Case, Category, ClockKind, Command, Directory, Duty, Entry, Form, Kind, Level, Limit, Limits, Rules, Scene, Source,
    Stage, Unit, Verb, Words, decide,
};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Role, Timestamp, WordsId};

pub struct City {
    pub rules: Rules,
    pub directory: Directory,
    pub calendar: Calendar,
}

pub fn limit(clock: ClockKind, budget: &str, warn: &str, effective: Date) -> Limit {
    Limit {
        id: clock.as_str().parse().unwrap(),
        clock,
        kind: None,
        category: None,
        budget: Budget::parse(budget).unwrap(),
        warn: Budget::parse(warn).unwrap(),
        effective,
        source: Source { title: "rule".into(), clause: None, url: None },
    }
}

pub fn city() -> City {
    let since = date(2020, 1, 1);
    let limits = vec![
        limit(ClockKind::Accept, "30 working minutes", "20 working minutes", since),
        limit(ClockKind::Sign, "240 working minutes", "180 working minutes", since),
        limit(ClockKind::Reply, "2 working days", "1 working day", since),
        limit(ClockKind::Resolve, "5 working days", "4 working days", since),
        limit(ClockKind::Return, "1 working day", "1 working day", since),
        limit(ClockKind::Reopen, "15 calendar days", "10 calendar days", since),
    ];
    let category =
        |id: &str| Category { id: id.parse().unwrap(), name: id.into(), en: id.into(), words: Vec::new(), weight: 1.0 };
    let unit = |id: &str, parent: Option<&str>| Unit {
        id: id.parse().unwrap(),
        name: id.into(),
        en: id.into(),
        short: id.into(),
        level: Level::City,
        parent: parent.map(|p| p.parse().unwrap()),
    };
    let kind = Kind {
        id: "help".parse().unwrap(),
        name: "求助".into(),
        en: "Help".into(),
        hint: String::new(),
        hint_en: String::new(),
    };
    let duty =
        Duty { category: "city.lamp".parse().unwrap(), cell: None, unit: "lamps".parse().unwrap(), basis: "1".into() };
    City {
        rules: Rules {
            case_type: "hotline".parse().unwrap(),
            name: "热线".into(),
            name_en: "Hotline".into(),
            version: "1".into(),
            accept_automatic: false,
            sign_automatic: false,
            reply_first: true,
            reopen_max: 2,
            fallback: "city.other".parse().unwrap(),
            limits: Limits::new(limits),
            form: Form::default(),
        },
        directory: Directory::new(
            vec![kind],
            ["city", "city.lamp", "city.other"].map(category).into(),
            vec![unit("works", None), unit("lamps", Some("works")), unit("roads", None)],
            Vec::new(),
            vec![duty],
        ),
        calendar: Calendar::china(),
    }
}

impl City {
    /// An instant of November 2026, +08:00.
    pub fn at(&self, day: i8, hour: i8, minute: i8) -> Timestamp {
        self.calendar.instant(date(2026, 11, day).at(hour, minute, 0, 0))
    }

    pub fn decide(
        &self,
        case: Option<&Case>,
        command: &Command,
        by: &Actor,
        now: Timestamp,
    ) -> Result<Vec<Entry>, Refusal> {
        let number = CaseNumber::new(date(2026, 11, 24), 1);
        let scene = Scene { number, now, by, rules: &self.rules, directory: &self.directory, calendar: &self.calendar };
        decide(case, command, &scene)
    }

    /// Decides and takes up the events.
    pub fn go(&self, case: &mut Option<Case>, verb: Verb, now: Timestamp) -> Result<(), Refusal> {
        let entries = self.decide(case.as_ref(), &command(verb), &who(verb), now)?;
        for entry in &entries {
            match case {
                Some(case) => case.apply(entry),
                None => *case = Case::open(entry),
            }
        }
        Ok(())
    }

    /// A case that has come to a stage by the shortest way, on Tuesday morning.
    pub fn case_at(&self, stage: Option<Stage>) -> Option<Case> {
        use Verb::{Accept, Decline, Dispatch, Rate, Reply, Resolve, Sign, Submit, Withdraw};
        let way: &[Verb] = match stage {
            None => &[],
            Some(Stage::Submitted) => &[Submit],
            Some(Stage::Accepted) => &[Submit, Accept],
            Some(Stage::Dispatched) => &[Submit, Accept, Dispatch],
            Some(Stage::Signed) => &[Submit, Accept, Dispatch, Sign],
            Some(Stage::Replied) => &[Submit, Accept, Dispatch, Sign, Reply],
            Some(Stage::Resolved) => &[Submit, Accept, Dispatch, Sign, Reply, Resolve],
            Some(Stage::Rated) => &[Submit, Accept, Dispatch, Sign, Reply, Resolve, Rate],
            Some(Stage::Declined) => &[Submit, Decline],
            Some(Stage::Withdrawn) => &[Submit, Withdraw],
        };
        let mut case = None;
        for verb in way {
            self.go(&mut case, *verb, self.at(24, 10, 0)).unwrap();
        }
        assert_eq!(case.as_ref().map(|case| case.stage), stage);
        case
    }
}

pub fn words(chars: u32) -> Words {
    Words { id: WordsId(uuid()), digest: String::new(), chars }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}

/// A well-formed command of a verb.
pub fn command(verb: Verb) -> Command {
    let words = words(20);
    match verb {
        Verb::Submit => Command::Submit(Box::new(Submit {
            kind: "help".parse().unwrap(),
            category: "city.lamp".parse().unwrap(),
            category_by: Choice::Chosen,
            cell: None,
            channel: Channel::Web,
            person: None,
            words,
            title_chars: 4,
            photos: Vec::new(),
            received: None,
        })),
        Verb::Accept => Command::Accept(Accept { category: None }),
        Verb::Decline => Command::Decline(Decline { words }),
        Verb::Dispatch => Command::Dispatch(Dispatch { unit: None }),
        Verb::Sign => Command::Sign,
        Verb::Return => Command::Return(Return { words }),
        Verb::Reply => Command::Reply(Reply { words }),
        Verb::Resolve => Command::Resolve(Resolve { words: None }),
        Verb::Rate => Command::Rate(Rate { score: 4, words: None }),
        Verb::Reopen => Command::Reopen(Reopen { words }),
        Verb::Withdraw => Command::Withdraw(Withdraw { words: None }),
    }
}

/// An actor of a role; units are the one that lamps are dispatched to.
pub fn actor(role: Role) -> Actor {
    match role {
        Role::Citizen => Actor::CITIZEN,
        Role::System => Actor::SYSTEM,
        role => Actor::staff(role, "lamps".parse().unwrap(), "post".parse().unwrap()),
    }
}

/// Somebody who may do it.
pub fn who(verb: Verb) -> Actor {
    actor(match verb {
        Verb::Submit | Verb::Rate | Verb::Reopen | Verb::Withdraw => Role::Citizen,
        Verb::Accept | Verb::Decline => Role::Operator,
        Verb::Dispatch => Role::Dispatcher,
        Verb::Sign | Verb::Return | Verb::Reply | Verb::Resolve => Role::Unit,
    })
}
