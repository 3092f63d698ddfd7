//! The names in what stands between the verbs: A、B和C等12个重点项目.

use super::keys::{Key, Keys};
use super::look::{Look, look};
use crate::lexicon::Lexicon;
use crate::scan::{find, has, has_any, rcut, rfind, signs};
use crate::stops::{closes_bracket, is_han, is_note, opens_bracket};
use std::ops::Range;
use std::sync::LazyLock;

/// The names of a clause. Ranges are within the text that was split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Each name.
    pub items: Vec<Range<usize>>,
    /// What all of them are: 项目, 工程, 道路.
    pub class: Class,
    /// They are examples out of many (等).
    pub examples: bool,
    /// A noun that belongs to each of them: 高铁.
    pub noun: Option<&'static str>,
    /// What is done to each of them, or what each of them is: the 污水处理厂改造 of A、B等12座污水处理厂改造.
    pub whole: Range<usize>,
    /// How many of them stand before 等; any others stand behind it.
    pub classed: usize,
    /// The first of its kind: 全省首个.
    pub first: bool,
    /// They are examples of what is undertaken everywhere: 等专项行动.
    pub campaign: bool,
    /// The number of all of them is given (等12个项目).
    pub counted: bool,
    /// And it is just as many as are named: A、B、C3座码头.
    pub exact: bool,
    /// The keys of its clause.
    pub keys: Keys,
    /// Nothing in it joins names, nor is there any sign: most lists are such.
    pub plain: bool,
}

/// What names are said to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Class {
    /// Nothing is said.
    #[default]
    None,
    /// Projects, works, roads, parks.
    Works,
    /// Companies, of which only the settling counts.
    Firms,
    /// Anything else: measures, fields, problems.
    Else,
}

const WORKS: &str = "项目 工程 载体 设施 街路 道路 桥梁 园区 平台 基地 线路 码头 规划 楼盘 景区 公园 医院 \
    学校 高速 铁路 小镇 行动 计划 中心 机组 泊位 电站 水库 场馆 路段 片区 街区 危桥改造 危桥 \
    改造升级 改造 高速公路 公路 通道 示范区 产业园 管网 厂房 综合体 院区 校区 航线 枢纽 专线 \
    新区 节点 大桥 街道 实验室 生产线 专项规划 湿地 河道 建筑 市场 广场 路网 快速路 \
    客运站 车站 装置 商圈 河湖 快线 轨道交通线 走廊 集聚区 旅游区 度假区 试验区 先行区 高校 隧道 \
    新改建 改建 扩建 治理 提升 修复 更新 保护 提标改造 地标 街区保护性提升 组团 联合体 路桥 运输线 干线 主干道 \
    大道 幼儿园 综合楼 教学楼 住院楼 小区 社区 河流 河渠 泵站 粮库 储备库 服务区 新城 研究院 研究所 研发机构 \
    工作室 景点 水系 里份 建筑群 工厂 煤矿 净化厂 消纳场 引调水 分校 特色街 古城 古镇 古村落 \
    风貌升级 整险加固 提档升级 品质提升 综合整治 廊道 客厅 治理试点 牧场 农场 林场 养殖场 灌区 矿区";
/// What is counted but never a project.
const NEVER: &str = "问题 产业 领域 城市 市 县 县区 区县 区 镇 乡镇 村 街 指标 环节 方面 品种 产品 政策 措施 活动 赛事 会议 展会 \
    部门 国家 地区 行业 学科 专业 标准 案例 任务 称号 荣誉 奖项 集群 产业链 条例 法规 制度 办法 文件 人 服务 模式 协议 场景 评价 赛 节 班 \
    机制 改革 体系 省份 省 州 方向 要素 流域 品类 渠道 展览 论坛 岗位 措施 举措";
/// What counts are of.
const COUNTS: [char; 11] = ['个', '条', '座', '项', '处', '家', '所', '片', '栋', '段', '大'];
/// What is said before any class.
const PRAISE: [&str; 13] =
    ["一批", "重点", "重大", "重要", "标志性", "骨干", "大型", "示范性", "支撑性", "主要", "新一批", "关键", "控制性"];
/// What is done to a thing.
const ACTS: [&str; 11] = ["活化", "修复", "改造", "治理", "提升", "保护", "修缮", "利用", "整治", "生态修复", "更新"];
/// What is no thing without the one before it.
const PARTS: [&str; 5] = ["接线", "连接线", "引线", "附属", "配套"];
const ROUTES: [&str; 7] = ["高铁", "高速公路", "高速", "铁路", "抽水蓄能", "水库", "机场"];
const FIRMS: &str = "企业 公司 机构 集团 单位 品牌 总部 院所";

