//! Figures as people write them.

use crate::lang::Lang;
use yinuo_delivery::{Basis, Goal};
use yinuo_report::Cmp;

/// Without the dust of binary fractions, with thousands apart: `12,000`, `6.5`.
pub fn plain(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    let text = rounded.to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    match rest {
        Some(rest) => format!("{sign}{grouped}.{rest}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A figure that was reckoned, no finer than those it stands beside: 71.96 of 118 flats are 72.
pub fn beside(value: f64, others: &[f64]) -> f64 {
    let places = |value: &f64| (0..4).find(|n| (value * 10f64.powi(*n)).fract().abs() < 1e-6).unwrap_or(4);
    let finest = 10f64.powi(others.iter().map(places).max().unwrap_or(4));
    (value * finest).round() / finest
}

/// A value with its unit: `120公里`, `6.5%`.
pub fn with_unit(value: f64, unit: &str) -> String {
    format!("{}{unit}", plain(value))
}

/// What a goal asks for: `增长6%以上`, `下降3%以上`, `不超过30微克/立方米`, `120公里`.
pub fn goal(goal: &Goal, lang: Lang) -> String {
    let growth = goal.basis == Basis::Growth;
    // A fall is said by its size: at most -3% is a fall of 3% or more.
    let falls = growth && goal.value < 0.0 && lang == Lang::Zh;
    let figure = with_unit(if falls { -goal.value } else { goal.value }, &goal.unit);
    match lang {
        Lang::Zh => {
            let said = match if falls { mirrored(goal.cmp) } else { goal.cmp } {
                Cmp::Eq => figure,
                Cmp::Ge => format!("{figure}以上"),
                Cmp::Gt => format!("超过{figure}"),
                Cmp::Le => format!("不超过{figure}"),
                Cmp::Lt => format!("低于{figure}"),
                Cmp::Approx => format!("{figure}左右"),
            };
            match (growth, falls) {
                (_, true) => format!("下降{said}"),
                (true, false) => format!("增长{said}"),
                (false, false) => said,
            }
        }
        Lang::En => {
            let sign = match goal.cmp {
                Cmp::Eq => "",
                Cmp::Ge => "≥ ",
                Cmp::Gt => "> ",
                Cmp::Le => "≤ ",
                Cmp::Lt => "< ",
                Cmp::Approx => "≈ ",
            };
            format!("{}{sign}{figure}", if growth { "growth " } else { "" })
        }
    }
}

/// The comparison of the sizes of two falls.
fn mirrored(cmp: Cmp) -> Cmp {
    match cmp {
        Cmp::Ge => Cmp::Le,
        Cmp::Gt => Cmp::Lt,
        Cmp::Le => Cmp::Ge,
        Cmp::Lt => Cmp::Gt,
        Cmp::Eq | Cmp::Approx => cmp,
    }
}

/// A share in percent, whole: `96%`.
pub fn percent(share: f64) -> String {
    format!("{}%", plain((share * 100.0).round()))
}

#[cfg(test)]
mod tests {
    use super::{beside, goal, plain};
    use crate::lang::Lang;
    use yinuo_delivery::{Basis, Goal};
    use yinuo_report::Cmp;

    #[test]
    fn a_goal_is_said_as_reports_say_it() {
        let cases = [
            (6.0, Cmp::Ge, Basis::Growth, "增长6%以上"),
            (-3.0, Cmp::Le, Basis::Growth, "下降3%以上"),
            (-3.0, Cmp::Ge, Basis::Growth, "下降不超过3%"),
            (-2.5, Cmp::Approx, Basis::Growth, "下降2.5%左右"),
            (26.0, Cmp::Le, Basis::Level, "不超过26%"),
        ];
        for (value, cmp, basis, told) in cases {
            assert_eq!(goal(&Goal { value, unit: "%".into(), cmp, basis }, Lang::Zh), told);
        }
    }

    #[test]
    fn figures_are_grouped_and_carry_no_dust() {
        let cases =
            [(0.1 + 0.2, "0.3"), (1_234_567.0, "1,234,567"), (-12_000.5, "-12,000.5"), (999.0, "999"), (6.5, "6.5")];
        for (value, text) in cases {
            assert_eq!(plain(value), text);
        }
    }

    #[test]
    fn what_was_reckoned_is_no_finer_than_what_was_said() {
        let cases = [
            (71.9565, &[118.0, 54.0][..], 72.0),
            (28.5109, &[30.0, 25.4], 28.5),
            (6.0, &[6.0, 5.1], 6.0),
            (0.12345, &[0.9, 0.55], 0.12),
        ];
        for (value, others, told) in cases {
            assert_eq!(beside(value, others), told);
        }
    }
}
