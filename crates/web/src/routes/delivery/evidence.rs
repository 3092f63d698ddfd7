//! Evidence as people send it: words, files, numbers of cases and dossiers.

use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::{files, photo, rows};
use axum::body::Bytes;
use yinuo_delivery::Evidence;
use yinuo_journal::{BlobRow, Text, WordsRow};
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// Links that one piece of evidence may have.
const LINKS_MAX: usize = 50;

/// Files as they are kept.
///
/// # Errors
/// When one of them is neither a photo nor a document.
pub async fn blobs(app: &App, visit: &Visit, sent: Vec<Bytes>) -> Result<Vec<BlobRow>, Problem> {
    if sent.is_empty() {
        return Ok(Vec::new());
    }
    let app = app.clone();
    let kept = photo::in_turn(Rule::BadEvidence, move || files::evidence(&app, &sent)).await;
    kept.map_err(|refusal| Problem::refused(visit, refusal))
}

/// A row for words that somebody wrote; `None` for none.
pub fn words(app: &App, body: &str) -> Option<WordsRow> {
    let body = body.trim();
    (!body.is_empty()).then(|| rows::words(app, Text { body: body.to_owned(), ..Text::default() }))
}

/// Evidence from its rows.
///
/// # Errors
/// [`Rule::UnknownCase`] names the link that is no number.
pub fn evidence(words: Option<&WordsRow>, blobs: &[BlobRow], links: &[String]) -> Result<Evidence, Refusal> {
    if links.len() > LINKS_MAX {
        return Err(Refusal::new(Rule::BadField, "links"));
    }
    let read = |text: &String| {
        CaseNumber::parse(text)
            .ok_or_else(|| Refusal::new(Rule::UnknownCase, text.chars().take(32).collect::<String>()))
    };
    Ok(Evidence {
        words: words.map(WordsRow::pointer),
        blobs: blobs.iter().map(BlobRow::pointer).collect(),
        links: links.iter().filter(|text| !text.trim().is_empty()).map(read).collect::<Result<_, _>>()?,
        away_m: None,
    })
}
