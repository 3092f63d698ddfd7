//! Laws of the urn: a slip votes once, the count takes all of it, and nothing tells who came first.

use super::Make;
use super::engine::Bench;
use crate::{Deed, Engine, Rejection, StoredRecord, Target, Text, WordsRow};
use jiff::civil::date;
use yinuo_delivery::candidate::{Command as Candidate, Costing, Fund, Idea, Payment, Voice};
use yinuo_delivery::vote::{Ballot, Choice, Choices, Code, Command as Vote, Plan, Protocol, protocol, slip};
use yinuo_delivery::{Command, Dossier};
use yinuo_kernel::{Actor, CaseNumber, Role, Rule, Timestamp, WordsId};

const DEPUTIES: u8 = 6;

fn office(post: &str) -> Actor {
    Actor::staff(Role::Supervisor, "works".parse().unwrap(), post.parse().unwrap())
}

fn words(id: u128, title: &str) -> WordsRow {
    let text = Text { title: title.into(), body: "说明".into(), ..Text::default() };
    WordsRow { id: WordsId(uuid::Uuid::from_u128(id)), key: [6; 32], text }
}

fn code(n: u8) -> Code {
    Code::from_random([n; 10])
}

/// Codes in the order of their slips, as the list of slips has them.
fn slips(vote: CaseNumber, round: u32) -> Vec<slip::SlipId> {
    let mut slips: Vec<_> = (0..DEPUTIES).map(|n| slip::id(vote, round, &code(n + 10 * (round as u8 - 1)))).collect();
    slips.sort();
    slips
}

fn done(engine: &Engine, target: Target, command: Command, rows: Vec<WordsRow>, by: Actor) -> CaseNumber {
    let deed = Deed { words: rows, ..Deed::plain(target, command, by) };
    engine.deliver_blocking(vec![deed]).unwrap().remove(0).case
}

/// An open vote of six deputies on three candidates for two seats.
pub(super) struct Booth {
    pub(super) bench: Bench,
    pub(super) vote: CaseNumber,
    pub(super) paper: Vec<CaseNumber>,
}

impl Booth {
    pub(super) fn over(make: &impl Make) -> Booth {
        let bench = Bench::over(make);
        let engine = &bench.engine;
        let mut paper = Vec::new();
        for n in 1..=3 {
            let row = words(n, "增设公交候车亭");
            let pointer = row.pointer();
            let idea = Idea { voice: Voice::Deputy, unit: None, year: 2027, words: pointer, title_chars: 7 };
            let suggest = Command::Candidate(Candidate::Suggest(Box::new(idea)));
            let number = done(engine, Target::New, suggest, vec![row], office("office1"));
            let row = words(n + 10, "");
            let costing = Costing {
                wan: 120.0,
                pays: vec![Payment { fund: Fund::City, wan: 120.0 }],
                lead: "lamps".parse().unwrap(),
                due: date(2027, 10, 31),
                people: Some(9_000),
                words: row.pointer(),
            };
            let it = Target::Case(number);
            done(engine, it, Command::Candidate(Candidate::Accept), Vec::new(), office("office1"));
            let cost = Command::Candidate(Candidate::Cost(Box::new(costing)));
            done(engine, it, cost, vec![row], office("office1"));
            paper.push(number);
        }
        let row = words(30, "二〇二七年民生实事票决");
        let (roll, seats) = (u32::from(DEPUTIES), 2);
        let plan = Plan { year: 2027, words: row.pointer(), title_chars: 11, roll, seats };
        let vote = done(engine, Target::New, Command::Vote(Vote::Draft(Box::new(plan))), vec![row], office("office1"));
        let list = Command::Vote(Vote::List { candidates: paper.clone() });
        done(engine, Target::Case(vote), list, Vec::new(), office("office1"));
        for number in &paper {
            let enlist = Command::Candidate(Candidate::Enlist { vote });
            done(engine, Target::Case(*number), enlist, Vec::new(), office("office1"));
        }
        let booth = Booth { bench, vote, paper };
        booth.open(1);
        booth
    }

    fn open(&self, round: u32) {
        let open = Vote::Open { paper: self.paper.clone(), slips: slips(self.vote, round), closes_at: self.close() };
        done(&self.bench.engine, Target::Case(self.vote), Command::Vote(open), Vec::new(), office("office1"));
    }

    fn close(&self) -> Timestamp {
        self.bench.at(24, 12, 0)
    }

