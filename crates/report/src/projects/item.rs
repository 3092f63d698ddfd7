//! One name of a list, made whole: without the count behind it, with the noun that the list says only once.

use super::frequent::rarity;
use super::investment;
use super::keys::{Key, Keys};
use super::look::{Look, look};
use super::names::{Class, Names};
use crate::Delta;
use crate::lexicon::Lexicon;
use crate::scan::{cut, find, has, has_any, rcut, signs};
use crate::stops::{is_han, is_note, is_space};
use std::ops::Range;
use std::sync::LazyLock;
use yinuo_text::CharSet;

/// A name, and where it stands in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where.
    pub range: Range<usize>,
    /// The words there, completed.
    pub name: String,
    /// What it costs, if that is said before it.
    pub cost: Option<Delta>,
}

static ROUTES: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of("高铁 铁路 抽蓄 高速 高速公路 公路 城际 水库 机场 抽水蓄能 抽水蓄能电站 航道 快速路 大桥 快速通道 灌区")
});
static PLACES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of("桥 街 路 寺 古城 河 湾 湖 江 沟 渠 岛 水库 公园 广场 医院 学校 中学 小学 大道 湿地"));
/// What is longer, even with a count behind it, is no name.
const BYTES_MAX: usize = 360;
/// What lengths and areas are of: said of one thing.
const SIZES: [&str; 5] = ["公里", "千米", "亩", "平方米", "平方公里"];
/// What counts are of: said of many things.
const COUNTS: &str = "个处座条所场家项套栋批户间部辆台艘支件株";

/// The names of a list.
pub fn items(list: &str, names: &Names) -> Vec<Item> {
    let mut items: Vec<Item> = names.items.iter().filter_map(|range| item(list, range.clone(), names.keys)).collect();
    let end = names.items.get(names.classed).map_or(list.len(), |other| other.start);
    let classed = items.partition_point(|item| item.range.start < end);
    complete(items.get_mut(..classed).unwrap_or_default(), names.noun);
    finish(&mut items, names, list);
    items
}

fn item(list: &str, range: Range<usize>, keys: Keys) -> Option<Item> {
    let name = list.get(range.clone()).filter(|name| name.len() <= BYTES_MAX)?;
    let (cost, skipped) = investment::before(name, keys).unwrap_or((None, 0));
    let long = length(name.get(skipped..)?);
    if long > 0 && look(name) == Look::Works {
        // 改造20公里管网入地: a measure
        return None;
    }
    let skipped = skipped + long;
    let range = range.start + skipped..range.end;
    let name = name.get(skipped..)?;
    let name = ended(name, keys)?;
    let built = built_by(name).max(if keys.has(Key::Of) { praised(name) } else { 0 });
    let (range, name) = (range.start + built..range.end, name.get(built..)?);
    let name = trimmed(name, keys);
    Some(Item { range: range.start..range.start + name.len(), name: joined(name), cost })
}

/// A name without its count, its short form, the mark of its footnote.
fn ended(name: &str, keys: Keys) -> Option<&str> {
    let name = if keys.has(Key::Number) { name.get(..uncounted(name)?)? } else { name };
    if !has(name, "以下简称") {
        return Some(footnote(name));
    }
    let called = ["(以下简称", "\u{ff08}以下简称"].iter().find_map(|word| cut(name, word));
    Some(footnote(called.map_or(name, |(front, _)| front)))
}

/// A name without what is said of it behind: where it lies, who granted it, when, how.
fn trimmed(name: &str, keys: Keys) -> &str {
    let near = |place: &str| place.chars().count() <= 3 && !place.ends_with('”');
    let name = rcut(name, "在").filter(|(_, place)| near(place)).map_or(name, |(front, _)| front);
    let name = name.trim_end_matches(['共', '被']);
    let granted = if keys.has(Key::Granted) { rcut(name, "获") } else { None };
    let granted = granted.filter(|(_, by)| by.chars().count() <= 8);
    let name = granted.map_or(name, |(front, _)| front);
    let name = name.strip_suffix("任务").filter(|name| look(name) == Look::Programme).unwrap_or(name);
    let name = untimed(name);
    let padding = ["主体工程", "主体", "工作", "资源", "建设"];
    padding.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name)
}

/// How the only name of a list looks, before it is made: most lists of one name hold none.
pub fn look_alone(list: &str, keys: Keys) -> Look {
    ended(list, keys).map_or(Look::Bare, |name| look(trimmed(name, keys)))
}

