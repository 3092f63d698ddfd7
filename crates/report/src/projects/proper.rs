//! Whether a name is one: of a plant, a road, a park, a programme; not "twelve roads", not "rural roads".

use super::common::rarity;

/// How the names of plants, roads, parks, schools end.
const ENTITIES: &[&str] = &[
    "路",
    "街",
    "大道",
    "大街",
    "桥",
    "港",
    "机场",
    "高速",
    "铁路",
    "高铁",
    "专线",
    "专用线",
    "电站",
    "电厂",
    "热电厂",
    "水库",
    "医院",
    "学校",
    "中学",
    "小学",
    "高中",
    "学院",
    "大学",
    "公园",
    "广场",
    "博物馆",
    "展览馆",
    "展示馆",
    "图书馆",
    "体育馆",
    "体育场",
    "艺术馆",
    "文化馆",
    "科技馆",
    "纪念馆",
    "档案馆",
    "中心",
    "基地",
    "产业园",
    "园区",
    "示范区",
    "试验区",
    "新区",
    "实验室",
    "码头",
    "泊位",
    "航道",
    "隧道",
    "机组",
    "处理厂",
    "水厂",
    "大厦",
    "酒店",
    "平台",
    "变电站",
    "管线",
    "校区",
    "院区",
    "门诊楼",
    "教学楼",
    "小镇",
    "古城",
    "老街",
    "集团",
    "综保区",
    "保税区",
    "开发区",
    "合作区",
    "先行区",
    "自贸区",
    "片区",
    "商务区",
    "综合体",
    "乐园",
    "工厂",
    "生产线",
    "风电",
    "核电",
    "光伏",
    "储能",
    "口岸",
    "通道",
    "枢纽",
    "站",
    "线",
    "库",
    "馆",
    "厂",
    "园",
    "湖",
    "河",
    "湾",
    "岛",
    "城",
    "矿",
    "场",
    "院",
    "校",
    "所",
    "社区",
    "塔",
    "坝",
    "渠",
    "运河",
    "灌区",
    "公路",
    "环线",
    "号线",
    "快速路",
    "立交",
    "互通",
    "货站",
    "海外仓",
    "孵化器",
    "研究院",
    "分院",
    "血站",
    "小程序",
    "系统",
    "客户端",
    "窗口",
    "热线",
    "楼",
    "苑",
    "仓",
    "谷",
    "总部",
    "银行",
    "基金",
    "学区",
    "示范点",
    "服务区",
    "市场",
    "商场",
    "门户",
];
/// How the names of works end.
const WORKS: &[&str] = &[
    "工程",
    "改造",
    "治理",
    "修复",
    "升级",
    "提升",
    "整治",
    "搬迁",
    "迁建",
    "扩建",
    "改扩建",
    "重建",
    "复产",
    "开发",
    "利用",
    "保护",
    "建设",
    "拓宽",
    "延伸",
    "疏浚",
    "护岸",
    "加工",
    "深加工",
    "一期",
    "二期",
    "三期",
    "四期",
    "一体化",
    "设计",
    "普查",
    "新建",
    "试点",
    "示范",
    "造林",
    "配套",
    "技改",
    "扩能",
    "连接",
    "贯通",
    "绿化",
    "亮化",
];
/// How the names of programmes end.
const PROGRAMMES: &[&str] = &["行动", "计划", "攻坚战", "规划", "方案", "纲要", "战役", "大会战"];
/// What no name begins with.
const BEGINS: &[&str] = &[
    "一批",
    "一系列",
    "各",
    "每",
    "所有",
    "全部",
    "若干",
    "更多",
    "多个",
    "部分",
    "相关",
    "有关",
    "这",
    "该",
    "其",
    "我",
    "以",
    "为",
    "让",
    "使",
    "把",
    "由",
    "从",
    "在",
    "是",
    "不",
    "新增",
    "累计",
    "一",
    "两",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "百",
    "千",
    "万",
    "近",
    "超",
    "超过",
    "逾",
    "约",
    "达",
    "共",
    "覆盖",
    "重大",
    "市级",
    "省级",
    "县级",
    "区级",
    "一些",
    "多",
    "首批",
    "更",
    "最",
    "具有",
    "拥有",
    "坚持",
    "开展",
    "加强",
    "提高",
];
/// What no name contains.
const CONTAINS: &[&str] = &[
    "的",
    "地开",
    "了",
    "着",
    "不断",
    "更加",
    "以上",
    "以下",
    "左右",
    "高质量发展",
    "乡村振兴",
    "现代化",
    "体系",
    "机制",
    "制度",
    "经济",
    "能力",
    "水平",
    "环境",
    "改革",
    "创新驱动",
    "问题",
    "矛盾",
    "优势",
    "结构",
    "融合",
    "工作",
    "进一步",
    "政策",
    "资金",
    "任务",
    "目标",
    "要求",
    "意识",
    "关系",
    "作用",
    "活动",
    "比赛",
    "会议",
    "新台阶",
    "竞争力",
    "意见",
];

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// In quotes or book titles.
    Quoted,
    /// Ends like a plant, a road, a park.
    Entity,
    /// Ends like works.
    Works,
    /// Ends like a programme.
    Programme,
    /// None of these.
    Bare,
}

