//! Days as offices write them. Where a month or a year is named, its last day is meant, since a date in
//! these tables is by when.

use super::Cell;
use jiff::Span;
use jiff::civil::{Date, date};

/// A day; `year` is meant where none is written. `None`: this is no day.
pub fn read(cell: &Cell, year: i16) -> Option<Date> {
    match cell {
        Cell::Empty => None,
        Cell::Day(day) => Some(*day),
        // Excel's serial, or a bare year.
        Cell::Number(n) if (1990.0..2100.0).contains(n) && n.fract() == 0.0 => Some(date(*n as i16, 12, 31)),
        Cell::Number(n) if (20_000.0..80_000.0).contains(n) => {
            Some(date(1899, 12, 30).saturating_add(Span::new().days(n.trunc() as i64)))
        }
        // 2026.9 was meant as September 2026.
        Cell::Number(n) => text(&n.to_string(), year),
        Cell::Text(said) => text(said, year),
    }
}

fn text(said: &str, year: i16) -> Option<Date> {
    let said: String = said.chars().filter(|c| !c.is_whitespace()).map(half).collect();
    let said = ["之前", "以前", "前完成", "前", "内", "完成", "底", "末", "止"]
        .iter()
        .fold(said.as_str(), |said, end| said.strip_suffix(end).unwrap_or(said));
    if let Some(day) = dashed(said) {
        return Some(day);
    }
    let (year, rest) = match said.split_once('年') {
        Some((half @ ("上半" | "下半"), _)) => (year, half),
        Some(("", rest)) => (year, rest),
        Some(("今" | "当" | "本" | "全", rest)) => (year, rest),
        Some((digits, rest)) => (full_year(digits)?, rest),
        None if said == "年" => (year, ""),
        None => (year, said),
    };
    let rest = rest.trim_end_matches(['底', '末', '内']);
    match rest {
        "" if said.contains('年') => return Some(date(year, 12, 31)),
        "上半" | "上半年" => return Some(date(year, 6, 30)),
        "下半" | "下半年" => return Some(date(year, 12, 31)),
        _ => {}
    }
    if let Some(quarter) = rest.strip_suffix("季度") {
        let quarter = match quarter.trim_start_matches('第') {
            "1" | "一" => 3,
            "2" | "二" => 6,
            "3" | "三" => 9,
            "4" | "四" => 12,
            _ => return None,
        };
        return Some(date(year, quarter, 1).last_of_month());
    }
    let (month, day) = rest.split_once('月')?;
    let first = Date::new(year, month.parse().ok()?, 1).ok()?;
    match day.trim_end_matches(['日', '号']) {
        "" | "底" | "末" | "下旬" => Some(first.last_of_month()),
        "上旬" => Some(first.with().day(10).build().ok()?),
        "中旬" | "中" => Some(first.with().day(20).build().ok()?),
        day => first.with().day(day.parse().ok()?).build().ok(),
    }
}

/// `2026-09-30`, `2026/9/30`, `2026.9`, `20260930`.
fn dashed(said: &str) -> Option<Date> {
    let parts: Vec<&str> = said.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year, month, day] => Date::new(full_year(year)?, month.parse().ok()?, day.parse().ok()?).ok(),
        [year, month] => Some(Date::new(full_year(year)?, month.parse().ok()?, 1).ok()?.last_of_month()),
        [all] if all.len() == 8 && all.bytes().all(|byte| byte.is_ascii_digit()) => {
            Date::new(all.get(..4)?.parse().ok()?, all.get(4..6)?.parse().ok()?, all.get(6..)?.parse().ok()?).ok()
        }
        _ => None,
    }
}

fn full_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match (digits.len(), year) {
        (4, 1949..=2999) => Some(year),
        (2, _) => Some(2000 + year),
        _ => None,
    }
}

fn half(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        '－' | '—' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_written() {
        let cases = [
            ("2026年9月底", Some((2026, 9, 30))),
            ("9月底前", Some((2026, 9, 30))),
            ("2026年9月", Some((2026, 9, 30))),
            ("2026-09-15", Some((2026, 9, 15))),
            ("2026/9/5", Some((2026, 9, 5))),
            ("2026.6", Some((2026, 6, 30))),
            ("20261008", Some((2026, 10, 8))),
            ("年底前", Some((2026, 12, 31))),
            ("2027年底", Some((2027, 12, 31))),
            ("６月３０日前", Some((2026, 6, 30))),
            ("三季度", Some((2026, 9, 30))),
            ("上半年", Some((2026, 6, 30))),
            ("2月中旬", Some((2026, 2, 20))),
            ("全年", Some((2026, 12, 31))),
            ("2月30日", None),
            ("长期坚持", None),
            ("尽快", None),
            ("13月", None),
        ];
        for (said, day) in cases {
            let day = day.map(|(y, m, d)| date(y, m, d));
            assert_eq!(read(&Cell::Text(said.into()), 2026), day, "{said}");
        }
        assert_eq!(read(&Cell::Number(46_295.0), 2026), Some(date(2026, 9, 30)), "Excel's serial");
        assert_eq!(read(&Cell::Number(2027.0), 2026), Some(date(2027, 12, 31)));
    }
}
