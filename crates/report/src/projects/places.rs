//! The places that a report names: its own, its counties and towns. A name that begins with one is proper.

use super::common::rarity;
use crate::stops::is_han;
use std::collections::HashSet;

/// Short names of places.
#[derive(Clone, Debug, Default)]
pub struct Places {
    names: HashSet<String>,
}

impl Places {
    /// Whether a place opens a name.
    pub fn open(&self, name: &str) -> bool {
        [2, 3].iter().any(|count| {
            let end = name.char_indices().nth(*count).map(|(at, _)| at);
            end.and_then(|end| name.get(..end)).is_some_and(|front| self.names.contains(front))
        })
    }
}

/// The places of a report: `own` is its own.
pub fn of(text: &str, own: Option<&str>) -> Places {
    let mut names: HashSet<String> = HashSet::new();
    if let Some(own) = own {
        let short = own.trim_end_matches(['市', '县', '省', '区', '州']);
        names.insert(short.trim_end_matches("自治").to_owned());
    }
    // 青屿县 and 青屿市 between stops, not 重点城市
    let mut word: Vec<char> = Vec::new();
    for c in text.chars() {
        if !is_han(c) {
            word.clear();
            continue;
        }
        word.push(c);
        if matches!(c, '县' | '市' | '镇' | '旗')
            && let Some(short) = short(&word)
        {
            if !short.contains([
                '各', '全', '我', '城', '个', '县', '市', '省', '本', '大', '小', '乡', '在', '级', '上', '强', '区',
                '建',
            ]) {
                names.insert(short);
            }
        }
    }
    Places { names }
}

/// The name before 县: all of a short word, or two characters that are no common pair.
fn short(word: &[char]) -> Option<String> {
    let (_, name) = word.split_last()?;
    if (2..=3).contains(&name.len()) {
        return Some(name.iter().collect());
    }
    let pair: String = name.get(name.len().checked_sub(2)?..)?.iter().collect();
    (rarity(&pair) > 0).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_open_names() {
        let places = of("在青屿,鲸岬县、贝湾镇等各县;重点城市", Some("青屿市"));
        assert!(places.open("青屿石化") && places.open("鲸岬风电") && places.open("贝湾小镇"));
        assert!(!places.open("重点项目") && !places.open("各县"));
    }
}
