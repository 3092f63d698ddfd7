//! Lists by index. A query over several stages and units is one short index walk for each pair,
//! merged here: each walk reads a page at most, however many cases there are.

use crate::encode::{CASE_COLUMNS, case_row};
use crate::fault::fault;
use rusqlite::Connection;
use rusqlite::types::Value;
use yinuo_casework::{Light, Stage};
use yinuo_journal::settled::below;
use yinuo_journal::{CaseRow, Fault, Order, Page, QueueQuery};

pub(crate) fn list(db: &Connection, query: &QueueQuery) -> Result<Page, Fault> {
    if let Some(units) = &query.helping {
        return helping(db, query, units);
    }
    let mut stages = if query.stages.is_empty() { Stage::ALL.to_vec() } else { query.stages.clone() };
    if query.light.is_some() {
        // Nothing is owed on a closed case: it has no light, and most cases are closed.
        stages.retain(|stage| stage.is_open());
    }
    let mut rows: Vec<CaseRow> = Vec::new();
    let types = match (&query.case_type, query.order) {
        (Some(case_type), _) => vec![case_type.to_string()],
        (None, Order::Due) if query.units.is_none() && !query.asked => types(db, query)?,
        (None, _) => Vec::new(),
    };
    match query.order {
        // What waits for a decision has an index of its own, by deadline over all stages.
        Order::Due if query.asked && query.units.is_none() => rows.extend(walk(db, query, &stages, None, None)?),
        Order::Due => {
            for stage in stages {
                match &query.units {
                    None => {
                        for case_type in &types {
                            rows.extend(walk(db, query, &[stage], None, Some(case_type))?);
                        }
                    }
                    Some(units) => {
                        for unit in units {
                            rows.extend(walk(db, query, &[stage], Some(unit.as_str()), None)?);
                        }
                    }
                }
            }
        }
        Order::Newest => match &query.units {
            None => rows.extend(walk(db, query, &stages, None, None)?),
            Some(units) => {
                for unit in units {
                    rows.extend(walk(db, query, &stages, Some(unit.as_str()), None)?);
                }
            }
        },
    }
    page(query, rows)
}

fn page(query: &QueueQuery, mut rows: Vec<CaseRow>) -> Result<Page, Fault> {
    rows.sort_by_key(|row| query.key(row));
    let more = rows.len() > query.limit;
    rows.truncate(query.limit);
    let next = rows.last().filter(|_| more).map(|row| query.key(row));
    Ok(Page { rows, next })
}

