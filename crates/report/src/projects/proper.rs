//! How proper a name is: of this plant, this road, this programme, not of any.

use super::frequent::rarity;
use super::look::{Look, look, without_brackets};
use super::possible::outside_quotes;
use crate::lexicon::Lexicon;
use crate::scan::{all_chinese, cut, find, has, has_any};
use std::sync::LazyLock;

/// What makes a name proper.
pub const PROPER: usize = 3;

/// What a city has one of, or numbers.
const INSTITUTIONS: &str = "院 校 中学 小学 高中 馆 局 中心 基地 公园 剧院 站 大厦";
/// Roads and waters by their kind.
const KINDS: &str = "路 街 大街 大道 桥 河 水库 大厦 湖";
/// Roads and waters of no name.
const COMMON: &str = "道路 公路 铁路 街路 管路 思路 出路 线路 支路 干路 头路 速路 网路 断路 背街 步行街 商业街 \
    河湖 江河 大桥 危桥 内河 美食街 一条街 中小河 小水库 小街";
const UNIQUE: &str = "综合保税区 综保区 自贸区 保税物流中心 中央商务区 机场";
const SIDES: &str = "东部 西部 南部 北部 城东 城西 城南 城北 城区东 城区西 县城东 县城西 县城南 县城北";
const SEATS: &str = "市 省 县 区 州";

static SEAT_LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(SEATS));
static SIDE_LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(SIDES));
static INSTITUTION_LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(INSTITUTIONS));
static KIND_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(KINDS));
static COMMON_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(COMMON));
static UNIQUE_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(UNIQUE));
static ZONE_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of("示范区 试验区 起步区 合作区 科学城"));
/// What no proper name begins with, however rare the words behind it.
static GENERIC: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of(
        "公共 工业企业 入河 入海 山洪 灾后 剩余 受损 雨污 重点 老旧 社区 城区 主城区 供水 排水 宾馆 全市 全县 全省 \
         驻 无 农村 村级 战略性 区域性 低 沙化 水毁 非法 普通",
    )
});

/// How proper a name is: 0 for what could stand in any report, from [`PROPER`] on for what could not.
pub fn properness(name: &str) -> usize {
    if all_chinese(name) {
        let rare = rare(name, name);
        return if rare >= PROPER || named(name) { rare.max(PROPER) } else { rare };
    }
    let outside = outside_quotes(name);
    let rare = rare(name, &outside);
    let sure = rare >= PROPER || outside.len() < name.len() || marked(&outside) || named(&outside);
    if sure { rare.max(PROPER) } else { rare }
}

fn rare(name: &str, outside: &str) -> usize {
    if GENERIC.begins(name).is_some() { 0 } else { rarity(outside) }
}

/// Proper by letters or numbers.
fn marked(name: &str) -> bool {
    let figure = || name.bytes().any(|b| b.is_ascii_digit());
    name.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        || figure() && has_any(name, &["号", "线", "国道", "省道"])
        || numbered_road(name)
}

/// Proper by its words.
fn named(name: &str) -> bool {
    SEAT_LIST.begins(name).is_some() && INSTITUTION_LIST.within(name)
        || SIDE_LIST.begins(name).is_some() && look(name) == Look::Entity
        || nth(name)
        || phase(name)
        || short(name)
        || unique(name)
        || zone(name)
        || national(name)
}

/// A zone of some kind, of which a region has one: 智慧渔业试验区.
pub fn zone(name: &str) -> bool {
    // 绿色发展示范区: what a whole region wants to be
    let role = |long: usize| long <= 9 && (name.ends_with("发展示范区") || name.ends_with("发展先行区"));
    ZONE_ENDS.ends(name).is_some() && {
        let long = name.chars().count();
        long >= 6 && !role(long)
    }
}

/// What the nation has one of, or names: 国家海洋医学中心.
fn national(name: &str) -> bool {
    const KINDS: [&str; 16] = [
        "中心",
        "基地",
        "平台",
        "实验室",
        "园区",
        "产业园",
        "试验区",
        "示范区",
        "枢纽",
        "公园",
        "节点",
        "学院",
        "机场",
        "产业带",
        "农综区",
        "控制局",
    ];
    let first = name.starts_with("国家") || name.starts_with("全国");
    first && name.chars().count() >= 6 && KINDS.iter().any(|kind| name.ends_with(kind))
}

/// 410路, G331
fn numbered_road(name: &str) -> bool {
    let number = name.strip_prefix(['G', 'S']).filter(|rest| rest.len() > 2).and_then(|rest| rest.get(..3));
    if number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
        return true;
    }
    name.strip_suffix('路').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A phase of something: 渔港路二期.
fn phase(name: &str) -> bool {
    const PHASES: [&str; 4] = ["一期", "二期", "三期", "四期"];
    let short = 2 * "港".len();
    has(name, "期")
        && PHASES.iter().any(|phase| find(name, phase).is_some_and(|at| at >= short))
        && !["项目", "工程"].iter().any(|kind| name.starts_with(kind))
}

/// 第三污水处理厂, 第五次全国经济普查.
fn nth(name: &str) -> bool {
    let Some((_, rest)) = cut(name, "第") else { return false };
    let rest = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    !rest.is_empty() && !rest.starts_with(['批', '个', '产', '位', '轮', '方', '书', '时', '线'])
}

/// A road, a bridge, a river by its short name: 新华路.
fn short(name: &str) -> bool {
    const ANY: [&str; 11] = ["农村", "城市", "城区", "重点", "主要", "中小", "小型", "病险", "大中", "市政", "干支"];
    let name = without_brackets(name);
    let parts = ["北段", "南段", "东段", "西段", "部分路段"];
    let name = parts.iter().find_map(|part| name.strip_suffix(part)).unwrap_or(name);
    (3..=5).contains(&name.chars().count())
        && KIND_ENDS.ends(name).is_some()
        && COMMON_ENDS.ends(name).is_none()
        && !ANY.iter().any(|word| name.starts_with(word))
}

/// What a city has only one of.
fn unique(name: &str) -> bool {
    let name = without_brackets(name);
    name.chars().count() <= 7 && UNIQUE_ENDS.ends(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_kind() {
        for name in ["鲸屿岬公路", "“蓝色药库”工程", "市第二中学", "410路", "新华路北段", "城东水厂", "综保区(一期)"]
        {
            assert!(properness(name) >= PROPER, "{name}");
        }
        for name in ["农村公路", "老旧小区改造", "断头路", "第一批项目", "中小河流"] {
            assert!(properness(name) < PROPER, "{name}");
        }
    }
}