static WORK_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(WORKS));
static NEVER_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(NEVER));
static FIRM_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(FIRMS));

/// Splits what stands between the verbs.
pub fn split(text: &str, keys: Keys) -> Names {
    if !keys.has_any(&[Key::AndSoOn, Key::And, Key::Pause]) && signs(text).next().is_none() {
        let (class, end) = classed_by_end(text);
        let items: Vec<Range<usize>> = Some(0..end).into_iter().filter(|range| !range.is_empty()).collect();
        return Names { class, classed: items.len(), items, keys, plain: true, ..Names::default() };
    }
    let lists = if keys.has(Key::AndSoOn) { two_lists(text, keys) } else { None };
    let Some((end, from)) = lists else { return split_one(text, keys) };
    let mut names = split_one(text.get(..end).unwrap_or_default(), keys);
    let others = split_one(text.get(from..).unwrap_or_default(), keys);
    names.items.extend(others.items.into_iter().map(|range| range.start + from..range.end + from));
    names
}

/// Two lists, each with its number: A等15条道路和B等4个节点项目. Where the first ends and the second begins.
fn two_lists(text: &str, keys: Keys) -> Option<(usize, usize)> {
    let first = find(text, "等").filter(|first| rfind(text, "等") != Some(*first))?;
    let from = first + "等".len();
    let class = text.get(from..)?;
    let stop = find(class, "、").map(|at| (at, "、".len()));
    let (at, joint) = [joint(class, keys), stop].into_iter().flatten().min()?;
    (class_of(class.get(..at)?) == Class::Works).then_some((from + at, from + at + joint))
}

fn split_one(text: &str, keys: Keys) -> Names {
    let mut names = Names { keys, ..Names::default() };
    let end;
    let mut others = Vec::new();
    let and_so_on = if keys.has(Key::AndSoOn) { and_so_on(text) } else { None };
    if let Some((at, from)) =
        and_so_on.map(|at| (at, at + "等".len())).or_else(|| if keys.has(Key::Pause) { counted(text) } else { None })
    {
        let class = text.get(from..).unwrap_or_default();
        let class = match another(class, keys) {
            Some((head, other)) => {
                let from = from + other;
                others = items(text.get(from..).unwrap_or_default(), keys);
                others.iter_mut().for_each(|range| *range = range.start + from..range.end + from);
                class.get(..head).unwrap_or_default()
            }
            None => class,
        };
        let class = uncounted_behind(class);
        names.examples = true;
        names.counted = class.starts_with(|c: char| c.is_ascii_digit());
        let whole = uncounted(class).len();
        names.class = class_of(class);
        names.campaign = class.ends_with("行动") || class.ends_with("计划");
        names.noun = ROUTES.iter().find(|noun| has(class, noun)).copied();
        names.whole = from + class.len() - whole..from + class.len();
        end = at;
    } else {
        (names.class, end) = classed_by_end(text);
    }
    let list = text.get(..end).unwrap_or_default();
    names.items = items(list, keys);
    names.classed = names.items.len();
    names.exact = names.counted && names.classed > 1 && {
        let count = text.get(end..).unwrap_or_default();
        let digits = count.trim_start_matches(|c: char| c.is_ascii_digit());
        count.get(..count.len() - digits.len()).and_then(|many| many.parse().ok()) == Some(names.classed)
    };
    names.items.extend(others);
    names
}

/// What the noun at its end says of a list, and where the names end.
fn classed_by_end(text: &str) -> (Class, usize) {
    if let Some(names) = text.strip_suffix("项目") {
        return (Class::Works, names.len());
    }
    let works = ["工程", "行动", "计划"].iter().any(|word| text.ends_with(word));
    (if works { Class::Works } else { Class::None }, text.len())
}

/// The count of a list that needs no 等: A、B、C3条公路. Where the names end and the count begins.
fn counted(text: &str) -> Option<(usize, usize)> {
    let last = text.rfind('、').filter(|at| !between_figures(text, *at))?;
    let tail = text.get(last..)?;
    let number = |(at, c): (usize, char)| c.is_ascii_digit() || is_big_few(tail.get(at..).unwrap_or_default());
    let digit = last + tail.char_indices().skip(2).find(|place| number(*place))?.0;
    let class = text.get(digit..)?;
    let noun = class.trim_start_matches(|c: char| c.is_ascii_digit() || FEW.contains(&c)).strip_prefix(COUNTS)?;
    (class_of(noun) == Class::Works && !noun.starts_with(COUNTS)).then_some((digit, digit))
}

/// A class without the number behind it: 项目46个 is 项目.
fn uncounted_behind(class: &str) -> &str {
    let bare = class.strip_suffix("以上").unwrap_or(class);
    let Some(number) = COUNTS.iter().find_map(|count| bare.strip_suffix(*count)) else { return class };
    let front = number.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '余' | '多'));
    if front.len() < number.len() && !front.is_empty() { front } else { class }
}

