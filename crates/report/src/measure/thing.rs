//! The words of a thing: joined with what it leans on, freed of what is no part of it.

use super::change::trim_basis;
use super::subject::{is_only_verbs, trim_lead, trim_links, verbs};
use super::words::LEXICA;
use crate::lexicon::Lexicon;
use crate::scan::{find, has, has_any, rfind};
use std::sync::LazyLock;

/// What can have been done to a thing that is counted.
static DONE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of("新签约 新开工 新竣工 新投产 开复工 开工 竣工 投产 签约 建成 完工 办结 立案 受理"));
/// Verbs of what helped.
static MEANS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of("利用 通过 依托 围绕 借助 配合 运用 聚焦 以“ 针对 按照"));
/// Words before a thing that say how eagerly.
static OPENED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("加快 强化 深化 加强 完善 抓实 全面"));
/// How eagerly something is done, behind who does it.
static STIRS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of(
        "倍受 备受 奔波 奔走 发挥 挥洒 迸发 心手相牵 心连心 同心 齐心 携手 并肩 主动 迅速 踊跃 竞相 蓬勃 茁壮          也在 也正 正在 始终 不断 共同 勇于 奋战 坚守 星罗棋布 遍布 顺利 协同",
    )
});
/// What is done to a thing, behind it.
static ENDED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("建设 改造 工作 力度 发展 高质量发展 健康发展 行动"));

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
    let told = own.starts_with(topic) || topic.len() > 12 && has(own, topic);
    if told { own.to_owned() } else { format!("{topic}{own}") }
}

/// 以…为重点的|农业社会化服务面积: a long description is no part of the thing.
pub(super) fn without_praise(own: &str) -> &str {
    let praised = |own: &str| own.chars().count() > 16 && has_any(own, &["为重点", "为主", "为核心"]);
    let long = own.len() > 16 && has(own, "为") && praised(own);
    let noun =
        Some(own).filter(|_| long).and_then(|own| rfind(own, "的")).and_then(|at| own.get(at + '的'.len_utf8()..));
    noun.filter(|n| n.chars().count() >= 4).unwrap_or(own)
}

/// 优良天数比例|连续三年: a streak measures nothing.
pub(super) fn without_streak(own: &str) -> &str {
    let at = own.ends_with(['年', '月']).then(|| rfind(own, "连续")).flatten();
    at.filter(|at| *at > 0 && own.len() - at <= 18).and_then(|at| own.get(..at)).unwrap_or(own)
}

/// 开办时间|从一个月压缩到目前的: where it came from is no part of the thing.
pub(super) fn without_origin(own: &str) -> &str {
    let at = own.find(['从', '由']).filter(|at| *at >= 6);
    let tail = at.and_then(|at| own.get(at..)).unwrap_or_default();
    let risen = ["到", "至", "为"].iter().any(|w| has(tail, w)) && !has(tail, "、");
    at.filter(|_| risen).and_then(|at| own.get(..at)).unwrap_or(own)
}

/// 甲厂、乙厂等一批|制造业项目: what they are together.
pub(super) fn without_names(noun: &str) -> &str {
    let rest = rfind(noun, "等").filter(|at| lists(noun.get(..*at).unwrap_or_default()));
    let rest = rest.and_then(|at| noun.get(at + "等".len()..)).map(|rest| rest.strip_prefix("一批").unwrap_or(rest));
    rest.filter(|rest| rest.chars().count() >= 4).unwrap_or(noun)
}

/// 利用废旧空地|建设口袋公园: what helped is no part of the thing.
pub(super) fn without_means(own: &str) -> &str {
    let own = own.strip_suffix('的').filter(|o| has(o, "占")).unwrap_or(own);
    if MEANS.begins(own).is_none() {
        return own;
    }
    // 利用腾退空间|新增停车位: a verb can be part of what helped
    let made = ["新增", "新建", "出台", "发放"].iter().find_map(|verb| rfind(own, verb));
    made.or_else(|| first_verb(own)).and_then(|at| own.get(at..)).unwrap_or(own)
}

/// 宣武医院、广安门医院|2个…中心, …等|22家企业: the names before a number are no part of what it counts.
pub(super) fn without_list(lead: &str) -> &str {
    let listed = lead.strip_suffix("等").or_else(|| lead.strip_suffix("等的"));
    let list = listed.or_else(|| lists(lead).then_some(lead));
    match list {
        Some(list) if !is_only_verbs(list) => {
            let verb = verbs(list);
            if verb > 0 {
                return list.get(..verb).unwrap_or_default();
            }
            // 在医院推行“甲”“乙”等8项|措施
            let deed = first_verb(list).and_then(|at| list.get(at..)).map(|rest| (rest, verbs(rest)));
            if let Some((rest, verb)) = deed.filter(|(_, verb)| *verb > 0)
                && list.starts_with(['在', '对', '为'])
            {
                return rest.get(..verb).unwrap_or_default();
            }
            let prep = list.chars().next().filter(|c| matches!(c, '与' | '向' | '对' | '为' | '同' | '在' | '给'));
            prep.and_then(|c| list.get(..c.len_utf8())).unwrap_or_default()
        }
        _ => lead,
    }
}

