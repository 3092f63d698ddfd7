//! Units by the names people write, and the nearest names where none fits.

use yinuo_casework::{Directory, Unit};
use yinuo_kernel::UnitId;

/// The names of several units in one cell.
pub fn split(said: &str) -> Vec<String> {
    let parts = said.split(['、', '，', ',', '；', ';', '\n', '/', ' ', '　']);
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Names without what is said or left out at will.
fn plain(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace() && !"（）()".contains(*c)).collect();
    name.trim_start_matches('市').to_owned()
}

/// The unit of a name, a short name, an English name or an id.
pub fn find<'a>(directory: &'a Directory, said: &str) -> Option<&'a UnitId> {
    let units = directory.units();
    let exact =
        |unit: &&Unit| [&unit.name, &unit.short, &unit.en].iter().any(|name| *name == said) || unit.id.as_str() == said;
    if let Some(unit) = units.iter().find(exact) {
        return Some(&unit.id);
    }
    let said = plain(said);
    let mut near = units.iter().filter(|unit| plain(&unit.name) == said || plain(&unit.short) == said);
    // Two units of one short name are nobody's guess.
    match (near.next(), near.next()) {
        (Some(unit), None) => Some(&unit.id),
        _ => None,
    }
}

/// Pairs of neighbouring characters, and single ones for short names.
fn pairs(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The nearest names: by the share of pairs they have in common.
pub fn nearest(directory: &Directory, said: &str) -> Vec<String> {
    let asked = pairs(&plain(said));
    let mut scored: Vec<(usize, &Unit)> = directory
        .units()
        .iter()
        .map(|unit| {
            let (name, short) = (pairs(&plain(&unit.name)), pairs(&plain(&unit.short)));
            let of = |have: &[String]| {
                let alike = asked.iter().filter(|pair| have.contains(pair)).count();
                (alike * 2_000).checked_div(asked.len() + have.len()).unwrap_or(0)
            };
            (of(&name).max(of(&short)), unit)
        })
        .filter(|(score, _)| *score >= 200)
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(3).map(|(_, unit)| unit.name.clone()).collect()
}
