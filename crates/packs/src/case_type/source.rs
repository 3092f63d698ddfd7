//! `source`: the law, standard, notice or local rule that something follows.

use crate::mistake::Desk;
use crate::read::{Fields, Text};
use yinuo_casework::Source;

/// A mistake in the source; it is noted already.
pub(crate) struct Unsound;

/// # Errors
/// When it is there and cannot be read.
pub(crate) fn optional(fields: &mut Fields<'_>, desk: &mut Desk<'_>) -> Result<Option<Source>, Unsound> {
    let Some(mut inner) = fields.inner(desk, "source").map_err(|_| Unsound)? else { return Ok(None) };
    let title = inner.required::<Text>(desk, "title");
    let clause = inner.optional::<Text>(desk, "clause");
    let url = inner.optional::<Text>(desk, "url");
    inner.end(desk);
    match (title, clause, url) {
        (Some(title), Ok(clause), Ok(url)) => Ok(Some(Source {
            title: title.value.0,
            clause: clause.map(|clause| clause.value.0),
            url: url.map(|url| url.value.0),
        })),
        _ => Err(Unsound),
    }
}

/// A source that must be there: nobody keeps a limit whose ground is not known.
pub(crate) fn required(fields: &mut Fields<'_>, desk: &mut Desk<'_>) -> Option<Source> {
    let source = optional(fields, desk);
    if let Ok(None) = source {
        let (zh, en) = (
            "所依据的规定，如 { title = \"……\", clause = \"第八条\" }",
            "the rule it follows, such as { title = \"…\" }",
        );
        fields.missing(desk, "source", zh, en);
    }
    source.ok().flatten()
}
