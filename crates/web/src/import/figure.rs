//! Figures and amounts as offices write them.

use super::Cell;
use yinuo_delivery::project::Wan;
use yinuo_delivery::{Basis, Goal};
use yinuo_report::Cmp;

/// A goal from its cell, and the unit where another column gives it.
pub fn goal(cell: &Cell, measure: &str, basis: Option<Basis>) -> Option<Goal> {
    let said: String = match cell {
        Cell::Number(value) => {
            return Some(Goal {
                value: *value,
                unit: measure.to_owned(),
                cmp: Cmp::Ge,
                basis: basis.unwrap_or_default(),
            });
        }
        cell => cell.text().chars().filter(|c| !c.is_whitespace() && *c != ',' && *c != '，').collect(),
    };
    let growth = said.starts_with("增长") || said.starts_with("同比增长");
    let said = ["同比增长", "增长", "达到", "完成", "新增", "不少于", "不低于", "≥"]
        .iter()
        .fold(said.as_str(), |said, word| said.strip_prefix(word).unwrap_or(said));
    let (cmp, said) = match () {
        () if said.starts_with("控制在") || said.starts_with("不超过") || said.starts_with('≤') => {
            (Cmp::Le, said.trim_start_matches("控制在").trim_start_matches("不超过").trim_start_matches('≤'))
        }
        () if said.starts_with("低于") => (Cmp::Lt, said.trim_start_matches("低于")),
        () if said.starts_with("超过") => (Cmp::Gt, said.trim_start_matches("超过")),
        () => (Cmp::Ge, said),
    };
    let (cmp, said) = match () {
        () if said.ends_with("以上") => (Cmp::Ge, said.trim_end_matches("以上")),
        () if said.ends_with("左右") => (Cmp::Approx, said.trim_end_matches("左右")),
        () if said.ends_with("以内") => (Cmp::Le, said.trim_end_matches("以内")),
        () if said.ends_with("以下") => (Cmp::Le, said.trim_end_matches("以下")),
        () => (cmp, said),
    };
    let (value, unit) = number(said)?;
    let unit = if unit.is_empty() { measure } else { unit };
    let basis = basis.unwrap_or(if growth {
        Basis::Growth
    } else if unit == "%" {
        Basis::Level
    } else {
        Basis::Total
    });
    Some(Goal { value, unit: unit.to_owned(), cmp, basis })
}

/// The number at the start, and what follows it.
fn number(said: &str) -> Option<(f64, &str)> {
    let end = said.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(said.len());
    let (digits, unit) = said.split_at(end);
    let value: f64 = digits.parse().ok()?;
    // A range (5—7) or a sentence is no figure.
    (unit.chars().count() <= 12 && !unit.contains(|c: char| c.is_ascii_digit())).then_some((value, unit))
}

/// An amount of money; what a bare number means is said in the column's header.
pub fn wan(cell: &Cell, header: &str) -> Option<Wan> {
    let in_yi = header.contains("亿");
    let (value, unit) = match cell {
        Cell::Number(value) => (*value, String::new()),
        cell => {
            let said: String = cell.text().chars().filter(|c| !c.is_whitespace() && *c != ',' && *c != '，').collect();
            let (value, unit) = number(&said)?;
            (value, unit.to_owned())
        }
    };
    let factor = match unit.as_str() {
        "" => {
            if in_yi {
                10_000.0
            } else {
                1.0
            }
        }
        "亿" | "亿元" => 10_000.0,
        "万" | "万元" => 1.0,
        _ => return None,
    };
    let amount = (value * factor).round();
    (amount.is_finite() && amount >= 0.0 && amount <= Wan::MAX.as_f64()).then_some(Wan(amount as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_as_they_are_written() {
        let read = |said: &str| goal(&Cell::Text(said.into()), "", None).map(|g| (g.value, g.unit, g.cmp, g.basis));
        assert_eq!(read("120公里"), Some((120.0, "公里".into(), Cmp::Ge, Basis::Total)));
        assert_eq!(read("增长6%以上"), Some((6.0, "%".into(), Cmp::Ge, Basis::Growth)));
        assert_eq!(read("控制在 5.5% 以内"), Some((5.5, "%".into(), Cmp::Le, Basis::Level)));
        assert_eq!(read("1,200套"), Some((1200.0, "套".into(), Cmp::Ge, Basis::Total)));
        assert_eq!(read("5—7家"), None);
        assert_eq!(read("持续推进"), None);
    }

    #[test]
    fn amounts_take_their_unit_from_the_cell_or_the_header() {
        let read = |said: &str, header: &str| wan(&Cell::Text(said.into()), header);
        assert_eq!(read("1.25亿元", "总投资(万元)"), Some(Wan(12_500)));
        assert_eq!(read("8,500", "总投资(万元)"), Some(Wan(8_500)));
        assert_eq!(wan(&Cell::Number(3.2), "总投资(亿元)"), Some(Wan(32_000)));
        assert_eq!(read("约五千万", "总投资"), None);
        assert_eq!(read("-3", "总投资"), None);
    }
}
