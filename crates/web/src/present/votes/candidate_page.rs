//! The page of one candidate: what it says, what it costs, and what may be done.

use super::{action, candidate_events, choice, input, needed, show};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::case::{Action, Input, InputKind};
use crate::pages::votes::candidate::CandidatePage;
use crate::present::delivery::{day, figures};
use crate::present::fields;
use crate::routes::delivery::Loaded;
use crate::routes::votes::candidates::cost;
use yinuo_delivery::candidate::{Candidate, Fund, Stage, Verb};
use yinuo_journal::Rows;
use yinuo_kernel::{CaseNumber, Role};

/// # Errors
/// When nobody is logged in.
pub fn view(
    app: &App,
    visit: &Visit,
    loaded: &Loaded,
    it: &Candidate,
    rows: &Rows,
    done: &str,
) -> Result<CandidatePage, Problem> {
    let lang = visit.lang;
    let who = visit.staff()?;
    let text = loaded.text(&it.idea.words);
    let costing = it.costing.as_ref();
    let pays = costing.iter().flat_map(|costing| &costing.pays);
    let pays = pays.map(|pay| (lang.say(pay.fund.zh(), pay.fund.en()).to_owned(), cost(pay.wan, lang)));
    let words = costing.and_then(|costing| loaded.text(&costing.words));
    let flash = Verb::parse(done).map_or_else(String::new, |verb| {
        lang.pick(format!("已完成：{}。", verb.zh()), format!("Done: {}.", verb.en()))
    });
    let mut tags = vec![lang.say(it.idea.voice.zh(), it.idea.voice.en()).to_owned()];
    if it.shown {
        tags.push(lang.say("已公开", "Public").to_owned());
    }
    Ok(CandidatePage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        seen: u32::try_from(loaded.course.len()).unwrap_or(u32::MAX),
        number: it.number.to_string(),
        bare: it.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        text: text.map(|text| text.body.clone()).unwrap_or_default(),
        stage: lang.say(it.stage.zh(), it.stage.en()).to_owned(),
        tags,
        flash,
        facts: facts(app, loaded, it, rows, lang),
        costing: words.map(|text| text.body.clone()).unwrap_or_default(),
        pays: pays.collect(),
        actions: actions(app, loaded, it, rows, who.account.role(), lang),
        course: candidate_events::view(&app.world, loaded, app.clock.now(), lang),
    })
}

fn facts(app: &App, loaded: &Loaded, it: &Candidate, rows: &Rows, lang: Lang) -> Vec<(String, String, String)> {
    let directory = &app.world.main().directory;
    let this_year = app.today().year();
    let mut facts = Vec::new();
    let mut fact =
        |zh: &str, en: &str, text: String, href: String| facts.push((lang.say(zh, en).to_owned(), text, href));
    fact("拟办年度", "Year", it.idea.year.to_string(), String::new());
    if let Some(unit) = &it.idea.unit {
        fact("提出单位", "From", fields::unit_name(directory, Some(unit), lang), String::new());
    }
    if let Some(text) = loaded.text(&it.idea.words).filter(|text| !text.address.is_empty()) {
        fact("地点", "Where", text.address.clone(), String::new());
    }
    if let Some(costing) = &it.costing {
        fact("估算", "Cost", cost(costing.wan, lang), String::new());
        fact("牵头单位", "Lead unit", fields::unit_name(directory, Some(&costing.lead), lang), String::new());
        fact("完成时限", "Last day", day(costing.due, this_year, lang), String::new());
        if let Some(people) = costing.people {
            fact("受益人数", "People", figures::plain(f64::from(people)), String::new());
        }
    }
    let title = |number: CaseNumber| crate::routes::votes::title(rows, number);
    if let Some(into) = it.into {
        fact("并入", "Goes on as", title(into), format!("/desk/candidates/{}", into.bare()));
    }
    if let Some(vote) = it.vote {
        fact("票决", "Vote", title(vote), format!("/desk/votes/{}", vote.bare()));
    }
    if let Some((outcome, line)) = &it.outcome {
        let told = lang.pick(
            format!("{}：赞成{} 反对{} 弃权{}", outcome.zh(), line.yes, line.no, line.abstain),
            format!("{}: {} for, {} against, {} abstain", outcome.en(), line.yes, line.no, line.abstain),
        );
        fact("票决结果", "Outcome", told, String::new());
    }
    if let Some(task) = it.task {
        fact("任务", "Task", title(task), format!("/desk/tasks/{}", task.bare()));
    }
    facts
}

