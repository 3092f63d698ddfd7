//! The writing side. Between `begin` and `commit` nothing is open at the server: reads are
//! answered from the buffer and the database, which nobody else can write to; commit sends all.

use crate::buffer::{Buffer, Fate};
use crate::encode::{TIMER_COLUMNS, bytes32, chained, get, place as key, timer};
use crate::fault::lost;
use crate::link::Link;
use crate::lock::Session;
use crate::reader::{course, dossiers_after, find_receipt, history, subscribers};
use crate::{Target, flush, open, urn as ballots};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use yinuo_casework::Entry;
use yinuo_delivery::vote::{Ballot, SlipId};
use yinuo_journal::{Chained, Change, Fault, Head, Keeping, Receipt, Store, Subscriber, Timer, Urn, subscriber};
use yinuo_kernel::{CaseNumber, PlaceCode, Timestamp};

/// A server that cannot be reached is not asked again sooner than this.
const PAUSE: Duration = Duration::from_secs(1);

#[derive(Debug)]
enum State {
    /// The lock is held.
    Up(Box<Link>),
    /// The lock may be another's, and what the engine remembers may be out of date: the next
    /// `begin` fails, so that it forgets.
    Lost,
    /// The engine has forgotten; the next `begin` connects. The last try, and what it said.
    Down(Option<(Instant, Fault)>),
}

/// The one writer of a database.
#[derive(Debug)]
pub struct PostgresStore {
    target: Target,
    state: State,
    /// The session that holds or last held the lock.
    session: Session,
    buffer: Buffer,
}

impl PostgresStore {
    pub(crate) fn new(target: Target, link: Link, session: Session) -> Self {
        Self { target, state: State::Up(Box::new(link)), session, buffer: Buffer::default() }
    }

    fn link(&mut self) -> Result<&mut Link, Fault> {
        match &mut self.state {
            State::Up(link) => Ok(link),
            State::Lost | State::Down(_) => Err(lost()),
        }
    }

    /// What this group has written under a number and not yet sent.
    fn own(&self, place: PlaceCode, number: CaseNumber) -> Result<Vec<Chained>, Fault> {
        let records = self.buffer.of(place).into_iter().flat_map(|group| &group.records);
        records.filter(|record| record.case == number).map(|record| chained(&record.body, number)).collect()
    }

    /// What lies in an urn, this group's own ballots included.
    fn in_urn(&mut self, place: PlaceCode, urn: Urn, slip: Option<SlipId>) -> Result<BTreeMap<SlipId, Ballot>, Fault> {
        let own = self.buffer.of(place).and_then(|group| group.urns.get(&urn));
        let (emptied, own) = own.map_or_else(Default::default, |own| (own.emptied, own.ballots.clone()));
        let mut found = if emptied { BTreeMap::new() } else { ballots::stored(self.link()?, place, urn, slip)? };
        found.extend(own);
        Ok(found)
    }

    fn reconnect(&mut self) -> Result<Link, Fault> {
        let (link, session) = open::writer(&self.target, Some(&self.session))?;
        tracing::info!(target = %self.target, "connected again; this server writes");
        self.session = session;
        Ok(link)
    }

    /// The connection broke while a commit was under way: was it before or after? Once the lock
    /// is ours again the old session has ended, so the database can tell.
    fn settle(&mut self, heads: &[(PlaceCode, Head)], broken: Fault) -> Result<(), Fault> {
        self.state = State::Lost;
        let mut link = self.reconnect().map_err(|_| broken.clone())?;
        let sql = "SELECT hash FROM records WHERE place = $1 AND seq = $2";
        for (place, head) in heads {
            let seq = i64::try_from(head.seq).unwrap_or(i64::MAX);
            let row = link.first(sql, &[&key(*place), &seq])?;
            if row.map(|row| bytes32(&row, "hash")).transpose()? != Some(head.hash) {
                return Err(broken);
            }
        }
        tracing::warn!("the connection broke, but the commit had arrived");
        Ok(())
    }
}

