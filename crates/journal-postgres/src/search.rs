//! Full text, newest first. A walk down the numbers ends soon for a common token, and for a rare
//! one not before it has read all; an index of tokens knows no order and reads all that matches.
//! The planner cannot tell which is which, so: a short walk first, and when the page is not full
//! then, the tokens are rare of late and the index is asked.

use crate::encode::{get, number, place as key};
use crate::link::Link;
use yinuo_journal::Fault;
use yinuo_kernel::{CaseNumber, PlaceCode};

/// How many cases the walk looks at.
const WALK: i64 = 1_000;
/// Of a longer token so many characters count, here and in `insert_search.sql`.
const TOKEN: usize = 100;

pub(crate) fn matches(
    link: &mut Link,
    place: PlaceCode,
    wanted: &str,
    before: Option<CaseNumber>,
    limit: usize,
) -> Result<Vec<CaseNumber>, Fault> {
    let before = before.map_or(i64::MAX, |before| before.key());
    let walked = link.query(include_str!("../queries/search_newest.sql"), &[&key(place), &before, &wanted, &WALK])?;
    let mut found = Vec::new();
    let mut last = None;
    for row in &walked {
        if get(row, "hit")? {
            found.push(number(row)?);
        }
        if get(row, "is_last")? {
            last = Some(number(row)?.key());
        }
    }
    if let Some(last) = last.filter(|_| found.len() < limit) {
        let most = i64::try_from(limit - found.len()).unwrap_or(i64::MAX);
        let rest = link.query(include_str!("../queries/search_rest.sql"), &[&key(place), &last, &wanted, &most])?;
        for row in &rest {
            found.push(number(row)?);
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// `'路灯' & '灯':*`; `None` when nothing is asked for.
pub(crate) fn expression(tokens: &[String]) -> Option<String> {
    let quoted = |token: &String| {
        let (start, any) = match token.strip_suffix('*') {
            Some(start) => (start, ":*"),
            None => (token.as_str(), ""),
        };
        let clean: String = start.chars().filter(|letter| !matches!(letter, '\'' | '\\' | '\0')).take(TOKEN).collect();
        (!clean.is_empty()).then(|| format!("'{clean}'{any}"))
    };
    let all: Vec<String> = tokens.iter().filter_map(quoted).collect();
    (!all.is_empty()).then(|| all.join(" & "))
}