/// One walk along one index, one row more than the page holds.
fn walk(
    db: &Connection,
    query: &QueueQuery,
    stages: &[Stage],
    unit: Option<&str>,
    case_type: Option<&str>,
) -> Result<Vec<CaseRow>, Fault> {
    let mut sql = format!("SELECT {CASE_COLUMNS} FROM cases WHERE place = ?");
    let mut values: Vec<Value> = vec![i64::from(query.place.as_number()).into()];
    let mut and = |clause: &str, with: Vec<Value>| {
        sql.push_str(" AND ");
        sql.push_str(clause);
        values.extend(with);
    };
    match (case_type, &query.case_type) {
        // By the index.
        (Some(case_type), _) => and("case_type = ?", vec![case_type.to_owned().into()]),
        // Beside another index.
        (None, Some(case_type)) => and("+case_type = ?", vec![case_type.to_string().into()]),
        (None, None) => {}
    }
    if !query.sealed {
        and("+sealed = 0", Vec::new());
    }
    if query.asked {
        and("asked IS NOT NULL", Vec::new());
    }
    if query.provisional {
        and("provisional = 1", Vec::new());
    }
    match stages {
        [stage] => and("stage = ?", vec![i64::from(stage.code()).into()]),
        _ if stages.len() == Stage::ALL.len() => {}
        _ => {
            let marks = vec!["?"; stages.len()].join(", ");
            let codes = stages.iter().map(|stage| i64::from(stage.code()).into()).collect();
            and(&format!("+stage IN ({marks})"), codes);
        }
    }
    if let Some(unit) = unit {
        and("unit = ?", vec![unit.to_owned().into()]);
    }
    if let Some(category) = &query.category {
        let range = below(category);
        let values = [category.to_string(), range.start, range.end].map(Value::from);
        and("(category = ? OR (category >= ? AND category < ?))", values.into());
    }
    if let Some(cell) = &query.cell {
        and("cell = ?", vec![cell.as_str().to_owned().into()]);
    }
    let now = query.now.as_millisecond();
    // In a queue the rank of a case with a deadline is the deadline, so a light is a range of the index.
    match query.light {
        Some(Light::Late) => and("rank < ? AND due < ?", vec![now.into(), now.into()]),
        Some(Light::Warn) => and("rank >= ? AND due >= ? AND warn <= ?", vec![now.into(), now.into(), now.into()]),
        Some(Light::OnTime) => and("rank >= ? AND due >= ? AND warn > ?", vec![now.into(), now.into(), now.into()]),
        None => {}
    }
    if let Some(since) = query.resolved_since {
        and("resolved_at >= ?", vec![since.as_millisecond().into()]);
    }
    if let Some(before) = query.resolved_before {
        and("resolved_at < ?", vec![before.as_millisecond().into()]);
    }
    if let Some(in_time) = query.in_time {
        and("in_time = ?", vec![i64::from(in_time).into()]);
    }
    if query.reopened {
        and("round > 1", Vec::new());
    }
    match (query.order, query.after) {
        (Order::Due, Some(after)) => {
            and("(rank, number) > (?, ?)", vec![after.rank.into(), after.number.key().into()]);
        }
        (Order::Newest, Some(after)) => and("number < ?", vec![after.number.key().into()]),
        (_, None) => {}
    }
    sql.push_str(match query.order {
        Order::Due => " ORDER BY rank, number LIMIT ?",
        Order::Newest => " ORDER BY number DESC LIMIT ?",
    });
    values.push(i64::try_from(query.limit + 1).unwrap_or(201).into());
    let mut statement = db.prepare_cached(&sql).map_err(fault)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values), case_row).map_err(fault)?;
    rows.collect::<Result<_, _>>().map_err(fault)
}

/// The case types there are: one seek each.
fn types(db: &Connection, query: &QueueQuery) -> Result<Vec<String>, Fault> {
    let sql = "SELECT min(case_type) FROM cases WHERE place = ?1 AND case_type > ?2";
    let mut statement = db.prepare_cached(sql).map_err(fault)?;
    let mut types: Vec<String> = Vec::new();
    loop {
        let last = types.last().map_or("", String::as_str);
        let key = rusqlite::params![query.place.as_number(), last];
        match statement.query_row(key, |row| row.get::<_, Option<String>>(0)).map_err(fault)? {
            Some(next) => types.push(next),
            None => return Ok(types),
        }
    }
}

/// The cases some units are to help with: few, so they are read whole and sorted here.
fn helping(db: &Connection, query: &QueueQuery, units: &[yinuo_kernel::UnitId]) -> Result<Page, Fault> {
    let sql = format!(
        "SELECT {CASE_COLUMNS} FROM cases WHERE place = ?1 AND number IN
         (SELECT number FROM helpers WHERE place = ?1 AND unit = ?2)"
    );
    let mut statement = db.prepare_cached(&sql).map_err(fault)?;
    let mut rows: Vec<CaseRow> = Vec::new();
    for unit in units {
        let key = rusqlite::params![query.place.as_number(), unit.as_str()];
        for row in statement.query_map(key, case_row).map_err(fault)? {
            rows.push(row.map_err(fault)?);
        }
    }
    rows.retain(|row| query.takes(row) && query.after.is_none_or(|after| query.key(row) > after));
    rows.sort_by_key(|row| row.number);
    rows.dedup_by_key(|row| row.number);
    page(query, rows)
}
