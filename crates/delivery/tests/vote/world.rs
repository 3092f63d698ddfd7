//! A congress small enough to count by hand.

use jiff::SignedDuration;
use jiff::civil::date;
use std::collections::BTreeMap;
use yinuo_calendar::Calendar;
use yinuo_casework::{Directory, Level, Unit, Words};
use yinuo_delivery::candidate::{self, Costing, Fund, Idea, Payment, Voice};
use yinuo_delivery::vote::{self, Ballot, Choice, Choices, Code, Plan, Protocol, SlipId, Spare, Vote, ballot, slip};
use yinuo_delivery::{Command, Dossier, Entry, Rules, Scene, decide};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Role, Timestamp, UnitId, WordsId};

pub struct World {
    pub dossiers: BTreeMap<CaseNumber, Dossier>,
    pub journal: BTreeMap<CaseNumber, Vec<Entry>>,
    pub rules: Rules,
    pub now: Timestamp,
    directory: Directory,
    calendar: Calendar,
}

pub fn unit(id: &str) -> UnitId {
    id.parse().unwrap()
}

/// The post that prepares and opens.
pub fn office() -> Actor {
    Actor::staff(Role::Supervisor, unit("office"), "clerk".parse().unwrap())
}

/// The post that counts.
pub fn teller() -> Actor {
    Actor::staff(Role::Supervisor, unit("office"), "teller".parse().unwrap())
}

pub fn of(id: &str) -> Actor {
    Actor::staff(Role::Unit, unit(id), "desk".parse().unwrap())
}

pub fn number(serial: u32) -> CaseNumber {
    CaseNumber::new(date(2026, 11, 24), serial)
}

pub fn words(chars: u32) -> Words {
    Words { id: WordsId(uuid::Uuid::from_u128(7)), digest: "0".repeat(64), chars }
}

pub fn idea(voice: Voice, unit: Option<UnitId>) -> Box<Idea> {
    Box::new(Idea { voice, unit, year: 2027, words: words(80), title_chars: 12 })
}

pub fn costing(lead: &str) -> Box<Costing> {
    let pays = vec![Payment { fund: Fund::City, wan: 80.5 }, Payment { fund: Fund::County, wan: 19.5 }];
    let (lead, due) = (unit(lead), date(2027, 12, 31));
    Box::new(Costing { wan: 100.0, pays, lead, due, people: Some(4_000), words: words(40) })
}

pub fn plan(roll: u32, seats: u32) -> Box<Plan> {
    Box::new(Plan { year: 2027, words: words(30), title_chars: 20, roll, seats })
}

/// The code of a slip: in the world a shell rolls dice.
pub fn code(round: u32, nth: u32) -> Code {
    let mut bytes = [0; 10];
    bytes[..4].copy_from_slice(&round.to_be_bytes());
    bytes[4..8].copy_from_slice(&nth.wrapping_mul(2_654_435_761).to_be_bytes());
    bytes[8..].copy_from_slice(&[7, 9]);
    Code::from_random(bytes)
}

/// `+` for, `-` against, `0` abstain, `.` not named; candidates by the order of the paper.
pub fn choices(paper: &[CaseNumber], marks: &str) -> Choices {
    let choice = |mark| match mark {
        '+' => Some(Choice::For),
        '-' => Some(Choice::Against),
        '0' => Some(Choice::Abstain),
        _ => None,
    };
    paper.iter().zip(marks.chars()).filter_map(|(number, mark)| Some((*number, choice(mark)?))).collect()
}

impl World {
    pub fn new() -> World {
        let unit = |id: &str, parent: Option<&str>| Unit {
            id: unit(id),
            name: id.into(),
            en: id.into(),
            short: id.into(),
            level: Level::City,
            parent: parent.map(unit),
        };
        let units =
            vec![unit("office", None), unit("works", None), unit("lamps", Some("works")), unit("schools", None)];
        World {
            dossiers: BTreeMap::new(),
            journal: BTreeMap::new(),
            rules: Rules::default(),
            now: "2026-11-24T01:00:00Z".parse().unwrap(),
            directory: Directory::new(Vec::new(), Vec::new(), units, Vec::new(), Vec::new()),
            calendar: Calendar::china(),
        }
    }

    /// Decides and applies, like a shell.
    pub fn act(&mut self, number: CaseNumber, by: &Actor, command: &Command) -> Result<(), Refusal> {
        let known = |other: CaseNumber| Some((other, self.dossiers.get(&other)?.clone()));
        let others = command.others().into_iter().filter_map(known).collect();
        let scene = Scene {
            number,
            now: self.now,
            by,
            rules: &self.rules,
            directory: &self.directory,
            calendar: &self.calendar,
            others: &others,
        };
        for entry in decide(self.dossiers.get(&number), command, &scene)? {
            match self.dossiers.get_mut(&number) {
                Some(dossier) => dossier.apply(&entry),
                None => {
                    self.dossiers.insert(number, Dossier::open(number, &entry).unwrap());
                }
            }
            self.journal.entry(number).or_default().push(entry);
        }
        Ok(())
    }

