//! Laws of the engine over a store.

use super::{Make, SmallCity, small_city};
use crate::World;
use crate::{Engine, Reader, Receipt, Rejection, Submission, Target, Text, WordsRow, verify};
use jiff::civil::date;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use yinuo_casework::commands::{
    accept::Accept, dispatch::Dispatch, rate::Rate, reopen::Reopen, reply::Reply, resolve::Resolve, submit::Submit,
};
use yinuo_casework::{Command, Event, Light, Stage, Words};
use yinuo_kernel::{Actor, CaseNumber, ManualClock, Rule, Timestamp, WordsId};

/// A running engine over a fresh store.
pub(super) struct Bench {
    pub(super) city: SmallCity,
    pub(super) clock: Arc<ManualClock>,
    pub(super) engine: Engine,
    pub(super) reader: Arc<dyn Reader>,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

fn words(body: &str) -> WordsRow {
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let text = Text { body: body.into(), ..Text::default() };
    WordsRow { id: WordsId(uuid::Uuid::from_u128(u128::from(id))), key: [id as u8; 32], text }
}

fn matter(kind: &str, category: &str, cell: Option<&str>, words: Words) -> Submit {
    Submit {
        cell: cell.map(|cell| cell.parse().unwrap()),
        ..Submit::plain(kind.parse().unwrap(), category.parse().unwrap(), words)
    }
}

impl Bench {
    pub(super) fn over(make: &impl Make) -> Bench {
        Self::with(make, small_city().world)
    }

    /// The same people in another world.
    pub(super) fn with(make: &impl Make, world: Arc<World>) -> Bench {
        let city = SmallCity { world, ..small_city() };
        let (store, reader) = make.make();
        // Tuesday 10:00
        let start = city.world.calendar().instant(date(2026, 11, 24).at(10, 0, 0, 0));
        let clock = Arc::new(ManualClock::at(start));
        let engine = Engine::start(store, city.world.clone(), clock.clone()).unwrap();
        Bench { city, clock, engine, reader }
    }

    pub(super) fn at(&self, day: i8, hour: i8, minute: i8) -> Timestamp {
        self.city.world.calendar().instant(date(2026, 11, day).at(hour, minute, 0, 0))
    }

    pub(super) fn run(
        &self,
        target: Target,
        by: &Actor,
        key: Option<&str>,
        body: Option<&str>,
        command: impl FnOnce(Option<Words>) -> Command,
    ) -> Result<Receipt, Rejection> {
        let row = body.map(words);
        let command = command(row.as_ref().map(WordsRow::pointer));
        self.engine.submit_blocking(Submission {
            target,
            case_type: None,
            key: key.map(str::to_owned),
            asked: format!("{:?}{body:?}", command.verb()),
            command,
            seen: None,
            by: by.clone(),
            words: row.into_iter().collect(),
            person: None,
            blobs: Vec::new(),
        })
    }

    pub(super) fn submit(&self, category: &str, cell: Option<&str>, key: Option<&str>) -> Result<Receipt, Rejection> {
        self.run(Target::New, &Actor::CITIZEN, key, Some("路灯不亮了"), |words| {
            Command::Submit(Box::new(matter("help", category, cell, words.unwrap())))
        })
    }

    /// A new case that is not sent yet.
    pub(super) fn draft(&self, category: &str, body: &str) -> Submission {
        let row = words(body);
        Submission {
            target: Target::New,
            case_type: None,
            key: None,
            asked: String::new(),
            command: Command::Submit(Box::new(matter("help", category, None, row.pointer()))),
            seen: None,
            by: Actor::CITIZEN,
            words: vec![row],
            person: None,
            blobs: Vec::new(),
        }
    }

    /// A sealed one.
    pub(super) fn sealed_draft(&self, body: &str) -> Submission {
        let row = words(body);
        let command = Command::Submit(Box::new(matter("report", "city.other", None, row.pointer())));
        Submission { command, words: vec![row], ..self.draft("city.other", body) }
    }

    pub(super) fn accept(&self, case: CaseNumber) -> Result<Receipt, Rejection> {
        let accept = Command::Accept(Accept { category: None });
        self.run(Target::Case(case), &self.city.operator, None, None, |_| accept)
    }

