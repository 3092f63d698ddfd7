//! The places that a report names: its own, its counties and towns. A name that begins with one is proper.

use super::frequent::rarity;
use super::keys::Key;
use crate::Level;
use crate::lexicon::Lexicon;
use crate::signs::Sign;
use crate::stops::is_han;
use std::collections::HashMap;
use std::sync::LazyLock;
use yinuo_text::CharSet;

/// Short names of places.
#[derive(Debug)]
pub struct Places<'a> {
    /// Those that the report names, by their first characters.
    named: HashMap<char, Vec<&'a str>>,
    /// The place of the report is the nation, whose programmes everybody knows by short names.
    pub national: bool,
    /// It is a city or a county: most campaigns there are ordered from above, and carried out everywhere.
    pub local: bool,
}

impl<'a> Places<'a> {
    /// Whether a place opens a name.
    pub fn open(&self, name: &str) -> bool {
        let named = || name.chars().next().and_then(|first| self.named.get(&first));
        KNOWN.begins(name).is_some() || named().is_some_and(|row| row.iter().any(|place| name.starts_with(place)))
    }

    /// Whether a place stands anywhere in a name.
    pub fn within(&self, name: &str) -> bool {
        name.char_indices().any(|(at, _)| name.get(at..).is_some_and(|rest| self.open(rest)))
    }

    fn add(&mut self, name: &'a str) {
        let Some(first) = name.chars().next().filter(|_| (2..=3).contains(&name.chars().count())) else { return };
        let row = self.named.entry(first).or_default();
        if !row.contains(&name) {
            row.push(name);
        }
    }
}

/// The provinces and what lies across them: every report speaks of its neighbours.
static KNOWN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of(
        "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 \
         海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 京津冀 长三角 粤港澳 成渝 东北亚 黄河 长江 \
         渤海 黄海 东海 南海",
    )
});

/// The places of a report: `own` is its own.
pub fn of<'a>(text: &'a str, signs: &[Sign], own: Option<&'a str>, level: Option<Level>) -> Places<'a> {
    let local = matches!(level, Some(Level::Prefecture | Level::County));
    let mut places = Places { named: HashMap::new(), national: own == Some("全国"), local };
    if let Some(own) = own {
        let short = own.trim_end_matches(['市', '县', '省', '区', '州']);
        places.add(short.trim_end_matches("自治"));
    }
    // 青屿县 and 青屿市 between stops, not 重点城市
    let seats = signs.iter().filter(|sign| sign.keys.has(Key::Seat));
    for sign in seats.filter(|sign| matches!(sign.c, '县' | '市' | '镇' | '旗')) {
        let Some(short) = short(text.get(..sign.at()).unwrap_or_default()) else { continue };
        if !short.contains(|c| NOT_IN_NAMES.has(c)) {
            places.add(short);
        }
    }
    places
}

static NOT_IN_NAMES: LazyLock<CharSet> =
    LazyLock::new(|| CharSet::of("各全我城个县市省本大小乡在级上强区建示".chars()));

/// The name before 县: all of a short word, or two characters that are no common pair.
fn short(front: &str) -> Option<&str> {
    let mut before = front.char_indices().rev().map(|(at, c)| is_han(c).then_some(at));
    let (_, two) = (before.next()??, before.next()??);
    let Some(three) = before.next().flatten() else { return front.get(two..) };
    if before.next().flatten().is_none() {
        return front.get(three..);
    }
    front.get(two..).filter(|pair| !pair.contains(|c| NOT_IN_NAMES.has(c)) && rarity(pair) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_open_names() {
        let text = "在青屿,鲸岬县、贝湾镇等各县;重点城市";
        let places = of(text, crate::Signs::of(text).within(0..text.len()), Some("青屿市"), None);
        assert!(places.open("青屿石化") && places.open("鲸岬风电") && places.open("贝湾小镇"));
        assert!(!places.open("重点项目") && !places.open("各县"));
    }
}
