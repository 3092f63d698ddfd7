//! Orders: clauses that say what is to be done, and the words in front of them.

use super::words::TOTALS;

/// Adverbs before the verb of a task.
const ADVERBS: &[&str] = &[
    "大力",
    "全面",
    "全力",
    "深入",
    "持续",
    "扎实",
    "积极",
    "着力",
    "稳步",
    "切实",
    "坚决",
    "进一步",
    "有效",
    "统筹",
    "不断",
    "有序",
    "加力",
    "纵深",
    "高标准",
    "高质量",
    "高水平",
    "高效",
    "严格",
    "认真",
    "努力",
    "协同",
    "一体",
    "系统",
    "科学",
    "精准",
    "主动",
    "充分",
    "重点",
    "广泛",
    "继续",
    "加大力度",
    "同步",
    "分类",
    "分步",
    "牢牢",
    "聚力",
    "奋力",
    "力争",
    "确保",
    "要",
    "将",
    "并",
    "及时",
    "率先",
    "探索",
];

/// When, in front of the verb.
const TIMES: &[&str] =
    &["今年", "全年", "年内", "年底前", "年底", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "新的一年"];

/// Verbs that a unit can be asked about.
const VERBS: &[&str] = &[
    "推进", "推动", "加快", "加强", "加大", "强化", "完善", "健全", "建设", "建立", "建成", "建好", "新建", "新增",
    "新改", "实施", "开展", "深化", "落实", "支持", "培育", "培养", "打造", "提升", "提高", "优化", "促进", "启动",
    "争取", "引进", "招引", "整治", "治理", "改造", "改革", "改善", "拓展", "拓宽", "扩大", "发展", "壮大", "做强",
    "做大", "做优", "做好", "抓好", "办好", "管好", "用好", "守住", "守牢", "防范", "化解", "保障", "保护", "规范",
    "严厉", "打击", "严打", "清理", "盘活", "创建", "创新", "举办", "承办", "组建", "设立", "制定", "编制", "出台",
    "修订", "执行", "推行", "推广", "搭建", "构建", "延伸", "补齐", "延链", "巩固", "稳定", "稳住", "激发", "释放",
    "鼓励", "引导", "帮助", "关心", "关爱", "解决", "落细", "整合", "开发", "开通", "开工", "完成", "升级", "更新",
    "修复", "谋划", "储备", "对接", "承接", "融入", "参与", "筹建", "增加", "增强", "丰富", "普及", "推出", "压减",
    "淘汰", "调整", "转型", "畅通", "维护", "发挥", "转变", "打好", "打赢", "筑牢", "夯实", "擦亮", "打响", "力促",
    "力推", "统一", "建强", "编好", "织密", "降低", "控制", "配合", "配齐", "配强", "迎接", "组织", "依法", "整修",
    "绿化", "美化", "亮化", "铺设", "安装", "关停", "搬迁", "监测", "排查",
];

/// Ends of a clause that says how far something is to be.
const DONE: &[&str] = &[
    "建成",
    "竣工",
    "完工",
    "开工",
    "开工建设",
    "投产",
    "投用",
    "通车",
    "投入使用",
    "投入运营",
    "达产",
    "运营",
    "落地",
    "落户",
    "开工率",
    "封关",
    "启用",
    "开通",
    "主体完工",
    "交付使用",
    "建设",
];

/// Whether a clause says what is to be done: a verb and something to do it to.
pub(super) fn is_order(clause: &str) -> bool {
    let bare = without_adverbs(clause);
    let said = clause.chars().filter(|c| c.is_alphanumeric()).count();
    let verb_first = VERBS.iter().any(|verb| bare.starts_with(verb) && bare.len() > verb.len() + 5);
    let done = || DONE.iter().any(|end| bare.ends_with(end) && bare.len() > end.len() + 8);
    let treated = || bare.starts_with('对') && ["进行", "实施", "开展"].iter().any(|verb| bare.contains(verb));
    (5..=80).contains(&said) && (verb_first || done() || treated())
}

/// Whether a sentence says in what spirit all is to be done: nobody answers for that.
pub(super) fn is_preamble(sentence: &str) -> bool {
    ["总体要求", "总的要求", "指导思想", "为指导", "总体思路", "工作总基调", "各位代表", "讲话精神", "重要指示精神"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// Whether a thing begins with what is to be done to it.
pub(super) fn begins_with_verb(what: &str) -> bool {
    VERBS.iter().chain(TOTALS).any(|verb| what.starts_with(verb))
}

/// A clause from its verb on: without its time and its adverbs.
fn without_adverbs(clause: &str) -> &str {
    let mut bare = unnumbered(clause);
    loop {
        let timed = bare.split_once("月底前").or_else(|| bare.split_once("月份")).filter(|(time, _)| time.len() <= 12);
        let times = || TIMES.iter().find_map(|time| bare.strip_prefix(time));
        let adverb = || ADVERBS.iter().find_map(|adverb| bare.strip_prefix(adverb));
        let Some(rest) = timed.map(|(_, rest)| rest).or_else(times).or_else(adverb) else { return bare };
        bare = rest;
    }
}

/// Without `一是`, `1.`, `(1)`, `——` and the like in front.
pub(super) fn unnumbered(text: &str) -> &str {
    let mut bare = text
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '-' | '●' | '★' | '▲' | '·' | '"' | '”'));
    let behind = bare.trim_start_matches(['(', '（', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩']);
    let digits = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < behind.len() && digits.starts_with(['.', '、', ')', '）', '．']) {
        bare = digits.trim_start_matches(['.', '、', ')', '）', '．', ' ']);
    } else if behind.len() < bare.len() && digits.len() == behind.len() && !bare.starts_with(['(', '（']) {
        bare = behind;
    }
    let ordinal = bare.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    match ordinal.strip_prefix('是').or_else(|| ordinal.strip_prefix("要")) {
        Some(rest) if ordinal.len() < bare.len() => rest,
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_begin_with_a_verb() {
        assert!(is_order("大力发展海洋渔业"));
        assert!(is_order("一是持续推进渔港整治"));
        assert!(!is_order("青屿的明天更加美好"));
        assert!(!is_order("加快推进"));
        assert_eq!(unnumbered("(3)新建渔港"), "新建渔港");
        assert_eq!(unnumbered("——新建渔港"), "新建渔港");
        assert_eq!(unnumbered("12.新建渔港"), "新建渔港");
        assert_eq!(unnumbered("三要新建渔港"), "新建渔港");
    }
}
