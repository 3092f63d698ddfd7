//! The page of one project.

use super::actions::{self, Desk};
use super::fields::Post;
use super::obstacles::{self, Hindrance};
use super::{events, gantt, invest, leader, money, stage};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::projects::one::{PermitView, ProjectPage, StepView, VisitView};
use crate::present::delivery::{course, day, light, node_names};
use crate::present::fields::unit_name;
use crate::routes::delivery::Loaded;
use jiff::civil::Date;
use yinuo_delivery::project::{Event, Permit, Project, ProjectRow, Stage, Verb};
use yinuo_delivery::{Event as Did, light::of_project};
use yinuo_journal::Rows;

/// # Errors
/// When nobody is logged in.
pub fn view(
    app: &App,
    visit: &Visit,
    (loaded, project): (&Loaded, &Project),
    (rows, hindrances, posts): (&Rows, &[Hindrance], &[Post]),
    done: &str,
) -> Result<ProjectPage, Problem> {
    let (world, lang, now, today) = (&app.world, visit.lang, app.clock.now(), app.today());
    let who = visit.staff()?;
    let row = ProjectRow::of(project);
    let text = loaded.text(&project.card.words);
    let names = node_names(project.plan_words.as_ref().and_then(|words| loaded.text(words)));
    let nodes: Vec<(u32, &str)> =
        project.nodes.iter().map(|node| node.plan.id).zip(names.iter().map(String::as_str)).collect();
    let lit = of_project(&row, today.year(), today, world.delivery(), world.calendar());
    let told = light::Told { rules: world.delivery(), goal: None, nodes: &nodes, year: today.year(), lang };
    let by = &who.account.actor;
    let desk = Desk { world, loaded, project, obstacles: hindrances, posts, by, now, lang };
    let flash = match done {
        "obstacle" => {
            lang.say("已登记为堵点，并生成办件。", "Recorded as an obstacle, with a case of its own.").to_owned()
        }
        _ => Verb::parse(done).map_or_else(String::new, |verb| {
            lang.pick(format!("已完成：{}。", verb.zh()), format!("Done: {}.", verb.en()))
        }),
    };
    Ok(ProjectPage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        seen: u32::try_from(loaded.course.len()).unwrap_or(u32::MAX),
        number: project.number.to_string(),
        bare: project.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        body: text.map(|text| text.body.clone()).unwrap_or_default(),
        point: text.and_then(|text| text.point).map(|[lng, lat]| format!("{lng},{lat}")),
        stage: stage(project.stage, lang).to_owned(),
        light: light::view(&lit, told),
        tags: tags(project, lang),
        flash,
        works: desk.works(),
        facts: facts(app, loaded, project, rows, today, lang),
        steps: steps(project, today, lang),
        permits: permits(project, today, lang),
        invest: invest::view(loaded, project, today.year(), lang),
        gantt: gantt::view(world, project, &names, today, lang),
        obstacles: obstacles::views(world, hindrances, &nodes, now, lang),
        visits: visits(app, loaded, today, lang),
        actions: actions::forms(&desk),
        course: events::view(world, loaded, now, lang),
    })
}

fn tags(project: &Project, lang: Lang) -> Vec<(String, bool)> {
    let card = &project.card;
    let mut tags = vec![
        (lang.say(card.level.zh(), card.level.en()).to_owned(), false),
        (lang.say(card.owner.zh(), card.owner.en()).to_owned(), false),
    ];
    if let Some(request) = &project.request {
        tags.push((lang.say(request.ask.zh(), request.ask.en()).to_owned(), false));
    }
    if project.counted.is_some() {
        tags.push((lang.say("已入统", "Counted").to_owned(), false));
    }
    if project.adjusted > 0 {
        tags.push((lang.pick(format!("调整{}次", project.adjusted), format!("adjusted {}×", project.adjusted)), false));
    }
    if project.shown {
        tags.push((lang.say("已公开", "Public").to_owned(), false));
    }
    tags
}