/// Whether 、 stands outside of quotation marks.
fn lists(lead: &str) -> bool {
    has(lead, "、") && lead.split('”').any(|part| has(part.split_once('“').map_or(part, |(free, _)| free), "、"))
}

/// Where the verb ends that a list of examples stands behind: 发放|家居、文旅等消费券, 都市圈组建|产业、科技等联盟.
fn opened(own: &str) -> usize {
    let verb = verbs(own);
    let list = find(own, "、").unwrap_or(0);
    let first = || first_verb(own.get(..list)?).map(|at| at + own.get(at..list).map_or(0, verbs));
    if verb > 0 { verb } else { first().unwrap_or(0) }
}

/// 发放家居、文旅、汽车等消费券 → 发放消费券: a long list of examples is no part of the thing.
pub(super) fn without_examples(own: &str) -> String {
    if let Some(at) = rfind(own, "等")
        && let head = opened(own)
        && let (Some(list), Some(noun)) = (own.get(head..at), own.get(at + '等'.len_utf8()..))
        && let long = list.chars().count()
        && let wide = noun.chars().count()
        && (list.matches('、').count() >= 2 || long >= 14 || long >= 12 && wide >= 5 || list.starts_with('《'))
        && wide >= 2
        && !noun.starts_with(['级', '教'])
        && !(noun.starts_with("企业") && noun.len() > "企业".len())
        && !["产业产值", "产业增加值", "产业规模", "产业营收", "行业", "领域"].iter().any(|w| noun.starts_with(w))
        && !matches!(noun, "活动" | "系列活动" | "项目" | "重大项目" | "重点项目" | "工程" | "重点工程")
    {
        return format!("{}{noun}", own.get(..head).unwrap_or_default());
    }
    own.to_owned()
}

/// Who is counted, without what they did: 14亿多|人口|大国….
pub(super) fn people_of(text: &str) -> &str {
    let end = find(text, "的").filter(|at| *at >= 6).unwrap_or(text.len());
    let noun = text.get(..end).unwrap_or(text);
    let end = find(noun, "大国").or_else(|| find(noun, "人均"));
    end.and_then(|at| noun.get(..at)).unwrap_or(noun)
}

/// 志愿者|奔波在大街小巷, 海外仓|发挥作用: words that only praise what is counted.
pub(super) fn without_stir(noun: &str) -> &str {
    // two characters, a word of two, and what it is about
    if noun.len() < 15 {
        return noun;
    }
    let stir = |at: usize| {
        noun.get(at..).is_some_and(|rest| {
            // 线路进展顺利: there it is what is said
            STIRS.begins(rest).is_some_and(|word| word.len() < rest.len())
        })
    };
    let mut places = noun.char_indices().map(|(at, _)| at).skip(2);
    places.find(|at| stir(*at)).and_then(|at| noun.get(..at)).unwrap_or(noun)
}

/// The thing counted, without what is said of it before the next number.
pub(super) fn counted_noun(text: &str) -> &str {
    let told = ["已", "分别", "占"].iter().find_map(|word| find(text, word).filter(|at| *at >= 6));
    let text = told.and_then(|at| text.get(..at)).unwrap_or(text);
    let (text, _) = trim_links(text);
    // 专业镇营业收入预计分别增长|15%
    let grown = LEXICA.changes.closing(text).and_then(|(word, _)| text.strip_suffix(word));
    let text = grown.map_or(text, |left| trim_basis(trim_links(left).0));
    let head = super::subject::head(text).into_iter().chain(LEXICA.dependent.ends(text)).max_by_key(|w| w.len());
    let bare = head.and_then(|w| text.strip_suffix(w)).map_or(text, |t| trim_links(t).0);
    let bare = bare.trim_end_matches('的').trim_end_matches("累计").trim_end_matches("年均").trim_end_matches("人均");
    if bare.chars().count() >= 2 { bare } else { text }
}

/// The last part of 甲的乙.
pub(super) fn last_part(text: &str) -> &str {
    match rfind(text, "的") {
        Some(at) => {
            let rest = text.get(at + '的'.len_utf8()..).unwrap_or_default();
            match rest.chars().count() {
                _ if rest.contains('”') && !rest.contains('“') => text,
                2.. => rest,
                _ => text.get(..at).unwrap_or(text),
            }
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
