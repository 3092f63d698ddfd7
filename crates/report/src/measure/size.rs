//! Figures that only say of which size a thing is, and measure nothing.

use super::figure::Figure;
use super::line::{Cut, Line};
use super::subject::trim_lead;
use super::words::LEXICA;
use crate::lexicon::Lexicon;
use crate::scan::{Words, has, has_any};
use std::sync::LazyLock;

/// Whether a figure of a line only says of which size a thing is.
pub(super) fn is_size_of(line: &Line<'_>, figure: &Figure<'_>) -> bool {
    let at = figure.whole.start;
    let from = line.begin(at, Cut::Pause).max(line.back(at));
    let end = line.end(figure.whole.end, Cut::Pause).min(line.on(figure.whole.end));
    let (before, follows) = (line.slice(from..at), line.slice(figure.whole.end..end));
    is_threshold(before, follows, figure) || is_capacity_in_list(line, before, follows, figure)
}

/// Whether a figure only says of which size a thing is: 投资5000万元以上|项目, 20万吨|锌冶炼项目, 年产….
fn is_threshold(before: &str, follows: &str, figure: &Figure<'_>) -> bool {
    use crate::Cmp;
    let compared = matches!(figure.cmp, Cmp::Ge | Cmp::Gt | Cmp::Le | Cmp::Lt);
    // 6个产值|超100亿元: a class of what is counted
    if compared && figure.unit.is_money() && is_of_count(before) {
        return true;
    }
    static SPENT: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("用于 优先 支持 保障 投入"));
    if follows.is_empty() || follows.starts_with(['并', '且']) || SPENT.begins(follows).is_some() {
        return false;
    }
    static INVESTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("投资 进入了 进入 达到 达 突破"));
    static YEARLY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("年产 日产 年处理 日处理 年加工 年供 日供 年出栏"));
    let invested = || INVESTED.ends(before).is_some();
    let fact = follows.starts_with('的')
        && (["的省会", "的省份", "的地级", "的大港", "的县", "的副省级", "的设区市"]
            .iter()
            .any(|w| follows.starts_with(w))
            || ["城市", "园区", "开发区"].iter().any(|w| follows.ends_with(w)) && follows.chars().count() <= 7);
    if fact && before.chars().count() > 4 {
        return false;
    }
    if compared && figure.unit.is_size() && !(follows.starts_with('的') && invested()) {
        return true;
    }
    let opens = |words: &[&str]| words.iter().any(|w| follows.starts_with(w));
    if figure.unit.is_money()
        && !(figure.cmp == Cmp::Eq && follows.ends_with("基金"))
        && opens(&["级", "以上", "企业", "项目", "产业", "园区", "集群", "俱乐部", "镇", "村", "乡", "县"])
    {
        return true;
    }
    if matches!(figure.unit.name, "米" | "公里") && (follows.starts_with('内') || follows.starts_with("范围")) {
        return true;
    }
    if YEARLY.ends(before).is_some() {
        return true;
    }
    // 时速250公里|海岛列车, but 提速至时速300公里|运营
    if figure.unit.name == "公里" && before.strip_suffix("时速").is_some_and(|b| !b.ends_with(['至', '到'])) {
        return true;
    }
    if figure.unit.name == "条" && ["落实", "执行", "贯彻"].iter().any(|w| before.ends_with(w))
        || figure.zh && figure.unit.name == "项" && ["省", "国务院", "国家"].iter().any(|w| before.ends_with(w))
    {
        return true;
    }
    if figure.unit.name == "条"
        && ["国务院", "国家", "省", "省委", "中央", "市"].iter().any(|w| before.ends_with(w))
        && !before.ends_with("全市")
        && !before.ends_with("全省")
    {
        return true;
    }
    // 落实国务院安全生产十五条硬措施
    if figure.unit.name == "条" && opens(&["硬措施", "措施"]) && has_any(before, &["国务院", "中央", "省委", "国家"])
    {
        return true;
    }
    if figure.unit.name == "类" && opens(&["创新药", "新药", "水", "地区", "医疗器械"]) {
        return true;
    }
    // 50户以上村寨, 20人以上企业.
    if matches!(figure.unit.name, "户" | "人")
        && matches!(figure.cmp, Cmp::Ge | Cmp::Le)
        && opens(&["学校", "乡村", "村", "自然村", "农村", "企业", "居民点", "集中", "的自然", "的村"])
    {
        return true;
    }
    is_capacity(before, follows, figure)
}

/// Whether words end with a count and at most an indicator: 6个产值.
fn is_of_count(before: &str) -> bool {
    static HEADS: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::of("产值 年产值 营收 年营收 营业收入 投资 规模 销售额 税收"));
    let left = HEADS.ends(before).and_then(|w| before.strip_suffix(w)).unwrap_or(before);
    let counted = left.strip_suffix(['个', '家', '户', '条', '项']);
    counted.is_some_and(|left| left.ends_with(|c: char| c.is_ascii_digit()))
}

/// 青屿20万吨印染、…等一批项目: so an item of a list of projects is called.
fn is_capacity_in_list(line: &Line<'_>, before: &str, follows: &str, figure: &Figure<'_>) -> bool {
    let end = figure.whole.end + follows.len();
    if !matches!(figure.unit.name, "吨" | "千瓦" | "兆瓦" | "吉瓦" | "GW" | "MW" | "GWh" | "MWh" | "平方米")
        || !(1..=12).contains(&follows.chars().count())
        || line.sep_at(end).is_none_or(|sep| sep.cut != Cut::Pause)
        || trim_lead(before).is_empty()
    {
        return false;
    }
    let rest = line.slice(end..line.end(end, Cut::Comma).min(line.on(end)));
    rest.split_once('等').is_some_and(|(_, of)| of.chars().count() < 30 && has(of, "项目"))
}

/// 富利铜业15万吨|铜杆项目: the capacity in a project's name.
fn is_capacity(before: &str, follows: &str, figure: &Figure<'_>) -> bool {
    const WORKS: Words<'_> =
        Words::of(&["项目", "码头", "工程", "基地", "生产线", "装置", "泊位", "电站", "风电", "光伏", "机组", "储能"]);
    let named =
        || Some(trim_lead(before)).filter(|named| LEXICA.verbs.ends(named).is_none()).is_some_and(|n| !n.is_empty());
    match figure.unit.name {
        "吨" | "标箱" | "标准箱" | "头" | "只" | "立方米" => WORKS.stand_in(follows),
        "千瓦" | "兆瓦" | "瓦" | "千瓦时" | "兆瓦时" | "吉瓦" | "吉瓦时" | "GW" | "MW" | "GWh" | "MWh" => {
            WORKS.stand_in(follows) && (named() || has(follows, "等"))
        }
        _ => false,
    }
}
