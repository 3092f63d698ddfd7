//! From a buffer to statements: one a table and place, with an array a column; photos, which
//! are large, one by one.

use crate::buffer::{Buffer, Fate, Group};
use crate::columns::{COLUMNS, UPSERT};
use crate::encode::{place as key, plain};
use crate::link::Write;
use tokio_postgres::types::ToSql;
use yinuo_journal::{CaseRow, DossierRow, Fault, Keeping, Letter, Tally, Timer};
use yinuo_kernel::{CaseNumber, PlaceCode, UnitId};

type Value = Box<dyn ToSql + Sync>;

impl Write {
    fn new(sql: impl Into<String>, params: Vec<Value>) -> Write {
        Write { sql: sql.into(), params }
    }
}

/// One value of each of so many rows, as an array.
fn all<R, T: ToSql + Sync + Send + 'static>(rows: &[R], value: impl Fn(&R) -> T) -> Value
where
    Vec<T>: ToSql,
{
    Box::new(rows.iter().map(value).collect::<Vec<T>>())
}

fn long(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(crate) fn writes(buffer: &Buffer) -> Result<Vec<Write>, Fault> {
    let mut writes = Vec::new();
    for (place, group) in &buffer.places {
        of_place(*place, group, &mut writes);
        beside(*place, group, &mut writes)?;
    }
    for keeping in &buffer.keepings {
        writes.push(keep(keeping)?);
    }
    Ok(writes)
}

fn of_place(place: PlaceCode, group: &Group, writes: &mut Vec<Write>) {
    let at = || -> Value { Box::new(key(place)) };
    if !group.records.is_empty() {
        let rows = &group.records;
        writes.push(Write::new(
            include_str!("../queries/insert_records.sql"),
            vec![
                at(),
                all(rows, |row| long(row.seq)),
                all(rows, |row| row.case.key()),
                all(rows, |row| i64::from(row.n)),
                all(rows, |row| row.body.clone()),
                all(rows, |row| row.hash.to_vec()),
            ],
        ));
    }
    if !group.rows.is_empty() {
        let rows: Vec<CaseRow> = group.rows.values().cloned().collect();
        let columns = COLUMNS.iter().map(|column| (column.values)(&rows));
        writes.push(Write::new(UPSERT.as_str(), std::iter::once(at()).chain(columns).collect()));
    }
    if !group.dossiers.is_empty() {
        let rows: Vec<_> = group.dossiers.values().collect();
        // Rows are plain data with string keys: writing them as JSON cannot fail.
        let body = |row: &&DossierRow| plain(&serde_json::to_string(&row.row).unwrap_or_default()).into_owned();
        writes.push(Write::new(
            include_str!("../queries/upsert_dossiers.sql"),
            vec![at(), all(&rows, |row| row.row.number.key()), all(&rows, |row| long(row.seq)), all(&rows, body)],
        ));
    }
    for (fate, sql) in [
        (Fate::Drop, include_str!("../queries/drop_timers.sql")),
        (Fate::Put, include_str!("../queries/put_timers.sql")),
    ] {
        let of_fate = group.timers.iter().filter(|(_, its)| **its == fate);
        let timers: Vec<Timer> = of_fate.map(|(timer, _)| *timer).collect();
        if !timers.is_empty() {
            writes.push(Write::new(sql, timer_values(at(), &timers)));
        }
    }
    if !group.receipts.is_empty() {
        let rows: Vec<_> = group.receipts.iter().collect();
        writes.push(Write::new(
            include_str!("../queries/insert_receipts.sql"),
            vec![
                at(),
                all(&rows, |(key, _)| plain(key).into_owned()),
                all(&rows, |(_, receipt)| receipt.case.key()),
                // A dossier has no stage of a case.
                all(&rows, |(_, receipt)| receipt.stage.map_or(-1, |stage| i16::from(stage.code()))),
                all(&rows, |(_, receipt)| long(receipt.seq)),
                all(&rows, |(_, receipt)| receipt.at.as_millisecond()),
                all(&rows, |(_, receipt)| plain(&receipt.asked).into_owned()),
            ],
        ));
    }
    erasable(place, group, writes);
}

/// What goes with the read model: co-units, counts, full text, news; last, what is erased.
fn beside(place: PlaceCode, group: &Group, writes: &mut Vec<Write>) -> Result<(), Fault> {
    let at = || -> Value { Box::new(key(place)) };
    if !group.helpers.is_empty() {
        let cases: Vec<_> = group.helpers.keys().collect();
        let sql = "DELETE FROM helpers WHERE place = $1 AND number = ANY ($2)";
        writes.push(Write::new(sql, vec![at(), all(&cases, |case| case.key())]));
        let pairs = |(case, units): (&CaseNumber, &Vec<UnitId>)| {
            let key = case.key();
            units.iter().map(move |unit| (unit.to_string(), key)).collect::<Vec<_>>()
        };
        let rows: Vec<(String, i64)> = group.helpers.iter().flat_map(pairs).collect();
        if !rows.is_empty() {
            let sql = "INSERT INTO helpers (place, unit, number) SELECT $1, * FROM unnest($2::text[], $3::bigint[])";
            writes.push(Write::new(sql, vec![at(), all(&rows, |(unit, _)| unit.clone()), all(&rows, |row| row.1)]));
        }
    }
    let counts: Vec<_> = group.counts.iter().filter(|(_, more)| **more != 0).collect();
    if !counts.is_empty() {
        writes.push(Write::new(
            include_str!("../queries/add_counts.sql"),
            vec![
                at(),
                all(&counts, |(counted, _)| counted.case_type.to_string()),
                all(&counts, |(counted, _)| i16::from(counted.stage.code())),
                all(&counts, |(counted, _)| counted.sealed),
                all(&counts, |(_, more)| **more),
            ],
        ));
    }
    tallies(place, group, writes);
    urns(place, group, writes)?;
    if !group.index.is_empty() {
        let rows = &group.index;
        writes.push(Write::new(
            include_str!("../queries/insert_search.sql"),
            vec![at(), all(rows, |(case, _)| case.key()), all(rows, |(_, tokens)| plain(tokens).into_owned())],
        ));
    }
    if !group.letters.is_empty() {
        let rows = &group.letters;
        let notice = |letter: &Letter| serde_json::to_string(&letter.notice).map_err(|e| Fault::Storage(e.to_string()));
        let notices: Vec<String> = rows.iter().map(notice).collect::<Result<_, _>>()?;
        writes.push(Write::new(
            include_str!("../queries/insert_letters.sql"),
            vec![
                at(),
                all(rows, |letter| long(letter.seq)),
                all(rows, |letter| i64::from(letter.n)),
                all(rows, |letter| letter.channel.clone()),
                Box::new(notices),
                all(rows, |letter| i64::from(letter.tries)),
                all(rows, |letter| letter.next_at.as_millisecond()),
            ],
        ));
    }
    if !group.erase.is_empty() {
        for table in ["words", "persons", "blobs", "search"] {
            let sql = format!("DELETE FROM {table} WHERE place = $1 AND number = ANY ($2)");
            writes.push(Write::new(sql, vec![at(), all(&group.erase, |case| case.key())]));
        }
    }
    Ok(())
}

/// What is emptied goes before what is put in: a count ends a round, the next one has an urn of its own.
fn urns(place: PlaceCode, group: &Group, writes: &mut Vec<Write>) -> Result<(), Fault> {
    for (urn, _) in group.urns.iter().filter(|(_, handled)| handled.emptied) {
        let sql = "DELETE FROM ballots WHERE place = $1 AND number = $2 AND round = $3";
        let values: Vec<Value> = vec![Box::new(key(place)), Box::new(urn.vote.key()), Box::new(i64::from(urn.round))];
        writes.push(Write::new(sql, values));
    }
    let ballots = group.urns.iter().flat_map(|(urn, handled)| handled.ballots.values().map(move |one| (urn, one)));
    let rows: Vec<_> = ballots.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let bodies = rows.iter().map(|(_, ballot)| serde_json::to_string(ballot));
    let bodies: Vec<String> = bodies.collect::<Result<_, _>>().map_err(|e| Fault::Storage(e.to_string()))?;
    writes.push(Write::new(
        include_str!("../queries/insert_ballots.sql"),
        vec![
            Box::new(key(place)),
            all(&rows, |(urn, _)| urn.vote.key()),
            all(&rows, |(urn, _)| i64::from(urn.round)),
            all(&rows, |(_, ballot)| ballot.slip.to_string()),
            Box::new(bodies),
        ],
    ));
    Ok(())
}

/// The board's counts. The half hours that nothing is counted under any more would add up, so
/// they go.
fn tallies(place: PlaceCode, group: &Group, writes: &mut Vec<Write>) {
    let all_of = |rows: &[(&Tally, &i64)]| -> Vec<Value> {
        vec![
            Box::new(key(place)),
            all(rows, |(tally, _)| i16::from(tally.what.key().0)),
            all(rows, |(tally, _)| tally.what.key().1),
            all(rows, |(tally, _)| tally.unit.as_ref().map_or_else(String::new, ToString::to_string)),
            all(rows, |(tally, _)| tally.again),
            all(rows, |(_, more)| **more),
        ]
    };
    let changed: Vec<_> = group.tallies.iter().filter(|(_, more)| **more != 0).collect();
    if !changed.is_empty() {
        writes.push(Write::new(include_str!("../queries/add_tallies.sql"), all_of(&changed)));
    }
    let fewer: Vec<_> = changed.into_iter().filter(|(_, more)| **more < 0).collect();
    if !fewer.is_empty() {
        let mut keys = all_of(&fewer);
        keys.pop();
        writes.push(Write::new(include_str!("../queries/drop_tallies.sql"), keys));
    }
}

fn timer_values(place: Value, timers: &[Timer]) -> Vec<Value> {
    vec![
        place,
        all(timers, |timer| timer.at.as_millisecond()),
        all(timers, |timer| timer.case.key()),
        all(timers, |timer| timer.clock.as_str()),
        all(timers, |timer| i64::from(timer.tag)),
        all(timers, |timer| i64::from(timer.round)),
        all(timers, |timer| timer.point.key()),
    ]
}

fn erasable(place: PlaceCode, group: &Group, writes: &mut Vec<Write>) {
    let at = || -> Value { Box::new(key(place)) };
    if !group.words.is_empty() {
        let rows = &group.words;
        writes.push(Write::new(
            include_str!("../queries/insert_words.sql"),
            vec![
                at(),
                all(rows, |(_, row)| row.id.0),
                all(rows, |(case, _)| case.key()),
                all(rows, |(_, row)| row.key.to_vec()),
                all(rows, |(_, row)| row.stored()),
            ],
        ));
    }
    let persons: Vec<_> =
        group.persons.iter().filter_map(|(case, person)| Some((case.key(), person.id?, person))).collect();
    if !persons.is_empty() {
        writes.push(Write::new(
            include_str!("../queries/insert_persons.sql"),
            vec![
                at(),
                all(&persons, |(_, id, _)| id.0),
                all(&persons, |(case, _, _)| *case),
                all(&persons, |(_, _, person)| plain(&person.name).into_owned()),
                all(&persons, |(_, _, person)| plain(&person.phone).into_owned()),
            ],
        ));
    }
    for (case, row) in &group.blobs {
        writes.push(Write::new(
            "INSERT INTO blobs (place, id, number, key, bytes, thumb) VALUES ($1, $2, $3, $4, $5, $6)",
            vec![
                at(),
                Box::new(row.id.0),
                Box::new(case.key()),
                Box::new(row.key.to_vec()),
                Box::new(row.bytes.clone()),
                Box::new(row.thumb.clone()),
            ],
        ));
    }
}

fn keep(keeping: &Keeping) -> Result<Write, Fault> {
    let text = |text: &str| -> Value { Box::new(plain(text).into_owned()) };
    Ok(match keeping {
        Keeping::Account(account) => {
            let body = serde_json::to_string(account).map_err(|e| Fault::Storage(e.to_string()))?;
            Write::new(include_str!("../queries/upsert_account.sql"), vec![text(&account.login), Box::new(body)])
        }
        Keeping::Session(session) => Write::new(
            include_str!("../queries/upsert_session.sql"),
            vec![
                text(&session.token),
                text(&session.login),
                text(&session.csrf),
                Box::new(session.until.as_millisecond()),
            ],
        ),
        Keeping::EndSession { token } => Write::new("DELETE FROM sessions WHERE token = $1", vec![text(token)]),
        Keeping::Delivered { place, seq, n } => Write::new(
            "DELETE FROM outbox WHERE place = $1 AND seq = $2 AND n = $3",
            vec![Box::new(key(*place)), Box::new(long(*seq)), Box::new(i64::from(*n))],
        ),
        Keeping::Delayed { place, seq, n, until } => Write::new(
            "UPDATE outbox SET tries = tries + 1, next_at = $4 WHERE place = $1 AND seq = $2 AND n = $3",
            vec![
                Box::new(key(*place)),
                Box::new(long(*seq)),
                Box::new(i64::from(*n)),
                Box::new(until.as_millisecond()),
            ],
        ),
        Keeping::Subscribed { place, subscriber } => Write::new(
            include_str!("../queries/upsert_subscriber.sql"),
            vec![Box::new(key(*place)), text(&subscriber.login), Box::new(subscriber.body())],
        ),
        Keeping::Unsubscribed { place, login } => Write::new(
            "DELETE FROM subscribers WHERE place = $1 AND login = $2",
            vec![Box::new(key(*place)), text(login)],
        ),
        Keeping::Posted { place, was, now } => Write::new(
            "UPDATE subscribers SET body = $3 WHERE place = $1 AND login = $2 AND body = $4",
            vec![Box::new(key(*place)), text(&was.login), Box::new(now.body()), Box::new(was.body())],
        ),
        Keeping::Sweep { before } => {
            Write::new("DELETE FROM sessions WHERE until < $1", vec![Box::new(before.as_millisecond())])
        }
    })
}