    pub fn candidate(&mut self, number: CaseNumber, command: candidate::Command) -> Result<(), Refusal> {
        self.act(number, &office(), &Command::Candidate(command))
    }

    pub fn vote(&mut self, number: CaseNumber, command: vote::Command) -> Result<(), Refusal> {
        self.act(number, &office(), &Command::Vote(command))
    }

    pub fn costed(&mut self, number: CaseNumber) {
        self.candidate(number, candidate::Command::Suggest(idea(Voice::Deputy, None))).unwrap();
        self.candidate(number, candidate::Command::Accept).unwrap();
        self.candidate(number, candidate::Command::Cost(costing("lamps"))).unwrap();
    }

    pub fn the_vote(&self) -> &Vote {
        self.dossiers[&number(1)].vote().unwrap()
    }

    pub fn close(&mut self) {
        self.now = self.the_vote().closes_at.unwrap();
    }
}

/// A vote that is open, and what lies in its urn.
pub struct Sitting {
    pub world: World,
    pub vote: CaseNumber,
    pub paper: Vec<CaseNumber>,
    pub codes: Vec<Code>,
    pub urn: BTreeMap<SlipId, Ballot>,
}

impl Sitting {
    /// Listed, not open yet.
    pub fn drafted(roll: u32, seats: u32, candidates: u32) -> Sitting {
        let mut world = World::new();
        let vote = number(1);
        // Not in the order of their numbers: the paper has its own.
        let paper: Vec<CaseNumber> = (0..candidates).rev().map(|nth| number(10 + nth)).collect();
        world.vote(vote, vote::Command::Draft(plan(roll, seats))).unwrap();
        paper.iter().for_each(|it| world.costed(*it));
        world.vote(vote, vote::Command::List { candidates: paper.clone() }).unwrap();
        for it in &paper {
            world.candidate(*it, candidate::Command::Enlist { vote }).unwrap();
        }
        Sitting { world, vote, paper, codes: Vec::new(), urn: BTreeMap::new() }
    }

    pub fn open(roll: u32, seats: u32, candidates: u32) -> Sitting {
        let mut sitting = Sitting::drafted(roll, seats, candidates);
        sitting.next_round().unwrap();
        sitting
    }

    pub fn slips(&self, round: u32, roll: u32) -> Vec<SlipId> {
        let mut slips: Vec<SlipId> = (0..roll).map(|nth| slip::id(self.vote, round, &code(round, nth))).collect();
        slips.sort();
        slips
    }

    pub fn next_round(&mut self) -> Result<(), Refusal> {
        let (round, roll) = (self.world.the_vote().round + 1, self.world.the_vote().card.plan.roll);
        let slips = self.slips(round, roll);
        let closes_at = self.world.now + SignedDuration::from_hours(2);
        self.world.vote(self.vote, vote::Command::Open { paper: self.paper.clone(), slips, closes_at })?;
        self.codes = (0..roll).map(|nth| code(round, nth)).collect();
        self.urn.clear();
        Ok(())
    }

    /// A deputy votes; the shell keeps the urn.
    pub fn cast(&mut self, nth: usize, marks: &str) -> Result<ballot::Cast, Refusal> {
        let code = &self.codes[nth];
        let vote = self.world.the_vote();
        let slip = slip::id(self.vote, vote.round, code);
        let cast = ballot::cast(vote, code, &choices(&self.paper, marks), self.urn.get(&slip), self.world.now)?;
        if let ballot::Cast::New(ballot) = &cast {
            self.urn.insert(slip, ballot.clone());
        }
        Ok(cast)
    }

    /// What the urn would hold had nobody checked it.
    pub fn force(&mut self, nth: usize, marks: &str) {
        let ballot =
            ballot::seal(self.vote, self.world.the_vote().round, &self.codes[nth], &choices(&self.paper, marks));
        self.urn.insert(ballot.slip, ballot);
    }

    pub fn spare(&self, nths: impl IntoIterator<Item = usize>) -> Vec<Spare> {
        nths.into_iter().map(|nth| Spare::new(self.codes[nth].clone())).collect()
    }

    pub fn count(&mut self, spare: Vec<Spare>) -> Result<(), Refusal> {
        let ballots = self.urn.values().cloned().collect();
        self.count_of(spare, ballots)
    }

    pub fn count_of(&mut self, spare: Vec<Spare>, ballots: Vec<Ballot>) -> Result<(), Refusal> {
        self.world.act(self.vote, &teller(), &Command::Vote(vote::Command::Count { spare, ballots }))
    }

    pub fn protocol(&self) -> Protocol {
        Protocol::counted(self.world.the_vote()).unwrap()
    }
}
