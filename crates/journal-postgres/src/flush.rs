//! From a buffer to statements: one a table and place, with an array a column; photos, which
//! are large, one by one.

use crate::buffer::{Buffer, Fate, Group};
use crate::columns::{COLUMNS, UPSERT};
use crate::encode::{place as key, plain, point_str};
use crate::link::Write;
use tokio_postgres::types::ToSql;
use yinuo_journal::{CaseRow, Fault, Keeping, Timer};
use yinuo_kernel::PlaceCode;

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
                all(&rows, |(_, receipt)| i16::from(receipt.stage.code())),
                all(&rows, |(_, receipt)| long(receipt.seq)),
                all(&rows, |(_, receipt)| receipt.at.as_millisecond()),
                all(&rows, |(_, receipt)| plain(&receipt.asked).into_owned()),
            ],
        ));
    }
    erasable(place, group, writes);
}

fn timer_values(place: Value, timers: &[Timer]) -> Vec<Value> {
    vec![
        place,
        all(timers, |timer| timer.at.as_millisecond()),
        all(timers, |timer| timer.case.key()),
        all(timers, |timer| timer.clock.as_str()),
        all(timers, |timer| i64::from(timer.round)),
        all(timers, |timer| point_str(timer.point)),
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
        Keeping::Sweep { before } => {
            Write::new("DELETE FROM sessions WHERE until < $1", vec![Box::new(before.as_millisecond())])
        }
    })
}
