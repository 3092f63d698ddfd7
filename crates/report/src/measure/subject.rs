//! The thing that a figure measures, in the text's own words: what to trim, where its verb ends, when it
//! leans on an earlier clause.

use super::words::LEXICA;
use crate::lexicon::Lexicon;
use crate::scan::{ends_chinese, has_any};
use std::ops::Range;
use std::sync::LazyLock;
use yinuo_text::CharSet;

/// Without the words before a thing that say when, where in general, or how eagerly.
pub(super) fn trim_lead(mut text: &str) -> &str {
    loop {
        let before = text;
        // most words begin with neither
        if text.chars().next().is_some_and(|first| FRONT.has(first)) {
            text = text.trim_start_matches(is_loose);
            if text.chars().next().is_some_and(may_be_time) {
                text = trim_time(text);
            }
        }
        if let Some(lead) = LEXICA.leads.begins(text) {
            let rest = text.get(lead.len()..).unwrap_or_default();
            // 全市场, 全国性, 实际利用外资, 主要经济指标: words of their own.
            let own = matches!(lead, "实际" | "主要") && !rest.is_empty()
                || lead == "各类" && rest.is_empty()
                || rest.starts_with('性')
                || lead == "将" && rest.starts_with("军")
                || lead == "要" && rest.starts_with(['素', '闻', '求'])
                || rest.starts_with(['和', '、', '与', '及'])
                || lead == "共" && rest.starts_with(['享', '同', '建', '有', '性'])
                || lead == "再" && rest.starts_with(['生', '就'])
                || lead == "通过"
                || lead == "重点" && verbs(rest) == 0
                || lead == "使" && rest.starts_with('用')
                || lead == "并" && rest.starts_with(['购', '联', '网'])
                || lead == "即" && rest.starts_with(['时', '将'])
                || lead == "持续" && rest.is_empty()
                || lead == "集中" && rest.starts_with(['式', '供', '隔', '连'])
                || lead == "有效" && rest.starts_with(['发', '投', '期', '灌'])
                || lead == "高效" && rest.starts_with('节')
                || lead == "高标准" && rest.starts_with("农")
                || lead == "平均"
                || lead == "累计"
                || lead == "新获" && !rest.starts_with(['批', '评']);
            if !own {
                text = rest;
            }
        }
        if text.len() == before.len() {
            return text;
        }
    }
}

/// What belongs to nothing before a thing.
fn is_loose(c: char) -> bool {
    c.is_whitespace() || matches!(c, '的' | '·' | '-' | '—' | '”' | '①'..='⑳' | '⑴'..='⒇' | '●' | '■' | '◆' | '▲')
}

static FRONT: LazyLock<CharSet> =
    LazyLock::new(|| CharSet::of(('\0'..='\u{ffff}').filter(|c| is_loose(*c) || may_be_time(*c))));

/// What [`trim_time`] finds something behind.
fn may_be_time(first: char) -> bool {
    matches!(first, '截' | '到' | '自' | '从' | '在' | '-' | '—' | '至' | '~' | '0'..='9' | '“')
        || matches!(first, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        || matches!(first, '上' | '下' | '前' | '年' | '目' | '月')
}

/// 2023年, 到2025年, 1-11月, 3月底前, 截至年底, 一季度.
fn trim_time(text: &str) -> &str {
    if let Some(rest) = numbered(text) {
        return rest;
    }
    let rest = ["截至", "截止", "到", "自", "从", "在"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
    let digits =
        rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '—' | '至' | '~'))).unwrap_or(rest.len());
    let after = rest.get(digits..).unwrap_or_default();
    if digits > 0 {
        for word in [
            "年底前",
            "年底",
            "年末",
            "年初",
            "年以来",
            "年来",
            "年度",
            "年",
            "月底前",
            "月底",
            "月份",
            "月末",
            "月",
            "日",
        ] {
            if let Some(rest) = after.strip_prefix(word) {
                return rest.trim_start_matches(['前', ',', '，']);
            }
        }
    }
    for word in [
        "上半年",
        "下半年",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "前三季度",
        "年底前",
        "年底",
        "年末",
        "目前",
        "月底前",
        "“十四五”期间",
        "“十三五”期间",
        "“十四五”以来",
    ] {
        if let Some(rest) = rest.strip_prefix(word) {
            return rest;
        }
    }
    text
}

/// 一是, 二要: the number of an item in a list within a sentence.
fn numbered(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    if rest.len() == text.len() || text.len() - rest.len() > 6 { None } else { rest.strip_prefix('是') }
}

