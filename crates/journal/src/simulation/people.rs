//! The people of the simulated city: mostly they do what comes next, sometimes what they may not.

use super::dice::Dice;
use crate::conformance::{SmallCity, small_city};
use crate::{CaseRow, Submission, Target, Text, WordsRow};
use jiff::{SignedDuration, Timestamp};
use yinuo_calendar::Budget;
use yinuo_casework::commands::{
    accept::Accept, amend::Amend, ask::Ask, assist::Assist, call_back::CallBack, chase::Chase, contribute::Contribute,
    decline::Decline, dispatch::Dispatch, grant::Grant, hand_over::HandOver, merge::Merge, object::Object, plan::Meet,
    plan::Plan, rate::Rate, reassign::Reassign, refuse::Refuse, relieve::Relieve, reopen::Reopen, reply::Reply,
    resolve::Resolve, return_case::Return, split::Split, submit::Submit, verify::Verify, withdraw::Withdraw,
};
use yinuo_casework::event::Part;
use yinuo_casework::recur::{Every, Recurrence};
use yinuo_casework::{Command, Request, Stage, Verb, Words};
use yinuo_kernel::{Actor, Role, UnitId, WordsId};

const UNITS: [&str; 3] = ["works", "lamps", "roads"];
const CATEGORIES: [&str; 3] = ["city.lamp", "city.road", "city.other"];
const ROLES: [Role; 5] = [Role::Citizen, Role::Operator, Role::Dispatcher, Role::Unit, Role::Supervisor];

pub(super) struct People {
    pub(super) city: SmallCity,
    pub(super) dice: Dice,
    /// Marks the texts and keys of this city.
    seed: u64,
    said: u64,
    /// How many keys were given.
    keys: u64,
}

impl People {
    pub(super) fn of(seed: u64) -> People {
        People { city: small_city(), dice: Dice::new(seed), seed, said: 0, keys: 0 }
    }

    /// A new matter. Its text holds one word that no other text holds.
    pub(super) fn report(&mut self) -> (Submission, String) {
        self.said += 1;
        let mark = format!("m{}x{}", self.seed, self.said);
        let words = self.words(format!("路口的路灯不亮了，编号{mark}，请派人看看"));
        let sealed = self.dice.percent(8);
        let operator = self.dice.percent(20);
        let category = self.one_of(&CATEGORIES);
        let kind = if sealed { "report" } else { "help" }.parse().unwrap();
        let submit = Submit {
            cell: self.dice.percent(70).then(|| self.one_of(&["g1", "g2"]).parse().unwrap()),
            accused: (sealed && self.dice.percent(50)).then(|| self.unit()),
            recurrence: (operator && !sealed && self.dice.percent(10))
                .then_some(Recurrence { every: Every::Month, day: 20 }),
            ..Submit::plain(kind, category.parse().unwrap(), words.pointer())
        };
        let by = if operator { self.staff(Role::Operator, None) } else { Actor::CITIZEN };
        let mut submission = self.submission(Target::New, Command::Submit(Box::new(submit)), by, Some(words));
        submission.case_type = self.dice.percent(40).then(|| "argued".parse().unwrap());
        (submission, mark)
    }

    /// What somebody does next with a case; `other` is another case, for merging.
    pub(super) fn act(&mut self, row: &CaseRow, other: &CaseRow, now: Timestamp) -> Submission {
        let verb = if self.dice.percent(85) { self.likely(row) } else { self.any() };
        let by = self.who(verb, row);
        let (command, words) = self.command(verb, row, other, now);
        self.submission(Target::Case(row.number), command, by, words)
    }

    fn submission(&mut self, target: Target, command: Command, by: Actor, words: Option<WordsRow>) -> Submission {
        self.keys += 1;
        let key = format!("k{}-{}", self.seed, self.keys);
        let plain = Submission::plain(target, command, by);
        Submission { asked: format!("{key} asked"), key: Some(key), words: words.into_iter().collect(), ..plain }
    }