    pub(super) fn dispatch(&self, case: CaseNumber) -> Result<Receipt, Rejection> {
        let dispatch = Command::Dispatch(Dispatch { unit: None });
        self.run(Target::Case(case), &self.city.dispatcher, None, None, |_| dispatch)
    }

    pub(super) fn sign(&self, case: CaseNumber, by: &Actor) -> Result<Receipt, Rejection> {
        self.run(Target::Case(case), by, None, None, |_| Command::Sign)
    }

    pub(super) fn reply(&self, case: CaseNumber, by: &Actor) -> Result<Receipt, Rejection> {
        self.run(Target::Case(case), by, None, Some("已安排抢修"), |words| {
            Command::Reply(Reply { words: words.unwrap(), outcome: None })
        })
    }

    pub(super) fn resolve(&self, case: CaseNumber, by: &Actor) -> Result<Receipt, Rejection> {
        self.run(Target::Case(case), by, None, None, |words| Command::Resolve(Resolve { words, ..Resolve::default() }))
    }

    pub(super) fn reopen(&self, case: CaseNumber) -> Result<Receipt, Rejection> {
        self.run(Target::Case(case), &Actor::CITIZEN, None, Some("还是不亮"), |words| {
            Command::Reopen(Reopen { words: words.unwrap() })
        })
    }

