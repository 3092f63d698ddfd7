//! A list of things that share figures, and what one of them leaves to its neighbours: a verb, a head, a level.

use super::subject::{head, verbs};
use super::words::LEXICA;
use crate::lexicon::Lexicon;
use crate::scan::find;
use crate::stops::is_han;
use std::sync::LazyLock;

/// A list of things: items between 、 and the last 和; each is made whole with its neighbour's head.
pub(super) fn things(list: &str, count: usize) -> Vec<String> {
    let mut items: Vec<String> = split(list, true).into_iter().map(str::to_owned).collect();
    if items.len() != count {
        // 食品、林木加工和家居、医药: 和 may join what is one thing.
        let fewer = split(list, false);
        if fewer.len() == count {
            items = fewer.into_iter().map(str::to_owned).collect();
        }
    }
    if let Some(sectors) = sectors(&items) {
        return sectors;
    }
    if count == 3
        && let [one] = items.as_slice()
        && let Some(rest) = ["三次产业", "一二三产业", "一二三次产业"].iter().find_map(|w| one.strip_prefix(*w))
    {
        return ["第一产业", "第二产业", "第三产业"].iter().map(|name| format!("{name}{rest}")).collect();
    }
    if items.len() == 1
        && let Some(two) = items.first().and_then(|one| halves(one))
    {
        return two;
    }
    let Some(last) = items.last().cloned() else { return items };
    let verb = items.first().map_or(0, |first| verbs(first));
    let verb = items.first().and_then(|first| first.get(..verb)).unwrap_or_default().to_owned();
    let many = items.len();
    let front = items.first().filter(|first| !is_bare(first)).map(|first| front(first).to_owned()).unwrap_or_default();
    for (no, item) in items.iter_mut().enumerate() {
        if no + 1 < many {
            item.push_str(missing(item, &last));
        }
        if no > 0 && is_bare(item) && front.chars().count() > 1 {
            item.insert_str(0, &front);
            continue;
        }
        if no > 0 && verbs(item) == 0 && !verb.is_empty() && !matches!(verb.as_str(), "实现" | "完成" | "接待") {
            item.insert_str(0, &verb);
        }
    }
    items
}

/// What the first of a list says for those that are nothing but a head: 生产安全事故|起数、死亡人数.
fn front(first: &str) -> &str {
    let own = LEXICA.dependent.ends(first).into_iter().chain(head(first)).max_by_key(|w| w.len());
    let left = own.and_then(|own| first.strip_suffix(own)).unwrap_or_default();
    // 诉求解决|率: with the deed that the rate is of
    let deed = own.filter(|own| own.len() == "率".len()).and_then(|_| left.char_indices().nth_back(1));
    deed.and_then(|(at, _)| left.get(..at)).unwrap_or(left)
}

/// Whether an item is nothing but the head of an indicator.
fn is_bare(item: &str) -> bool {
    LEXICA.heads.has(item)
        || LEXICA.dependent.has(item)
        || matches!(item, "死亡人数" | "伤亡人数" | "受伤人数" | "营收")
        || item.ends_with('率') && item.chars().count() == 3 && !item.ends_with("业率")
}

/// What an item of a list leaves to the last one: 城镇、农村居民收入; 产品增加值、产业增加值占比.
fn missing<'l>(item: &str, last: &'l str) -> &'l str {
    let Some(own) = head(item).filter(|own| own.len() < item.len() || item.chars().count() > 3) else {
        return tail(item, last);
    };
    if last.ends_with("增速") && !item.ends_with("增速") {
        return "增速";
    }
    let rest = last.rfind(own).and_then(|at| last.get(at + own.len()..)).unwrap_or_default();
    if head(rest).is_some_and(|h| h.len() == rest.len()) { rest } else { "" }
}

