//! The fields of a project's forms.

use super::actions::Desk;
use super::money;
use crate::lang::Lang;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::simple::Choice;
use crate::present::fields;
use crate::present::inputs::{input, option as choice};
use crate::routes::delivery::Loaded;
use yinuo_delivery::project::{Charge, Level, Owner, Permit, Project, Promise, Purpose, Sector};
use yinuo_journal::World;
use yinuo_kernel::{FieldId, PostId};

/// A post that can be named on a project: whose it is, and what it is called.
#[derive(Clone, Debug)]
pub struct Post {
    pub id: PostId,
    pub zh: String,
    pub en: String,
}

pub fn date(name: &str, label: &str, value: String) -> Input {
    Input { value, ..input(name, InputKind::Date, label) }
}

/// The field: of those the pack and the city name; where they name none, its id.
fn field(world: &World, now: Option<&FieldId>, lang: Lang) -> Input {
    let rules = world.delivery();
    let label = lang.say("产业链（可不填）", "Field (if any)");
    if rules.fields.is_empty() {
        let value = now.map(ToString::to_string).unwrap_or_default();
        return Input { value, ..input("field", InputKind::Text, label) };
    }
    let mut options = vec![choice("", lang.say("无", "None"), now.is_none())];
    let named = rules.fields.iter();
    options.extend(named.map(|one| choice(one.id.as_str(), lang.say(&one.name, &one.en), now == Some(&one.id))));
    // One that is named no more stays until somebody chooses another.
    let unknown = now.filter(|id| rules.field(id).is_none());
    options.extend(unknown.map(|id| choice(id.as_str(), id.as_str(), true)));
    Input { options, ..input("field", InputKind::Select, label) }
}

/// The card. What the machine knows (where it was named) is no field.
pub fn card(world: &World, project: Option<(&Project, &Loaded)>, lang: Lang) -> Vec<Input> {
    let now = project.map(|(project, _)| &project.card);
    let text = project.and_then(|(project, loaded)| loaded.text(&project.card.words));
    let filled =
        |name: &str, kind, zh: &str, en: &str, value: String| Input { value, ..input(name, kind, lang.say(zh, en)) };
    let selected = |name: &str, zh: &str, en: &str, options: Vec<Choice>| Input {
        options,
        ..input(name, InputKind::Select, lang.say(zh, en))
    };
    let said = |get: fn(&yinuo_journal::Text) -> &String| text.map(get).cloned().unwrap_or_default();
    let years = now.map(|card| card.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    let county = now.and_then(|card| card.county.as_ref());
    let mut counties = fields::units(&world.main().directory, county, lang);
    counties.insert(0, choice("", lang.say("市本级", "The city itself"), county.is_none()));
    let sector = now.map_or(Sector::default(), |card| card.sector);
    let sectors = Sector::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), *one == sector));
    let owner = now.map_or(Owner::Enterprise, |card| card.owner);
    let owners = [Owner::Enterprise, Owner::Government];
    let owners = owners.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), *one == owner));
    let level = now.map_or(Level::City, |card| card.level);
    let levels = Level::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), *one == level));
    let point = text.and_then(|text| text.point).map(|[lng, lat]| format!("{lng},{lat}")).unwrap_or_default();
    let before = now.map(|card| card.invested_before.0).filter(|before| *before != 0);
    let mut inputs = vec![
        Input { required: true, ..filled("title", InputKind::Text, "项目名称", "Name", said(|text| &text.title)) },
        filled("body", InputKind::Lines, "建设内容和规模", "What is built", said(|text| &text.body)),
        filled("address", InputKind::Text, "建设地点", "Where", said(|text| &text.address)),
        Input {
            hint: lang.say("经度,纬度，例：121.503,40.084", "Longitude,latitude: 121.503,40.084").to_owned(),
            ..filled("point", InputKind::Text, "坐标（可不填）", "Point (if known)", point)
        },
        Input {
            required: true,
            hint: lang.say("列入哪些年度的清单，用空格分开", "The year lists it is on, apart by spaces").to_owned(),
            ..filled("years", InputKind::Text, "年度", "Years", years.unwrap_or_default())
        },
        selected("owner", "投资主体", "Investor", owners.collect()),
        selected("level", "级别", "Level", levels.collect()),
        selected("sector", "类别", "Kind", sectors.collect()),
        selected("county", "属地", "County", counties),
        field(world, now.and_then(|card| card.field.as_ref()), lang),
    ];
    inputs.extend(promise(now.map(|card| &card.promise), lang));
    inputs.push(filled(
        "invested_before",
        InputKind::Number,
        "截至上年底累计完成投资（万元）",
        "Invested before the first year here (10,000 yuan)",
        before.map(|before| before.to_string()).unwrap_or_default(),
    ));
    inputs
}

/// What is promised.
pub fn promise(now: Option<&Promise>, lang: Lang) -> Vec<Input> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let invest = now.and_then(|promise| promise.invest);
    vec![
        date("start", lang.say("计划开工", "Planned start"), day(now.and_then(|promise| promise.start))),
        date("complete", lang.say("计划竣工", "Planned completion"), day(now.and_then(|promise| promise.complete))),
        Input {
            value: invest.map(|invest| invest.0.to_string()).unwrap_or_default(),
            hint: invest.map(|invest| money(invest, lang)).unwrap_or_default(),
            ..input("invest", InputKind::Number, lang.say("计划总投资（万元）", "Planned in all (10,000 yuan)"))
        },
    ]
}

