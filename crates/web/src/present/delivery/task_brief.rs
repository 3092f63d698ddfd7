//! The brief of a task as the fields of a form.

use super::task_actions::Desk;
use crate::lang::Lang;
use crate::pages::case::{Input, InputKind};
use crate::pages::simple::Choice;
use crate::present::inputs::{input, option as choice};
use yinuo_casework::Every;
use yinuo_delivery::Basis;
use yinuo_delivery::task::{Brief, Nature, Sort};
use yinuo_journal::{Text, World};
use yinuo_report::Cmp;

pub(super) fn fields(desk: &Desk<'_>) -> Vec<Input> {
    let brief = &desk.task.brief;
    brief_inputs(desk.world, desk.lang, Some(brief), desk.loaded.text(&brief.words))
}

/// The fields of a brief, filled with one or empty.
pub fn brief_inputs(world: &World, lang: Lang, brief: Option<&Brief>, text: Option<&Text>) -> Vec<Input> {
    let directory = &world.main().directory;
    let goal = brief.and_then(|brief| brief.goal.as_ref());
    let lead = brief.and_then(|brief| brief.lead.as_ref());
    let leader = brief.and_then(|brief| brief.leader.as_ref());
    let helps = |id: &str| brief.is_some_and(|brief| brief.co.iter().any(|co| co.as_str() == id));
    let (sort, nature) = brief.map_or_else(Default::default, |brief| (brief.sort, brief.nature));
    let every = brief.map_or(Some(world.delivery().every), |brief| brief.every);
    let filled = |input: Input, value: String| Input { value, ..input };
    let selected = |input: Input, options: Vec<Choice>| Input { options, ..input };
    let mut leads = crate::present::fields::units(directory, lead, lang);
    leads.insert(0, choice("", lang.say("待定", "Not decided"), lead.is_none()));
    let co = crate::present::fields::units(directory, None, lang)
        .into_iter()
        .map(|unit| Choice { selected: helps(&unit.id), ..unit });
    let mut leaders = vec![choice("", lang.say("不指定", "None"), leader.is_none())];
    leaders.extend(
        world
            .delivery()
            .leaders
            .iter()
            .map(|one| choice(&one.id, lang.say(&one.name, &one.en), leader == Some(&one.id))),
    );
    let sorts = Sort::ALL.iter().map(|s| choice(s.as_str(), lang.say(s.zh(), s.en()), *s == sort));
    let natures = Nature::ALL.iter().map(|n| choice(n.as_str(), lang.say(n.zh(), n.en()), *n == nature));
    let bases = Basis::ALL
        .iter()
        .map(|b| choice(b.as_str(), lang.say(b.zh(), b.en()), goal.is_some_and(|goal| goal.basis == *b)));
    let cmp = goal.map_or(Cmp::Ge, |goal| goal.cmp);
    let cmps = [
        ("ge", "不少于", "at least", Cmp::Ge),
        ("eq", "等于", "exactly", Cmp::Eq),
        ("le", "不超过", "at most", Cmp::Le),
        ("gt", "超过", "more than", Cmp::Gt),
        ("lt", "低于", "less than", Cmp::Lt),
        ("approx", "左右", "about", Cmp::Approx),
    ];
    let cmps = cmps.iter().map(|(id, zh, en, which)| choice(id, lang.say(zh, en), cmp == *which));
    let rhythm = [
        ("", "不定期", "None", None),
        ("month", "每月", "Monthly", Some(Every::Month)),
        ("quarter", "每季度", "Quarterly", Some(Every::Quarter)),
        ("year", "每年", "Yearly", Some(Every::Year)),
    ];
    let rhythm = rhythm.iter().map(|(id, zh, en, which)| choice(id, lang.say(zh, en), every == *which));
    vec![
        Input {
            required: true,
            ..filled(
                input("title", InputKind::Text, lang.say("任务", "Task")),
                text.map(|text| text.title.clone()).unwrap_or_default(),
            )
        },
        filled(
            input("demand", InputKind::Lines, lang.say("工作要求", "What is asked")),
            text.map(|text| text.body.clone()).unwrap_or_default(),
        ),
        selected(input("sort", InputKind::Select, lang.say("类别", "Sort")), sorts.collect()),
        selected(input("nature", InputKind::Select, lang.say("性质", "Nature")), natures.collect()),
        filled(
            input("value", InputKind::Number, lang.say("目标数（可不填）", "Goal (if any)")),
            goal.map(|goal| goal.value.to_string()).unwrap_or_default(),
        ),
        filled(
            input("measure", InputKind::Text, lang.say("单位", "Unit of measure")),
            goal.map(|goal| goal.unit.clone()).unwrap_or_default(),
        ),
        selected(input("cmp", InputKind::Select, lang.say("要求", "Is to be")), cmps.collect()),
        selected(input("basis", InputKind::Select, lang.say("口径", "Basis")), bases.collect()),
        Input {
            ..filled(
                input("due", InputKind::Date, lang.say("完成时限", "Last day")),
                brief.and_then(|brief| brief.due).map(|due| due.to_string()).unwrap_or_default(),
            )
        },
        selected(input("lead", InputKind::Select, lang.say("牵头单位", "Lead unit")), leads),
        selected(input("co", InputKind::Multi, lang.say("配合单位（可多选）", "Co-units")), co.collect()),
        selected(input("leader", InputKind::Select, lang.say("责任领导", "Leader in charge")), leaders),
        selected(input("every", InputKind::Select, lang.say("报送", "Returns")), rhythm.collect()),
    ]
}