/// Label, text, and where it leads.
fn facts(
    app: &App,
    loaded: &Loaded,
    project: &Project,
    rows: &Rows,
    today: Date,
    lang: Lang,
) -> Vec<(String, String, String)> {
    let directory = &app.world.main().directory;
    let (card, charge) = (&project.card, &project.charge);
    let none = || lang.say("暂不明确", "Not decided").to_owned();
    let mut facts: Vec<(String, String, String)> = Vec::new();
    let mut fact = |zh: &str, en: &str, text: String| facts.push((lang.say(zh, en).to_owned(), text, String::new()));
    fact("责任单位", "Unit", unit_name(directory, Some(&charge.unit), lang));
    if let Some(county) = &card.county {
        fact("属地", "County", unit_name(directory, Some(county), lang));
    }
    let named = leader(app.world.delivery(), charge.leader.as_ref(), lang);
    fact("包保领导", "Leader in charge", if named.is_empty() { none() } else { named });
    let post = |id| events::post(&app.world, loaded, id, lang);
    fact("项目管家", "Steward", charge.steward.as_ref().map(post).unwrap_or_else(none));
    if !charge.team.is_empty() {
        let team: Vec<String> = charge.team.iter().map(post).collect();
        fact("服务专班", "Service team", team.join(lang.say("、", ", ")));
    }
    fact("类别", "Kind", lang.say(card.sector.zh(), card.sector.en()).to_owned());
    if let Some(field) = &card.field {
        fact("产业链", "Field", super::field(app.world.delivery(), field, lang));
    }
    let address = loaded.text(&card.words).map(|text| text.address.clone()).unwrap_or_default();
    if !address.is_empty() {
        fact("建设地点", "Where", address);
    }
    let years: Vec<String> = card.years.iter().map(ToString::to_string).collect();
    fact("列入年度", "On the lists of", years.join(lang.say("、", ", ")));
    if let Some(invest) = card.promise.invest {
        fact("计划总投资", "Planned in all", money(invest, lang));
    }
    let date = |date: Option<Date>| date.map(|date| day(date, today.year(), lang)).unwrap_or_else(none);
    fact("计划开工", "Planned start", date(card.promise.start));
    fact("计划竣工", "Planned completion", date(card.promise.complete));
    if let Some(on) = project.counted {
        fact("入统", "Counted since", day(on, today.year(), lang));
    }
    if let Some(source) = card.source {
        let title = rows.get(&source).map_or_else(|| source.to_string(), |entry| entry.title().to_owned());
        facts.push((lang.say("来源", "Source").to_owned(), title, format!("/desk/sources/{}", source.bare())));
    }
    for link in &project.links {
        let title = rows.get(link).map_or_else(|| link.to_string(), |entry| entry.title().to_owned());
        facts.push((
            lang.say("会议和任务", "Meetings and tasks").to_owned(),
            title,
            format!("/desk/go/{}", link.bare()),
        ));
    }
    facts
}

/// The pipeline with its dates: what was reached, where it stands, what lies ahead.
fn steps(project: &Project, today: Date, lang: Lang) -> Vec<StepView> {
    let stands = project.dropped.map_or(project.stage, |dropped| dropped.from);
    let on_line = Stage::ALL.iter().copied().filter(|one| *one != Stage::Dropped && one.is_for(project.card.owner));
    let mut steps: Vec<StepView> = on_line
        .map(|one| StepView {
            label: stage(one, lang).to_owned(),
            date: project.reached.get(&one).map(|on| day(*on, today.year(), lang)).unwrap_or_default(),
            class: match one {
                one if one == stands && project.dropped.is_none() => "now",
                one if project.reached.contains_key(&one) => "done",
                one if one < stands => "passed",
                _ => "todo",
            },
        })
        .collect();
    if let Some(dropped) = project.dropped {
        let date = day(dropped.on, today.year(), lang);
        steps.push(StepView { label: stage(Stage::Dropped, lang).to_owned(), date, class: "now" });
    }
    steps
}

fn permits(project: &Project, today: Date, lang: Lang) -> Vec<PermitView> {
    let view = |permit: &Permit| {
        let standing = project.permits.get(permit).copied().unwrap_or_default();
        PermitView {
            name: lang.say(permit.zh(), permit.en()).to_owned(),
            told: lang.say(standing.zh(), standing.en()).to_owned(),
            date: standing.on().map(|on| day(on, today.year(), lang)).unwrap_or_default(),
            class: standing.as_str(),
        }
    };
    Permit::ALL.iter().map(view).collect()
}

/// The visits, latest first.
fn visits(app: &App, loaded: &Loaded, today: Date, lang: Lang) -> Vec<VisitView> {
    let made = loaded.course.iter().filter_map(|entry| match &entry.did {
        Did::Project(Event::Visited(visit)) => Some(visit),
        _ => None,
    });
    let mut made: Vec<_> = made.collect();
    made.sort_by_key(|visit| std::cmp::Reverse(visit.on));
    let view = |visit: &yinuo_delivery::project::Visit| VisitView {
        purpose: lang.say(visit.purpose.zh(), visit.purpose.en()).to_owned(),
        on: day(visit.on, today.year(), lang),
        post: events::post(&app.world, loaded, &visit.post, lang),
        words: visit
            .evidence
            .words
            .as_ref()
            .and_then(|words| loaded.text(words))
            .map(|text| text.body.clone())
            .unwrap_or_default(),
        photos: course::proof(Some(&visit.evidence)).blobs,
        away: events::away(&app.world, &visit.evidence, lang).unwrap_or_default(),
    };
    made.into_iter().map(|visit| view(visit)).collect()
}
