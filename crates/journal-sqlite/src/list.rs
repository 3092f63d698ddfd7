//! Lists by index. A query over several stages and units is one short index walk for each pair,
//! merged here: each walk reads a page at most, however many cases there are.

use crate::encode::{CASE_COLUMNS, case_row};
use crate::fault::fault;
use rusqlite::Connection;
use rusqlite::types::Value;
use yinuo_casework::{Light, Stage};
use yinuo_journal::{CaseRow, Fault, Order, Page, QueueQuery};

pub(crate) fn list(db: &Connection, query: &QueueQuery) -> Result<Page, Fault> {
    let mut stages = if query.stages.is_empty() { Stage::ALL.to_vec() } else { query.stages.clone() };
    if query.light.is_some() {
        // Nothing is owed on a closed case: it has no light, and most cases are closed.
        stages.retain(|stage| stage.is_open());
    }
    let mut rows: Vec<CaseRow> = Vec::new();
    match query.order {
        Order::Due => {
            for stage in stages {
                match &query.units {
                    None => rows.extend(walk(db, query, &[stage], None)?),
                    Some(units) => {
                        for unit in units {
                            rows.extend(walk(db, query, &[stage], Some(unit.as_str()))?);
                        }
                    }
                }
            }
        }
        Order::Newest => match &query.units {
            None => rows.extend(walk(db, query, &stages, None)?),
            Some(units) => {
                for unit in units {
                    rows.extend(walk(db, query, &stages, Some(unit.as_str()))?);
                }
            }
        },
    }
    rows.sort_by_key(|row| query.key(row));
    let more = rows.len() > query.limit;
    rows.truncate(query.limit);
    let next = rows.last().filter(|_| more).map(|row| query.key(row));
    Ok(Page { rows, next })
}

/// One walk along one index, one row more than the page holds.
fn walk(db: &Connection, query: &QueueQuery, stages: &[Stage], unit: Option<&str>) -> Result<Vec<CaseRow>, Fault> {
    let mut sql = format!("SELECT {CASE_COLUMNS} FROM cases WHERE place = ?");
    let mut values: Vec<Value> = vec![i64::from(query.place.as_number()).into()];
    let mut and = |clause: &str, with: Vec<Value>| {
        sql.push_str(" AND ");
        sql.push_str(clause);
        values.extend(with);
    };
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
