//! Counts of settled cases, from one index that covers them.

use crate::fault::fault;
use rusqlite::Connection;
use rusqlite::types::Value;
use yinuo_delivery::meter::Settled;
use yinuo_journal::Fault;
use yinuo_journal::settled::{PLEASED, SettledQuery, below};

pub(crate) fn settled(db: &Connection, query: &SettledQuery) -> Result<Settled, Fault> {
    let mut sql = include_str!("../queries/settled.sql").trim_end().to_owned();
    let mut values: Vec<Value> = vec![
        i64::from(PLEASED).into(),
        i64::from(query.place.as_number()).into(),
        query.case_type.to_string().into(),
        query.within.start.as_millisecond().into(),
        query.within.end.as_millisecond().into(),
    ];
    if let Some(category) = &query.category {
        let range = below(category);
        sql.push_str(" AND (category = ? OR (category >= ? AND category < ?))");
        values.extend([category.to_string(), range.start, range.end].map(Value::from));
    }
    if let Some(units) = &query.units {
        sql.push_str(&format!(" AND unit IN ({})", vec!["?"; units.len()].join(", ")));
        values.extend(units.iter().map(|unit| Value::from(unit.to_string())));
    }
    let mut statement = db.prepare_cached(&sql).map_err(fault)?;
    let counts = statement.query_row(rusqlite::params_from_iter(values), |row| {
        Ok(Settled {
            settled: row.get(0)?,
            in_time: row.get(1)?,
            late: row.get(2)?,
            rated: row.get(3)?,
            pleased: row.get(4)?,
        })
    });
    counts.map_err(fault)
}
