//! The number that identifies a measure, and its other numbers, made comparable.

use yinuo_report::Measure;

/// Its value, else its range, growth or change; numbers in millionths.
#[derive(Debug, PartialEq, Eq)]
pub enum Figure {
    Value(i64, String),
    Range(Option<i64>, Option<i64>, String),
    Growth(i64),
    Delta(i64, String),
    None,
}

impl Figure {
    /// Of a measure.
    pub fn of(measure: &Measure) -> Figure {
        let of = measure.unit.as_deref().map(unit).unwrap_or_default();
        match (measure.value, measure.growth, &measure.delta) {
            (Some(value), _, _) => Figure::Value(number(value), of),
            _ if measure.low.is_some() || measure.high.is_some() => {
                Figure::Range(measure.low.map(number), measure.high.map(number), of)
            }
            (_, Some(growth), _) => Figure::Growth(number(growth)),
            (_, _, Some(delta)) => Figure::Delta(number(delta.value), unit(&delta.unit)),
            _ => Figure::None,
        }
    }
}

/// In millionths.
pub fn number(value: f64) -> i64 {
    (value * 1e6).round() as i64
}

/// Bare ten-thousands are of people; points of percent have one name.
pub fn unit(unit: &str) -> String {
    let bare: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    match bare.as_str() {
        "万" => "万人".to_owned(),
        "百分点" => "个百分点".to_owned(),
        _ => bare.replace('（', "(").replace('）', ")"),
    }
}

/// Growth in millionths of a percent.
pub fn growth(measure: &Measure) -> Option<i64> {
    measure.growth.map(number)
}

/// Whether two measures tell the same change.
pub fn same_delta(a: &Measure, b: &Measure) -> bool {
    let of = |m: &Measure| m.delta.as_ref().map(|d| (number(d.value), unit(&d.unit)));
    of(a) == of(b)
}
