//! The columns of the read model, in one place: the statement that writes them is made from
//! this table, [`crate::encode::case_row`] reads them by name.

use std::fmt::Write as _;
use std::sync::LazyLock;
use tokio_postgres::types::ToSql;
use yinuo_journal::CaseRow;
use yinuo_kernel::Timestamp;

type Values = Box<dyn ToSql + Sync>;

/// A column of `cases`.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    kind: &'static str,
    /// Its values in so many rows, as one array.
    pub(crate) values: fn(&[CaseRow]) -> Values,
}

/// Boxed, one value a row.
macro_rules! column {
    ($name:literal $kind:literal $value:expr) => {
        Column {
            name: $name,
            kind: $kind,
            values: |rows| {
                let value = $value;
                Box::new(rows.iter().map(value).collect::<Vec<_>>())
            },
        }
    };
}

fn millis(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_millisecond)
}

/// `place` comes before these.
pub(crate) const COLUMNS: &[Column] = &[
    column!("number" "bigint" |row: &CaseRow| row.number.key()),
    column!("stage" "smallint" |row: &CaseRow| i16::from(row.stage.code())),
    column!("kind" "text" |row: &CaseRow| row.kind.to_string()),
    column!("category" "text" |row: &CaseRow| row.category.to_string()),
    column!("cell" "text" |row: &CaseRow| row.cell.as_ref().map(ToString::to_string)),
    column!("unit" "text" |row: &CaseRow| row.unit.as_ref().map(ToString::to_string)),
    column!("words" "uuid" |row: &CaseRow| row.words.0),
    column!("person" "uuid" |row: &CaseRow| row.person.map(|id| id.0)),
    column!("photos" "bigint" |row: &CaseRow| i64::from(row.photos)),
    column!("submitted_at" "bigint" |row: &CaseRow| row.submitted_at.as_millisecond()),
    column!("last_at" "bigint" |row: &CaseRow| row.last_at.as_millisecond()),
    column!("due" "bigint" |row: &CaseRow| millis(row.due)),
    column!("warn" "bigint" |row: &CaseRow| millis(row.warn)),
    column!("promised" "bigint" |row: &CaseRow| millis(row.promised)),
    column!("resolved_at" "bigint" |row: &CaseRow| millis(row.resolved_at)),
    column!("in_time" "boolean" |row: &CaseRow| row.in_time),
    column!("round" "bigint" |row: &CaseRow| i64::from(row.round)),
    column!("returns" "bigint" |row: &CaseRow| i64::from(row.returns)),
    column!("score" "smallint" |row: &CaseRow| row.score.map(i16::from)),
    column!("case_type" "text" |row: &CaseRow| row.case_type.to_string()),
    column!("sealed" "boolean" |row: &CaseRow| row.sealed),
    column!("asked" "text" |row: &CaseRow| row.asked.clone()),
    column!("decide_due" "bigint" |row: &CaseRow| millis(row.decide_due)),
    column!("chased" "smallint" |row: &CaseRow| i16::from(row.chased)),
    column!("escalated" "smallint" |row: &CaseRow| i16::from(row.escalated)),
    column!("emergency" "text" |row: &CaseRow| row.emergency.as_ref().map(ToString::to_string)),
    column!("set_aside" "boolean" |row: &CaseRow| row.set_aside),
    column!("parent" "bigint" |row: &CaseRow| row.parent.map(|parent| parent.key())),
    column!("provisional" "boolean" |row: &CaseRow| row.provisional),
    column!("helpers" "text" crate::encode::helpers),
    column!("rank" "bigint" |row: &CaseRow| row.rank()),
];

/// `number, stage, ...`
pub(crate) static NAMES: LazyLock<String> =
    LazyLock::new(|| COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(", "));

/// Writes many rows of one place: `$1` is the place, then one array a column.
pub(crate) static UPSERT: LazyLock<String> = LazyLock::new(|| {
    let mut arrays = String::new();
    let mut sets = String::new();
    for (at, column) in COLUMNS.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        let _ = write!(arrays, "{comma}${}::{}[]", at + 2, column.kind);
        if column.name != "number" {
            let comma = if sets.is_empty() { "" } else { ", " };
            let _ = write!(sets, "{comma}{0} = excluded.{0}", column.name);
        }
    }
    let names = NAMES.as_str();
    format!(
        "INSERT INTO cases (place, {names}) SELECT $1, * FROM unnest({arrays}) \
         ON CONFLICT (place, number) DO UPDATE SET {sets}"
    )
});
