//! A report read by hand: every shape that its page can take, without the reader that will fill it.

use crate::lang::Lang;
use crate::pages::reading::ReportView;
use crate::present::reading;
use yinuo_report::{Cmp, Delta, Heading, Item, Kind, Level, Measure, Other, Part, Project, Report, Source, Stage};
use yinuo_text::{Document, Finding, Noise, NoiseKind, Span, Text};

const TEXT: &str = include_str!("reading.txt");

/// `what`, the quote, value and unit, growth, how it is meant.
type Row = (&'static str, &'static str, Option<(f64, &'static str)>, Option<f64>, Cmp, Kind);

const MEASURES: &[Row] = &[
    (
        "地区生产总值",
        "地区生产总值完成1286.4亿元，增长6.2%左右",
        Some((1286.4, "亿元")),
        Some(6.2),
        Cmp::Eq,
        Kind::Expected,
    ),
    (
        "一般公共预算收入",
        "一般公共预算收入92.7亿元，同口径增长4.8%",
        Some((92.7, "亿元")),
        Some(4.8),
        Cmp::Eq,
        Kind::Actual,
    ),
    ("规模以上工业增加值", "规模以上工业增加值增长7.9%", None, Some(7.9), Cmp::Eq, Kind::Actual),
    ("固定资产投资", "固定资产投资增长5.1%", None, Some(5.1), Cmp::Eq, Kind::Actual),
    (
        "社会消费品零售总额",
        "社会消费品零售总额438亿元，增长5.6%",
        Some((438.0, "亿元")),
        Some(5.6),
        Cmp::Eq,
        Kind::Actual,
    ),
    ("城镇居民人均可支配收入", "城镇、农村居民人均可支配收入分别增长5.3%", None, Some(5.3), Cmp::Eq, Kind::Actual),
    ("农村居民人均可支配收入", "农村居民人均可支配收入分别增长5.3%、6.9%", None, Some(6.9), Cmp::Eq, Kind::Actual),
    ("海工装备园引进企业", "海工装备园引进企业23家", Some((23.0, "家")), None, Cmp::Eq, Kind::Actual),
    ("新增产值", "新增产值36亿元", Some((36.0, "亿元")), None, Cmp::Eq, Kind::Actual),
    ("高新技术企业", "高新技术企业达到214家", Some((214.0, "家")), None, Cmp::Eq, Kind::Actual),
    ("新增高新技术企业", "新增41家", Some((41.0, "家")), None, Cmp::Eq, Kind::Actual),
    ("绿电", "绿电超过18亿千瓦时", Some((18.0, "亿千瓦时")), None, Cmp::Gt, Kind::Actual),
    ("改造老旧小区", "改造老旧小区86个", Some((86.0, "个")), None, Cmp::Eq, Kind::Actual),
    ("惠及居民", "惠及居民2.3万户", Some((2.3, "万户")), None, Cmp::Eq, Kind::Actual),
    ("新改建农村公路", "新改建农村公路312公里", Some((312.0, "公里")), None, Cmp::Eq, Kind::Actual),
    (
        "PM2.5平均浓度",
        "PM2.5平均浓度降至26微克/立方米，下降8.6%",
        Some((26.0, "微克/立方米")),
        Some(-8.6),
        Cmp::Eq,
        Kind::Actual,
    ),
    ("城镇新增就业", "城镇新增就业3.1万人", Some((3.1, "万人")), None, Cmp::Eq, Kind::Actual),
    ("县域内就诊率", "县域内就诊率提高到九成以上", Some((90.0, "%")), None, Cmp::Ge, Kind::Actual),
    ("12345热线办理群众诉求", "12345热线办理群众诉求41.8万件", Some((41.8, "万件")), None, Cmp::Eq, Kind::Actual),
    ("民间投资", "民间投资下降2.4%", None, Some(-2.4), Cmp::Eq, Kind::Actual),
    ("进出口总额", "进出口总额增长8%的目标没有实现，实际增长3.7%", None, Some(3.7), Cmp::Eq, Kind::Actual),
    ("地区生产总值", "地区生产总值增长6%左右", None, Some(6.0), Cmp::Approx, Kind::Target),
    ("一般公共预算收入", "一般公共预算收入增长5%", None, Some(5.0), Cmp::Eq, Kind::Target),
    ("规模以上工业增加值", "规模以上工业增加值增长8%以上", None, Some(8.0), Cmp::Ge, Kind::Target),
    ("固定资产投资", "固定资产投资增长7%", None, Some(7.0), Cmp::Eq, Kind::Target),
    ("城镇新增就业", "城镇新增就业2.8万人以上", Some((2.8, "万人")), None, Cmp::Ge, Kind::Target),
    ("居民消费价格涨幅", "居民消费价格涨幅控制在2%左右", None, Some(2.0), Cmp::Approx, Kind::Target),
    ("城镇登记失业率", "城镇登记失业率控制在4%以内", Some((4.0, "%")), None, Cmp::Le, Kind::Target),
    ("粮食产量", "粮食产量稳定在52万吨以上", Some((52.0, "万吨")), None, Cmp::Ge, Kind::Target),
    ("实施技改项目", "实施技改项目120个", Some((120.0, "个")), None, Cmp::Eq, Kind::Target),
    ("完成投资", "完成投资95亿元以上", Some((95.0, "亿元")), None, Cmp::Ge, Kind::Target),
    ("青屿船厂三期总投资", "青屿船厂三期，总投资48亿元", Some((48.0, "亿元")), None, Cmp::Eq, Kind::Target),
    ("规上工业企业", "规上工业企业突破650家", Some((650.0, "家")), None, Cmp::Gt, Kind::Target),
    ("更新供热管网", "更新供热管网85公里", Some((85.0, "公里")), None, Cmp::Eq, Kind::Target),
    ("新建改建社区食堂", "新建改建社区食堂40家", Some((40.0, "家")), None, Cmp::Eq, Kind::Target),
];

const HEADS: &[(u8, &str, Part)] = &[
    (1, "2025年工作回顾", Part::Review),
    (2, "产业向新而行", Part::Review),
    (2, "城乡面貌渐新", Part::Review),
    (2, "民生用心用情", Part::Review),
    (1, "2026年工作安排", Part::Plan),
    (2, "把制造业做强", Part::Plan),
    (2, "把城市做精", Part::Plan),
    (2, "办好民生实事", Part::Plan),
    (1, "加强政府自身建设", Part::Own),
];

const PROJECTS: &[(&str, &str, Stage, Kind, &str)] = &[
    ("青屿船厂二期", "青屿船厂二期建成投产", Stage::Operating, Kind::Actual, "2025"),
    ("海月湾海上风电项目", "海月湾海上风电项目并网发电", Stage::Operating, Kind::Actual, "2025"),
    ("滨海快线一期", "滨海快线一期通车", Stage::Completed, Kind::Actual, "2025"),
    ("青屿船厂三期", "开工建设青屿船厂三期，总投资48亿元", Stage::Started, Kind::Target, "2026Q1"),
    ("蓝湾储能产业园", "加快推进蓝湾储能产业园", Stage::Building, Kind::Target, "2026"),
    ("滨海快线二期", "启动滨海快线二期前期工作", Stage::Planned, Kind::Target, "2026"),
];

/// The document and what a careful person read in it. `front` stands before the text as furniture of a page.
pub(super) fn report(front: &str) -> (Document, Report) {
    let text = Text::plain(TEXT.trim_end().to_owned(), front.len());
    let end = front.len() + TEXT.len();
    let at = |words: &str| {
        let start = text.as_str().find(words).unwrap_or_default();
        text.source(start..start + words.len())
    };
    let noise = vec![
        Noise { kind: NoiseKind::Chrome, text: front.to_owned(), span: Span::file(0, front.len()) },
        Noise { kind: NoiseKind::Mangled, text: "宸ヤ笟".into(), span: at("工业体量") },
        Noise { kind: NoiseKind::Gloss, text: "(yǔ)".into(), span: Span::file(end, end + 5) },
    ];
    let findings = vec![
        Finding {
            code: "R0203".into(),
            message: "“实际增长3.7%”与同句的8%不一致，后者是年初目标。".into(),
            span: at("实际增长3.7%"),
        },
        Finding {
            code: "R0101".into(), message: "文件没有写明编码，按UTF-8读出。".into(), span: Span::file(0, end)
        },
    ];
    let report = Report {
        source: Source {
            file: "青屿市2026年政府工作报告.html".into(), bytes: end, encoding: "utf-8".into(), index: 0
        },
        span: Span::file(0, end),
        title: Some("政府工作报告".into()),
        place: Some("青屿市".into()),
        level: Some(Level::Prefecture),
        report_year: Some(2026),
        delivered: Some("2026-01-14".into()),
        speaker: Some("林见山".into()),
        outline: HEADS
            .iter()
            .map(|(level, title, kind)| Heading { level: *level, title: (*title).into(), kind: *kind, span: at(title) })
            .collect(),
        measures: measures(&at),
        projects: projects(&at),
        livelihood: (1..=4).filter_map(|no| item(no, &at)).collect(),
        noise: noise.clone(),
        findings: findings.clone(),
    };
    let document = Document { index: 0, span: Span::file(0, end), text, label: None, published: None, noise, findings };
    (document, report)
}

fn measures(at: &impl Fn(&str) -> Span) -> Vec<Measure> {
    let plain = |(what, quote, value, growth, cmp, kind): &Row| Measure {
        quote: (*quote).into(),
        what: (*what).into(),
        value: value.map(|(value, _)| value),
        unit: value.map(|(_, unit)| unit.into()),
        low: None,
        high: None,
        growth: *growth,
        delta: None,
        from: None,
        cmp: *cmp,
        kind: *kind,
        period: Some(if *kind == Kind::Target { "2026" } else { "2025" }.into()),
        rank: None,
        zh: quote.contains("九成"),
        span: at(quote),
    };
    let share = (
        "技改投资占工业投资比重",
        "技改投资占工业投资的比重由31.2%提高到38.5%，提高7.3个百分点",
        Some((38.5, "%")),
        None,
        Cmp::Eq,
        Kind::Actual,
    );
    let range =
        ("培育国家级专精特新企业", "培育国家级专精特新企业5—6家", Some((0.0, "家")), None, Cmp::Eq, Kind::Target);
    let share =
        Measure { from: Some(31.2), delta: Some(Delta { value: 7.3, unit: "个百分点".into() }), ..plain(&share) };
    let range = Measure { value: None, low: Some(5.0), high: Some(6.0), ..plain(&range) };
    let mut all: Vec<Measure> = MEASURES.iter().map(plain).chain([share, range]).collect();
    if let Some(high_tech) = all.iter_mut().find(|measure| measure.what == "高新技术企业") {
        high_tech.rank = Some("全省第4位".into());
    }
    all.sort_by_key(|measure| measure.span.start);
    all
}

fn projects(at: &impl Fn(&str) -> Span) -> Vec<Project> {
    let made = |(name, quote, stage, kind, period): &(&str, &str, Stage, Kind, &str)| Project {
        quote: (*quote).into(),
        name: (*name).into(),
        stage: *stage,
        kind: *kind,
        period: Some((*period).into()),
        investment: quote.contains("48亿元").then(|| Delta { value: 48.0, unit: "亿元".into() }),
        span: at(quote),
    };
    PROJECTS.iter().map(made).collect()
}

fn item(no: u32, at: &impl Fn(&str) -> Span) -> Option<Item> {
    let number = format!("{no}.");
    let text = TEXT.lines().find_map(|line| line.strip_prefix(&number))?;
    Some(Item { no, text: text.to_owned(), span: at(text) })
}

/// The view of that report; `no` counts the reports of a page.
pub(super) fn view(lang: Lang, front: &str, no: usize) -> ReportView {
    let (document, report) = report(front);
    reading::view(lang, &document, &report, no)
}

pub(super) fn other(lang: Lang) -> crate::pages::reading::OtherView {
    let source = Source { file: "feed.txt".into(), bytes: 9_000, encoding: "gb18030".into(), index: 1 };
    let date = Some("2026-01-15".into());
    reading::other(
        lang,
        &Other { source, span: Span::file(8_000, 9_000), title: Some("市图书馆春节开放时间".into()), date },
    )
}
