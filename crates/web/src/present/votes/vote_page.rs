//! The page of one vote at the desk: its list, its rounds, its result, and what follows.

use super::{action, input, needed, protocol_page, result, show, vote_events};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::case::{Action, InputKind};
use crate::pages::votes::vote::{Follow, PoolLine, VotePage};
use crate::present::time;
use crate::routes::delivery::Loaded;
use crate::routes::votes::candidates::line;
use crate::routes::votes::{Costed, title};
use std::collections::BTreeMap;
use yinuo_delivery::candidate::{self, CandidateRow};
use yinuo_delivery::vote::{Stage, Verb, Vote};
use yinuo_journal::Rows;
use yinuo_journal::register::Entry;
use yinuo_kernel::{Actor, CaseNumber};

/// # Errors
/// When nobody is logged in.
pub fn view(
    app: &App,
    visit: &Visit,
    loaded: &Loaded,
    vote: &Vote,
    rows: &Rows,
    paper: &[Costed],
    done: &str,
) -> Result<VotePage, Problem> {
    let lang = visit.lang;
    let who = visit.staff()?;
    let text = loaded.text(&vote.card.plan.words);
    let titles: BTreeMap<CaseNumber, String> =
        vote.paper.iter().map(|number| (*number, title(rows, *number))).collect();
    let listing = vote.stage == Stage::Drafting;
    let flash = match (done, Verb::parse(done)) {
        ("follow", _) => {
            lang.say("结果已登记，入选项目已拟为任务。", "Outcomes are recorded, tasks are proposed.").to_owned()
        }
        (_, Some(verb)) => lang.pick(format!("已完成：{}。", verb.zh()), format!("Done: {}.", verb.en())),
        _ => String::new(),
    };
    let kept = paper.iter().filter_map(|costed| costed.candidate.task);
    Ok(VotePage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        seen: u32::try_from(loaded.course.len()).unwrap_or(u32::MAX),
        number: vote.number.to_string(),
        bare: vote.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        text: text.map(|text| text.body.clone()).unwrap_or_default(),
        stage: lang.say(vote.stage.zh(), vote.stage.en()).to_owned(),
        flash,
        shown: vote.shown,
        facts: facts(app, vote, lang),
        terms: result::terms(&vote.card.terms, lang),
        paper: vote.paper.iter().filter_map(|number| pool_line(app, visit, rows.get(number)?, vote)).collect(),
        pool: if listing { pool(app, visit, rows, vote) } else { Vec::new() },
        list_key: code::random(),
        actions: actions(app, loaded, vote, &who.account.actor, lang),
        result: result::view(vote, &titles, lang),
        failed: protocol_page::failed(loaded, vote, lang),
        follow: follow(vote, paper),
        kept: kept.map(|task| (format!("/desk/tasks/{}", task.bare()), title(rows, task))).collect(),
        course: vote_events::view(&app.world, loaded, app.clock.now(), lang),
    })
}

fn facts(app: &App, vote: &Vote, lang: Lang) -> Vec<(String, String)> {
    let plan = &vote.card.plan;
    let fact = |zh: &str, en: &str, text: String| (lang.say(zh, en).to_owned(), text);
    let mut facts = vec![
        fact("年度", "Year", plan.year.to_string()),
        fact("全体代表", "Deputies", plan.roll.to_string()),
        fact("应选项目", "Seats", plan.seats.to_string()),
        fact("候选项目", "Candidates", vote.paper.len().to_string()),
    ];
    if vote.round > 0 {
        facts.push(fact("轮次", "Round", vote.round.to_string()));
    }
    if let Some(closes) = vote.closes_at.filter(|_| vote.stage == Stage::Open) {
        facts.push(fact("投票截止", "Voting", time::deadline(app.world.calendar(), closes, lang)));
    }
    facts
}

fn pool_line(app: &App, visit: &Visit, entry: &Entry, vote: &Vote) -> Option<PoolLine> {
    entry.row.candidate()?;
    let line = line(app, visit, entry);
    let listed = vote.paper.contains(&entry.row.number);
    Some(PoolLine {
        bare: line.bare,
        number: line.number,
        title: line.title,
        cost: line.cost,
        lead: line.lead,
        stage: line.stage,
        listed,
    })
}

/// The list as it stands, in its order, and then what may be added.
fn pool(app: &App, visit: &Visit, rows: &Rows, vote: &Vote) -> Vec<PoolLine> {
    let ready = |row: &CandidateRow| matches!(row.stage, candidate::Stage::Costed | candidate::Stage::NotChosen);
    let listed = vote.paper.iter().filter_map(|number| rows.get(number));
    let others = rows
        .values()
        .filter(|entry| entry.row.candidate().is_some_and(ready) && !vote.paper.contains(&entry.row.number));
    listed.chain(others).filter_map(|entry| pool_line(app, visit, entry, vote)).collect()
}

