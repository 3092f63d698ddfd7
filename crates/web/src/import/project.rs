//! A row of projects.

use super::{Row, day};
use std::collections::BTreeMap;
use yinuo_delivery::project::{
    Card, Charge, Level, Opening, Owner, Permit, Permits, Promise, Sector, Stage, Standing, YearPlan,
};
use yinuo_journal::{Text, WordsRow};
use yinuo_kernel::UnitId;

/// The opening a row becomes, with its year plan and words; `None` where it has no unit. The row's
/// mistakes say what is missing.
pub fn read(row: &mut Row<'_>, words: impl FnOnce(Text) -> WordsRow) -> Option<(Opening, Vec<YearPlan>, WordsRow)> {
    let title = row.title();
    let unit = row.units("lead").into_iter().next();
    if row.text("lead").is_empty() {
        row.wrong("lead", "没有责任单位", "there is no unit in charge");
    }
    let county = row.units("county").into_iter().next();
    let owner = row.named("owner", Owner::ALL, owner_says, "政府投资、企业投资").unwrap_or(Owner::Enterprise);
    let level = row.named("level", Level::ALL, level_says, "省重点、市重点、县区重点").unwrap_or(Level::City);
    let sector =
        row.named("sector", Sector::ALL, sector_says, "工业、现代服务业、农业农村、基础设施、社会民生、生态环保、其他");
    let (start, complete) = (row.day("start"), row.day("complete"));
    let promise = Promise { start, complete, invest: row.wan("total") };
    let (plan, before) = (row.wan("plan"), row.wan("before"));
    let (year, leader) = (row.year(), row.leader("leader"));
    let permits = permits(row);
    let stage = row
        .named("stage", Stage::ALL, stage_says, "线索、在谈、签约、立项、前期手续、开工、在建、竣工、投产")
        .unwrap_or(if owner == Owner::Government { Stage::Approval } else { Stage::Signed });
    let reached = reached(row, stage, start);
    let chars = u32::try_from(title.chars().count()).unwrap_or(u32::MAX);
    let text = Text { title, body: row.text("text"), address: row.text("address"), ..Text::default() };
    let written = words(text);
    let card = Card {
        words: written.pointer(),
        title_chars: chars,
        years: vec![year],
        county,
        field: None,
        sector: sector.unwrap_or_default(),
        owner,
        level,
        promise,
        invested_before: before.unwrap_or_default(),
        source: row.desk.source,
        origin: None,
    };
    let unit: UnitId = unit?;
    let charge = Charge { unit, leader, steward: None, team: Vec::new() };
    let plans = plan.map(|total| YearPlan { year, total, marks: Vec::new() }).into_iter().collect();
    Some((Opening { card, charge, reached, permits }, plans, written))
}

/// The stage it stands at, since the day it began where that is known. A stage whose day nobody knows
/// counts from the day it was entered.
fn reached(row: &mut Row<'_>, stage: Stage, start: Option<jiff::civil::Date>) -> BTreeMap<Stage, jiff::civil::Date> {
    let today = row.desk.today;
    if !stage.is_begun() {
        return BTreeMap::from([(stage, today)]);
    }
    match start.filter(|start| *start <= today) {
        Some(start) => {
            BTreeMap::from([(Stage::Started, start), (stage, if stage == Stage::Started { start } else { today })])
        }
        None => {
            row.wrong(
                "start",
                "已开工的项目要有开工日期，且不晚于今天",
                "a project under construction needs the day it began",
            );
            BTreeMap::from([(stage, today)])
        }
    }
}

fn permits(row: &mut Row<'_>) -> Permits {
    let said = row.text("permit");
    let standing = match said.as_str() {
        "" | "无" | "未办" | "未办理" | "否" => return Permits::new(),
        "免" | "无需" | "不需要" | "无需办理" => Standing::NotNeeded,
        _ => match day::read(row.cell("permit"), row.desk.year) {
            Some(on) => Standing::Granted { on },
            None => {
                row.wrong(
                    "permit",
                    "请写取得日期，或“无需办理”“未办理”",
                    "the day it was granted, or 无需办理, 未办理",
                );
                return Permits::new();
            }
        },
    };
    Permits::from([(Permit::Construction, standing)])
}

fn owner_says(owner: Owner, said: &str) -> bool {
    match owner {
        Owner::Government => said.contains("政府") || said.contains("财政") || said == owner.as_str(),
        Owner::Enterprise => {
            ["企业", "社会", "民间", "招商"].iter().any(|word| said.contains(word)) || said == owner.as_str()
        }
    }
}

fn level_says(level: Level, said: &str) -> bool {
    let word = match level {
        Level::Province => '省',
        Level::City => '市',
        Level::County => '县',
    };
    said.starts_with(word) || said == level.as_str() || said == level.zh()
}

fn sector_says(sector: Sector, said: &str) -> bool {
    let words: &[&str] = match sector {
        Sector::Industry => &["工业", "制造"],
        Sector::Service => &["服务业", "商贸", "文旅", "物流"],
        Sector::Agriculture => &["农业", "农村", "水产"],
        Sector::Infrastructure => &["基础设施", "交通", "水利", "能源"],
        Sector::Livelihood => &["民生", "教育", "医疗", "保障房"],
        Sector::Ecology => &["生态", "环保"],
        Sector::Other => &["其他"],
    };
    words.iter().any(|word| said.contains(word)) || said == sector.as_str()
}

fn stage_says(stage: Stage, said: &str) -> bool {
    let words: &[&str] = match stage {
        Stage::Lead => &["线索"],
        Stage::Talks => &["在谈", "洽谈"],
        Stage::Signed => &["签约"],
        Stage::Approval => &["立项", "审批", "备案", "核准"],
        Stage::Preparation => &["前期"],
        Stage::Started => &["新开工", "已开工", "开工"],
        Stage::Building => &["在建", "续建"],
        Stage::Completed => &["竣工", "完工"],
        Stage::Production => &["投产", "投用"],
        Stage::Dropped => &[],
    };
    words.iter().any(|word| said.contains(word)) || (stage != Stage::Dropped && said == stage.as_str())
}
