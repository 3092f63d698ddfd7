//! The verbs by which a report states how far a project is.
//!
//! A verb stands before the name (加快建设A、B) or behind it (A竣工投产), often several together; the one that
//! says most decides. To add a word: put it into its list; the longest word wins, the order is free.

use crate::Stage;
use crate::lexicon::Lexicon;
use std::sync::LazyLock;

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Says how: 全面, 有序.
    How,
    /// Pushes something along, its stage stands elsewhere: 推动, 确保.
    Push,
    /// Names a stage that any other stage overrules: 建设, 推进.
    Goes(Stage),
    /// Names a stage.
    At(Stage),
    /// New or better works: done in a review, under way in a plan.
    Makes,
    /// What a place wants to have or to be: 打造.
    Aims,
    /// No predicate by itself: the 建设 of 加快A建设.
    Bare,
}

/// Words before a name.
pub static BEFORE: LazyLock<Lexicon<Word>> = LazyLock::new(|| Lexicon::telling(before_words()));

/// Words behind a name.
pub static BEHIND: LazyLock<Lexicon<Word>> = LazyLock::new(|| Lexicon::telling(words(&[HOW, TIME, OF], TAILS)));

/// Those of [`BEFORE`].
pub fn before_words() -> impl Iterator<Item = (&'static str, Word)> {
    words(&[HOW, TIME], LEADS)
}

fn words(
    how: &'static [&'static str],
    stages: &'static [(Word, &'static str)],
) -> impl Iterator<Item = (&'static str, Word)> {
    let how = how.iter().map(|words| (Word::How, *words));
    let lists = how.chain(stages.iter().copied());
    lists.flat_map(|(word, words)| words.split_whitespace().map(move |text| (text, word)))
}

const HOW: &str = "全力 大力 着力 持续 扎实 深入 全面 积极 高标准 高质量 高水平 高起点 有序 稳步 强力 纵深 \
    重点 继续 尽快 尽早 统筹 顺利 先后 坚决 切实 努力 深度 进一步 盛大 正式 基本 全部 提前 按期 如期 即将 \
    成功 快速 了 我省 我市 我县 我区 依法依规 重新 精准 联合 率先 大力度 有力 有效 整体 陆续 相继 已 均 异地 集中 主体 同步 正在 抓紧 稳妥 科学 精心 合力 聚力 聚焦 突出 \
    实现 得到 进行 将 也 再 我们 就 已经 主体工程 分批 迅速 圆满 竞争性 有望 高效 组织 全线 部分 务实 超前 加紧 \
    大规模 并 又 要 抢抓 早日 加力 倾力 奋力 一体 协同 好 常态 稳定 平稳 安全 满负荷 常态化 统一 将于 定于 实质性 顺畅 独立 共同 开创性 滚动 广泛 全链条 全方位 因地制宜 接续 高品质 全力以赴 认真 更大力度 协调 逐步";
const TIME: &str = "今年 去年 年内 全年 年底前 年中 年底 上半年 下半年 当年 明年 同时 其中 目前 春节前 国庆前 年初";
/// Behind a name only: 建设工作, 建设步伐.
const OF: &str = "的 基础工作 开展 步伐 力度 工作 进度 事项 力争 确保 年底前 春节前";

const PUSH: &str = "推动 确保 力争 促进 支持 保障 抓好 做好 加快 促成 保证 力促 推进 力保 积极推动 参与 对 加大 \
    完善 跟进 服务推动 保证 助推 督促 细化 提速 加速 深化 抓实 做实 服务好 配合";
const MAKES: &str = "新建 改扩建 扩建 改建 新改建 改造 新建改造 改造提升 修建 建设改造 续建 整修 升级改造 修复 \
    优化提升 改造升级 更新改造 修缮改造 提档升级 新改扩建 搭建 保护提升 提升改造 修缮提升";

