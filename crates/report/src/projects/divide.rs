//! A text cut into clauses, and a clause into what it says one after the other.

use super::clause::{backward, forward};
use super::keys::{Key, Keys};
use super::names::{joins, top_signs};
use crate::lexicon::Lexicon;
use crate::scan::{begins_chinese, ends_chinese, has};
use crate::signs::{Class, Signs};
use crate::stops::{is_note, is_space};
use std::ops::Range;
use std::sync::LazyLock;

/// What opens another statement behind 、.
static PUSHES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("确保 推动 推进 加快 支持 建成 开工 启动 完成 实施"));

/// Where a clause stands.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Without space and number before it.
    pub range: Range<usize>,
    /// What may stand in it.
    pub keys: Keys,
}

/// Bytes of a clause, as most are.
const CLAUSE: usize = 40;

/// The clauses of a range of the text. Stops within quotes and brackets divide nothing.
pub fn clauses(text: &str, signs: &Signs, range: Range<usize>) -> Vec<Piece> {
    let mut found = Vec::with_capacity(range.len() / CLAUSE);
    let mut from = range.start;
    let mut keys = Keys::default();
    let mut depth = 0_i32;
    for sign in signs.within(range.clone()) {
        keys.add(sign.keys);
        if sign.class.is_one(&[Class::Digits, Class::Letter, Class::Word, Class::Key, Class::Pause]) {
            continue;
        }
        match sign.class {
            Class::Bracket => depth += 1,
            Class::Unbracket => depth -= 1,
            Class::Quote if matches!(sign.c, '“' | '《') => depth += 1,
            Class::Unquote if matches!(sign.c, '”' | '》') => depth -= 1,
            Class::Line => depth = 0,
            Class::Stop if sign.c == '。' && depth > 0 => depth = 0,
            _ => {}
        }
        if depth <= 0 && sign.class.ends_clause() && !(sign.class == Class::Dash && joins(text, sign.at(), sign.end()))
        {
            push(text, from..sign.at(), std::mem::take(&mut keys), &mut found);
            from = sign.end();
        }
    }
    push(text, from..range.end, keys, &mut found);
    found
}

/// Divides a clause that says several things with 、 between them: A建成投产、B尽早开工.
pub fn predicates(text: &str, Piece { range, keys }: Piece, found: &mut Vec<Range<usize>>) {
    let clause = text.get(range.clone()).unwrap_or_default();
    found.clear();
    if !keys.has(Key::Pause) || !has(clause, "、") {
        found.push(range);
        return;
    }
    let mut from = 0;
    for (at, c) in top_signs(clause) {
        let rest = clause.get(at + c.len_utf8()..).unwrap_or_default();
        let ends = || clause.get(from..at).is_some_and(|front| backward(front).1.at.is_some());
        let begins = || PUSHES.begins(rest).is_some();
        if c == '、' && (ends() || begins()) {
            found.push(range.start + from..range.start + at);
            from = at + c.len_utf8();
        }
    }
    let says = |rest: &str| backward(rest).1.any() || forward(rest, 0).2.any();
    if !found.is_empty() && !clause.get(from..).is_some_and(says) {
        found.clear();
        from = 0;
    }
    found.push(range.start + from..range.end);
}

fn push(text: &str, range: Range<usize>, keys: Keys, found: &mut Vec<Piece>) {
    let clause = text.get(range.clone()).unwrap_or_default();
    // nearly every clause begins and ends with a Chinese character, and has neither space nor number
    let start = if begins_chinese(clause) && !clause.get("一".len()..).is_some_and(|rest| rest.starts_with('是')) {
        range.start
    } else {
        let start = range.start + clause.len() - clause.trim_start_matches(is_space).len();
        start + enumerator(text.get(start..range.end).unwrap_or_default())
    };
    let end = if ends_chinese(clause) {
        range.end
    } else {
        range.start + clause.trim_end_matches(|c| is_space(c) || is_note(c)).len()
    };
    if start < end {
        found.push(Piece { range: start..end, keys });
    }
}

/// The bytes of 一是, ①, 1., (1) at the beginning of a clause.
fn enumerator(clause: &str) -> usize {
    if let Some(inner) = clause.strip_prefix(['(', '\u{ff08}']) {
        let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        let closed = rest.strip_prefix([')', '\u{ff09}']).filter(|_| rest.len() < inner.len());
        return closed.map_or(0, |rest| clause.len() - rest.len());
    }
    let mut chars = clause.chars();
    match (chars.next(), chars.next()) {
        (Some('一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'), Some('是')) => 6,
        (Some('①'..='⑳'), _) => 3,
        (Some('1'..='9'), Some('.' | '、'))
            if !clause.get(2..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            1 + clause.chars().nth(1).map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_brackets_hold_a_clause_together() {
        let text = "一是建“甲,乙”工程;修路(含桥,涵)。好";
        let got: Vec<&str> =
            clauses(text, &Signs::of(text), 0..text.len()).into_iter().map(|piece| &text[piece.range]).collect();
        assert_eq!(got, ["建“甲,乙”工程", "修路(含桥,涵)", "好"]);
    }
}
