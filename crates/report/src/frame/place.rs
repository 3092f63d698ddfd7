//! Places by their names: which province, city or county a government is of.

use crate::Level;
use crate::lexicon::Lexicon;
use crate::stops::is_han;
use std::collections::HashMap;
use std::sync::LazyLock;
use yinuo_text::CharSet;

/// The provinces by their short names, and what is put behind.
const PROVINCES: [(&str, &str); 34] = [
    ("北京", "市"),
    ("天津", "市"),
    ("上海", "市"),
    ("重庆", "市"),
    ("内蒙古", "自治区"),
    ("广西", "壮族自治区"),
    ("西藏", "自治区"),
    ("宁夏", "回族自治区"),
    ("新疆", "维吾尔自治区"),
    ("香港", "特别行政区"),
    ("澳门", "特别行政区"),
    ("河北", "省"),
    ("山西", "省"),
    ("辽宁", "省"),
    ("吉林", "省"),
    ("黑龙江", "省"),
    ("江苏", "省"),
    ("浙江", "省"),
    ("安徽", "省"),
    ("福建", "省"),
    ("江西", "省"),
    ("山东", "省"),
    ("河南", "省"),
    ("湖北", "省"),
    ("湖南", "省"),
    ("广东", "省"),
    ("海南", "省"),
    ("四川", "省"),
    ("贵州", "省"),
    ("云南", "省"),
    ("陕西", "省"),
    ("甘肃", "省"),
    ("青海", "省"),
    ("台湾", "省"),
];

/// The cities with districts or counties below them.
static CITIES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(include_str!("cities.txt")));

/// What they begin with.
static CITIES_BEGIN: LazyLock<CharSet> =
    LazyLock::new(|| CharSet::of(include_str!("cities.txt").split_whitespace().filter_map(|name| name.chars().next())));

/// Reads a name as a place: `北辰市`, `广西`, `全国`; nothing if it is none.
pub fn of_name(name: &str) -> Option<(String, Level)> {
    let name = name.trim();
    if matches!(name, "全国" | "中国" | "中华人民共和国" | "国务院") {
        return Some(("全国".to_owned(), Level::National));
    }
    for (short, tail) in PROVINCES {
        let Some(rest) = name.strip_prefix(short) else { continue };
        if rest.is_empty() || rest == tail || rest == "自治区" || rest == "省" && tail == "省" {
            // the city of 吉林 stands in the province of 吉林
            return Some((format!("{short}{tail}"), Level::Province));
        }
        let inner = rest.strip_prefix(tail).filter(|inner| inner.chars().count() >= 2);
        return of_name(inner.unwrap_or_default()).or_else(|| local(name));
    }
    local(name)
}

fn local(name: &str) -> Option<(String, Level)> {
    let long = name.chars().count();
    if !(2..=16).contains(&long) || !name.chars().all(is_han) {
        return None;
    }
    let level = match name.chars().last()? {
        '市' if city(name.strip_suffix('市')?) => Level::Prefecture,
        '州' if name.ends_with("自治州") => Level::Prefecture,
        '盟' => Level::Prefecture,
        '区' if name.ends_with("地区") => Level::Prefecture,
        '市' | '县' | '旗' | '区' => Level::County,
        _ if city(name) => return Some((format!("{name}市"), Level::Prefecture)),
        _ => return None,
    };
    Some((name.to_owned(), level))
}

fn city(short: &str) -> bool {
    CITIES.has(short)
}

/// As many bytes tell which city a text is about.
const TOLD: usize = 24_000;

/// The city that a text speaks of again and again, if there is one: for a report that only says "our city".
pub fn of_text(text: &str) -> Option<(String, Level)> {
    let text = text.get(..text.floor_char_boundary(TOLD)).unwrap_or(text);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let cities = &*CITIES;
    let mut from = 0;
    while let Some(at) = CITIES_BEGIN.next(text, from) {
        let rest = text.get(at..).unwrap_or_default();
        from = at + "城".len();
        if let Some(name) = cities.begins(rest) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let (name, count) = *ranked.first()?;
    let second = ranked.get(1).map_or(0, |(_, count)| *count);
    (count >= 6 && count >= second * 3).then(|| (format!("{name}市"), Level::Prefecture))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, want: Option<(&str, Level)>) {
        let got = of_name(name);
        assert_eq!(got.as_ref().map(|(name, level)| (name.as_str(), *level)), want, "{name}");
    }

    #[test]
    fn a_name_tells_its_level() {
        check("广西", Some(("广西壮族自治区", Level::Province)));
        check("宁夏回族自治区", Some(("宁夏回族自治区", Level::Province)));
        check("重庆市", Some(("重庆市", Level::Province)));
        check("吉林省", Some(("吉林省", Level::Province)));
        check("吉林市", Some(("吉林市", Level::Prefecture)));
        check("沈阳", Some(("沈阳市", Level::Prefecture)));
        check("辽宁省盖州市", Some(("盖州市", Level::County)));
        check("锡林郭勒盟", Some(("锡林郭勒盟", Level::Prefecture)));
        check("岫岩满族自治县", Some(("岫岩满族自治县", Level::County)));
        check("海南藏族自治州", Some(("海南藏族自治州", Level::Prefecture)));
        check("全国", Some(("全国", Level::National)));
        check("政府工作", None);
    }

    #[test]
    fn a_city_named_again_and_again_is_the_one() {
        assert_eq!(
            of_text(&"沈阳的港口、大连的港口、沈阳造。沈阳人沈阳事。".repeat(3)).map(|p| p.0),
            Some("沈阳市".to_owned())
        );
        assert_eq!(of_text(&"沈阳和大连。".repeat(9)), None);
    }
}
