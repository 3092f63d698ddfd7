//! By when: the last day of the period the reader gives, or of the month the text names.

use jiff::civil::{Date, date};

/// The last day of `2024`, `2024Q1`, `2024H1`, `2021-2025`; `None` for what is no period.
pub(super) fn of_period(period: &str) -> Option<Date> {
    let (first, rest) = period.split_at_checked(4)?;
    let year: i16 = first.parse().ok()?;
    let month = match rest {
        "" | "Q4" | "H2" => 12,
        "Q1" => 3,
        "Q2" | "H1" => 6,
        "Q3" => 9,
        _ => {
            let to = rest.strip_prefix('-')?;
            return if to.len() == 4 { year_end(to.parse().ok()?) } else { month_end(year, to.parse().ok()?) };
        }
    };
    month_end(year, month)
}

/// The last day of a year that can be one.
pub(super) fn year_end(year: i32) -> Option<Date> {
    month_end(i16::try_from(year).ok()?, 12)
}

fn month_end(year: i16, month: i8) -> Option<Date> {
    let sane = (1949..=2999).contains(&year) && (1..=12).contains(&month);
    sane.then(|| date(year, month, 1).last_of_month())
}

/// The due date of a promise: its period, else the report's year; made finer by a month that the words name
/// (5月底前, 6月20日前) where the two agree.
pub(super) fn of(period: Option<&str>, words: &str, report_year: Option<i32>) -> Option<Date> {
    let due = period.and_then(of_period).or_else(|| year_end(report_year?))?;
    Some(named_month(words, due.year()).filter(|finer| *finer <= due && agrees(period, *finer)).unwrap_or(due))
}

/// Where the reader says a quarter, the month is one of it.
fn agrees(period: Option<&str>, day: Date) -> bool {
    let first = match period.and_then(|period| period.get(4..)) {
        Some("Q2") => 4,
        Some("Q3") => 7,
        Some("Q4") => 10,
        Some("H2") => 7,
        _ => 1,
    };
    day.month() >= first
}

/// The last `N月底`, `N月末`, `N月M日前`, `N月前`, `N月份` of the words.
fn named_month(words: &str, year: i16) -> Option<Date> {
    let mut marks = words.match_indices('月').filter_map(|(at, _)| {
        let digits = words.get(..at)?.rsplit(|c: char| !c.is_ascii_digit()).next()?;
        let month: i8 = digits.parse().ok()?;
        let behind = words.get(at + '月'.len_utf8()..)?;
        let end = month_end(year, month)?;
        if ["底", "末", "份"].iter().any(|word| behind.starts_with(word)) {
            return Some(end);
        }
        if behind.starts_with('前') {
            // 6月前 is before June begins.
            return end.first_of_month().yesterday().ok().filter(|day| day.year() == year);
        }
        let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
        let rest = behind.get(digits.len()..)?;
        let day: i8 = digits.parse().ok()?;
        let dated = (rest.starts_with("日前") || rest.starts_with("日之前")) && (1..=end.day()).contains(&day);
        dated.then(|| date(year, month, day))
    });
    marks.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end() {
        for (period, day) in [
            ("2024", "2024-12-31"),
            ("2024Q1", "2024-03-31"),
            ("2024H1", "2024-06-30"),
            ("2021-2025", "2025-12-31"),
            ("2024-05", "2024-05-31"),
        ] {
            assert_eq!(of_period(period).map(|day| day.to_string()).as_deref(), Some(day));
        }
        assert_eq!(of_period("soon"), None);
        assert_eq!(of_period("2024-99"), None);
    }

    #[test]
    fn a_named_month_is_finer_than_a_quarter() {
        let due = |period, words| of(period, words, Some(2032)).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(due(Some("2032Q2"), "5月底前建成渔港"), "2032-05-31");
        assert_eq!(due(Some("2032Q2"), "渔港6月20日前建成"), "2032-06-20");
        assert_eq!(due(Some("2032"), "渔港建成"), "2032-12-31");
        assert_eq!(due(None, "渔港建成"), "2032-12-31");
        assert_eq!(due(Some("2032Q4"), "3月底前开工，年底建成"), "2032-12-31");
    }
}