/// A name without the time behind it: 鲸屿岬风电于5月, 9月底前, 秋季, 必须.
fn untimed(name: &str) -> &str {
    static WHEN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("秋季 春季 夏季 冬季 暑期 必须 务必 要 于 在"));
    let mut left = name;
    loop {
        let before = left;
        if let Some(bare) = month(left) {
            left = bare;
        }
        left = WHEN.ends(left).and_then(|word| left.strip_suffix(word)).unwrap_or(left);
        if left.len() == before.len() || left.chars().count() < 3 {
            return before;
        }
    }
}

/// The bytes of a time before a name: 9月底前.
pub fn timed(list: &str) -> usize {
    let behind = list.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(behind) = behind.strip_prefix('月').filter(|rest| rest.len() + "月".len() < list.len()) else {
        return 0;
    };
    let behind = behind.strip_prefix(['底', '初', '份', '末']).unwrap_or(behind);
    list.len() - behind.strip_prefix('前').unwrap_or(behind).len()
}

/// What stands before 9月, 9月底前.
fn month(text: &str) -> Option<&str> {
    const PARTS: [&str; 7] = ["底", "初", "份", "中旬", "上旬", "下旬", "末"];
    if !text.ends_with(['月', '前', '底', '初', '份', '旬', '末']) {
        return None;
    }
    let bare = text.strip_suffix('前').unwrap_or(text);
    let bare = PARTS.iter().find_map(|part| bare.strip_suffix(part)).unwrap_or(bare).strip_suffix('月')?;
    let front = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    (front.len() < bare.len()).then_some(front)
}

/// The bytes of 青屿建设 in 青屿建设海洋研究中心: who is to build it.
fn built_by(name: &str) -> usize {
    const VERBS: [&str; 3] = ["建设", "打造", "建好"];
    // hardly any name has one
    if !has_any(name, &VERBS) {
        return 0;
    }
    let verb = VERBS.iter().find_map(|verb| cut(name, verb));
    let Some((by, built)) = verb else { return 0 };
    let by = by.trim_end_matches("加快");
    let whose = (2..=10).contains(&by.chars().count()) && look(by) != Look::Works;
    let thing = built.chars().count() >= 4 && matches!(look(built), Look::Entity | Look::Quoted);
    let noun = ["项目", "工程", "集团", "银行", "投资"].iter().any(|word| built.starts_with(word));
    if whose && thing && !noun { name.len() - built.len() } else { 0 }
}

/// The bytes of 全国最大的 before a name: praise, and no part of it.
fn praised(name: &str) -> usize {
    let Some((front, rest)) = rcut(name, "的") else { return 0 };
    let praise = has_any(front, &["最", "首", "总投资", "占地"]) || front.starts_with('以') && has(front, "为");
    let thing = praise && rest.chars().count() >= 4 && matches!(look(rest), Look::Entity | Look::Works);
    if thing { name.len() - rest.len() } else { 0 }
}

/// The bytes of a length before a name: 7公里的.
fn length(name: &str) -> usize {
    let behind = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let behind = behind.strip_prefix("公里").filter(|_| behind.len() < name.len());
    behind.map_or(0, |rest| name.len() - rest.strip_prefix('的').unwrap_or(rest).len())
}

/// A name without the spaces that a broken line left between its characters, and without marks of footnotes.
fn joined(name: &str) -> String {
    if !signs(name).any(|(_, c)| is_space(c) || is_note(c)) {
        return name.to_owned();
    }
    let mut joined = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let between = is_space(c) && joined.ends_with(is_han) && chars.peek().is_some_and(|next| is_han(*next));
        if !between && !is_note(c) {
            joined.push(c);
        }
    }
    joined
}

/// A name without the mark of a footnote: (14).
fn footnote(name: &str) -> &str {
    let Some(inner) = name.strip_suffix([')', '\u{ff09}']) else { return name };
    let front = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    if front.len() == inner.len() { name } else { front.strip_suffix(['(', '\u{ff08}']).unwrap_or(name) }
}

/// Where a name ends before a number: 滨海路150公里, A、B3座天桥. Nothing if it is a count itself: 码头12座.
fn uncounted(name: &str) -> Option<usize> {
    let mut from = name.char_indices().nth(2).map_or(name.len(), |(at, _)| at);
    while let Some(at) = NUMERALS.next(name, from) {
        let Some(c) = name.get(at..).and_then(|rest| rest.chars().next()) else { break };
        from = at + c.len_utf8();
        let rest = name.get(at..).unwrap_or_default();
        let number = |c: char| is_numeral(c) || matches!(c, '.' | '余' | '多' | '万' | '百' | '千');
        let behind = rest.trim_start_matches(number);
        let sized = SIZES.iter().find_map(|size| behind.strip_prefix(size)).filter(|_| c.is_ascii_digit());
        if sized.is_some_and(|noun| !noun.is_empty()) {
            return Some(at);
        }
        if sized.is_some() {
            // of 12万亩 there are many
            return (!rest.contains('万')).then_some(at);
        }
        let unit = behind.chars().next().filter(|unit| COUNTS.contains(*unit) && !behind.starts_with("家子"));
        if let Some(unit) = unit {
            let noun = behind.get(unit.len_utf8()..).unwrap_or_default();
            let noun = noun.strip_suffix("以上").unwrap_or(noun);
            return (!noun.is_empty()).then_some(at);
        }
    }
    Some(name.len())
}