    fn any(&mut self) -> Verb {
        let verb = self.dice.pick(Verb::ALL).copied().unwrap();
        if verb == Verb::Submit { Verb::Sign } else { verb }
    }

    fn likely(&mut self, row: &CaseRow) -> Verb {
        use Verb as V;
        let weights: &[(Verb, u64)] = match row.stage {
            Stage::Submitted => &[(V::Accept, 20), (V::Decline, 1), (V::Merge, 2), (V::Withdraw, 1), (V::Amend, 1)],
            Stage::Accepted => &[(V::Dispatch, 16), (V::Split, 1), (V::Merge, 2), (V::Amend, 1), (V::Withdraw, 1)],
            _ if row.asked.is_some() && self.dice.percent(50) => &[(V::Grant, 3), (V::Refuse, 1)],
            _ if !row.helpers.is_empty() && self.dice.percent(30) => &[(V::Contribute, 3), (V::Relieve, 1)],
            Stage::Dispatched => {
                &[(V::Sign, 16), (V::Return, 3), (V::Reassign, 1), (V::Assist, 1), (V::Chase, 1), (V::Merge, 1)]
            }
            Stage::Signed | Stage::Replied => &[
                (V::Reply, 8),
                (V::Resolve, 10),
                (V::Extend, 2),
                (V::Suspend, 2),
                (V::Defer, 1),
                (V::SetAside, 1),
                (V::Assist, 2),
                (V::Plan, 1),
                (V::Meet, 1),
                (V::Chase, 1),
                (V::Split, 1),
                (V::Reassign, 1),
            ],
            Stage::Suspended | Stage::Deferred => &[(V::Resume, 4), (V::Reassign, 1), (V::Chase, 1), (V::Withdraw, 1)],
            _ if row.stage.is_done() => {
                &[(V::Verify, 2), (V::CallBack, 2), (V::Rate, 3), (V::Reopen, 4), (V::Object, 1), (V::Archive, 1)]
            }
            _ => return self.any(),
        };
        self.dice.weighed(weights).unwrap()
    }

    /// Mostly one who may.
    fn who(&mut self, verb: Verb, row: &CaseRow) -> Actor {
        let may: Vec<Role> = ROLES.into_iter().filter(|role| verb.allows(*role)).collect();
        let from = if may.is_empty() || self.dice.percent(4) { &ROLES[..] } else { &may };
        let role = *self.dice.pick(from).unwrap();
        let unit = if verb == Verb::Contribute { row.helpers.first() } else { row.unit.as_ref() }.cloned();
        let unit = if self.dice.percent(4) { None } else { unit };
        let mut by = if role == Role::Citizen { Actor::CITIZEN } else { self.staff(role, unit) };
        if row.sealed && by.post.is_some() && self.dice.percent(70) {
            by.post = Some("keeper".parse().unwrap());
        }
        by
    }

    fn staff(&mut self, role: Role, unit: Option<UnitId>) -> Actor {
        let unit = unit.unwrap_or_else(|| self.unit());
        let post = format!("{unit}.{}", role.as_str()).parse().unwrap();
        Actor::staff(role, unit, post)
    }

    fn unit(&mut self) -> UnitId {
        self.one_of(&UNITS).parse().unwrap()
    }