impl Store for PostgresStore {
    fn begin(&mut self) -> Result<(), Fault> {
        self.buffer = Buffer::default();
        match &self.state {
            State::Up(link) if link.is_alive() => Ok(()),
            State::Up(_) | State::Lost => {
                self.state = State::Lost;
                Err(lost())
            }
            State::Down(Some((tried, fault))) if tried.elapsed() < PAUSE => Err(fault.clone()),
            State::Down(_) => match self.reconnect() {
                Ok(link) => {
                    self.state = State::Up(Box::new(link));
                    Ok(())
                }
                Err(fault) => {
                    self.state = State::Down(Some((Instant::now(), fault.clone())));
                    Err(fault)
                }
            },
        }
    }

    fn commit(&mut self) -> Result<(), Fault> {
        let buffer = std::mem::take(&mut self.buffer);
        let link = self.link()?;
        if buffer.is_empty() {
            // What was answered from memory alone is right only while the lock is held.
            return link.batch("");
        }
        let broken = match link.transaction(&flush::writes(&buffer)?) {
            Ok(()) => return Ok(()),
            Err(fault) if link.is_alive() => return Err(fault),
            Err(fault) => fault,
        };
        match buffer.heads() {
            // Logins, sessions and ballots: writing them once more does no harm.
            heads if heads.is_empty() => Err(broken),
            heads => self.settle(&heads, broken),
        }
    }

    fn rollback(&mut self) {
        self.buffer = Buffer::default();
        let gone = match &self.state {
            State::Up(link) => !link.is_alive(),
            State::Lost => true,
            State::Down(_) => false,
        };
        if gone {
            self.state = State::Down(None);
        }
    }

    fn head(&mut self, place: PlaceCode) -> Result<Head, Fault> {
        if let Some(last) = self.buffer.of(place).and_then(|group| group.records.last()) {
            return Ok(Head { seq: last.seq, hash: last.hash });
        }
        let sql = "SELECT seq, hash FROM records WHERE place = $1 ORDER BY seq DESC LIMIT 1";
        let row = self.link()?.first(sql, &[&key(place)])?;
        row.map_or_else(
            || Ok(Head::default()),
            |row| Ok(Head { seq: crate::encode::count(&row, "seq")?, hash: bytes32(&row, "hash")? }),
        )
    }

    fn history(&mut self, place: PlaceCode, case: CaseNumber) -> Result<Vec<Entry>, Fault> {
        let mut entries = history(self.link()?, place, case)?;
        for record in self.own(place, case)? {
            entries.extend(record.case().map(|record| record.entry));
        }
        Ok(entries)
    }

    fn course(&mut self, place: PlaceCode, dossier: CaseNumber) -> Result<Vec<yinuo_delivery::Entry>, Fault> {
        let mut entries = course(self.link()?, place, dossier)?;
        for record in self.own(place, dossier)? {
            entries.extend(record.dossier().map(|record| record.entry));
        }
        Ok(entries)
    }

    fn dossiers(&mut self, place: PlaceCode) -> Result<Vec<yinuo_delivery::Row>, Fault> {
        let stored = dossiers_after(self.link()?, place, 0)?;
        let mut rows: BTreeMap<CaseNumber, _> = stored.into_iter().map(|it| (it.row.number, it.row)).collect();
        let own = self.buffer.of(place).into_iter().flat_map(|group| group.dossiers.values());
        rows.extend(own.map(|it| (it.row.number, it.row.clone())));
        Ok(rows.into_values().collect())
    }

    fn last_serial(&mut self, place: PlaceCode, day: u32) -> Result<u32, Fault> {
        let from = i64::from(day) * 1_000_000_000;
        let sql = include_str!("../queries/last_number.sql");
        let row = self.link()?.first(sql, &[&key(place), &from, &(from + 1_000_000_000)])?;
        let stored: Option<i64> = row.map(|row| get(&row, "number")).transpose()?;
        let stored = stored.and_then(CaseNumber::from_key);
        let group = self.buffer.of(place).into_iter();
        let own = group.flat_map(|group| group.rows.keys().chain(group.dossiers.keys()).copied());
        Ok(own.chain(stored).filter(|number| number.day() == day).map(|number| number.serial()).max().unwrap_or(0))
    }