static NUMERALS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("0123456789两三四五六七八九十".chars()));

fn is_numeral(c: char) -> bool {
    NUMERALS.has(c)
}

/// Gives every name what only the last one, or the class, has: 京哈、凌绥高速; A河、B河综合治理.
fn complete(items: &mut [Item], noun: Option<&str>) {
    let Some((last, others)) = items.split_last_mut() else { return };
    if others.is_empty() && noun.is_none() {
        return;
    }
    if let Some((first, rest)) = others.split_first_mut() {
        rest.iter_mut().chain([&mut *last]).for_each(|item| section(&first.name, item));
    }
    let route = noun.or_else(|| ROUTES.ends(&last.name));
    if let Some((_, undertaken)) = last.name.rsplit_once('”').filter(|(_, word)| word.chars().count() >= 2) {
        let quoted = others.iter_mut().filter(|item| item.name.starts_with('“') && item.name.ends_with('”'));
        quoted.for_each(|item| item.name.push_str(undertaken));
    }
    // 青屿、鲸岬500千伏变电站
    if let Some(volts) = find(&last.name, "千伏") {
        let front = last.name.get(..volts).unwrap_or_default();
        let from = front.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let short = others.iter_mut().filter(|item| item.name.chars().count() <= 4 && look(&item.name) == Look::Bare);
        short.for_each(|item| item.name.push_str(last.name.get(from..).unwrap_or_default()));
    }
    // what is done to the nearest place behind
    let mut works = works_behind_place(&last.name).map(str::to_owned);
    if let Some(route) = noun {
        add_route(last, route);
    }
    let kind = if route.is_none() && works.is_none() { kind_behind(&last.name, others) } else { None };
    for item in others.iter_mut().rev() {
        if let Some(kind) = &kind {
            item.name.push_str(kind);
            continue;
        }
        match (&works, look(&item.name)) {
            // 鲸江, 贝沟 end like no thing that is built
            (Some(works), Look::Entity | Look::Bare)
                if PLACES.ends(&item.name).is_some() && alike(works, &item.name) =>
            {
                item.name.push_str(works);
            }
            (_, Look::Works) => works = works_behind_place(&item.name).map(str::to_owned).or(works),
            _ => {
                if let Some(route) = route {
                    add_route(item, route);
                }
            }
        }
    }
}

/// 鲸贝高速东段、西段: what the next section is of is said with the first.
fn section(first: &str, item: &mut Item) {
    if !item.name.ends_with('段') || !first.ends_with('段') {
        return;
    }
    let long = item.name.chars().count();
    if !(2..=4).contains(&long) {
        return;
    }
    let of = first.char_indices().nth_back(long - 1).and_then(|(at, _)| first.get(..at));
    if let Some(of) = of.filter(|of| ROUTES.ends(of).is_some() || look(of) == Look::Entity) {
        item.name.insert_str(0, of);
    }
}

/// 鲸屿、贝湾绿色产业园: what kind both are, behind as many characters as each of the others has.
fn kind_behind(last: &str, others: &[Item]) -> Option<String> {
    let long = others.first()?.name.chars().count();
    let alike =
        |item: &Item| item.name.chars().count() == long && look(&item.name) == Look::Bare && item.cost.is_none();
    if !(2..=3).contains(&long) || !others.iter().all(alike) || look(last) != Look::Entity {
        return None;
    }
    let at = last.char_indices().nth(long)?.0;
    let (name, kind) = last.split_at_checked(at)?;
    // 青屿区、鲸岬区|文化馆: of three characters both end alike
    let fit = long == 2 || others.iter().all(|item| item.name.chars().next_back() == name.chars().next_back());
    let named = || rarity(name) > 0 && others.iter().any(|item| rarity(&item.name) > 0);
    let whole = (3..=10).contains(&kind.chars().count()) && !kind.contains('和') && look(kind) == Look::Entity;
    (fit && whole && named()).then(|| kind.to_owned())
}

/// Whether what is done to one place is done to another: what takes many words is said of waters.
fn alike(works: &str, place: &str) -> bool {
    const WATERS: [char; 6] = ['河', '湖', '湾', '江', '渠', '沟'];
    let wet = works.contains(['水', '河', '洪']);
    let fits = works.chars().count() <= 8 && !wet;
    fits || place.ends_with(WATERS) && wet || place.ends_with("水库") && wet && works.chars().count() <= 8
}

