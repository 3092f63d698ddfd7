//! Whether the bytes at the span of a measure hold its quote, no more and no less.

use super::squeeze;
use yinuo_report::Measure;

/// The measures whose spans do not. Glosses and markup may stand between the words, and two characters may
/// have been mended. All that is scored here is UTF-8.
pub fn unproven<'m>(measures: &'m [Measure], raw: &[u8]) -> Vec<&'m Measure> {
    measures.iter().filter(|measure| !proves(measure, raw)).collect()
}

fn proves(measure: &Measure, raw: &[u8]) -> bool {
    let bytes = raw.get(measure.span.start..measure.span.end).unwrap_or_default();
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let (held, quote) = (squeeze(&without_glosses(text)), squeeze(&measure.quote));
    let digits = |chars: &[char]| chars.iter().filter(|c| c.is_ascii_digit()).collect::<String>();
    !held.is_empty() && digits(&held) == digits(&quote) && held.len().abs_diff(quote.len()) <= 2
}

/// Without `(jìn)` and the like.
fn without_glosses(text: &str) -> String {
    let mut rest = text;
    let mut clean = String::new();
    while let Some(at) = rest.find('(') {
        let (front, tail) = rest.split_at(at);
        clean.push_str(front);
        let inner = tail[1..].split(')').next().unwrap_or_default();
        let gloss = (1..=7).contains(&inner.chars().count())
            && inner.chars().all(|c| c.is_ascii_lowercase() || ('\u{e0}'..='\u{1dc}').contains(&c));
        rest = if gloss && tail.len() > inner.len() + 1 { &tail[inner.len() + 2..] } else { &tail[1..] };
    }
    clean + rest
}
