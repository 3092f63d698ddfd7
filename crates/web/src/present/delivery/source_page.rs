//! The two sides of a breakdown: the plan as text, and the tasks that it became.

use super::plan_text::{Laid, Pin, lay};
use super::{figures, light};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::source::{DraftLine, OptionLine, SourcePage};
use crate::pages::simple::{Choice, Fact};
use crate::routes::delivery::source::plan::Plan;
use crate::routes::delivery::source::{Broken, Drawn};
use crate::routes::delivery::tasks::{Lit, line};
use std::collections::BTreeMap;
use yinuo_casework::Directory;
use yinuo_delivery::light::of_task;
use yinuo_delivery::propose::Proposal;
use yinuo_delivery::source::Stage as SourceStage;
use yinuo_delivery::task::{Brief, Stage};
use yinuo_journal::digest;
use yinuo_kernel::{Role, UnitId};
use yinuo_text::Unreadable;

/// What a try to change the drafts came to: it stands in the page until it is mended.
#[derive(Debug, Default)]
pub struct Tried {
    /// The fields as they were typed, by their names.
    pub typed: BTreeMap<String, String>,
    /// What was refused, by the bare number of the task.
    pub errors: BTreeMap<String, String>,
    /// What was refused as a whole.
    pub refused: String,
    pub flash: String,
}

/// A unit as it is typed: its short name.
pub fn short(directory: &Directory, unit: &UnitId, lang: Lang) -> String {
    directory.unit(unit).map_or_else(|| unit.to_string(), |unit| lang.say(&unit.short, &unit.en).to_owned())
}

/// What a row of the form shows of a brief: lead, due, figure, title, leader, co-units.
pub fn shown(directory: &Directory, brief: &Brief, title: &str, lang: Lang) -> [String; 6] {
    let co: Vec<String> = brief.co.iter().map(|unit| short(directory, unit, lang)).collect();
    [
        brief.lead.as_ref().map(|lead| short(directory, lead, lang)).unwrap_or_default(),
        brief.due.map(|due| due.to_string()).unwrap_or_default(),
        brief.goal.as_ref().map(|goal| goal.value.to_string()).unwrap_or_default(),
        title.to_owned(),
        brief.leader.as_ref().map(ToString::to_string).unwrap_or_default(),
        co.join("、"),
    ]
}

/// The names of those fields in the form.
pub const FIELDS: [&str; 6] = ["lead", "due", "value", "title", "leader", "co"];

/// What the page showed, in one word: a row that says something else now was changed in the page.
pub fn was(shown: &[String; 6]) -> String {
    let fields: Vec<&[u8]> = shown.iter().map(|text| text.trim().as_bytes()).collect();
    digest::hex(&digest::plain(&fields)).chars().take(16).collect()
}

/// # Errors
/// When nobody is logged in.
pub fn view(
    app: &App,
    visit: &Visit,
    broken: &Broken,
    plan: Option<&Result<Plan, Unreadable>>,
    tried: &Tried,
) -> Result<SourcePage, Problem> {
    let (lang, who, today) = (visit.lang, visit.staff()?, app.today());
    let (world, directory) = (&app.world, &app.world.main().directory);
    let office = who.account.role() == Role::Supervisor;
    let read = plan.and_then(|plan| plan.as_ref().ok());
    let of = |stages: &[Stage]| -> Vec<&Drawn> {
        broken.tasks.iter().filter(|drawn| stages.contains(&drawn.task.stage)).collect()
    };
    let drafts = if office { of(&[Stage::Draft]) } else { Vec::new() };
    let options: Vec<(usize, &Proposal)> = match (read, office) {
        (Some(plan), true) => open_options(plan, broken),
        _ => Vec::new(),
    };
    let (laid, draft_marks, option_marks) = laid(read, broken, &drafts, &options, office);
    let draft = |(at, drawn): (usize, &&Drawn)| {
        let mark = draft_marks.get(at).cloned().unwrap_or_default();
        draft_line(app, drawn, at + 1, mark, read, tried, lang)
    };
    let drafts: Vec<DraftLine> = drafts.iter().enumerate().map(draft).collect();
    let mut lines: Vec<Lit> = broken
        .tasks
        .iter()
        .filter(|drawn| !matches!(drawn.task.stage, Stage::Draft | Stage::Discarded))
        .filter_map(|drawn| {
            let task = drawn.entry.row.task()?;
            let light = of_task(task, drawn.entry.row.year, today, world.delivery(), world.calendar());
            Some(Lit { entry: drawn.entry.clone(), light })
        })
        .collect();
    // Who disputes comes first, then what waits.
    lines.sort_by_key(|lit| (lit.task().map(|task| order(task.stage)), lit.entry.row.number));
    let card = &broken.source.card;
    let text = broken.text.as_ref();
    Ok(SourcePage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        key: code::random(),
        bare: broken.number.bare(),
        number: broken.number.to_string(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        kind: lang.say(card.kind.zh(), card.kind.en()).to_owned(),
        year: card.year,
        issuer: text.map(|text| text.address.clone()).unwrap_or_default(),
        stage: lang.say(broken.source.stage.zh(), broken.source.stage.en()).to_owned(),
        flash: tried.flash.clone(),
        refused: tried.refused.clone(),
        facts: facts(broken, &drafts, office, lang),
        file: card.file.as_ref().map(|file| file.id.to_string()),
        text: laid,
        unread: match plan {
            Some(Err(no)) => format!("{} {}", no.code, no.message),
            _ => String::new(),
        },
        ready: drafts.iter().filter(|draft| draft.lacks.is_empty()).count(),
        drafts,
        options: options
            .iter()
            .zip(option_marks)
            .map(|((at, proposal), mark)| OptionLine {
                at: *at,
                title: proposal.title.clone(),
                lead: proposal.lead.as_ref().map(|lead| short(directory, &lead.unit, lang)).unwrap_or_default(),
                mark,
            })
            .collect(),
        lines: lines.iter().map(|lit| line(app, lit, visit, today)).collect(),
        discarded: match office {
            true => of(&[Stage::Discarded])
                .iter()
                .map(|drawn| (drawn.entry.row.number.bare(), drawn.entry.title().to_owned()))
                .collect(),
            false => Vec::new(),
        },
        units: directory.units().iter().map(|unit| lang.say(&unit.short, &unit.en).to_owned()).collect(),
        may_edit: office && broken.source.stage != SourceStage::Closed,
        may_close: office && broken.source.stage == SourceStage::Issued,
    })
}

