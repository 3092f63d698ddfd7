//! The supervisor's board, by one statement, from what is kept for it; see
//! [`yinuo_journal::tally`].

use crate::encode::{count, get, place as key, tally};
use crate::fault::damaged;
use crate::link::Link;
use yinuo_casework::Stage;
use yinuo_journal::days::Days;
use yinuo_journal::{Board, Fault, Lines, Slot};
use yinuo_kernel::{PlaceCode, Timestamp};

pub(crate) fn board(link: &mut Link, place: PlaceCode, now: Timestamp, since: Timestamp) -> Result<Board, Fault> {
    let Days { begin, whole } = Days::between(since, now);
    let (first, after): (Vec<i64>, Vec<i64>) = whole.iter().map(|day| (day.start, day.end)).unzip();
    let (here, from) = (Slot::of(now), Slot::of(since));
    let (now, since) = (now.as_millisecond(), since.as_millisecond());
    let rows = link.query(
        include_str!("../queries/board.sql"),
        &[
            &key(place),
            &now,
            &since,
            &here.0,
            &from.0,
            &here.before(),
            &from.end(),
            &first,
            &after,
            &begin.start,
            &begin.end,
        ],
    )?;
    let mut lines = Lines::default();
    let mut board = Board::default();
    let mut sealed = 0;
    for row in &rows {
        match get(row, "part")? {
            "stage" => board.stages.push((stage(get(row, "slot")?)?, count(row, "n")?)),
            "received" => board.received += count(row, "n")?,
            "sealed" => sealed += count(row, "n")?,
            _ => {
                let (tally, n) = tally(row)?;
                lines.add(&tally, n);
            }
        }
    }
    board.received = board.received.saturating_sub(sealed);
    board.lines = lines.done();
    board.stages.sort();
    Ok(board)
}

fn stage(code: i64) -> Result<Stage, Fault> {
    u8::try_from(code).ok().and_then(Stage::from_code).ok_or_else(|| damaged("a stage"))
}
