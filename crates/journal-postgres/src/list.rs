//! Lists by index. A query over several stages and units is one short index walk for each pair,
//! merged by the server: each walk reads a page at most, however many cases there are.

use crate::columns::NAMES;
use crate::encode::{case_row, get, place as key};
use crate::link::{Link, Param};
use std::fmt::Write as _;
use tokio_postgres::types::ToSql;
use yinuo_casework::{Light, Stage};
use yinuo_journal::settled::below;
use yinuo_journal::{CaseRow, Fault, Order, Page, QueueQuery};

/// A statement as it grows, with its values.
struct Sql {
    wheres: String,
    values: Vec<Box<dyn ToSql + Sync>>,
}

impl Sql {
    /// The parameter that stands for a value.
    fn value(&mut self, value: impl ToSql + Sync + 'static) -> String {
        self.values.push(Box::new(value));
        format!("${}", self.values.len())
    }

    fn and(&mut self, clause: &str) {
        let _ = write!(self.wheres, " AND {clause}");
    }
}

pub(crate) fn list(link: &mut Link, query: &QueueQuery) -> Result<Page, Fault> {
    let case_types = types(link, query)?;
    let mut sql = Sql { wheres: "place = $1".into(), values: vec![Box::new(key(query.place))] };
    let mut from = String::new();
    if let Some(types) = case_types {
        let types = sql.value(types);
        let _ = write!(from, "unnest({types}::text[]) AS t (wanted_type) CROSS JOIN ");
        sql.and("case_type = wanted_type");
    }
    stages(query, &mut sql, &mut from);
    if let Some(units) = &query.units {
        let mut units: Vec<String> = units.iter().map(ToString::to_string).collect();
        units.sort();
        units.dedup();
        let units = sql.value(units);
        let _ = write!(from, "unnest({units}::text[]) AS u (wanted_unit) CROSS JOIN ");
        sql.and("unit = wanted_unit");
    }
    filters(query, &mut sql);
    let order = match query.order {
        Order::Due => "rank, number",
        Order::Newest => "number DESC",
    };
    let limit = sql.value(i64::try_from(query.limit + 1).unwrap_or(201));
    let lateral = if from.is_empty() { "" } else { "LATERAL " };
    let text = format!(
        "SELECT c.* FROM {from}{lateral}(SELECT {} FROM cases WHERE {} ORDER BY {order} LIMIT {limit}) AS c \
         ORDER BY {order} LIMIT {limit}",
        NAMES.as_str(),
        sql.wheres
    );
    let params: Vec<Param<'_>> = sql.values.iter().map(AsRef::as_ref).collect();
    let mut rows: Vec<CaseRow> = link.query(&text, &params)?.iter().map(case_row).collect::<Result<_, _>>()?;
    let more = rows.len() > query.limit;
    rows.truncate(query.limit);
    let next = rows.last().filter(|_| more).map(|row| query.key(row));
    Ok(Page { rows, next })
}

/// In a queue each stage is a walk of its own; by number one walk passes over the others.
fn stages(query: &QueueQuery, sql: &mut Sql, from: &mut String) {
    let wanted = |stage: &Stage| {
        (query.stages.is_empty() || query.stages.contains(stage))
            // Nothing is owed on a closed case: it has no light, and most cases are closed.
            && (query.light.is_none() || stage.is_open())
    };
    let stages: Vec<Stage> = Stage::ALL.iter().copied().filter(wanted).collect();
    let every = stages.len() == Stage::ALL.len();
    let codes = || stages.iter().map(|stage| i16::from(stage.code())).collect::<Vec<_>>();
    match query.order {
        // What waits for a decision has an index of its own, by deadline over all stages.
        Order::Due if query.asked && every => {}
        Order::Due if query.asked || query.helping.is_some() => {
            let codes = sql.value(codes());
            sql.and(&format!("stage = ANY ({codes}::smallint[])"));
        }
        Order::Due => {
            let codes = sql.value(codes());
            let _ = write!(from, "unnest({codes}::smallint[]) AS s (wanted_stage) CROSS JOIN ");
            sql.and("stage = wanted_stage");
        }
        Order::Newest if every => {}
        Order::Newest => {
            let codes = sql.value(codes());
            sql.and(&format!("stage = ANY ({codes}::smallint[])"));
        }
    }
}

fn filters(query: &QueueQuery, sql: &mut Sql) {
    if let Some(category) = &query.category {
        let range = below(category);
        let (own, after, before) = (sql.value(category.to_string()), sql.value(range.start), sql.value(range.end));
        sql.and(&format!("(category = {own} OR (category >= {after} AND category < {before}))"));
    }
    if let Some(cell) = &query.cell {
        let cell = sql.value(cell.to_string());
        sql.and(&format!("cell = {cell}"));
    }
    if let Some(light) = query.light {
        let now = sql.value(query.now.as_millisecond());
        // In a queue the rank of a case with a deadline is the deadline, so a light is a range of the index.
        sql.and(&match light {
            Light::Late => format!("rank < {now} AND due < {now}"),
            Light::Warn => format!("rank >= {now} AND due >= {now} AND warn <= {now}"),
            Light::OnTime => format!("rank >= {now} AND due >= {now} AND warn > {now}"),
        });
    }
    if let Some(since) = query.resolved_since {
        let since = sql.value(since.as_millisecond());
        sql.and(&format!("resolved_at >= {since}"));
    }
    if let Some(before) = query.resolved_before {
        let before = sql.value(before.as_millisecond());
        sql.and(&format!("resolved_at < {before}"));
    }
    if let Some(in_time) = query.in_time {
        let in_time = sql.value(in_time);
        sql.and(&format!("in_time = {in_time}"));
    }
    if !query.sealed {
        sql.and("NOT sealed");
    }
    if query.asked {
        sql.and("asked IS NOT NULL");
    }
    if query.provisional {
        sql.and("provisional");
    }
    if let Some(units) = &query.helping {
        let units = sql.value(units.iter().map(ToString::to_string).collect::<Vec<_>>());
        sql.and(&format!(
            "number IN (SELECT h.number FROM helpers AS h WHERE h.place = $1 AND h.unit = ANY ({units}::text[]))"
        ));
    }
    if query.reopened {
        sql.and("round > 1");
    }
    match (query.order, query.after) {
        (Order::Due, Some(after)) => {
            let (rank, number) = (sql.value(after.rank), sql.value(after.number.key()));
            sql.and(&format!("(rank, number) > ({rank}, {number})"));
        }
        (Order::Newest, Some(after)) => {
            let number = sql.value(after.number.key());
            sql.and(&format!("number < {number}"));
        }
        (_, None) => {}
    }
}

/// The case types of a queue's walks: the one asked for, else all there are; `None` where another
/// index leads and no type is asked for.
fn types(link: &mut Link, query: &QueueQuery) -> Result<Option<Vec<String>>, Fault> {
    if let Some(case_type) = &query.case_type {
        return Ok(Some(vec![case_type.to_string()]));
    }
    let by_stage = query.order == Order::Due && query.units.is_none() && !query.asked && query.helping.is_none();
    if !by_stage {
        return Ok(None);
    }
    let rows = link.query(include_str!("../queries/types.sql"), &[&key(query.place)])?;
    rows.iter().map(|row| get(row, "case_type")).collect::<Result<_, _>>().map(Some)
}