/// Work that the officer has not taken yet, by its place among the proposals.
pub fn open_options<'a>(plan: &'a Plan, broken: &Broken) -> Vec<(usize, &'a Proposal)> {
    let taken = |proposal: &Proposal| {
        broken.tasks.iter().any(|drawn| drawn.task.brief.origin.as_ref() == Some(&proposal.origin))
    };
    plan.proposals.iter().enumerate().filter(|(_, one)| one.optional && !taken(one)).collect()
}

fn order(stage: Stage) -> u8 {
    match stage {
        Stage::Disputed => 0,
        Stage::Issued => 1,
        Stage::Claimed => 2,
        Stage::Active | Stage::Draft => 3,
        Stage::Closed | Stage::Withdrawn | Stage::Discarded => 4,
    }
}

/// The text with its marks, and where the marks of the drafts and of the options are.
fn laid(
    read: Option<&Plan>,
    broken: &Broken,
    drafts: &[&Drawn],
    options: &[(usize, &Proposal)],
    office: bool,
) -> (Vec<crate::pages::delivery::source::PlanLine>, Vec<String>, Vec<String>) {
    let Some(plan) = read else { return (Vec::new(), Vec::new(), vec![String::new(); options.len()]) };
    let mut pins: Vec<Pin> = Vec::new();
    // Which pin is which draft.
    let mut of_drafts: Vec<Option<usize>> = Vec::new();
    for (at, drawn) in drafts.iter().enumerate() {
        of_drafts.push(drawn.task.brief.origin.clone().map(|origin| {
            let (no, label) = ((at + 1).to_string(), drawn.entry.title().to_owned());
            pins.push(Pin { origin, no, href: format!("#t{}", drawn.entry.row.number.bare()), class: "draft", label });
            pins.len() - 1
        }));
    }
    let from = pins.len();
    for (at, proposal) in options {
        let href = format!("#w{at}");
        pins.push(Pin {
            origin: proposal.origin.clone(),
            no: "+".into(),
            href,
            class: "maybe",
            label: proposal.title.clone(),
        });
    }
    for drawn in &broken.tasks {
        let (stage, Some(origin)) = (drawn.task.stage, drawn.task.brief.origin.clone()) else { continue };
        let class = match stage {
            Stage::Draft => continue,
            Stage::Discarded if !office => continue,
            Stage::Discarded => "off",
            _ => "sent",
        };
        let no = if class == "off" { "×" } else { "✓" };
        let href = format!("/desk/tasks/{}", drawn.entry.row.number.bare());
        pins.push(Pin { origin, no: no.into(), href, class, label: drawn.entry.title().to_owned() });
    }
    let Laid { lines, marks } = lay(&plan.document, &pins);
    let mark = |at: usize| marks.get(at).cloned().unwrap_or_default();
    let of_drafts = of_drafts.into_iter().map(|at| at.map(mark).unwrap_or_default()).collect();
    let of_options = (0..options.len()).map(|at| mark(from + at)).collect();
    (lines, of_drafts, of_options)
}