    fn one_of(&mut self, of: &[&'static str]) -> &'static str {
        self.dice.pick(of).copied().unwrap()
    }

    fn words(&mut self, body: String) -> WordsRow {
        let id = (u128::from(self.dice.throw()) << 64) | u128::from(self.dice.throw());
        let mut key = [0u8; 32];
        key.fill_with(|| self.dice.throw() as u8);
        WordsRow { id: WordsId(uuid::Uuid::from_u128(id)), key, text: Text { body, ..Text::default() } }
    }

    fn command(&mut self, verb: Verb, row: &CaseRow, other: &CaseRow, now: Timestamp) -> (Command, Option<WordsRow>) {
        self.said += 1;
        let said = self.words(format!("第{}次说明：情况属实，正在处理", self.said));
        let words: Words = said.pointer();
        let some = Some(words.clone());
        let in_days = |days: u64| now + SignedDuration::from_hours(24 * i64::try_from(days).unwrap());
        let ask = |request| Command::Ask(Ask { request, words: words.clone() });
        let command = match verb {
            Verb::Submit | Verb::Sign => return (Command::Sign, None),
            Verb::Resume => return (Command::Resume, None),
            Verb::Archive => return (Command::Archive, None),
            Verb::Accept => return (Command::Accept(Accept { category: None }), None),
            Verb::Dispatch => {
                // The directory knows no unit for `other`.
                let unit = (row.category.as_str() == "city.other" || self.dice.percent(10)).then(|| self.unit());
                return (Command::Dispatch(Dispatch { unit }), None);
            }
            Verb::Assist => return (Command::Assist(Assist { units: vec![self.unit()] }), None),
            Verb::Merge => return (Command::Merge(Merge { into: other.number }), None),
            Verb::Split => {
                let part = |people: &mut People| Part {
                    category: people.one_of(&CATEGORIES).parse().unwrap(),
                    unit: people.dice.percent(60).then(|| people.unit()),
                };
                return (Command::Split(Split { parts: vec![part(self), part(self)] }), None);
            }
            Verb::Amend => {
                let category = Some(self.one_of(&CATEGORIES).parse().unwrap());
                return (Command::Amend(Amend { category, ..Amend::default() }), None);
            }
            Verb::HandOver => return (Command::HandOver(HandOver { to: "fire".parse().unwrap() }), None),
            Verb::Relieve => {
                let unit = row.helpers.first().cloned().unwrap_or_else(|| self.unit());
                Command::Relieve(Relieve { units: vec![unit], words })
            }
            Verb::Decline => Command::Decline(Decline { words, guide: None }),
            Verb::Return => Command::Return(Return { words }),
            Verb::Grant => Command::Grant(Grant { words: some }),
            Verb::Refuse => Command::Refuse(Refuse { words }),
            Verb::Reassign => Command::Reassign(Reassign { unit: Some(self.unit()), words }),
            Verb::Contribute => Command::Contribute(Contribute { words }),
            Verb::Extend => ask(Request::Extend { budget: Budget::parse("2 working days").unwrap() }),
            Verb::Suspend => ask(Request::Suspend { until: in_days(1 + self.dice.below(12)) }),
            Verb::Defer => ask(Request::Defer { until: in_days(1 + self.dice.below(12)) }),
            Verb::SetAside => ask(Request::SetAside),
            Verb::Reply => Command::Reply(Reply { words, outcome: None }),
            Verb::Resolve => Command::Resolve(Resolve { words: some, ..Resolve::default() }),
            Verb::Plan => {
                Command::Plan(Plan { words, dates: vec![in_days(self.dice.below(4)), in_days(5 + self.dice.below(9))] })
            }
            Verb::Meet => {
                let milestone = u32::try_from(1 + self.dice.below(3)).unwrap();
                Command::Meet(Meet { milestone, words: some, photos: Vec::new() })
            }
            Verb::Chase => {
                let grade = u8::try_from(1 + self.dice.below(3)).unwrap();
                Command::Chase(Chase { grade, words })
            }
            Verb::Object => Command::Object(Object { words }),
            Verb::Verify => Command::Verify(Verify { words: some }),
            Verb::CallBack => {
                let satisfied = *self.dice.pick(&[None, Some(true), Some(false)]).unwrap();
                Command::CallBack(CallBack { satisfied, words: some })
            }
            Verb::Rate => {
                let score = u8::try_from(self.dice.below(7)).unwrap();
                Command::Rate(Rate { score, words: some })
            }
            Verb::Reopen => Command::Reopen(Reopen { words }),
            Verb::Withdraw => Command::Withdraw(Withdraw { words: some }),
        };
        (command, Some(said))
    }
}