/// Outcomes are still to be recorded, or a task is missing.
fn follow(vote: &Vote, paper: &[Costed]) -> Option<Follow> {
    let chosen = &vote.counted.as_ref()?.tally.chosen;
    let open = paper.iter().any(|costed| {
        let it = &costed.candidate;
        it.listed_in() == Some(vote.number) || (chosen.contains(&it.number) && it.task.is_none())
    });
    open.then(|| Follow { chosen: chosen.len(), key: code::random() })
}

fn actions(app: &App, loaded: &Loaded, vote: &Vote, by: &Actor, lang: Lang) -> Vec<Action> {
    let verbs = [Verb::Open, Verb::Count, Verb::Show, Verb::Amend, Verb::Break, Verb::Discard];
    let legal = verbs.iter().filter(|verb| verb.is_legal(Some(vote.stage)));
    let mut forms: Vec<Action> = legal.map(|verb| form(app, loaded, vote, *verb, by, lang)).collect();
    if let Some(first) = forms.first_mut().filter(|form| matches!(form.verb, "count" | "open" | "show")) {
        first.open = !vote.shown || first.verb != "show";
    }
    forms
}

fn form(app: &App, loaded: &Loaded, vote: &Vote, verb: Verb, by: &Actor, lang: Lang) -> Action {
    let base = action(verb.as_str(), lang.say(verb.zh(), verb.en()));
    let opener = vote.opened_by.as_ref().and_then(|by| by.post.as_ref());
    match verb {
        Verb::Open => Action {
            hint: lang
                .pick(
                    format!(
                        "将生成{}个票签并显示一次，用于打印；系统不保存票签码，页面关闭后无法找回。请先备好打印机。",
                        vote.card.plan.roll
                    ),
                    format!(
                        "{} slips are made and shown this once to be printed. Their codes are not stored, and nobody can get them back. Have the printer ready.",
                        vote.card.plan.roll
                    ),
                ),
            inputs: vec![
                needed("day", InputKind::Date, lang.say("截止日期", "Closes on"), app.today().to_string()),
                needed("time", InputKind::Text, lang.say("截止时间（如 17:30）", "At (such as 17:30)"), "17:30".into()),
            ],
            ..base
        },
        Verb::Count => Action {
            hint: if opener.is_some() && opener == by.post.as_ref() {
                lang.say(
                    "票签由本岗位发出，计票须由另一岗位进行。",
                    "This post has handled the slips: another post counts.",
                )
            } else {
                lang.say(
                    "截止后计票；如领取的票签全部投完，可提前计票。当着监票人的面拆开剩余票签，逐个录入。",
                    "After the closing time, or as soon as every slip that was drawn has voted. Open the slips that are left before the tellers and type them in.",
                )
            }
            .into(),
            inputs: vec![input(
                "spare",
                InputKind::Lines,
                lang.say("剩余票签的码，每行一个", "Codes of slips that nobody drew, one a line"),
                String::new(),
            )],
            ..base
        },
        Verb::Break => Action {
            words_label: lang.say("中止原因（将公开）", "Why (for everybody to read)").into(),
            required: true,
            max: 5_000,
            danger: true,
            minor: true,
            hint: lang.say("本轮选票全部销毁，须以新票签重新投票。", "All ballots of this round are destroyed; it is held again with new slips.").into(),
            ..base
        },
        Verb::Amend => Action { inputs: plan(loaded, vote, lang), minor: true, ..base },
        Verb::Discard => Action { danger: true, minor: true, ..base },
        Verb::Show => show(verb.as_str(), &base.label, vote.shown, lang),
        Verb::Draft | Verb::List => base,
    }
}

fn plan(loaded: &Loaded, vote: &Vote, lang: Lang) -> Vec<crate::pages::case::Input> {
    let plan = &vote.card.plan;
    let text = loaded.text(&plan.words);
    vec![
        needed(
            "title",
            InputKind::Text,
            lang.say("名称", "Title"),
            text.map(|text| text.title.clone()).unwrap_or_default(),
        ),
        input(
            "body",
            InputKind::Lines,
            lang.say("说明", "What is decided"),
            text.map(|text| text.body.clone()).unwrap_or_default(),
        ),
        needed("year", InputKind::Number, lang.say("年度", "Year"), plan.year.to_string()),
        needed("roll", InputKind::Number, lang.say("全体代表人数", "Deputies"), plan.roll.to_string()),
        needed("seats", InputKind::Number, lang.say("应选项目数", "Seats"), plan.seats.to_string()),
    ]
}