/// Gives every name what the list says of all behind 等: 青鲸、贝湾等污水处理厂改造.
fn finish(items: &mut [Item], names: &Names, list: &str) {
    let whole = list.get(names.whole.clone()).filter(|whole| names.class == Class::Works && !whole.is_empty());
    let Some(whole) = whole else { return };
    let whole = whole.strip_suffix("建设").unwrap_or(whole);
    let long = whole.chars().count();
    let kind = look(whole);
    let few = if kind == Look::Works { 2 } else { 3 };
    if !(few..=16).contains(&long)
        || whole == "工程"
        || whole.ends_with("项目")
        || names.noun.is_some()
        || kind == Look::Programme
        || whole.contains('和')
        || whole.bytes().any(|b| b.is_ascii_digit())
        || of_many(whole)
    {
        return;
    }
    let end = names.whole.start;
    // where as many are named as there are, what one of them has all have
    let all = names.exact && items.iter().any(|item| rarity(&item.name) > 0);
    for item in items.iter_mut().filter(|item| item.range.end <= end) {
        let bare = look(&item.name) == Look::Bare && item.name.chars().count() <= 8;
        let short = long <= 4 && look(&item.name) == Look::Entity;
        let waters = whole.ends_with("河湖") && PLACES.ends(&item.name).is_some();
        // 唐屿二期 of 污水处理厂改造
        let phase = kind == Look::Works && item.name.ends_with('期') && item.name.chars().count() <= 6;
        let place = waters || phase || kind == Look::Works && (short || PLACES.ends(&item.name).is_some());
        // of 金融、人才等八个平台 none has a name
        let own = place || all || rarity(&item.name) > 0;
        // 湾 of 五湾 is no kind yet
        let two = || all && item.name.chars().count() <= 2;
        if (bare || place || two()) && own {
            let roads = ["公路", "道路", "街路", "路段"].iter().find_map(|road| whole.rsplit_once(road));
            let whole = roads.filter(|_| place).map_or(whole, |(_, act)| act);
            let shared = whole.chars().next().filter(|c| kind == Look::Works && item.name.ends_with(*c));
            item.name.push_str(whole.get(shared.map_or(0, char::len_utf8)..).unwrap_or_default());
        }
    }
}

/// Said of whole fields, not of each thing named: 传统产业改造.
fn of_many(whole: &str) -> bool {
    ["产业", "行业", "领域", "设施", "遗产", "企业"].iter().any(|word| whole.contains(word))
}

fn add_route(item: &mut Item, route: &str) {
    let between = item.name.contains('至') && item.name.chars().count() <= 9;
    let short = item.name.chars().count() <= 4 || between;
    if short && look(&item.name) == Look::Bare && !item.name.contains('“') {
        item.name.push_str(route);
    }
}

/// The works in 龙前街提升工程: what stands behind the place.
fn works_behind_place(name: &str) -> Option<&str> {
    if look(name) != Look::Works {
        return None;
    }
    let ends = name.char_indices().skip(1).map(|(at, c)| at + c.len_utf8());
    let places = ends.filter(|end| name.get(..*end).is_some_and(|front| PLACES.ends(front).is_some()));
    let works = places.filter_map(|end| name.get(end..)).find(|works| works.chars().count() >= 2)?;
    (look(works) == Look::Works && works.chars().count() <= 12).then_some(works)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projects::names::split;

    fn check(list: &str, want: &[&str]) {
        let names = split(list, Keys::ANY);
        let got: Vec<String> = items(list, &names).into_iter().map(|item| item.name).collect();
        assert_eq!(got, want, "{list}");
    }

    #[test]
    fn names_are_made_whole() {
        check("青鲸、鲸贝高速", &["青鲸高速", "鲸贝高速"]);
        check("青鲸、鲸贝等6条高速公路", &["青鲸高速公路", "鲸贝高速公路"]);
        check("鲸屿河、贝沙河综合治理", &["鲸屿河综合治理", "贝沙河综合治理"]);
        check("鲸屿岬风电、贝沙石化", &["鲸屿岬风电", "贝沙石化"]);
        check("滨海鲸路150公里", &["滨海鲸路"]);
        check("鲸屿岬风电于5月", &["鲸屿岬风电"]);
        check("鲸屿岬风电一期主体工程9月底前", &["鲸屿岬风电一期"]);
        check("贝沙中学秋季", &["贝沙中学"]);
        check("鲸沙隧道必须", &["鲸沙隧道"]);
        check("口袋公园12个", &[]);
        check("青鲸中学、贝沙小学3座天桥", &["青鲸中学", "贝沙小学"]);
    }
}
