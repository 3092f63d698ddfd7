//! The supervisor's board, counted by one statement.

use crate::encode::{count, get, id_or_none, place as key, stage};
use crate::fault::damaged;
use crate::link::Link;
use std::collections::BTreeMap;
use yinuo_casework::Stage;
use yinuo_journal::days::Days;
use yinuo_journal::{Board, BoardLine, Fault};
use yinuo_kernel::{PlaceCode, Timestamp, UnitId};

pub(crate) fn board(link: &mut Link, place: PlaceCode, now: Timestamp, since: Timestamp) -> Result<Board, Fault> {
    let Days { begin, whole } = Days::between(since, now);
    let (first, after): (Vec<i64>, Vec<i64>) = whole.iter().map(|day| (day.start, day.end)).unzip();
    let sql = include_str!("../queries/board.sql");
    let (now, since) = (now.as_millisecond(), since.as_millisecond());
    let rows = link.query(sql, &[&key(place), &now, &since, &first, &after, &begin.start, &begin.end])?;
    let mut lines: BTreeMap<Option<UnitId>, BoardLine> = BTreeMap::new();
    let mut board = Board::default();
    let mut sealed = 0;
    for row in &rows {
        let cases = count(row, "cases")?;
        let part: &str = get(row, "part")?;
        match part {
            "stage" => board.stages.push((stage(row)?, cases)),
            "received" => board.received += cases,
            "sealed" => sealed += cases,
            _ => {
                let unit: Option<UnitId> = id_or_none(row, "unit")?;
                let line = lines.entry(unit.clone()).or_insert_with(|| BoardLine { unit, ..BoardLine::default() });
                line.reopened += count(row, "reopened")?;
                if part == "resolved" {
                    line.resolved += cases;
                    line.resolved_in_time += count(row, "in_time")?;
                    line.resolved_late += count(row, "resolved_late")?;
                    continue;
                }
                let stage = stage(row)?;
                if stage.is_paused() {
                    line.paused += cases;
                    continue;
                }
                match stage {
                    Stage::Dispatched => line.to_sign += cases,
                    Stage::Signed | Stage::Replied => line.in_hand += cases,
                    open if open.is_open() => {}
                    _ => return Err(damaged("a stage that is not open among the open ones")),
                }
                let (late, warn) = (count(row, "late")?, count(row, "warn")?);
                line.late += late;
                line.warn += warn;
                line.on_time += cases.saturating_sub(late + warn);
            }
        }
    }
    board.received = board.received.saturating_sub(sealed);
    board.lines = lines.into_values().collect();
    board.stages.sort();
    Ok(board)
}
