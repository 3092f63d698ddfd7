//! A small world to act in: one dossier, its entries, a clock that is set by hand.

use jiff::civil::Date;
use std::collections::BTreeMap;
use yinuo_calendar::Calendar;
use yinuo_casework::directory::{Directory, Level, Unit};
use yinuo_casework::{Blob, Words};
use yinuo_delivery::{Command, Dossier, Entry, Evidence, Leader, Row, Rules, Scene, decide};
use yinuo_kernel::{Actor, BlobId, CaseNumber, Refusal, Role, Rule, Timestamp, UnitId, WordsId};

pub struct World {
    pub now: Timestamp,
    pub rules: Rules,
    pub directory: Directory,
    pub calendar: Calendar,
    /// What the dossier may refer to.
    pub others: BTreeMap<CaseNumber, Dossier>,
    pub number: CaseNumber,
    pub dossier: Option<Dossier>,
    pub entries: Vec<Entry>,
}

impl World {
    /// Nothing yet, at nine in the morning of a day.
    pub fn on(day: Date) -> World {
        let leader = Leader { id: "mayor1".parse().unwrap(), name: "副市长".into(), en: "Vice mayor".into() };
        let mut world = World {
            now: Timestamp::UNIX_EPOCH,
            rules: Rules { leaders: vec![leader], ..Rules::default() },
            directory: directory(),
            calendar: Calendar::china(),
            others: BTreeMap::new(),
            number: number(1),
            dossier: None,
            entries: Vec::new(),
        };
        world.go(day);
        world
    }

    pub fn go(&mut self, day: Date) {
        self.now = self.calendar.instant(day.at(9, 0, 0, 0));
    }

    /// Runs a command; what it leads to is applied and kept.
    pub fn run(&mut self, by: &Actor, command: impl Into<Command>) -> Result<Vec<Entry>, Refusal> {
        let scene = Scene {
            number: self.number,
            now: self.now,
            by,
            rules: &self.rules,
            directory: &self.directory,
            calendar: &self.calendar,
            others: &self.others,
        };
        let entries = decide(self.dossier.as_ref(), &command.into(), &scene)?;
        for entry in &entries {
            match &mut self.dossier {
                Some(dossier) => dossier.apply(entry),
                None => self.dossier = Dossier::open(self.number, entry),
            }
        }
        self.entries.extend(entries.iter().cloned());
        Ok(entries)
    }

    /// A command that must be taken.
    #[track_caller]
    pub fn ok(&mut self, by: &Actor, command: impl Into<Command>) -> &mut World {
        self.run(by, command).expect("taken");
        self
    }

    /// A command that must be refused, by this rule; its detail.
    #[track_caller]
    pub fn no(&mut self, by: &Actor, command: impl Into<Command>, rule: Rule) -> String {
        let refusal = self.run(by, command).expect_err("refused");
        assert_eq!(refusal.rule, rule, "{refusal}");
        refusal.detail
    }

    pub fn row(&self) -> Row {
        Row::of(self.dossier.as_ref().expect("there is one"), u32::try_from(self.entries.len()).unwrap())
    }

    /// What the records say, read back, is what stands; each survives its JSON.
    #[track_caller]
    pub fn holds(&self) {
        let json: Vec<String> = self.entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
        let read: Vec<Entry> = json.iter().map(|text| serde_json::from_str(text).expect(text)).collect();
        assert_eq!(read, self.entries);
        assert_eq!(Dossier::replay(self.number, &read), self.dossier);
        if self.dossier.is_some() {
            let row = self.row();
            assert_eq!(serde_json::from_str::<Row>(&serde_json::to_string(&row).unwrap()).unwrap(), row);
        }
    }
}

fn directory() -> Directory {
    let unit = |id: &str, level, parent: Option<&str>| Unit {
        id: id.parse().unwrap(),
        name: id.into(),
        en: id.into(),
        short: id.into(),
        level,
        parent: parent.map(|id| id.parse().unwrap()),
    };
    let units = vec![
        unit("office", Level::City, None),
        unit("industry", Level::City, None),
        unit("housing", Level::City, None),
        unit("east", Level::County, None),
        unit("east-town", Level::Township, Some("east")),
    ];
    Directory::new(Vec::new(), Vec::new(), units, Vec::new(), Vec::new())
}

pub fn number(serial: u32) -> CaseNumber {
    CaseNumber::new(jiff::civil::date(2026, 1, 5), serial)
}

pub fn unit(id: &str) -> UnitId {
    id.parse().unwrap()
}

fn staff(role: Role, of: &str, post: &str) -> Actor {
    Actor::staff(role, unit(of), post.parse().unwrap())
}

pub fn office1() -> Actor {
    staff(Role::Supervisor, "office", "office-1")
}

pub fn office2() -> Actor {
    staff(Role::Supervisor, "office", "office-2")
}

/// A post of a unit; `industry` unless a test says otherwise.
pub fn of(id: &str) -> Actor {
    staff(Role::Unit, id, &format!("{id}-1"))
}

pub fn words(chars: u32) -> Words {
    Words { id: WordsId(uuid::Uuid::nil()), digest: "0".repeat(64), chars }
}

pub fn photo() -> Evidence {
    let blob = Blob { id: BlobId(uuid::Uuid::nil()), digest: "0".repeat(64), bytes: 9 };
    Evidence { blobs: vec![blob], ..Evidence::default() }
}

pub fn said() -> Evidence {
    Evidence { words: Some(words(9)), ..Evidence::default() }
}