/// How a name ends.
pub fn look(name: &str) -> Look {
    let ends = |words: &[&str]| words.iter().any(|w| name.ends_with(w));
    if ends(PROGRAMMES) || name.ends_with('》') {
        Look::Programme
    } else if name.starts_with(['“', '《']) && name.ends_with(['”', '》']) {
        Look::Quoted
    } else if ends(WORKS) {
        Look::Works
    } else if ends(ENTITIES) {
        Look::Entity
    } else {
        Look::Bare
    }
}

/// How proper a name is: 0 for what could stand in any report.
pub fn properness(name: &str) -> usize {
    let outside = outside_quotes(name);
    let quoted = name.contains('“') || name.contains('《');
    let latin = outside.chars().filter(char::is_ascii_uppercase).count() >= 2;
    let numbered = outside.contains("号") && outside.contains(|c: char| c.is_ascii_digit());
    let first = name.contains("第一") || name.contains("第二") || name.contains("第三");
    rarity(&outside) + usize::from(latin) + usize::from(numbered) + usize::from(first) + if quoted { 2 } else { 0 }
}

/// Whether a text can be a name at all.
pub fn possible(name: &str) -> bool {
    let count = name.chars().count();
    let outside = outside_quotes(name);
    (2..=36).contains(&count)
        && !BEGINS.iter().any(|w| name.starts_with(w) && !is_part(name, w))
        && !CONTAINS.iter().any(|w| outside.contains(w))
        && balanced(name)
        && !outside.contains(['%', '、', ';'])
}

/// A first word that is only the beginning of a longer one: 三江口, 第五次.
fn is_part(name: &str, word: &str) -> bool {
    let rest = name.get(word.len()..).unwrap_or_default();
    word.chars().count() == 1
        && !rest.starts_with(['个', '家', '条', '座', '项', '所', '批', '处', '大', '类', '级', '张', '件', '体', '步'])
        && rarity(name.chars().take(2).collect::<String>().as_str()) > 0
}

fn balanced(name: &str) -> bool {
    let count = |c: char| name.matches(c).count();
    count('“') == count('”')
        && count('《') == count('》')
        && count('(') == count(')')
        && count('\u{ff08}') == count('\u{ff09}')
}

fn outside_quotes(name: &str) -> String {
    let mut depth = 0_i32;
    name.chars()
        .filter(|c| {
            match c {
                '“' | '《' => depth += 1,
                '”' | '》' => depth -= 1,
                _ => return depth <= 0,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_kind() {
        assert_eq!(properness("农村公路"), 0);
        assert!(properness("鲸屿岬公路") > 0);
        assert!(properness("“蓝色药库”工程") > 0);
        assert!(possible("鲸屿岬公路") && !possible("12条道路的改造") && !possible("一批公路"));
        assert_eq!(look("鲸屿岬公路"), Look::Entity);
        assert_eq!(look("“蓝色药库”行动"), Look::Programme);
    }
}