/// The part of the last item that an unfinished one shares.
fn tail<'l>(item: &str, last: &'l str) -> &'l str {
    let count = item.chars().count();
    if item.ends_with("存款") && last.ends_with("贷款余额") || item.ends_with("贷款") && last.ends_with("存款余额")
    {
        return "余额";
    }
    if item.ends_with('存') && last.starts_with("贷款") {
        return last.get('贷'.len_utf8()..).unwrap_or_default();
    }
    if item.ends_with('级')
        && let Some((_, rest)) = last.split_once('级')
    {
        return rest;
    }
    // 电力、电子信息产业产值
    if let Some(at) = ["产业", "行业"].iter().find_map(|w| find(last, w)).filter(|at| *at > 6) {
        return last.get(at..).unwrap_or_default();
    }
    // 城镇、农村居民收入; 高新区、经开区税收
    let same = || last.chars().nth(2) == item.chars().next_back();
    if count <= 2 || count == 3 && same() {
        let at = last.char_indices().nth(count).map_or(last.len(), |(at, _)| at);
        let rest = last.get(at..).unwrap_or_default();
        static WHOLE: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::of("居民 常住 产业 次产业 企业 人口 机构 医院 学校 公路 地区 医疗 养老 保险 失业 投资 贷款 民生")
        });
        let of_deed = |head: &'static str| {
            let deed = || rest.strip_suffix(head).is_some_and(|deed| LEXICA.deeds.ends(deed).is_some());
            head.chars().count() == 1 || deed()
        };
        let whole = || LEXICA.heads.has(rest) || WHOLE.begins(rest).is_some() || head(last).is_none_or(of_deed);
        if rest.chars().count() >= 2 && (count == 1 || whole()) {
            return rest;
        }
    }
    let body = find(last, "每人").and_then(|at| last.get(..at)).unwrap_or(last);
    let Some(head) = head(body) else { return "" };
    // 肉牛、黄羊饲养量; 茶叶、水果种植面积: the head is a deed's
    let before = body.strip_suffix(head).unwrap_or_default();
    let deed = LEXICA.deeds.ends(before).map(str::len);
    let short = || {
        let two = before.char_indices().nth_back(1).map(|(at, _)| before.len() - at)?;
        // 治理（管控）率: a bracket is no word
        let plain = before.get(before.len() - two..)?.chars().all(is_han);
        plain.then_some(two)
    };
    let more = deed.or_else(|| short().filter(|_| head.chars().count() == 1)).unwrap_or(0);
    last.get(before.len() - more..).unwrap_or(head)
}

/// 一、二、三产
fn sectors(items: &[String]) -> Option<Vec<String>> {
    let short = items.len() == 3 && items.first().is_some_and(|i| i == "一") && items.get(1).is_some_and(|i| i == "二");
    let rest = items.last().filter(|_| short)?.strip_prefix('三')?;
    let rest = ["次产业", "产业", "产"].iter().find_map(|w| rest.strip_prefix(w))?;
    Some(["第一产业", "第二产业", "第三产业"].iter().map(|name| format!("{name}{rest}")).collect())
}

fn split(list: &str, pairs: bool) -> Vec<&str> {
    let mut items = Vec::new();
    let mut from = 0;
    let mut depth = 0usize;
    for (at, sign) in list.char_indices() {
        match sign {
            '“' | '(' | '《' | '（' => depth += 1,
            '”' | ')' | '》' | '）' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                items.push(list.get(from..at).unwrap_or_default());
                from = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    let last = list.get(from..).unwrap_or_default();
    // A and B: only where both sides are things of some length (共和国, 和谐 are not two).
    let pair = ["以及", "和", "及", "与"].iter().find_map(|w| {
        let at = find(last, w)?;
        let (left, right) = (last.get(..at)?, last.get(at + w.len()..)?);
        (left.chars().count() >= 2 && right.chars().count() >= 2 && !right.starts_with(['谐', '国', '美', '平']))
            .then_some((left, right))
    });
    match pair.filter(|_| pairs) {
        Some((left, right)) => items.extend([left, right]),
        None => items.push(last),
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

/// 城乡低保标准 → 城市…, 农村….
fn halves(item: &str) -> Option<Vec<String>> {
    if let Some(rest) = find(item, "存贷款").and_then(|at| item.get(at..)).and_then(|t| t.strip_prefix("存贷款"))
    {
        let front = item.get(..item.len() - rest.len() - "存贷款".len()).unwrap_or_default();
        return Some(vec![format!("{front}存款{rest}"), format!("{front}贷款{rest}")]);
    }
    if let Some(front) = item.strip_suffix("产销量") {
        return Some(vec![format!("{front}产量"), format!("{front}销量")]);
    }
    let rest = item.strip_prefix("城乡")?;
    if rest.starts_with("居民") {
        return Some(vec![format!("城镇{rest}"), format!("农村{rest}")]);
    }
    Some(vec![format!("城市{rest}"), format!("农村{rest}")])
}
