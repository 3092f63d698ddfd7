//! A tiny engine in memory: cases by number, effects carried out at once, timers fired on demand.

use super::commands::{command, morning, number, submit, who};
use super::{City, city};
use std::collections::BTreeMap;
use yinuo_casework::commands::elapse::Elapse;
use yinuo_casework::commands::submit::Submit;
use yinuo_casework::{Case, Command, Effect, Entry, Stage, Verb, effects};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule, Timestamp};

pub struct World {
    pub city: City,
    pub cases: BTreeMap<CaseNumber, (Case, Vec<Entry>)>,
    /// Effects that a rule refused: there should be none.
    pub refused: Vec<Refusal>,
    serial: u32,
}

impl World {
    pub fn new(city: City) -> World {
        World { city, cases: BTreeMap::new(), refused: Vec::new(), serial: 0 }
    }

    /// A case at a stage, reached by the shortest way on Tuesday at ten.
    pub fn at(city: City, verbs: &[Verb]) -> (World, CaseNumber) {
        let mut world = World::new(city);
        let case = world.lead(verbs);
        (world, case)
    }

    /// One more case, led along a way.
    pub fn lead(&mut self, verbs: &[Verb]) -> CaseNumber {
        let case = self.open(|_| (), &Actor::CITIZEN, morning()).unwrap();
        for verb in verbs {
            self.go(case, *verb, morning()).unwrap_or_else(|refusal| panic!("{verb:?}: {refusal}"));
        }
        case
    }

    pub fn open(
        &mut self,
        change: impl FnOnce(&mut Submit),
        by: &Actor,
        now: Timestamp,
    ) -> Result<CaseNumber, Refusal> {
        let fresh = number(self.serial + 1);
        self.say(fresh, &submit(change), by, now).map(|()| fresh)
    }

    /// The usual command of a verb, by somebody who may.
    pub fn go(&mut self, case: CaseNumber, verb: Verb, now: Timestamp) -> Result<(), Refusal> {
        self.say(case, &command(verb), &who(verb), now)
    }

    /// Decides, takes up the entries, and carries out what they cause.
    pub fn say(&mut self, to: CaseNumber, command: &Command, by: &Actor, now: Timestamp) -> Result<(), Refusal> {
        let other = command.other().and_then(|other| self.cases.get(&other)).map(|(case, _)| case);
        let case = self.cases.get(&to).map(|(case, _)| case);
        let entries = self.city.decide(to, case, other, command, (by, now))?;
        let mut caused = Vec::new();
        for entry in entries {
            let (case, history) = match self.cases.remove(&to) {
                Some((mut case, history)) => {
                    case.apply(&entry);
                    (case, history)
                }
                None => (Case::open(&entry).expect("the first entry is a submission"), Vec::new()),
            };
            caused.extend(effects(&case, &entry));
            self.serial = self.serial.max(to.serial());
            self.cases.insert(to, (case, [history, vec![entry]].concat()));
        }
        for effect in caused {
            let result = match effect {
                Effect::Tell { case, command } => self.say(case, &command, &Actor::SYSTEM, now),
                Effect::Open(part) => {
                    let fresh = number(self.serial + 1);
                    self.say(fresh, &Command::Submit(part), &Actor::SYSTEM, now)
                }
            };
            self.refused.extend(result.err());
        }
        Ok(())
    }

    /// Fires every timer that is due, and those that follow from them.
    pub fn tick(&mut self, now: Timestamp) {
        for _ in 0..1_000 {
            let wakes: Vec<_> = self
                .cases
                .iter()
                .flat_map(|(case, (state, _))| state.wakes().into_iter().map(|wake| (*case, wake)))
                .filter(|(_, wake)| wake.at < now)
                .collect();
            if wakes.is_empty() {
                return;
            }
            for (case, wake) in wakes {
                let elapse = Elapse { clock: wake.clock, round: wake.round, point: wake.point, tag: wake.tag };
                self.say(case, &Command::Elapse(elapse), &Actor::SYSTEM, now).unwrap();
            }
        }
        panic!("timers without end");
    }

    pub fn case(&self, number: CaseNumber) -> &Case {
        &self.cases[&number].0
    }

    pub fn stage(&self, number: CaseNumber) -> Stage {
        self.case(number).stage
    }

    pub fn history(&self, number: CaseNumber) -> &[Entry] {
        &self.cases[&number].1
    }

    /// The entry that came last.
    pub fn last(&self, number: CaseNumber) -> &Entry {
        self.history(number).last().unwrap()
    }

    /// The rule that refuses, which must leave everything as it was.
    pub fn no(&mut self, case: CaseNumber, command: &Command, by: &Actor, now: Timestamp) -> Rule {
        let before = self.cases.clone();
        let rule = self.say(case, command, by, now).expect_err("refused").rule;
        assert!(before == self.cases, "a refusal changes nothing");
        rule
    }
}

/// Through the intake to the unit that has signed.
pub const SIGNED: &[Verb] = &[Verb::Accept, Verb::Dispatch, Verb::Sign];
pub const REPLIED: &[Verb] = &[Verb::Accept, Verb::Dispatch, Verb::Sign, Verb::Reply];
pub const RESOLVED: &[Verb] = &[Verb::Accept, Verb::Dispatch, Verb::Sign, Verb::Reply, Verb::Resolve];

/// The plain city with a case that has signed.
pub fn signed() -> (World, CaseNumber) {
    World::at(city(), SIGNED)
}