const FEW: [char; 9] = ['两', '三', '四', '五', '六', '七', '八', '九', '十'];

/// 两大, 三大: a number of great things.
fn is_big_few(text: &str) -> bool {
    text.strip_prefix(FEW).is_some_and(|rest| rest.starts_with(['大', '个']))
}

/// More names behind what a list is of: A、B等10条道路和C大桥. Where the class ends and the others begin.
fn another(class: &str, keys: Keys) -> Option<(usize, usize)> {
    let (at, joint) = joint(class, keys)?;
    let others = class.get(at + joint..)?;
    let named = class_of(class.get(..at)?) == Class::Works && look(others) != Look::Bare;
    named.then_some((at, at + joint))
}

/// A class without the number and the praise before it: 12个重点片区 is 片区.
fn uncounted<'a>(class: &'a str) -> &'a str {
    let few = |c: char| is_big_few(class) && FEW.contains(&c);
    let bare = class.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '余' | '多') || few(c));
    let counted = |bare: &'a str| bare.strip_prefix("公里").or_else(|| bare.strip_prefix(COUNTS)).unwrap_or(bare);
    let mut bare = if bare.len() < class.len() { counted(bare) } else { class };
    while let Some(rest) = PRAISE.iter().find_map(|word| bare.strip_prefix(word)) {
        bare = rest;
    }
    bare
}

/// Where 等 stands outside of quotes and brackets, if it ends a list.
fn and_so_on(text: &str) -> Option<usize> {
    if !has(text, "等") {
        return None;
    }
    let found = top_level(text).filter(|(_, c)| *c == '等').map(|(at, _)| at);
    found
        .filter(|at| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            let after = text.get(at + "等".len()..).and_then(|t| t.chars().next());
            !matches!(
                before,
                None | Some('高' | '中' | '初' | '平' | '同' | '均' | '对' | '优' | '上' | '特' | '甲' | '乙')
            ) && !matches!(after, Some('级' | '教' | '学' | '量'))
        })
        .last()
}

fn class_of(class: &str) -> Class {
    let class = class.trim_end_matches(is_note).trim_end_matches("建设");
    let counted = class.starts_with(|c: char| c.is_ascii_digit());
    let goes = class.contains(['进', '入']) || class.contains('走') && !has(class, "走廊");
    if goes && WORK_ENDS.ends(class).is_none() || has_any(class, &["领域", "方面", "遗产"]) {
        return Class::Else;
    }
    // 一批突破难题的重点项目
    let class = rcut(class, "的").map_or(class, |(_, noun)| noun);
    if class.chars().count() > 18 {
        return Class::Else;
    }
    if ["建设", "创建", "打造"].iter().any(|verb| class.starts_with(verb)) || has_any(class, &["机制", "改革"])
    {
        return Class::Else;
    }
    if has(class, "创新") && !counted {
        return Class::Else;
    }
    match class {
        "" => Class::Works,
        _ if counted && WORK_ENDS.ends(class).is_none() && FIRM_ENDS.ends(class).is_none() => {
            let noun = class.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '余' | '多'));
            let noun = noun.strip_prefix(COUNTS).filter(|noun| noun.len() >= "项目".len());
            let works = noun.is_some_and(|noun| NEVER_ENDS.ends(noun).is_none());
            if works { Class::Works } else { Class::Else }
        }
        _ if WORK_ENDS.ends(class).is_some() => Class::Works,
        _ if FIRM_ENDS.ends(class).is_some() => Class::Firms,
        _ => Class::Else,
    }
}

/// Divides at 、, and the last piece at 和.
fn items(list: &str, keys: Keys) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (at, c) in top_signs(list) {
        let quotes_meet = c == '“' && at > from && list.get(..at).is_some_and(|front| front.ends_with('”'));
        // 市、县规划 is one thing
        let lone =
            || list.get(from..at).and_then(|piece| piece.chars().next()).is_some_and(|c| c.len_utf8() == at - from);
        if (c == '、' && !lone() && !between_figures(list, at)) || quotes_meet {
            found.push(from..at);
            from = at + if quotes_meet { 0 } else { c.len_utf8() };
        }
    }
    let last = list.get(from..).unwrap_or_default();
    let parts = joint(last, keys);
    let kinds = |(at, len): &(usize, usize)| alike(last.get(..*at), last.get(at + len..));
    match parts.filter(|parts| !found.is_empty() || kinds(parts)) {
        Some((at, len)) => found.extend([from..from + at, from + at + len..list.len()]),
        None => found.push(from..list.len()),
    }
    // A和B、C: two of a kind
    if let Some(first) = found.first().filter(|_| found.len() > 1).cloned()
        && let Some((at, len)) = list.get(first.clone()).and_then(|first| joint(first, keys))
        && alike(list.get(first.start..first.start + at), list.get(first.start + at + len..first.end))
    {
        found.splice(..1, [first.start..first.start + at, first.start + at + len..first.end]);
    }
    // A一期及B、C等中小河流: a phase ends a name
    if found.len() > 1
        && keys.has(Key::And)
        && let Some(at) = find(list, "期及")
        && let Some(no) = found.iter().position(|piece| piece.contains(&at))
        && let Some(piece) = found.get(no).cloned()
        && let Some((one, other)) = list.get(piece.clone()).and_then(|piece| piece.split_once('及'))
        && other.chars().count() >= 2
    {
        found.splice(no..=no, [piece.start..piece.start + one.len(), piece.end - other.len()..piece.end]);
    }
    found.retain(|range| !range.is_empty());
    found
}