fn actions(app: &App, loaded: &Loaded, it: &Candidate, rows: &Rows, role: Role, lang: Lang) -> Vec<Action> {
    let office = role == Role::Supervisor;
    let verbs = [Verb::Accept, Verb::Cost, Verb::Edit, Verb::Merge, Verb::Decline, Verb::Show];
    let may = |verb: &Verb| verb.is_legal(Some(it.stage)) && (office || *verb == Verb::Cost);
    let mut forms: Vec<Action> =
        verbs.iter().filter(|verb| may(verb)).map(|verb| form(app, loaded, it, rows, *verb, lang)).collect();
    if let Some(first) = forms.first_mut()
        && matches!(it.stage, Stage::Suggested | Stage::Reviewed)
    {
        first.open = true;
    }
    forms
}

fn form(app: &App, loaded: &Loaded, it: &Candidate, rows: &Rows, verb: Verb, lang: Lang) -> Action {
    let base = action(verb.as_str(), lang.say(verb.zh(), verb.en()));
    let text = loaded.text(&it.idea.words);
    match verb {
        Verb::Edit => {
            let was =
                |part: fn(&yinuo_journal::Text) -> &String| text.map(|text| part(text).clone()).unwrap_or_default();
            let inputs = vec![
                needed("title", InputKind::Text, lang.say("项目名称", "Title"), was(|text| &text.title)),
                input("body", InputKind::Lines, lang.say("内容", "What it is about"), was(|text| &text.body)),
                input("address", InputKind::Text, lang.say("地点", "Where"), was(|text| &text.address)),
            ];
            Action { inputs, minor: true, ..base }
        }
        Verb::Merge => {
            let others = rows.values().filter(|entry| {
                let row = entry.row.candidate();
                let going = |stage| matches!(stage, Stage::Suggested | Stage::Reviewed | Stage::Costed | Stage::Listed);
                entry.row.number != it.number && row.is_some_and(|row| going(row.stage))
            });
            let options = others.map(|entry| choice(entry.row.number.bare(), entry.title(), false)).collect();
            let into = Input {
                options,
                required: true,
                ..input("into", InputKind::Select, lang.say("并入哪个建议", "Into which one"), String::new())
            };
            Action { inputs: vec![into], minor: true, ..base }
        }
        Verb::Decline => Action {
            words_label: lang.say("答复（公开后建议人可见）", "The answer (its author reads it once public)").into(),
            required: true,
            max: 5_000,
            danger: true,
            minor: it.stage != Stage::Suggested,
            ..base
        },
        Verb::Cost => Action {
            words_label: lang
                .say("谁受益、为什么当年能办成", "Who benefits, and why it can be done in the year")
                .into(),
            required: true,
            max: 5_000,
            inputs: costing(app, it, lang),
            minor: it.stage != Stage::Reviewed,
            hint: lang.say("各项资金之和即为估算总额。", "The funds sum to the cost.").into(),
            ..base
        },
        Verb::Show => show(verb.as_str(), &base.label, it.shown, lang),
        _ => base,
    }
}

fn costing(app: &App, it: &Candidate, lang: Lang) -> Vec<Input> {
    let costing = it.costing.as_ref();
    let lead = costing.map(|costing| &costing.lead);
    let options = fields::units(&app.world.main().directory, lead, lang);
    let due = costing.map(|costing| costing.due.to_string());
    let due = due.unwrap_or_else(|| format!("{}-12-31", it.idea.year));
    let people = costing.and_then(|costing| costing.people).map(|people| people.to_string());
    let mut inputs = vec![
        Input {
            options,
            required: true,
            ..input("lead", InputKind::Select, lang.say("牵头单位", "Lead unit"), String::new())
        },
        needed("due", InputKind::Date, lang.say("完成时限", "Last day"), due),
        input(
            "people",
            InputKind::Number,
            lang.say("受益人数（可不填）", "People who benefit (if known)"),
            people.unwrap_or_default(),
        ),
    ];
    inputs.extend(Fund::ALL.iter().map(|fund| {
        let pays = costing.into_iter().flat_map(|costing| &costing.pays).find(|pay| pay.fund == *fund);
        let label = lang.pick(format!("{}（万元）", fund.zh()), format!("{} (10,000 yuan)", fund.en()));
        let value = pays.map(|pay| pay.wan.to_string()).unwrap_or_default();
        input(&format!("fund-{}", fund.as_str()), InputKind::Number, &label, value)
    }));
    inputs
}