fn draft_line(
    app: &App,
    drawn: &Drawn,
    no: usize,
    mark: String,
    read: Option<&Plan>,
    tried: &Tried,
    lang: Lang,
) -> DraftLine {
    let directory = &app.world.main().directory;
    let brief = &drawn.task.brief;
    let bare = drawn.entry.row.number.bare();
    let shown = shown(directory, brief, drawn.entry.title(), lang);
    let typed = |at: usize| {
        let name = FIELDS.get(at).copied().unwrap_or_default();
        let typed = tried.typed.get(&format!("{name}-{bare}"));
        typed.cloned().unwrap_or_else(|| shown.get(at).cloned().unwrap_or_default())
    };
    let leader = typed(4);
    let mut leaders = vec![Choice { label: lang.say("不指定", "None").to_owned(), ..Choice::default() }];
    leaders.extend(app.world.delivery().leaders.iter().map(|one| Choice {
        id: one.id.to_string(),
        label: lang.say(&one.name, &one.en).to_owned(),
        selected: one.id.as_str() == leader,
        ..Choice::default()
    }));
    let proposal = read.and_then(|plan| {
        plan.proposals.iter().find(|one| Some(&one.origin) == brief.origin.as_ref() && lead_line(one) == brief.lead_by)
    });
    let lead = proposal.and_then(|proposal| proposal.lead.as_ref());
    let others = lead.map(|lead| lead.alternatives.as_slice()).unwrap_or_default();
    let mut lacks = Vec::new();
    if brief.lead.is_none() {
        lacks.push(lang.say("缺牵头单位", "No lead unit").to_owned());
    }
    if brief.due.is_none() {
        lacks.push(lang.say("缺完成时限", "No last day").to_owned());
    }
    let measure = |goal: &yinuo_delivery::Goal| {
        let basis = lang.say(goal.basis.zh(), goal.basis.en());
        format!("{} · {basis}", figures::goal(goal, lang))
    };
    DraftLine {
        no,
        title: typed(3),
        sort: lang.say(brief.sort.zh(), brief.sort.en()).to_owned(),
        nature: lang.say(brief.nature.zh(), brief.nature.en()).to_owned(),
        mark,
        lead: typed(0),
        why: why(app, brief, lead.map(|lead| lead.why.as_str()), lang),
        others: others.iter().map(|one| short(directory, &one.unit, lang)).collect::<Vec<_>>().join("、"),
        due: typed(1),
        value: typed(2),
        measure: brief.goal.as_ref().map(measure).unwrap_or_default(),
        co: typed(5),
        leaders,
        was: tried.typed.get(&format!("was-{bare}")).cloned().unwrap_or_else(|| was(&shown)),
        seen: drawn.entry.row.n,
        lacks,
        error: tried.errors.get(&bare).cloned().unwrap_or_default(),
        bare,
    }
}

fn lead_line(proposal: &Proposal) -> Option<String> {
    proposal.lead.as_ref().map(|lead| lead.line.clone())
}

/// Why this unit is proposed: the word and the line of the directory, or the line alone.
fn why(app: &App, brief: &Brief, said: Option<&str>, lang: Lang) -> String {
    let Some(by) = &brief.lead_by else { return String::new() };
    let at = app.duties.lines().iter().position(|line| &line.id == by);
    match (said, at) {
        (Some(said), _) if lang == Lang::Zh => said.to_owned(),
        (_, Some(at)) => lang.pick(format!("职责目录第{}项", at + 1), format!("line {} of the duties ({by})", at + 1)),
        (_, None) => lang.pick(format!("职责目录 {by}"), format!("duty {by}")),
    }
}

/// How the breakdown stands, each number one click from its items.
fn facts(broken: &Broken, drafts: &[DraftLine], office: bool, lang: Lang) -> Vec<Fact> {
    let list = |stage: &str| format!("/desk/tasks?source={}&stage={stage}", broken.number);
    let of = |stages: &[Stage]| broken.tasks.iter().filter(|drawn| stages.contains(&drawn.task.stage)).count();
    let fact = |value: usize, zh: &str, en: &str, href: String| Fact {
        value: value.to_string(),
        label: lang.say(zh, en).to_owned(),
        href,
    };
    let mut facts = Vec::new();
    if office {
        let ready = drafts.iter().filter(|draft| draft.lacks.is_empty()).count();
        facts.push(fact(ready, "可下发", "Ready to send out", "#drafts".into()));
        facts.push(fact(drafts.len() - ready, "待补齐", "Lack something", "#drafts".into()));
    }
    facts.push(fact(of(&[Stage::Issued]), "待确认", "To be confirmed", list("issued")));
    facts.push(fact(of(&[Stage::Disputed]), "有异议", "Disputed", list("disputed")));
    facts.push(fact(of(&[Stage::Active, Stage::Claimed]), "推进中", "Under way", list("active")));
    facts.push(fact(of(&[Stage::Closed]), "已销号", "Signed off", list("closed")));
    facts
}

/// The name of a light, for papers.
pub fn light_name(app: &App, lit: &Lit, lang: Lang) -> String {
    light::name(lit.light.colour, app.world.delivery(), lang).to_owned()
}