/// Where 和 joins two names, and how long the word is.
fn joint(text: &str, keys: Keys) -> Option<(usize, usize)> {
    if !keys.has(Key::And) {
        return None;
    }
    top_level(text).find_map(|(at, c)| {
        let word = match c {
            '以' => "以及",
            '和' => "和",
            '及' => "及",
            _ => return None,
        };
        let rest = text.get(at..).filter(|rest| rest.starts_with(word))?;
        let other = rest.get(word.len()..)?;
        let sides = text.get(..at)?.chars().count() >= 3 && other.chars().count() >= 3;
        // 湿地保护和修复工程: one thing, two acts
        // and 大桥及连接线: one thing, and what belongs to it
        let sides = sides && !ACTS.iter().chain(&PARTS).any(|act| other.starts_with(act));
        sides.then_some((at, word.len()))
    })
}

/// Whether two texts are names of one kind, each whole: 青鲸大桥 and 贝湾隧道.
fn alike(one: Option<&str>, other: Option<&str>) -> bool {
    let kind = |text: Option<&str>| text.filter(|text| text.chars().count() >= 4).map_or(Look::Bare, look);
    let works = one.is_some_and(|one| one.ends_with("工程"));
    let route = |text: Option<&str>| text.is_some_and(|text| ROUTES.iter().any(|route| has(text, route)));
    if route(one) && route(other) {
        return true;
    }
    let (one, other) = (kind(one), kind(other));
    one != Look::Bare && (one == other || one == Look::Quoted || works && other == Look::Programme)
}

/// 5、6号机组 is one name.
fn between_figures(list: &str, at: usize) -> bool {
    let before = list.get(..at).is_some_and(|front| front.ends_with(|c: char| c.is_ascii_digit()));
    before && list.get(at + "、".len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a dash joins two places to one name: 鲸屿—贝岬高速. Two dashes begin a remark.
pub fn joins(text: &str, at: usize, end: usize) -> bool {
    let joined = |c: char| is_han(c) || matches!(c, '”' | '“');
    let (front, rest) = (text.get(..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
    front.ends_with(joined) && rest.starts_with(joined)
}

/// The characters outside of quotes and brackets; an opening quote counts as outside.
pub fn top_level(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    outside(text.char_indices())
}

/// Those of them that are signs.
pub fn top_signs(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    outside(signs(text))
}

fn outside(chars: impl Iterator<Item = (usize, char)>) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0_i32;
    chars.filter(move |(_, c)| {
        let outside = depth <= 0;
        if matches!(c, '“' | '《') || opens_bracket(*c) {
            depth += 1;
        } else if matches!(c, '”' | '》') || closes_bracket(*c) {
            depth -= 1;
        }
        outside
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str], class: Class) {
        let names = split(text, Keys::ANY);
        let got: Vec<&str> = names.items.iter().map(|r| &text[r.clone()]).collect();
        assert_eq!((got.as_slice(), names.class), (want, class), "{text}");
    }

    #[test]
    fn a_list_is_divided_and_classed() {
        check("鲸屿岬风电、青屿石化和贝雕小镇等12个重点项目", &["鲸屿岬风电", "青屿石化", "贝雕小镇"], Class::Works);
        check("鲸屿岬风电项目", &["鲸屿岬风电"], Class::Works);
        check("“海上粮仓”“蓝色药库”工程", &["“海上粮仓”", "“蓝色药库”工程"], Class::Works);
        check("青屿石化等企业", &["青屿石化"], Class::Firms);
        check("青屿石化等问题", &["青屿石化"], Class::Else);
        check("贝雕(甲、乙)博物馆", &["贝雕(甲、乙)博物馆"], Class::None);
        check("高等学校", &["高等学校"], Class::None);
    }
}
