//! What a project costs: 总投资20亿元的….

use super::keys::{Key, Keys};
use crate::Delta;
use crate::scan::find;
use std::ops::Range;

/// Farther on, in bytes, nothing is said of the cost.
const NEAR: usize = 42;

/// The cost before a name, and where the name begins behind it.
pub fn before(text: &str, keys: Keys) -> Option<(Option<Delta>, usize)> {
    let near = text.get(..text.floor_char_boundary(NEAR)).unwrap_or(text);
    let counted = near.starts_with(|c: char| c.is_ascii_digit()).then(|| find(near, "元的")).flatten();
    if let Some(of) = counted.filter(|of| *of < 36) {
        return Some((cost(text.get(..of + "元".len())?), of + "元的".len()));
    }
    if !keys.has(Key::Cost) {
        return None;
    }
    let at = find(near, "投资")?;
    let front = text.get(..at)?;
    if !matches!(front, "" | "总" | "计划总" | "概算总" | "估算总" | "计划" | "概算" | "预计总" | "完成" | "累计")
    {
        return None;
    }
    let amount = text.get(at + "投资".len()..)?;
    let of = find(amount, "的").filter(|of| *of < 36)?;
    let cost = cost(amount.get(..of)?);
    Some((cost, at + "投资".len() + of + "的".len()))
}

/// The cost in brackets behind a name, and where the brackets stand.
pub fn behind(text: &str) -> Option<(Delta, Range<usize>)> {
    find(text, "投资")?;
    let open = text.rfind(['(', '\u{ff08}'])?;
    let inner = text.get(open..)?.trim_start_matches(['(', '\u{ff08}']).trim_end_matches([')', '\u{ff09}']);
    let amount = inner.strip_prefix("总投资").or_else(|| inner.strip_prefix("投资"))?;
    Some((cost(amount)?, open..text.len()))
}

fn cost(amount: &str) -> Option<Delta> {
    let amount = amount.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = amount.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(amount.len());
    let value: f64 = amount.get(..digits)?.parse().ok()?;
    let rest = amount.get(digits..)?.trim_start_matches(['余', '多']);
    let unit = ["亿美元", "万美元", "亿元", "万元", "亿", "万"].into_iter().find(|unit| rest.starts_with(unit))?;
    let unit = if unit.ends_with('元') { unit.to_owned() } else { format!("{unit}元") };
    Some(Delta { value, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_stands_before_a_name_or_behind_it() {
        let (cost, at) = before("总投资20.5亿元的鲸屿岬风电", Keys::ANY).unwrap();
        assert_eq!(cost, Some(Delta { value: 20.5, unit: "亿元".to_owned() }));
        assert_eq!(&"总投资20.5亿元的鲸屿岬风电"[at..], "鲸屿岬风电");
        let (cost, _) = before("投资超百亿元的鲸屿岬风电", Keys::ANY).unwrap();
        assert_eq!(cost, None);
        let (cost, _) = behind("鲸屿岬风电(总投资30亿)").unwrap();
        assert_eq!(cost, Delta { value: 30.0, unit: "亿元".to_owned() });
        assert_eq!(before("招商引资的项目", Keys::ANY), None);
    }
}
