//! Counts of settled cases, by one statement.

use crate::encode::{count, place};
use crate::fault::damaged;
use crate::link::Link;
use yinuo_delivery::meter::Settled;
use yinuo_journal::Fault;
use yinuo_journal::settled::{PLEASED, SettledQuery, below};

pub(crate) fn settled(link: &mut Link, query: &SettledQuery) -> Result<Settled, Fault> {
    let category = query.category.as_ref().map(ToString::to_string);
    let (after, before) = query.category.as_ref().map(below).map(|range| (range.start, range.end)).unzip();
    let units = query.units.as_ref().map(|units| units.iter().map(ToString::to_string).collect::<Vec<_>>());
    let row = link.first(
        include_str!("../queries/settled.sql"),
        &[
            &place(query.place),
            &query.case_type.as_str(),
            &query.within.start.as_millisecond(),
            &query.within.end.as_millisecond(),
            &i16::from(PLEASED),
            &category,
            &after,
            &before,
            &units,
        ],
    )?;
    let row = row.ok_or_else(|| damaged("a count"))?;
    Ok(Settled {
        settled: count(&row, "settled")?,
        in_time: count(&row, "in_time")?,
        late: count(&row, "late")?,
        rated: count(&row, "rated")?,
        pleased: count(&row, "pleased")?,
    })
}
