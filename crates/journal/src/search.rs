//! Full text: pairs of neighbouring characters (bigrams) for Chinese, whole words for the rest.
//!
//! Pairs need no dictionary, find any substring of two characters and more, and cost a store
//! nothing but tokens between spaces. A store may answer with a few cases too many (all pairs
//! occur, but apart); [`search`] holds each candidate against its text.
//!
//! ```
//! use yinuo_journal::search::{tokens, query};
//! assert_eq!(tokens("路灯不亮 LED3号"), "路灯 灯不 不亮 亮 led3 号");
//! assert_eq!(query("灯不亮").unwrap(), ["不亮", "灯不"]);
//! assert_eq!(query("灯").unwrap(), ["灯*"]);
//! assert_eq!(query("第77号").unwrap(), ["77"]);
//! ```

use crate::{CaseRow, Fault, Reader, Text};
use yinuo_kernel::{CaseNumber, PlaceCode, UnitId};

/// How many candidates one page looks through at most.
const CANDIDATES: usize = 2_000;

/// The tokens of a text, between spaces, each once.
pub fn tokens(text: &str) -> String {
    let mut seen = std::collections::HashSet::new();
    let mut out = String::with_capacity(text.len() * 2);
    for token in split(text, true) {
        if seen.insert(token.clone()) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&token);
        }
    }
    out
}

/// The tokens that a text must have to be found; a last `*` stands for any ending. `None` when
/// nothing searchable was typed.
pub fn query(text: &str) -> Option<Vec<String>> {
    let mut tokens = split(text, false);
    // One character alone is in half of all cases, and each candidate is held against its text.
    if tokens.iter().any(|token| !token.ends_with('*')) {
        tokens.retain(|token| !token.ends_with('*'));
    }
    tokens.sort();
    tokens.dedup();
    tokens.truncate(32);
    (!tokens.is_empty()).then_some(tokens)
}

/// Bigrams of each run of ideographs, words of the rest. With `tails` the last character of a
/// run stands alone too, so that a single character is found by its prefix.
fn split(text: &str, tails: bool) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut run: Vec<char> = Vec::new();
    let flush_run = |run: &mut Vec<char>, tokens: &mut Vec<String>| {
        tokens.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
        match run.last() {
            Some(last) if tails => tokens.push(last.to_string()),
            Some(only) if run.len() == 1 => tokens.push(format!("{only}*")),
            _ => {}
        }
        run.clear();
    };
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            flush_run(&mut run, &mut tokens);
            word.push(letter.to_ascii_lowercase());
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        if letter.is_alphanumeric() {
            run.push(letter);
        } else {
            flush_run(&mut run, &mut tokens);
        }
    }
    flush_run(&mut run, &mut tokens);
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

/// What is indexed of a case: what the person wrote.
pub fn indexed(text: &Text) -> String {
    tokens(&format!("{} {} {}", text.title, text.body, text.address))
}

/// A page of cases whose words hold every typed word, newest first; for a unit only its own.
/// The second value is where the next page begins.
///
/// # Errors
/// When the store cannot be read.
pub fn search(
    reader: &dyn Reader,
    place: PlaceCode,
    typed: &str,
    units: Option<&[UnitId]>,
    before: Option<CaseNumber>,
    limit: usize,
) -> Result<(Vec<CaseRow>, Option<CaseNumber>), Fault> {
    let Some(tokens) = query(typed) else { return Ok((Vec::new(), None)) };
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut found = Vec::new();
    let mut from = before;
    let mut seen = 0;
    loop {
        let batch = reader.matches(place, &tokens, from, limit + 1)?;
        let more = batch.len() > limit;
        for number in batch {
            seen += 1;
            if found.len() == limit || seen > CANDIDATES {
                return Ok((found, from));
            }
            from = Some(number);
            let Some(row) = reader.row(place, number)?.filter(|row| !row.sealed) else { continue };
            let mine = units.is_none_or(|units| row.unit.as_ref().is_some_and(|unit| units.contains(unit)));
            if mine && holds(reader, place, &row, &words)? {
                found.push(row);
            }
        }
        if !more {
            return Ok((found, None));
        }
    }
}

fn holds(reader: &dyn Reader, place: PlaceCode, row: &CaseRow, words: &[String]) -> Result<bool, Fault> {
    let texts = reader.words(place, &[row.words])?;
    let Some(text) = texts.get(&row.words) else { return Ok(false) };
    let whole = format!("{} {} {}", text.title, text.body, text.address).to_lowercase();
    Ok(words.iter().all(|word| whole.contains(word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_what_was_written() {
        let text = tokens("海月路12号楼下,井盖松动。Tel 021");
        let have: Vec<&str> = text.split(' ').collect();
        for typed in ["井盖", "盖松动", "12", "tel", "海月路 井盖", "12号楼"] {
            let wanted = query(typed).unwrap();
            assert!(wanted.iter().all(|token| have.contains(&token.as_str())), "{typed}: {wanted:?} in {have:?}");
        }
        let one = query("动").unwrap();
        assert!(have.iter().any(|token| token.starts_with(one[0].trim_end_matches('*'))), "a last character too");
        for nothing in ["", "  ", "，。！", "\u{0}"] {
            assert_eq!(query(nothing), None, "{nothing:?}");
        }
    }
}
