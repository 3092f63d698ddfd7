//! The words of a thing: joined with what it leans on, freed of what is no part of it.

use super::subject::{is_only_verbs, trim_lead, trim_links, verbs};
use super::words::LEXICA;
use crate::lexicon::Lexicon;
use crate::scan::{find, has, has_any, rfind};
use std::sync::LazyLock;

/// What can have been done to a thing that is counted.
static DONE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of("新签约 新开工 新竣工 新投产 开复工 开工 竣工 投产 签约 建成 完工 办结 立案 受理"));
/// Verbs of what helped.
static MEANS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("利用 通过 依托 围绕 借助 聚焦 以“ 针对 按照"));
/// Words before a thing that say how eagerly.
static OPENED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("加快 强化 深化 加强 完善 抓实 全面"));
/// What is done to a thing, behind it.
static ENDED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("建设 改造 工作 力度 发展 行动"));

/// A dependent thing with what it leans on: 总投资 of 重点项目; a verb of making goes first (新登记|经营主体).
pub(super) fn lean(topic: &str, own: &str) -> String {
    let own = trim_lead(own);
    // 国家级…企业3家、省级74家
    if own.ends_with('级')
        && let Some(at) = topic.find('级').filter(|at| *at <= 9)
    {
        return format!("{own}{}", topic.get(at + '级'.len_utf8()..).unwrap_or_default());
    }
    // 项目新签约513个、新开工510个: what was done to the same things before is not part of them.
    let topic = DONE
        .ends(topic)
        .and_then(|w| topic.strip_suffix(w))
        .filter(|t| is_only_verbs(own) && t.chars().count() > 1)
        .unwrap_or(topic);
    if own.starts_with(['新', '净', '改', '扩']) && is_only_verbs(own) {
        return format!("{own}{topic}");
    }
    join(topic, own)
}

pub(super) fn join(topic: &str, own: &str) -> String {
    if own.starts_with(topic) { own.to_owned() } else { format!("{topic}{own}") }
}

/// 以…为重点的|农业社会化服务面积: a long description is no part of the thing.
pub(super) fn without_praise(own: &str) -> &str {
    let praised = |own: &str| own.chars().count() > 16 && has_any(own, &["为重点", "为主", "为核心"]);
    let long = own.len() > 16 && has(own, "为") && praised(own);
    let noun =
        Some(own).filter(|_| long).and_then(|own| rfind(own, "的")).and_then(|at| own.get(at + '的'.len_utf8()..));
    noun.filter(|n| n.chars().count() >= 4).unwrap_or(own)
}

/// 利用废旧空地|建设口袋公园: what helped is no part of the thing.
pub(super) fn without_means(own: &str) -> &str {
    let own = own.strip_suffix('的').filter(|o| has(o, "占")).unwrap_or(own);
    if MEANS.begins(own).is_none() {
        return own;
    }
    first_verb(own).and_then(|at| own.get(at..)).unwrap_or(own)
}

/// 宣武医院、广安门医院|2个…中心, …等|22家企业: the names before a number are no part of what it counts.
pub(super) fn without_list(lead: &str) -> &str {
    let listed = lead.strip_suffix("等").or_else(|| lead.strip_suffix("等的"));
    let list = listed.or_else(|| has(lead, "、").then_some(lead));
    match list {
        Some(list) if !is_only_verbs(list) => {
            let verb = verbs(list);
            if verb > 0 {
                return list.get(..verb).unwrap_or_default();
            }
            let prep = list.chars().next().filter(|c| matches!(c, '与' | '向' | '对' | '为' | '同' | '在' | '给'));
            prep.and_then(|c| list.get(..c.len_utf8())).unwrap_or_default()
        }
        _ => lead,
    }
}

/// 发放家居、文旅、汽车等消费券 → 发放消费券: a long list of examples is no part of the thing.
pub(super) fn without_examples(own: &str) -> String {
    if let Some(at) = rfind(own, "等")
        && let head = verbs(own)
        && let (Some(list), Some(noun)) = (own.get(head..at), own.get(at + '等'.len_utf8()..))
        && (list.matches('、').count() >= 2 || list.chars().count() >= 14 || list.starts_with('《'))
        && noun.chars().count() >= 2
        && !noun.starts_with(['级', '教'])
        && !matches!(noun, "项目" | "重大项目" | "重点项目" | "工程" | "重点工程")
    {
        return format!("{}{noun}", own.get(..head).unwrap_or_default());
    }
    own.to_owned()
}

/// Who is counted, without what they did: 14亿多|人口|大国….
pub(super) fn people_of(text: &str) -> &str {
    let end = find(text, "的").filter(|at| *at >= 6).unwrap_or(text.len());
    let noun = text.get(..end).unwrap_or(text);
    let noun = noun.strip_suffix("大国").unwrap_or(noun);
    find(noun, "大国").or_else(|| first_verb(noun)).and_then(|at| noun.get(..at)).unwrap_or(noun)
}

/// The thing counted, without what is said of it before the next number.
pub(super) fn counted_noun(text: &str) -> &str {
    let (text, _) = trim_links(text);
    let head = super::subject::head(text).into_iter().chain(LEXICA.dependent.ends(text)).max_by_key(|w| w.len());
    let bare = head.and_then(|w| text.strip_suffix(w)).map_or(text, |t| trim_links(t).0);
    let bare = bare.trim_end_matches("累计").trim_end_matches("年均").trim_end_matches("人均");
    if bare.chars().count() >= 2 { bare } else { text }
}

/// The last part of 甲的乙.
pub(super) fn last_part(text: &str) -> &str {
    match rfind(text, "的") {
        Some(at) => {
            let rest = text.get(at + '的'.len_utf8()..).unwrap_or_default();
            if rest.chars().count() >= 2 { rest } else { text.get(..at).unwrap_or(text) }
        }
        None => text,
    }
}

/// Where the first verb of a text stands.
pub(super) fn first_verb(text: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        let opens = LEXICA.verbs.begins(rest).is_some() || rest.starts_with(['、', '和', '并']);
        *at > 3 && (opens && verbs(rest) > 0 || LEXICA.begun.begins(rest).is_some())
    })
}

/// The noun that a clause is about: its object after a verb (加快|“四好农村路”|建设), else what stands before its verb.
pub(super) fn subject_of(clause: &str) -> &str {
    if is_only_verbs(clause) {
        return clause;
    }
    let verb = verbs(clause);
    let opened = OPENED.begins(clause).map_or(0, str::len);
    if verb > 0 || opened > 0 {
        let object = clause.get(verb.max(opened)..).unwrap_or(clause);
        let ended = ENDED.ends(object).and_then(|w| object.strip_suffix(w));
        return ended.filter(|o| o.chars().count() >= 2).unwrap_or(object);
    }
    match first_verb(clause) {
        Some(at) => clause.get(..at).unwrap_or(clause),
        None => clause,
    }
}