const LEADS: &[(Word, &str)] = &[
    (Word::Push, PUSH),
    (Word::Makes, MAKES),
    (
        Word::At(Stage::Planned),
        "谋划 筹建 规划建设 谋划建设 谋划推进 谋划实施 筹划 筹备 规划 论证 启动前期 开展前期 申报 申建 探索建立 \
         争取布局 争取落地 谋划推动 谋划打造 争取建设 争取设立 争取获批",
    ),
    (Word::At(Stage::Signed), "签约 引进 落户 签订 引入 签约落地 成功签约 引进落地"),
    (Word::At(Stage::Started), "启动 开工 启动建设 启动实施 开工建设 新开工 动工建设 动工 开建 开工新建 启动开展"),
    (
        Word::At(Stage::Completed),
        "建成 完成 竣工 编制完成 建设完成 全面建成 建成开放 打通 改造完成 贯通 落成 建成通车 竣工通车 通车 \
         建成并通车 基本建成 搭建完成",
    ),
    (
        Word::At(Stage::Operating),
        "投产 建成投产 投用 启用 开通 运营 建成投用 建成运行 建成运营 开放 建成启用 开行 上线 投运 建成投运 \
         竣工投产 建成使用 上线运行 启动运营 启动运行 正式运营 开业 开发上线 开通运营 新投产 正式启用",
    ),
    (
        Word::At(Stage::Other),
        "组建 成立 盘活 修订 编制 获批 落实 出台 开展 制定 争取到 竞争性争取到 设立 新设 新设立 \
         合作成立 获批创建 获批建设 获批设立 获批筹建 牵头成立 发起创立 发起成立 创立 发起设立 推出 批复 正式批复 印发 颁布 颁布实施 印发实施 出台实施",
    ),
    (
        Word::Goes(Stage::Building),
        "建设 实施 施工 铺开 深入实施 分类实施 加快建设 建设实施 建好用好 加快创建 加快打造 构建 建好 接续实施 创新实施 打好 打赢 打好打赢 开发 开发推广 研发推广",
    ),
    (Word::Goes(Stage::Planned), "争取 积极争取"),
    (Word::Aims, "打造 共建"),
];