    pub(super) fn cast(&self, n: u8, yes: &[usize]) -> Result<Ballot, Rejection> {
        let choice = |at: usize| if yes.contains(&at) { Choice::For } else { Choice::Against };
        let choices: Choices = self.paper.iter().enumerate().map(|(at, number)| (*number, choice(at))).collect();
        self.bench.engine.cast_blocking(self.vote, code(n), choices)
    }

    /// Whatever a caller sends along is not what is counted.
    fn count(&self, stuffed: Vec<Ballot>) -> Result<Dossier, Rejection> {
        self.bench.clock.set(self.close());
        let count = Command::Vote(Vote::Count { spare: Vec::new(), ballots: stuffed });
        let deed = Deed::plain(Target::Case(self.vote), count, office("office2"));
        self.bench.engine.deliver_blocking(vec![deed]).map_err(|mut no| no.remove(0).1)?;
        Ok(self.dossier())
    }

    fn dossier(&self) -> Dossier {
        let course = self.bench.reader.course(self.bench.city.world.place, self.vote).unwrap();
        Dossier::replay(self.vote, &course).unwrap()
    }

    fn records(&self) -> Vec<StoredRecord> {
        self.bench.reader.records_after(self.bench.city.world.place, 0, 1_000).unwrap()
    }
}

fn refused(cast: Result<Ballot, Rejection>) -> Rule {
    match cast {
        Err(Rejection::Refused(refusal)) => refusal.rule,
        other => panic!("no refusal: {other:?}"),
    }
}

pub(super) fn a_slip_votes_once_and_a_count_takes_the_urn(make: &impl Make) {
    let booth = Booth::over(make);
    let before = booth.records();
    let first = booth.cast(0, &[0, 1]).unwrap();
    assert_eq!(booth.cast(0, &[0, 1]).unwrap(), first, "pressed twice");
    assert_eq!(refused(booth.cast(0, &[1, 2])), Rule::SlipUsed);
    assert_eq!(refused(booth.cast(1, &[0, 1, 2])), Rule::TooManyChosen);
    assert_eq!(refused(booth.cast(99, &[0])), Rule::UnknownSlip);
    for n in 1..DEPUTIES {
        booth.cast(n, &[0]).unwrap();
    }
    assert_eq!(booth.records(), before, "a ballot leaves no record");
    let counted = booth.count(vec![first.clone(), first]).unwrap();
    let vote = counted.vote().unwrap();
    let tally = &vote.counted.as_ref().unwrap().tally;
    assert_eq!((tally.cast, tally.valid, tally.lines[0].yes, tally.lines[1].yes), (6, 6, 6, 1), "each once");
    assert_eq!(protocol::verify(&Protocol::counted(vote).unwrap()), []);
    assert_eq!(refused(booth.cast(0, &[0, 1])), Rule::StageForbids, "too late, also for the same again");
    booth.bench.verified();
}

pub(super) fn an_ended_round_leaves_an_empty_urn(make: &impl Make) {
    let booth = Booth::over(make);
    booth.cast(0, &[0]).unwrap();
    let row = words(40, "票签遗失");
    let broken = Command::Vote(Vote::Break { words: row.pointer() });
    done(&booth.bench.engine, Target::Case(booth.vote), broken, vec![row], office("office1"));
    booth.open(2);
    assert_eq!(refused(booth.cast(0, &[0])), Rule::UnknownSlip, "a slip is of one round");
    booth.cast(10, &[0]).unwrap();
    let failed = booth.count(Vec::new()).unwrap();
    let failed = &failed.vote().unwrap().failed;
    let cast: Vec<usize> = failed.iter().map(|failed| failed.cast.len()).collect();
    assert_eq!(cast, [0, 1], "no quorum; the ballot of the broken round is not counted");
    let open = booth.bench.engine.cast_blocking(booth.vote, code(10), Choices::new());
    assert_eq!(refused(open), Rule::StageForbids);
    booth.bench.verified();
}

pub(super) fn the_chain_tells_no_order(make: &impl Make) {
    let record = |order: [u8; 6]| {
        let booth = Booth::over(make);
        for n in order {
            // Time passes between them.
            booth.bench.clock.set(booth.bench.at(24, 10, 1 + n as i8));
            booth.cast(n, if n % 2 == 0 { &[0, 1] } else { &[2] }).unwrap();
        }
        booth.count(Vec::new()).unwrap();
        booth.records()
    };
    assert_eq!(record([0, 1, 2, 3, 4, 5]), record([5, 2, 0, 4, 1, 3]));
}
