//! Articles of a feed: a bullet with the title, the body, the date.

use super::{Part, Title};
use crate::noise::{holds_advert, is_date};

/// A body is this long, in characters.
const BODY_MIN: usize = 150;
/// The lines of a body that were broken have so many together.
const BROKEN_MIN: usize = 400;
/// A title is no longer.
const TITLE_MAX: usize = 80;

/// The articles; `None` where there are fewer than two.
pub fn split(lines: &[&str]) -> Option<Vec<Part>> {
    let titles: Vec<Title> = lines.iter().enumerate().filter_map(|(k, line)| title(k, line)).collect();
    let ends = titles.iter().skip(1).map(|title| title.line).chain([lines.len()]);
    let parts: Vec<Part> = titles.iter().zip(ends).filter_map(|(title, end)| article(lines, title, end)).collect();
    let dated = parts.iter().filter(|part| part.date.is_some()).count();
    let all_dated = dated >= 2 && dated * 2 > parts.len();
    let columned = parts
        .iter()
        .filter(|part| part.title.as_ref().is_some_and(|t| lines.get(t.line).is_some_and(|l| l.contains('【'))))
        .count();
    let feed = parts.len() >= 2 && dated.max(columned) * 2 > parts.len();
    feed.then(|| parts.into_iter().filter(|part| part.date.is_some() || !all_dated).collect())
}

/// A line that begins with a bullet, or with the column in brackets.
fn title(line: usize, whole: &str) -> Option<Title> {
    let bare = whole.trim_start_matches(['•', '●', '◆', '■', '▪', '◇', '○', '☆', '★', '-', '*', ' ']);
    let bullet = bare.len() < whole.len();
    // **bold** is no bullet, and spam in brackets no column
    if !bullet && !bare.starts_with('【') || whole.starts_with("**") || holds_advert(whole) {
        return None;
    }
    let (column, inner) = match bare.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
        Some((column, rest)) if column.chars().count() <= 12 => (true, rest.trim_start()),
        _ => (false, bare),
    };
    let short = inner.chars().count() <= TITLE_MAX && inner.chars().count() >= 4 && !inner.ends_with(['。', '；']);
    let start = whole.len() - inner.len();
    ((bullet || column) && short).then_some(Title { line, inner: start..whole.len() })
}

/// The article under a title: it has a body, and ends with its date if there is one.
fn article(lines: &[&str], title: &Title, end: usize) -> Option<Part> {
    let (mut all, mut body, mut date) = (0, false, None);
    for k in title.line + 1..end {
        let Some(line) = lines.get(k) else { break };
        // a day above the body is one that the article speaks of
        if body && is_date(line) {
            date = Some(k);
            break;
        }
        let long = line.chars().count();
        all += long;
        body |= long >= BODY_MIN || all >= BROKEN_MIN;
    }
    let end = date.map_or(end, |date| date + 1);
    body.then(|| Part { lines: title.line..end, title: Some(title.clone()), date })
}
