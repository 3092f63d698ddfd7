//! `/desk/projects/{number}/visit`: on the site, one hand, a phone. Works without JavaScript; with it, and
//! if the person allows it, a photo carries how far it was taken from the project.

use super::one::{project, read};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::delivery::projects::visit::{TickView, VisitPage};
use crate::present::delivery::projects::actions::{Desk, verbs, waits};
use crate::present::delivery::projects::{events, stage};
use crate::present::delivery::{day, node_names};
use crate::routes::page::{Done, page};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use yinuo_delivery::Event as Did;
use yinuo_delivery::light::dated;
use yinuo_delivery::project::{Event, Node, Verb};

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let (number, loaded) = read(&app, &visit, &asked).await?;
    let project = project(&app, &visit, &loaded)?;
    let (world, today, now) = (&app.world, app.today(), app.clock.now());
    let by = &who.account.actor;
    let desk = Desk { world, loaded: &loaded, project, obstacles: &[], posts: &[], by, now, lang };
    let verbs = verbs(&desk);
    let names = node_names(project.plan_words.as_ref().and_then(|words| loaded.text(words)));
    let text = loaded.text(&project.card.words);
    let tick = |(at, node): (usize, &Node)| {
        let verb = match node.met {
            None if verbs.contains(&Verb::Meet) => "meet",
            Some(_) if waits(node) && verbs.contains(&Verb::Verify) => "verify",
            _ => "",
        };
        let late = node.met.is_none().then(|| dated(node.plan.due, today, world.delivery())).flatten();
        TickView {
            id: node.plan.id,
            name: names.get(at).cloned().unwrap_or_default(),
            due: day(node.plan.due, today.year(), lang),
            told: match (&node.met, late) {
                (Some(met), _) if met.verified.is_some() => lang.say("已核实", "verified").to_owned(),
                (Some(_), _) => lang.say("单位报告已完成，待核实", "met, says the unit").to_owned(),
                (None, Some((yinuo_delivery::Colour::Late, days))) => {
                    lang.pick(format!("超期{days}天"), format!("{days} days late"))
                }
                (None, Some((_, days))) => lang.pick(format!("还有{days}天"), format!("in {days} days")),
                (None, None) => String::new(),
            },
            state: match (&node.met, late) {
                (Some(_), _) => "met",
                (None, Some((yinuo_delivery::Colour::Late, _))) => "late",
                (None, _) => "open",
            },
            verb,
            key: code::random(),
        }
    };
    let mut ticks: Vec<TickView> = project.nodes.iter().enumerate().map(tick).collect();
    // What one can do here comes first.
    ticks.sort_by_key(|tick| tick.verb.is_empty());
    page(
        &visit,
        &VisitPage {
            c: Chrome::of(&visit),
            csrf: who.session.csrf.clone(),
            key: code::random(),
            seen: u32::try_from(loaded.course.len()).unwrap_or(u32::MAX),
            bare: number.bare(),
            title: text.map_or("—", |text| text.title.as_str()).to_owned(),
            address: text.map(|text| text.address.clone()).unwrap_or_default(),
            stage: stage(project.stage, lang).to_owned(),
            today: today.to_string(),
            may_visit: verbs.contains(&Verb::Visit),
            has_point: text.and_then(|text| text.point).is_some(),
            flash: match done.done.as_str() {
                "visit" => lang.say("走访已登记。", "The visit is recorded.").to_owned(),
                "meet" => lang.say("节点已打勾，等待核实。", "The node is ticked; it waits to be verified.").to_owned(),
                "verify" => lang.say("核实结果已登记。", "The finding is recorded.").to_owned(),
                _ => String::new(),
            },
            warning: if done.done.is_empty() { String::new() } else { warning(&app, &loaded, lang) },
            ticks,
        },
    )
}

/// That the photo just sent was taken elsewhere.
fn warning(app: &App, loaded: &crate::routes::delivery::Loaded, lang: crate::lang::Lang) -> String {
    let evidence = match loaded.course.last().map(|entry| &entry.did) {
        Some(Did::Project(Event::Visited(visit))) => &visit.evidence,
        Some(Did::Project(Event::Met { evidence, .. })) => evidence,
        _ => return String::new(),
    };
    events::away(&app.world, evidence, lang)
        .map(|away| lang.pick(format!("{away}，请核对是否拍对了项目。"), format!("{away}: is it the right one?")))
        .unwrap_or_default()
}
