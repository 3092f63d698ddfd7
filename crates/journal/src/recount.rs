//! The board by counting every case: what it means. The model store answers with it; the
//! conformance suite and the simulation hold the boards of the others against it.

use crate::{Board, BoardLine, CaseRow};
use std::collections::BTreeMap;
use yinuo_casework::{Light, Stage};
use yinuo_kernel::{Timestamp, UnitId};

impl Board {
    /// Counts at `now`; resolved, reopened and received since `since`.
    pub fn recount<'a>(rows: impl IntoIterator<Item = &'a CaseRow>, now: Timestamp, since: Timestamp) -> Board {
        let mut lines: BTreeMap<Option<UnitId>, BoardLine> = BTreeMap::new();
        let mut stages: BTreeMap<Stage, u64> = BTreeMap::new();
        let mut received = 0;
        for row in rows.into_iter().filter(|row| !row.sealed) {
            *stages.entry(row.stage).or_default() += 1;
            received += u64::from(row.submitted_at >= since);
            let line = lines
                .entry(row.unit.clone())
                .or_insert_with(|| BoardLine { unit: row.unit.clone(), ..BoardLine::default() });
            if row.stage.is_open() {
                line.to_sign += u64::from(row.stage == Stage::Dispatched);
                line.in_hand += u64::from(matches!(row.stage, Stage::Signed | Stage::Replied));
                match row.light(now) {
                    _ if row.stage.is_paused() => line.paused += 1,
                    Some(Light::Late) => line.late += 1,
                    Some(Light::Warn) => line.warn += 1,
                    Some(Light::OnTime) | None => line.on_time += 1,
                }
                line.reopened += u64::from(row.round > 1);
            } else if row.resolved_at.is_some_and(|at| at >= since) {
                line.resolved += 1;
                line.resolved_in_time += u64::from(row.in_time == Some(true));
                line.resolved_late += u64::from(row.in_time == Some(false));
                line.reopened += u64::from(row.round > 1);
            }
        }
        let lines =
            lines.into_values().filter(|line| *line != BoardLine { unit: line.unit.clone(), ..BoardLine::default() });
        Board { lines: lines.collect(), stages: stages.into_iter().collect(), received }
    }
}