const TAILS: &[(Word, &str)] = &[
    (
        Word::At(Stage::Planned),
        "前期工作 前期 前期手续 可研 立项 可研批复 选址 申报建设 申报 申建 申办 申办及建设 前期准备 可行性研究 \
         环评 开工准备 筹建 手续办理 预可研 完成预可研 完成可研 达到开工条件 具备开工条件",
    ),
    (Word::At(Stage::Signed), "签约 落地 落户 签约落地 签约落户 落地落户 签订"),
    (
        Word::At(Stage::Started),
        "开工 启动 动工 奠基 开建 破土动工 开工建设 启动建设 启动实施 落地开工 动工建设 进场施工 开工动建",
    ),
    (
        Word::At(Stage::Completed),
        "竣工 完工 建成 通车 贯通 竣工验收 试生产 落成 完成改造 完成建设 完成主体 建成通车 竣工通车 建成通航 建成通水 竣工通水 \
         竣工交付 完成改造提升 完成搬迁改造 主体建成 建设完成 改造完成 建成完工 交工 搬迁改造 全线通车 建成并通车 \
         完成搬迁 完成升级改造 通过验收 通过竣工验收 具备通车条件 具备通航条件 圆满收官 封关验收 \
         封闭验收 拉通 完成主体结构 主体结构完成 主体结构封顶 实现贯通 完成主体工程 建设改造完成 实现通车 搭建完成 创建完成 \
         通过部级验收 通过省级验收 通过国家验收 通过国家级验收 ",
    ),
    (
        Word::At(Stage::Operating),
        "投产 达产 投入使用 投入运营 投入运行 投用 启用 开业 开园 开馆 上线 上线运行 启动运行 交付使用 开通 通航 \
         开航 并网发电 试运营 试运行 封关运营 满负荷运转 投运 建成投产 竣工投产 建成投用 建成运行 建成运营 建成使用 \
         建成启用 开街 开院 招生 办学 开学 投入生产 投产达效 投产达产 达产达效 达效 试投产 通水 通气 并网 \
         全容量并网 对外开放 开门迎客 落地运营 开通运营 投产运营 投入试运营 开诊 首航 通电 正式运营 开行 \
         常态化运行 常态化开行 开通运行 开城运行 成立运行 面向社会开放 向社会开放 向公众开放 \
         投入试运行 建成开放 封关 量产 运营 运行 实体化运行 实体化运作 组建运行 开放运营 投产发电 正式启用 落地运行 调试运行 并网投产 \
         投入运作 挂牌运行 高效运行 投产送电 开港 开园运行 开园运营 进场投运 联合试运转 转入联合试运转 建成开园 建成开业 启用运营",
    ),
    (
        Word::At(Stage::Other),
        "获批 获批复 获国家批复 核准 获核准 批复 成立 挂牌 盘活 揭牌 获批成立 获批建设 规模不断壮大 落闸蓄水 具备生产能力 组建 蓄水 揭牌成立 挂牌成立 \
         复工 复产 揭牌运营 获批设立 获批实施 发布实施 授牌 推动设立 设立 出台 亮相 修编 编制 报批 报审报批 做大做强 做优做强 做强做优 做强做大 成长壮大 \
         落地见效 落实落地 扩能增效 批复同意 发布",
    ),
    (
        Word::At(Stage::Building),
        "封顶 主体封顶 合龙 取得突破性进展 取得积极进展 取得重大进展 取得阶段性进展 取得重要进展 展开 进展顺利 \
         取得实质性进展 主体施工 建设顺利 完成内部结构工程 加力提速 成型 成效凸显 成效显著 全面铺开 加快打造 完善升级 完成桩基施工 主体完成 取得关键性突破 取得重大突破 取得实质进展 完成年度计划 完成年度任务 完成年度建设任务 桩基施工 平硐施工 基础施工 土建施工 主体封闭",
    ),
    (Word::Goes(Stage::Completed), "完成"),
    (
        Word::Goes(Stage::Building),
        "推进 实施 加快 提速 加速 施工 快速推进 加快推进 加快建设 建设推进 加紧建设 抓紧建设 正在建设 有序建设 顺利建设 \
         提档 提档升级 提档提质 扩容提质 扩容升级 提质升级 建设提速 稳步建设 落地实施 建设落地实施 建设实施",
    ),
    (
        Word::Bare,
        "建设 发展 建设改造 建设发展 开发建设 规划建设 建设运营 建设招商 搭建 建设和招商 招商建设 融合发展 高质量发展 协调发展 全面发展 联动发展 协同发展",
    ),
    (Word::Makes, "改造升级 品质提升 进行整修 进行改造 实施改造 升级改造 提质改造"),
];

/// Nouns that begin like a verb.
pub const NOUNS: &str = "规划展 规划馆 规划院 建设银行 建设大街 建设大道 建设路 建设街 开放大学 开放路 新建路 新建村 新建镇 \
    安全 稳定 共同富裕 就业 就地 就近 就医 就学 均衡 要素 并购 开放型 开放式 开放区 运营商 规划区 全面深化改革 深化改革 集中供热 集中供水 集中式 集中区 科学城 科学馆 科学中心 科学院 科学岛 \
    科学大道 科学装置 科学数据 科学园 精准医学 一体化 快速路 快速通道 快速公交 再生 再制造 再就业 再担保 将军 并网 \
    协同创新 协同发展 联合国 联合大学 统一战线 同步辐射 稳定币 运营中心 运营总部 运营基地 开放创新 开放试验 开放平台 \
    启动区 启动仪式 保障性 保障房 保障中心 保障基地 促进会 促进中心 全面小康 深度融合 深度开发 合力泰 均瑶 部分路段 \
    全线路 组织部 重点实验室 好房子 好家风 高效节能 主体功能 集中隔离 集中连片 集中安置 统筹城乡 \
    推进会 实施方案 实施意见 工作法 突出问题 系统集成 对接 对外 对标 对口 对俄 对韩 对欧 对日 对台 对港 对美 全面振兴";
