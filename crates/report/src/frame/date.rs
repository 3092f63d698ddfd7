//! Dates as reports write them: 2024年1月18日, 二〇二四年一月十八日.

use super::number::{chinese, figures};
use crate::stops::is_space;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month.
    pub month: u32,
    /// Day.
    pub day: u32,
}

impl Date {
    /// As 2024-01-18.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The dates of a short text, each with where it begins and ends.
pub fn dates(text: &str) -> Vec<(usize, usize, Date)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(is_space);
        let Some((from, year)) = year_before(before) else { continue };
        let mut rest = Rest { text, at: at + "年".len() };
        let date = rest.number("月").and_then(|month| Some(Date { year, month, day: rest.number("日")? }));
        if let Some(date) = date.filter(|d| (1..=12).contains(&d.month) && (1..=31).contains(&d.day)) {
            found.push((from, rest.at, date));
        }
    }
    found
}

/// The four digits that end a text.
fn year_before(text: &str) -> Option<(usize, i32)> {
    let mut year = 0;
    let mut place = 1;
    let mut from = text.len();
    for (at, c) in text.char_indices().rev().take(4) {
        let digit = c
            .to_digit(10)
            .or_else(|| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32))
            .or_else(|| matches!(c, '零' | '\u{25cb}' | 'O').then_some(0))?;
        year += digit.cast_signed() * place;
        place *= 10;
        from = at;
    }
    (1949..2100).contains(&year).then_some((from, year))
}

/// What is still to be read.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl Rest<'_> {
    fn number(&mut self, unit: &str) -> Option<u32> {
        let text = self.text.get(self.at..)?;
        let trimmed = text.trim_start_matches(is_space);
        let (value, taken) = figures(trimmed).or_else(|| chinese(trimmed))?;
        let rest = trimmed.get(taken..)?.trim_start_matches(is_space).strip_prefix(unit)?;
        self.at += text.len() - rest.len();
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_figures_and_words() {
        for text in ["——2031年1月8日在", "二〇三一年一月八日", "(2031 年 1 月 8 日在"] {
            let found: Vec<String> = dates(text).into_iter().map(|(_, _, date)| date.iso()).collect();
            assert_eq!(found, ["2031-01-08"], "{text}");
        }
        assert!(dates("2031年工作,2031年13月2日").is_empty());
    }
}