/// Without the words between a thing and its number. The second value says that something like 提高到 stood there.
pub(super) fn trim_links(mut text: &str) -> (&str, bool) {
    let mut level = false;
    loop {
        if !ends_chinese(text) {
            text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | ':' | '：'));
        }
        let Some(link) = LEXICA.links.ends(text) else {
            return (text, level);
        };
        let rest = text.strip_suffix(link).unwrap_or_default();
        if rest.is_empty()
            && !matches!(
                link,
                "达到" | "达" | "为" | "至" | "到" | "均" | "共" | "在" | "分别" | "预计" | "力争" | "是" | "已"
            )
        {
            return (text, level);
        }
        // 合计, 设计, 统计, 公共, 存在, 所有, 成都, 周到: not links.
        let whole = match link {
            "计" => rest.ends_with(['累', '设', '统', '审', '会', '合', '共', '预', '估']),
            "共" => rest.ends_with('公'),
            "在" => rest.ends_with('存'),
            "有" => rest.ends_with(['所', '国', '公', '私', '民', '共', '拥']),
            "都" => rest.ends_with(['成', '首', '古', '京', '省', '之', '水']),
            "均" => rest.ends_with(['人', '年', '平', '户', '村', '亩', '月', '地', '日', '单']),
            "各" => rest.is_empty(),
            "再" | "又" | "就" | "只" | "仅" => false,
            "将" => rest.ends_with('名'),
            "为" => rest.ends_with(['行', '作', '成', '因', '认']),
            "到" => rest.ends_with(['签', '报']),
            "平均" => true,
            "实现" | "完成" => rest.chars().count() < 2,
            "到达" => rest.ends_with('直'),
            _ => false,
        };
        if whole {
            return (text, level);
        }
        level |= link.ends_with(['到', '至', '为']) && link.chars().count() > 1;
        text = rest;
    }
}

/// How many bytes at the beginning are verbs: 谋划推进|三年行动….
pub(super) fn verbs(text: &str) -> usize {
    let mut len = 0;
    for _ in 0..4 {
        let rest = text.get(len..).unwrap_or_default();
        let rest = rest.trim_start_matches(['、', '和', '并']);
        let skipped = text.len() - rest.len();
        match LEXICA.verbs.begins(rest) {
            // One character is a verb only before a thing: 建|农村公路, not 建筑.
            Some(word) if word.len() > "建".len() && !is_noun(rest, word) => len = skipped + word.len(),
            _ => return len,
        }
    }
    len
}

/// 创新平台, 生产企业, 服务业, 建设用地: the same characters as part of a thing. Verbs, and what makes nouns of them.
const NOUNS: &[(&str, &str)] = &[
    ("创新", "平台 中心 能力 型 驱动 企业 团队 券 主体 联"),
    ("生产", "安全 总值 企业 线 性 能力 总 基地"),
    ("服务", "业 中心 网点 平台 站 设施 企业 机构 贸易 消费 型"),
    ("建设", "类 用地 项目 资金 工程"),
    ("研发", "经费 投入 机构 中心 平台 人员 费用"),
    ("种植 播种 养殖 造林 绿化", "面积 户 业 基地 规模 产量 产值 品种 企业 园 区 水"),
    ("保障", "性 房 标准 中心 水平 措施"),
    ("出口", "总 额 企业 增"),
    ("登记 注册", "失业 商标 企业 资本 人 用户"),
    ("销售", "额 收入 面积 总"),
    ("整治 整改 排查 救助 培训 帮扶 补助 补贴 扶持", "资金 标准 基地 中心 机构"),
    ("调解 受理 处理", "率 量 组织 中心 能力"),
    ("覆盖 参保 破获 办结 参与", "率 人数"),
    ("投入", "强度 使用 运营 占"),
    ("升级 提升", "版"),
    ("完成", "投资"),
    ("流转", "面积"),
    ("营造", "林"),
    ("储备", "林 土地 粮"),
    ("续建", "项目"),
];

/// The first of [`NOUNS`] that a text begins with is its row; all of the second, to settle most places at once.
static NOUN_ROWS: LazyLock<(Vec<(Lexicon, Lexicon)>, Lexicon)> = LazyLock::new(|| {
    let rows = NOUNS.iter().map(|(verbs, behind)| (Lexicon::of(verbs), Lexicon::of(behind)));
    (rows.collect(), Lexicon::each(NOUNS.iter().flat_map(|(_, behind)| behind.split_whitespace())))
});

