//! What a name looks like, by how it ends.

use crate::lexicon::Lexicon;
use std::sync::LazyLock;

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

/// What each ending says: where several words end a name, the first list decides.
static ENDS: LazyLock<Lexicon<Look>> = LazyLock::new(|| {
    let lists = [(Look::Programme, PROGRAMMES), (Look::Works, WORKS), (Look::Entity, ENTITIES)];
    let first = |ending: &str| {
        let ends = |words: &str| words.split_whitespace().any(|word| ending.ends_with(word));
        lists.iter().find(|(_, words)| ends(words)).map_or(Look::Bare, |(look, _)| *look)
    };
    let endings = lists.iter().flat_map(|(_, words)| words.split_whitespace());
    Lexicon::telling(endings.map(|ending| (ending, first(ending))))
});
static BUILT_ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(BUILT));

const ENTITIES: &str = "路 街 大道 大街 桥 港 机场 高速 铁路 高铁 专线 专用线 电站 电厂 热电厂 水库 医院 学校 \
    中学 小学 高中 学院 大学 公园 广场 博物馆 展览馆 展示馆 图书馆 体育馆 体育场 艺术馆 文化馆 新馆 \
    科技馆 纪念馆 档案馆 中心 基地 产业园 园区 示范区 试验区 新区 实验室 码头 泊位 航道 隧道 发电厂 \
    机组 处理厂 水厂 大厦 酒店 平台 变电站 管线 校区 院区 门诊楼 教学楼 小镇 古城 老街 集团 局 \
    综保区 保税区 开发区 合作区 先行区 自贸区 片区 商务区 综合体 乐园 工厂 生产线 风电 核电 \
    光伏 储能 口岸 通道 枢纽 站 线 库 馆 厂 园 湖 河 湾 岛 城 矿 场 院 校 所 社区 塔 \
    坝 渠 运河 灌区 公路 环线 号线 快速路 立交 互通 货站 海外仓 孵化器 研究院 分院 血站 \
    小程序 系统 客户端 窗口 热线 楼 苑 仓 谷 总部 银行 基金 学区 示范点 服务区 市场 商场 \
    综试区 起步区 启动区 集聚区 功能区 引领区 联动区 便利区 实验区 核心区 旅游区 度假区 物流区 工业区 化工区 \
    使馆区 体验区 法务区 创新区 先导区 风貌区 北区 南区 东区 西区 都市圈 经济圈 大湾区 走廊 风貌带 文化带 旅游带 产业带 公园带 农综区 大厅 \
    大脑 装置 旧址 遗址 快线 数据湖 \
    门户 北段 南段 东段 西段 路段 段 之家 外网 专网 示范带 寺 故居 跑道 航站楼 廊道 发展带 创新带 滞洪区 联盟";
const WORKS: &str = "工程 改造 治理 修复 升级 提升 整治 搬迁 迁建 歼灭战 扩建 改扩建 重建 复产 开发 利用 保护 建设 \
    拓宽 延伸 疏浚 护岸 加工 深加工 一期 二期 三期 四期 一体化 设计 普查 新建 试点 示范 造林 改建 \
    配套 技改 扩能 连接 贯通 绿化 亮化 整修 除险加固 整险加固 连通 导流 腾退 更新改造 增容 扩容 清淤 截污";
const PROGRAMMES: &str = "行动 计划 攻坚战 规划 方案 纲要 战役 大会战";
/// Works of the kind that is built: said alone, "upgrading" may be of anything.
const BUILT: &str = "工程 改造 治理 修复 歼灭战 迁建 扩建 改扩建 重建 复产 拓宽 延伸 疏浚 护岸 一期 二期 三期 四期 新建 普查 \
    改建 整治 改造提升 改造升级 技改 扩能 整修 除险加固 整险加固 连通 增容 扩容";
/// What is mended everywhere.
static EVERYWHERE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of("产业 企业 行业 转型 污染 农村 社会 专项 突出 问题"));

/// How a name ends.
pub fn look(name: &str) -> Look {
    let name = without_brackets(name);
    if name.ends_with('》') {
        return Look::Programme;
    }
    let bare = name.trim_end_matches('”');
    let found = ENDS.closing(bare).map(|(_, look)| look);
    match found {
        Some(Look::Entity) | None if name.starts_with('“') && name.ends_with('”') => Look::Quoted,
        found => found.unwrap_or(Look::Bare),
    }
}

/// Whether works are built, not only undertaken.
pub fn built(name: &str) -> bool {
    BUILT_ENDS.ends(name).is_some() && !EVERYWHERE.within(name)
}

/// 综保区(一期) is judged by what stands before the brackets.
pub fn without_brackets(name: &str) -> &str {
    if !name.ends_with([')', '\u{ff09}']) {
        return name;
    }
    let open = name.find(['(', '\u{ff08}']).filter(|at| *at > 0);
    name.get(..open.unwrap_or(name.len())).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_by_its_end() {
        for (name, want) in [
            ("鲸屿岬公路", Look::Entity),
            ("鲸屿岬公园(一期)", Look::Entity),
            ("“蓝色药库”行动", Look::Programme),
            ("“蓝色药库行动”", Look::Programme),
            ("《鲸屿岬保护条例》", Look::Programme),
            ("“蓝色药库”", Look::Quoted),
            ("鲸屿河治理", Look::Works),
            ("鲸屿岬石化", Look::Bare),
        ] {
            assert_eq!(look(name), want, "{name}");
        }
        assert!(built("鲸屿河治理") && !built("污染治理") && !built("石化产业升级"));
    }
}