    fn receipt(&mut self, place: PlaceCode, key: &str) -> Result<Option<Receipt>, Fault> {
        match self.buffer.of(place).and_then(|group| group.receipts.get(key)) {
            Some(own) => Ok(Some(own.clone())),
            None => find_receipt(self.link()?, place, key),
        }
    }

    fn write(&mut self, place: PlaceCode, change: &Change) -> Result<(), Fault> {
        self.buffer.write(place, change);
        Ok(())
    }

    fn keep(&mut self, keeping: &Keeping) -> Result<(), Fault> {
        self.buffer.keepings.push(keeping.clone());
        Ok(())
    }

    fn subscribers(&mut self, place: PlaceCode) -> Result<Vec<Subscriber>, Fault> {
        let stored = subscribers(self.link()?, place)?;
        let mut rows: BTreeMap<_, _> = stored.into_iter().map(|row| (row.login.clone(), row)).collect();
        self.buffer.keepings.iter().for_each(|keeping| subscriber::keep(&mut rows, place, keeping));
        Ok(rows.into_values().collect())
    }

    fn due_timers(&mut self, place: PlaceCode, now: Timestamp, limit: usize) -> Result<Vec<Timer>, Fault> {
        let none = BTreeMap::new();
        let own = self.buffer.of(place).map_or(&none, |group| &group.timers).clone();
        // As many more as this group may have dropped.
        let most = i64::try_from(limit + own.len()).unwrap_or(i64::MAX);
        let sql = format!("SELECT {TIMER_COLUMNS} FROM timers WHERE place = $1 AND at <= $2 ORDER BY at LIMIT $3");
        let rows = self.link()?.query(&sql, &[&key(place), &now.as_millisecond(), &most])?;
        let stored: BTreeSet<Timer> = rows.iter().map(timer).collect::<Result<_, _>>()?;
        let mut due: BTreeSet<Timer> = stored.into_iter().filter(|timer| !own.contains_key(timer)).collect();
        due.extend(own.iter().filter(|(timer, fate)| **fate == Fate::Put && timer.at <= now).map(|(timer, _)| *timer));
        Ok(due.into_iter().take(limit).collect())
    }

    fn drop_timer(&mut self, place: PlaceCode, timer: &Timer) -> Result<(), Fault> {
        self.buffer.drop_timer(place, timer);
        Ok(())
    }

    fn ballot(&mut self, place: PlaceCode, urn: Urn, slip: SlipId) -> Result<Option<Ballot>, Fault> {
        Ok(self.in_urn(place, urn, Some(slip))?.remove(&slip))
    }

    fn ballots(&mut self, place: PlaceCode, urn: Urn) -> Result<Vec<Ballot>, Fault> {
        Ok(self.in_urn(place, urn, None)?.into_values().collect())
    }

    fn put_ballot(&mut self, place: PlaceCode, urn: Urn, ballot: &Ballot) -> Result<(), Fault> {
        match self.buffer.urn(place, urn).ballots.insert(ballot.slip, ballot.clone()) {
            None => Ok(()),
            Some(_) => Err(Fault::Storage("a slip votes once".into())),
        }
    }

    fn empty_urn(&mut self, place: PlaceCode, urn: Urn) -> Result<(), Fault> {
        let handled = self.buffer.urn(place, urn);
        handled.emptied = true;
        handled.ballots.clear();
        Ok(())
    }

    fn probe(&mut self) -> Result<(), Fault> {
        // Two statements in one message are one transaction. No place has the number 0.
        self.link()?.batch(
            "INSERT INTO blobs (place, id, number, key, bytes, thumb) VALUES
               (0, '00000000-0000-0000-0000-000000000000', 0, '', decode(repeat('00', 262144), 'hex'), '');
             DELETE FROM blobs WHERE place = 0",
        )
    }
}
