//! A row of tasks.

use super::{Row, figure};
use yinuo_casework::Every;
use yinuo_delivery::Basis;
use yinuo_delivery::task::{Brief, Nature, Sort};
use yinuo_journal::{Text, WordsRow};

/// The brief a row becomes, with its words; the row's mistakes say what is missing.
pub fn read(row: &mut Row<'_>, words: impl FnOnce(Text) -> WordsRow) -> (Brief, WordsRow) {
    let title = row.title();
    let mut units = row.units("lead");
    if row.text("lead").is_empty() {
        row.wrong("lead", "没有牵头单位", "there is no lead unit");
    }
    // The first of several leads, the others help.
    let lead = (!units.is_empty()).then(|| units.remove(0));
    let mut co = units;
    for unit in row.units("co") {
        if !co.contains(&unit) && lead.as_ref() != Some(&unit) {
            co.push(unit);
        }
    }
    let due = row.day("due");
    let basis = row.named(
        "basis",
        &Basis::ALL,
        |basis, said| said.contains(basis.zh()) || said == basis.as_str(),
        "累计完成、达到水平、同比增长",
    );
    let measure = row.text("measure");
    let goal = match row.cell("value").is_empty() {
        true => None,
        false => {
            let goal = figure::goal(row.cell("value"), &measure, basis).filter(yinuo_delivery::Goal::is_sound);
            if goal.is_none() {
                row.wrong("value", "看不出数量，请写数字，如 120 或 增长6%以上", "no figure: a number such as 120");
            }
            goal
        }
    };
    let sort = row.named(
        "sort",
        Sort::ALL,
        |sort, said| said.contains(sort.zh()) || said == sort.as_str(),
        "指标、项目、民生实事、工作",
    );
    let nature = row.named(
        "nature",
        Nature::ALL,
        |nature, said| said.contains(nature.zh()) || said == nature.as_str(),
        "预期性、约束性、工作任务、票决项目",
    );
    let every = row.named(
        "every",
        &[Every::Month, Every::Quarter, Every::Year],
        |every, said| match every {
            Every::Month => said.contains('月'),
            Every::Quarter => said.contains('季'),
            Every::Year => said.contains('年'),
        },
        "每月、每季、每年",
    );
    let year = row.year();
    let leader = row.leader("leader");
    let chars = u32::try_from(title.chars().count()).unwrap_or(u32::MAX);
    let written = words(Text { title, body: row.text("demand"), ..Text::default() });
    let brief = Brief {
        source: row.desk.source,
        parent: None,
        year,
        words: written.pointer(),
        title_chars: chars,
        origin: None,
        sort: sort.unwrap_or(if goal.is_some() { Sort::Target } else { Sort::Work }),
        nature: nature.unwrap_or_default(),
        goal,
        due,
        lead,
        lead_by: None,
        co,
        leader,
        every: every.or(Some(row.desk.rules.every)),
    };
    (brief, written)
}