/// Whether a verb is part of a noun.
fn is_noun(rest: &str, word: &str) -> bool {
    let after = rest.get(word.len()..).unwrap_or_default();
    // 解决率, 出口额: whatever the verb
    if after.starts_with(['率', '额']) {
        return true;
    }
    let (rows, any) = &*NOUN_ROWS;
    any.begins(after).is_some()
        && rows.iter().find(|(verbs, _)| verbs.has(word)).is_some_and(|(_, behind)| behind.begins(after).is_some())
}

/// Whether a text is nothing but verbs and adverbs: 已开复工, 全部办结. A verb that is as well the name of
/// what is done (实施造林, 开展培训) is a thing.
pub(super) fn is_only_verbs(text: &str) -> bool {
    let text = trim_lead(text);
    is_verbs(text, verbs(text))
}

/// The same of a text that is trimmed and begins with so many bytes of verbs.
pub(super) fn is_verbs(text: &str, verbs: usize) -> bool {
    if text.is_empty() || verbs < text.len() {
        return false;
    }
    if matches!(text, "植树" | "造林" | "种草" | "绿化" | "扩绿" | "营林" | "改厕" | "供地" | "发电")
    {
        return false;
    }
    LEXICA.deeds.ends(text).is_none_or(|w| text.len() <= w.len())
}

/// Whether an item of a list opens with a verb of its own.
pub(super) fn opens(text: &str) -> bool {
    const MAKING: &[&str] =
        &["改造", "建设", "维修", "更新", "修复", "治理", "整治", "排查", "转化", "处理", "流转", "培训", "硬化"];
    verbs(text) > 0 && LEXICA.deeds.begins(text).is_none_or(|w| MAKING.contains(&w))
}

/// Whether a thing leans on an earlier clause.
pub(super) fn is_dependent(text: &str) -> bool {
    is_only_verbs(text) || is_dependent_noun(text)
}

/// Whether a thing that is more than verbs does.
pub(super) fn is_dependent_noun(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    static COMPARES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("是 为 恢复 相当于 达到"));
    static REACHES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("惠及 受益 辐射 带动 撬动 拉动"));
    static RATES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("办结率 满意率 满意度 解决率 完成率"));
    static SHARES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("占 高于 低于 快于 较 比全"));
    if COMPARES.begins(text).is_some() && has_any(text, &["年", "任务", "计划"]) {
        return true;
    }
    // 惠及居民, 受益群众; 按时办结率: of what was named before.
    let short = || text.len() <= 28 && text.chars().count() <= 7;
    if (REACHES.begins(text).is_some() || RATES.ends(text).is_some()) && short() {
        return true;
    }
    if matches!(text, "省级" | "市级" | "国家级" | "县级" | "自治区级") {
        return true;
    }
    // 运营率, 节支率: a rate of three characters is one of something named before.
    if text.ends_with('率') && text.chars().count() == 3 && !["失业率", "就业率", "出生率", "死亡率"].contains(&text)
    {
        return true;
    }
    let bare = text.strip_prefix("实现").or_else(|| text.strip_prefix("完成")).unwrap_or(text);
    SHARES.begins(text).is_some() || LEXICA.dependent.has(text) || LEXICA.dependent.has(bare)
}

/// The thing without its verbs and its own dependent head: what the next clause leans on.
pub(super) fn topic(what: &str) -> &str {
    what.get(topic_behind(what, verbs(what))).unwrap_or(what)
}

/// Where that stands, behind so many bytes of verbs.
pub(super) fn topic_behind(what: &str, verbs: usize) -> Range<usize> {
    let from = if verbs < what.len() { verbs } else { 0 };
    let noun = what.get(from..).unwrap_or(what);
    let head = LEXICA.dependent.ends(noun).filter(|w| w.len() > 3 && noun.len() > w.len() + 3);
    let end = what.len() - head.map_or(0, str::len);
    // 装配式建筑新|开工
    let new = head.is_some() && what.get(from..end).is_some_and(|left| left.len() > 6 && left.ends_with('新'));
    from..end - if new { '新'.len_utf8() } else { 0 }
}

/// Whether a thing ends like an indicator.
pub(super) fn head(text: &str) -> Option<&'static str> {
    LEXICA.heads.ends(text)
}

/// Whether what follows a figure goes on about something else.
pub(super) fn goes_on(after: &str) -> bool {
    const NOUNS: &[&str] = &[
        "居民", "居家", "居住", "排水", "排污", "列车", "同城", "同类", "时尚", "时代", "后备", "后勤", "位于", "比赛",
        "与会", "以工", "按摩", "和美", "和谐", "及第",
    ];
    LEXICA.conj.begins(after).is_some() && !NOUNS.iter().any(|w| after.starts_with(w))
}