    pub(super) fn verified(&self) {
        for place in self.reader.places().unwrap() {
            let proof = verify(self.reader.as_ref(), place).unwrap();
            assert_eq!(proof.problems, [], "{proof:?}");
        }
    }
}

pub(super) fn a_case_goes_its_way(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let case = b.submit("city.lamp", Some("g1"), Some("k1")).unwrap().case;
    assert_eq!(case.to_string(), "261124-00001-".to_owned() + &case.bare()[11..]);
    b.accept(case).unwrap();
    b.dispatch(case).unwrap();
    let wrong = b.sign(case, &b.city.roads).unwrap_err();
    assert!(matches!(wrong, Rejection::Refused(r) if r.rule == Rule::NotYourUnit));
    b.sign(case, &b.city.lamps).unwrap();
    let early = b.resolve(case, &b.city.lamps).unwrap_err();
    assert!(matches!(early, Rejection::Refused(r) if r.rule == Rule::ReplyFirst));
    b.reply(case, &b.city.lamps).unwrap();
    b.clock.set(b.at(26, 9, 0));
    b.resolve(case, &b.city.lamps).unwrap();
    let row = b.reader.row(place, case).unwrap().unwrap();
    assert_eq!((row.stage, row.in_time, row.due), (Stage::Resolved, Some(true), None));
    b.reopen(case).unwrap();
    let row = b.reader.row(place, case).unwrap().unwrap();
    assert_eq!((row.stage, row.round, row.unit.unwrap().as_str()), (Stage::Dispatched, 2, "lamps"));
    assert_eq!((row.resolved_at, row.in_time), (None, None), "open again is not resolved");
    b.sign(case, &b.city.lamps).unwrap();
    b.reply(case, &b.city.lamps).unwrap();
    b.resolve(case, &b.city.lamps).unwrap();
    let rate = Command::Rate(Rate { score: 5, words: None });
    b.run(Target::Case(case), &Actor::CITIZEN, None, None, |_| rate).unwrap();
    assert_eq!(b.reader.row(place, case).unwrap().unwrap().score, Some(5));
    assert_eq!(b.reader.history(place, case).unwrap().len(), 11);
    b.verified();
}

pub(super) fn a_key_gives_its_receipt_again(make: &impl Make) {
    let b = Bench::over(make);
    let first = b.submit("city.lamp", None, Some("same")).unwrap();
    b.clock.set(b.at(24, 11, 0));
    let again = b.submit("city.lamp", None, Some("same")).unwrap();
    assert_eq!(first, again, "the same answer, also an hour later");
    let other = b.run(Target::Case(first.case), &b.city.operator, Some("same"), None, |_| {
        Command::Accept(Accept { category: None })
    });
    assert!(matches!(other, Err(Rejection::Refused(r)) if r.rule == Rule::KeyReused));
    let history = b.reader.history(b.city.world.place, first.case).unwrap();
    assert_eq!(history.iter().filter(|entry| matches!(entry.event, Event::Submitted(_))).count(), 1);
    assert!(b.reader.row(b.city.world.place, CaseNumber::new(date(2026, 11, 24), 2)).unwrap().is_none());
    assert_eq!(b.reader.receipt(b.city.world.place, "same").unwrap(), Some(first));
    b.verified();
}

pub(super) fn refusals_change_nothing(make: &impl Make) {
    let b = Bench::over(make);
    for (category, cell, rule) in
        [("nowhere", None, Rule::UnknownCategory), ("city.lamp", Some("g9"), Rule::UnknownCell)]
    {
        let refused = b.submit(category, cell, Some("k"));
        assert!(matches!(refused, Err(Rejection::Refused(r)) if r.rule == rule), "{category}");
    }
    assert!(b.reader.places().unwrap().is_empty(), "no record was written");
    let none = CaseNumber::new(date(2026, 11, 24), 99);
    assert!(matches!(b.accept(none), Err(Rejection::Refused(r)) if r.rule == Rule::UnknownCase));
    let case = b.submit("city.other", None, Some("k")).unwrap().case;
    assert_eq!(case.serial(), 1, "a refused submission uses up no number, and its key stays free");
    b.accept(case).unwrap();
    assert!(matches!(b.dispatch(case), Err(Rejection::Refused(r)) if r.rule == Rule::NoRoute));
    b.verified();
}

pub(super) fn many_clients_get_distinct_numbers(make: &impl Make) {
    let b = Bench::over(make);
    let mut numbers: Vec<u32> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..8)
            .map(|client| {
                let b = &b;
                scope.spawn(move || {
                    (0..10)
                        .map(|n| {
                            let key = format!("{client}-{n}");
                            let case = b.submit("city.lamp", Some("g1"), Some(&key)).unwrap().case;
                            assert!(b.reader.row(b.city.world.place, case).unwrap().is_some(), "acknowledged is read");
                            b.accept(case).unwrap();
                            case.serial()
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
    });
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=80).collect::<Vec<_>>());
    b.verified();
}

pub(super) fn timers_fire_once_and_only_while_running(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let case = b.submit("city.lamp", None, None).unwrap().case;
    let elapsed = || {
        let history = b.reader.history(place, case).unwrap();
        history.iter().filter(|entry| matches!(entry.event, Event::Elapsed { .. })).count()
    };
    b.clock.set(b.at(24, 10, 20));
    b.engine.tick_blocking().unwrap();
    assert_eq!(elapsed(), 0, "the warning point itself has not passed");
    b.clock.set(b.at(24, 10, 21));
    for _ in 0..3 {
        b.engine.tick_blocking().unwrap();
    }
    assert_eq!(elapsed(), 1, "one warning, however often it is looked at");
    b.clock.set(b.at(24, 10, 31));
    for _ in 0..3 {
        b.engine.tick_blocking().unwrap();
    }
    assert_eq!(elapsed(), 2);
    let row = b.reader.row(place, case).unwrap().unwrap();
    assert_eq!(row.light(b.at(24, 10, 30)), Some(Light::Warn), "met up to the instant itself");
    assert_eq!(row.light(b.at(24, 10, 31)), Some(Light::Late));
    b.accept(case).unwrap();
    let withdraw = Command::Withdraw(yinuo_casework::commands::withdraw::Withdraw { words: None });
    b.run(Target::Case(case), &Actor::CITIZEN, None, None, |_| withdraw).unwrap();
    b.clock.set(b.at(30, 10, 0));
    b.engine.tick_blocking().unwrap();
    assert_eq!(elapsed(), 2, "a stopped clock says nothing");
    assert!(b.reader.timers(place).unwrap().is_empty());
    b.verified();
}

pub(super) fn forgotten_words_leave_the_chain_whole(make: &impl Make) {
    let b = Bench::over(make);
    b.submit("city.lamp", None, None).unwrap();
    let proof = verify(b.reader.as_ref(), b.city.world.place).unwrap();
    assert_eq!((proof.records, proof.cases, proof.digests, proof.forgotten), (1, 1, 1, 0));
    assert_eq!(proof.head.len(), 64);
}