/// Who has charge: a unit, and posts. Names of people are in no list.
pub fn charge(world: &World, now: Option<&Charge>, posts: &[Post], lang: Lang) -> Vec<Input> {
    let none = |selected| choice("", lang.say("暂不明确", "Not decided"), selected);
    let units = fields::units(&world.main().directory, now.map(|charge| &charge.unit), lang);
    let leader = now.and_then(|charge| charge.leader.as_ref());
    let leaders = world.delivery().leaders.iter();
    let leaders = leaders.map(|one| choice(&one.id, lang.say(&one.name, &one.en), leader == Some(&one.id)));
    let steward = now.and_then(|charge| charge.steward.as_ref());
    let stewards = posts.iter().map(|post| choice(&post.id, lang.say(&post.zh, &post.en), steward == Some(&post.id)));
    let in_team = |post: &Post| now.is_some_and(|charge| charge.team.contains(&post.id));
    let team = posts.iter().map(|post| choice(&post.id, lang.say(&post.zh, &post.en), in_team(post)));
    let select = |name: &str, kind, zh: &str, en: &str, options: Vec<Choice>| Input {
        options,
        ..input(name, kind, lang.say(zh, en))
    };
    vec![
        select("unit", InputKind::Select, "责任单位", "Responsible unit", units),
        select(
            "leader",
            InputKind::Select,
            "包保领导",
            "Leader in charge",
            std::iter::once(none(leader.is_none())).chain(leaders).collect(),
        ),
        select(
            "steward",
            InputKind::Select,
            "项目管家",
            "Steward",
            std::iter::once(none(steward.is_none())).chain(stewards).collect(),
        ),
        select("team", InputKind::Multi, "服务专班（可多选）", "Service team", team.collect()),
    ]
}

/// A permit. That none is needed, or one is gone, the office says with its reason.
pub fn permit(office: bool, base: Action, lang: Lang) -> Action {
    let permits = Permit::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), false));
    let mut standings = vec![
        choice("applied", lang.say("已申请", "Applied for"), true),
        choice("granted", lang.say("已取得", "Granted"), false),
    ];
    if office {
        standings.push(choice("not-needed", lang.say("无需办理", "Not needed"), false));
        standings.push(choice("none", lang.say("撤销、失效", "Withdrawn"), false));
    }
    let mut inputs = vec![
        Input { options: permits.collect(), ..input("permit", InputKind::Select, lang.say("手续", "Permit")) },
        Input { options: standings, ..input("standing", InputKind::Select, lang.say("状态", "How it stands")) },
        input("on", InputKind::Date, lang.say("日期", "The day")),
    ];
    inputs.extend(super::actions::proof(lang, false));
    Action {
        inputs,
        hint: lang.say("已取得的，请附批复或证照。", "With one that was granted comes its document.").into(),
        words_label: lang.say("说明（无需办理、撤销时必填）", "Remark (needed for: not needed, withdrawn)").into(),
        ..base
    }
}

/// The plan of a year.
pub fn budget(project: &Project, year: i16, base: Action, lang: Lang) -> Action {
    let plan = project.plans.get(&year);
    let marks = plan.map(|plan| {
        let lines = plan.marks.iter().map(|mark| format!("{} {}", mark.period, mark.so_far.0));
        lines.collect::<Vec<_>>().join("\n")
    });
    Action {
        inputs: vec![
            Input {
                required: true,
                value: year.to_string(),
                ..input("year", InputKind::Number, lang.say("年度", "Year"))
            },
            Input {
                required: true,
                value: plan.map(|plan| plan.total.0.to_string()).unwrap_or_default(),
                ..input("total", InputKind::Number, lang.say("年度计划投资（万元）", "Planned this year (10,000 yuan)"))
            },
            Input {
                value: marks.unwrap_or_default(),
                hint: lang
                    .say(
                        "投资不均衡时填：每行一个月份和累计数。例：2026-06 4000",
                        "Where the year is not even: a month and the sum so far a line. 2026-06 4000",
                    )
                    .to_owned(),
                ..input("marks", InputKind::Lines, lang.say("分月累计（可不填）", "By month (if any)"))
            },
        ],
        words_label: lang.say("说明（修改已有计划时必填）", "Remark (needed to change a plan)").into(),
        ..base
    }
}

/// A visit, at the desk.
pub fn visit(desk: &Desk<'_>, today: String) -> Vec<Input> {
    let lang = desk.lang;
    let purposes =
        Purpose::ALL.iter().map(|one| choice(one.as_str(), lang.say(one.zh(), one.en()), *one == Purpose::Site));
    let leaders = desk.world.delivery().leaders.iter();
    let leaders = leaders.map(|one| choice(&one.id, lang.say(&one.name, &one.en), false));
    let posts = desk.posts.iter().map(|post| choice(&post.id, lang.say(&post.zh, &post.en), false));
    let mine = choice("", lang.say("本岗位", "My post"), true);
    vec![
        Input {
            options: purposes.collect(), ..input("purpose", InputKind::Select, lang.say("走访类型", "What for"))
        },
        Input { required: true, ..date("on", lang.say("日期", "The day"), today) },
        Input {
            options: std::iter::once(mine).chain(leaders).chain(posts).collect(),
            ..input("post", InputKind::Select, lang.say("谁去的", "Who went"))
        },
        input("files", InputKind::Photos, lang.say("照片", "Photos")),
    ]
}
