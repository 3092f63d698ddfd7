//! Cases that may be about the same thing as one: among the latest of its type, by words, time and
//! distance. Proposed to whoever accepts or dispatches; a person merges.

use crate::app::Inner;
use yinuo_casework::suggest::{Candidate, Duplicate, Nearness, Signature, duplicates};
use yinuo_journal::{CaseRow, Fault, Order, QueueQuery, Text};
use yinuo_kernel::{CaseNumber, WordsId};

/// How many of the latest cases are looked through.
const LATEST: usize = 200;

/// A case that may be the same matter, with the reason and its own words.
#[derive(Debug)]
pub struct Alike {
    pub row: CaseRow,
    pub text: Option<Text>,
    pub found: Duplicate<CaseNumber>,
}

/// The likest first, at most five; sealed cases neither ask nor answer.
///
/// # Errors
/// When the store cannot be read.
pub fn alike(app: &Inner, number: CaseNumber) -> Result<Vec<Alike>, Fault> {
    let place = app.world.place;
    let Some(this) = app.reader.row(place, number)?.filter(|row| !row.sealed) else { return Ok(Vec::new()) };
    let query = QueueQuery {
        case_type: Some(this.case_type.clone()),
        order: Order::Newest,
        limit: LATEST,
        ..QueueQuery::all(place, app.clock.now())
    };
    let mut rows = app.reader.list(&query)?.rows;
    rows.retain(|row| row.number != number && row.stage.is_open());
    let ids: Vec<WordsId> = rows.iter().map(|row| row.words).chain([this.words]).collect();
    let mut texts = app.reader.words(place, &ids)?;
    let candidate = |row: &CaseRow, text: &Text| Candidate {
        id: row.number,
        signature: Signature::of(&text.title, &text.body),
        point: text.point.map(|[lng, lat]| (lng, lat)),
        at: row.submitted_at,
    };
    let Some(new) = texts.get(&this.words).map(|text| candidate(&this, text)) else { return Ok(Vec::new()) };
    let recent: Vec<_> = rows.iter().filter_map(|row| texts.get(&row.words).map(|text| candidate(row, text))).collect();
    let mut found = duplicates(&new, &recent, &Nearness::default());
    found.truncate(5);
    let with_row = |found: Duplicate<CaseNumber>| {
        let row = rows.iter().find(|row| row.number == found.id)?.clone();
        Some(Alike { text: texts.remove(&row.words), row, found })
    };
    Ok(found.into_iter().filter_map(with_row).collect())
}
