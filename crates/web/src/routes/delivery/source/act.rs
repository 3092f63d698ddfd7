//! What the officer does on the page of a source: mend, split, merge, discard, take, send out. All
//! changes of one press are one list: all or none, and a refusal stands beside its row.

use super::enter::{keyed, proposed};
use super::one::{read, show};
use super::{Broken, Drawn, brief, load};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::rows;
use crate::present::delivery::figures;
use crate::present::delivery::source_page::{FIELDS, Tried, open_options, shown, was};
use crate::routes::command::{check_key, number};
use crate::routes::delivery::step::day;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use yinuo_casework::Directory;
use yinuo_delivery::task::{Brief, Command, Stage};
use yinuo_delivery::{Goal, source};
use yinuo_journal::{Deed, Rejection, Target, Text};
use yinuo_kernel::{Actor, Refusal, Rule, UnitId};

pub async fn post(State(app): State<App>, Path(asked): Path<String>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let by = visit.staff()?.account.actor.clone();
    let broken = load(&app, visit, number(visit, &asked)?).await?;
    let key = format!("desk:{}", sent.get("key"));
    check_key(&key).map_err(|refusal| Problem::refused(visit, refusal))?;
    let mut desk =
        Desk { app: &app, visit, broken: &broken, sent: &sent, by: &by, rows: Vec::new(), wrong: Vec::new() };
    desk.edits();
    let (what, of) = sent.get("do").split_once(':').unwrap_or((sent.get("do"), ""));
    let mut done = desk.rows.len();
    match what {
        "issue" => done = desk.issue(),
        "discard" => desk.discard(of),
        "split" => desk.split(of),
        "merge" => desk.merge(of),
        "take" => done = desk.take().await,
        "propose" => done = desk.propose().await,
        "close" => {
            let close = yinuo_delivery::Command::Source(source::Command::Close);
            desk.push("", Deed::plain(Target::Case(broken.number), close, by.clone()));
        }
        _ => {}
    }
    let Desk { rows, wrong, .. } = desk;
    let (names, deeds): (Vec<String>, Vec<Deed>) = rows.into_iter().unzip();
    let mut errors: BTreeMap<String, String> = BTreeMap::new();
    for (bare, refusal) in wrong {
        errors.insert(bare, said(visit, Rejection::Refused(refusal)));
    }
    if errors.is_empty() && !deeds.is_empty() {
        match app.engine.deliver(keyed(deeds, &key)).await {
            Ok(_) => {}
            Err(refused) => {
                for (at, rejection) in refused {
                    errors.insert(names.get(at).cloned().unwrap_or_default(), said(visit, rejection));
                }
            }
        }
    }
    if errors.is_empty() {
        let what = if what.is_empty() { "save" } else { what };
        let to = format!("/desk/sources/{}?done={what}&n={done}", broken.number.bare());
        return Ok(Redirect::to(&to).into_response());
    }
    let refused = match errors.remove("") {
        Some(whole) => whole,
        None => visit.lang.pick(
            format!("有 {} 项没有通过，全部没有保存；填写的内容都在下面，改好后再提交。", errors.len()),
            format!("{} rows were refused and nothing was saved; what you typed stands below.", errors.len()),
        ),
    };
    // Somebody may have acted meanwhile: the page shows what is true now, beside what was typed.
    let fresh = load(&app, visit, broken.number).await?;
    let tried = Tried { typed: sent.fields().clone(), errors, refused, flash: String::new() };
    show(&app, visit, &fresh, &tried).await
}

fn said(visit: &Visit, rejection: Rejection) -> String {
    let told = Problem::rejected(visit, rejection).told();
    [told.title, told.detail, told.hint].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A press of a button, becoming a list of deeds.
struct Desk<'a> {
    app: &'a App,
    visit: &'a Visit,
    broken: &'a Broken,
    sent: &'a Form,
    by: &'a Actor,
    /// Each deed with the bare number of its row.
    rows: Vec<(String, Deed)>,
    /// What cannot even be read.
    wrong: Vec<(String, Refusal)>,
}

impl Desk<'_> {
    fn push(&mut self, bare: &str, deed: Deed) {
        self.rows.push((bare.to_owned(), deed));
    }

    fn drafts(&self) -> Vec<&Drawn> {
        let all: &Broken = self.broken;
        all.tasks.iter().filter(|drawn| drawn.task.stage == Stage::Draft).collect()
    }

    fn draft(&mut self, bare: &str) -> Option<usize> {
        let at = self
            .broken
            .tasks
            .iter()
            .position(|drawn| drawn.task.stage == Stage::Draft && drawn.entry.row.number.bare() == bare);
        if at.is_none() {
            self.wrong.push((String::new(), Rule::UnknownDossier.into()));
        }
        at
    }

    /// Every row that was changed in the page.
    fn edits(&mut self) {
        let broken = self.broken;
        for drawn in &broken.tasks {
            let bare = drawn.entry.row.number.bare();
            let Some(typed) = self.typed(&bare) else { continue };
            if was(&typed) == self.sent.get(&format!("was-{bare}")) {
                continue;
            }
            match self.edited(drawn, &typed) {
                Ok(deed) => self.push(&bare, deed),
                Err(refusal) => self.wrong.push((bare, refusal)),
            }
        }
    }

    /// The row as it was typed; `None` when the page had no such row.
    fn typed(&self, bare: &str) -> Option<[String; 6]> {
        self.sent.fields().get(&format!("was-{bare}"))?;
        Some(FIELDS.map(|name| self.sent.get(&format!("{name}-{bare}")).to_owned()))
    }

    fn edited(&self, drawn: &Drawn, typed: &[String; 6]) -> Result<Deed, Refusal> {
        let directory = &self.app.world.main().directory;
        let before = &drawn.task.brief;
        let [lead, due, value, title, leader, co] = typed;
        let bad = |field: &str| Refusal::new(Rule::BadField, field);
        let goal = match (value.as_str(), &before.goal) {
            ("", _) => None,
            (text, goal) => {
                let value = text.replace([',', '，'], "").parse().map_err(|_| bad("value"))?;
                let plain = Goal { value, unit: String::new(), cmp: Default::default(), basis: Default::default() };
                Some(goal.as_ref().map_or(plain, |goal| Goal { value, ..goal.clone() }))
            }
        };
        let mut brief = Brief {
            lead: unit(directory, lead)?,
            due: if due.is_empty() { None } else { Some(day(due, "due")?) },
            goal,
            leader: if leader.is_empty() { None } else { Some(leader.parse().map_err(|_| bad("leader"))?) },
            co: co
                .split(['、', ',', '，', ';', '；', ' '])
                .filter(|name| !name.trim().is_empty())
                .filter_map(|name| unit(directory, name).transpose())
                .collect::<Result<_, _>>()?,
            ..before.clone()
        };
        if brief.lead != before.lead {
            brief.lead_by = None;
        }
        let mut words = Vec::new();
        if title != drawn.entry.title() {
            let body = drawn.entry.text.as_ref().map(|text| text.body.clone()).unwrap_or_default();
            let row = rows::words(self.app, Text { title: title.clone(), body, ..Text::default() });
            (brief.words, brief.title_chars) = (row.pointer(), brief::chars(title));
            words.push(row);
        }
        let bare = drawn.entry.row.number.bare();
        Ok(Deed { words, seen: self.sent.parse(&format!("seen-{bare}")).ok(), ..self.edit(drawn, brief) })
    }

    fn edit(&self, drawn: &Drawn, brief: Brief) -> Deed {
        let command = yinuo_delivery::Command::Task(Command::Edit(Box::new(brief)));
        Deed::plain(Target::Case(drawn.entry.row.number), command, self.by.clone())
    }

    fn plain(&self, drawn: &Drawn, command: Command) -> Deed {
        Deed::plain(Target::Case(drawn.entry.row.number), yinuo_delivery::Command::Task(command), self.by.clone())
    }

    /// Sends out whatever has a lead unit and a last day once the edits are in.
    fn issue(&mut self) -> usize {
        let directory = &self.app.world.main().directory;
        let lang = self.visit.lang;
        let ready = self.drafts().into_iter().filter_map(|drawn| {
            let bare = drawn.entry.row.number.bare();
            let typed = self.typed(&bare);
            let [lead, due, ..] =
                typed.unwrap_or_else(|| shown(directory, &drawn.task.brief, drawn.entry.title(), lang));
            (!lead.is_empty() && !due.is_empty()).then(|| (bare, self.plain(drawn, Command::Issue)))
        });
        let ready: Vec<(String, Deed)> = ready.collect();
        let n = ready.len();
        if n == 0 {
            self.wrong.push((String::new(), Rule::LeadMissing.into()));
        }
        self.rows.extend(ready);
        if self.broken.source.stage == source::Stage::Drafting {
            let issue = yinuo_delivery::Command::Source(source::Command::Issue);
            self.push("", Deed::plain(Target::Case(self.broken.number), issue, self.by.clone()));
        }
        n
    }

    fn discard(&mut self, bare: &str) {
        let broken = self.broken;
        let Some(drawn) = self.draft(bare).and_then(|at| broken.tasks.get(at)) else { return };
        // What was typed in a row that goes is not worth an edit.
        self.rows.retain(|(row, _)| row != bare);
        let seen = self.sent.parse(&format!("seen-{bare}")).ok();
        let deed = Deed { seen, ..self.plain(drawn, Command::Discard) };
        self.push(bare, deed);
    }

    /// A further task from the same sentence.
    fn split(&mut self, bare: &str) {
        let broken = self.broken;
        let Some(drawn) = self.draft(bare).and_then(|at| broken.tasks.get(at)) else { return };
        let title = self
            .visit
            .lang
            .pick(format!("（拆分）{}", drawn.entry.title()), format!("(part of) {}", drawn.entry.title()));
        let demand = drawn.entry.text.as_ref().map_or("", |text| text.body.as_str());
        let before = &drawn.task.brief;
        let title: String = title.chars().take(200).collect();
        let (made, row) = brief::bare(self.app, broken.number, before.year, &title, demand);
        let made = Brief {
            origin: before.origin.clone(),
            sort: before.sort,
            nature: before.nature,
            due: before.due,
            every: before.every,
            leader: before.leader.clone(),
            ..made
        };
        let deed = brief::deed(made, row, self.by);
        self.push(bare, deed);
    }

    /// One goes, and its figure goes into the demand of the other.
    fn merge(&mut self, bare: &str) {
        let broken = self.broken;
        let Some(gone) = self.draft(bare).and_then(|at| broken.tasks.get(at)) else { return };
        let no: Option<usize> = self.sent.get(&format!("into-{bare}")).parse().ok();
        let into = no.and_then(|no| self.drafts().get(no.checked_sub(1)?).map(|drawn| drawn.entry.row.number));
        let into = broken.tasks.iter().find(|drawn| Some(drawn.entry.row.number) == into);
        let Some(into) = into.filter(|into| into.entry.row.number != gone.entry.row.number) else {
            self.wrong.push((bare.to_owned(), Refusal::new(Rule::BadField, "into")));
            return;
        };
        let text = |drawn: &Drawn| drawn.entry.text.clone().unwrap_or_default();
        let goal = gone.task.brief.goal.as_ref().map(|goal| figures::goal(goal, crate::lang::Lang::Zh));
        let (kept, went) = (text(into), text(gone));
        let body = format!(
            "{}\n并入：{}{}",
            kept.body,
            went.title,
            goal.map(|goal| format!("（{goal}）")).unwrap_or_default()
        );
        // The edits of the row that stays come first; its title is the typed one.
        let target = into.entry.row.number.bare();
        let typed = self.typed(&target).map(|[_, _, _, title, ..]| title).filter(|title| !title.is_empty());
        let title = typed.unwrap_or(kept.title);
        let row = rows::words(self.app, Text { title: title.clone(), body, ..Text::default() });
        let before = self.rows.iter().rev().find(|(name, _)| *name == target).and_then(|(_, deed)| edited_brief(deed));
        let base = before.unwrap_or_else(|| into.task.brief.clone());
        let brief = Brief { words: row.pointer(), title_chars: brief::chars(&title), ..base };
        self.rows.retain(|(name, _)| *name != target && name != bare);
        let seen = |name: &str| self.sent.parse(&format!("seen-{name}")).ok();
        let edit = Deed { words: vec![row], seen: seen(&target), ..self.edit(into, brief) };
        let discard = Deed { seen: seen(bare), ..self.plain(gone, Command::Discard) };
        self.push(&target, edit);
        self.push(bare, discard);
    }

    /// Work without a figure that was ticked.
    async fn take(&mut self) -> usize {
        let Some(Ok(plan)) = read(self.app, self.broken).await else { return 0 };
        let ticked: Vec<usize> = self.sent.all("take").iter().filter_map(|at| at.parse().ok()).collect();
        let (year, number) = (self.broken.source.card.year, self.broken.number);
        let chosen = open_options(&plan, self.broken).into_iter().filter(|(at, _)| ticked.contains(at));
        let deeds = chosen.map(|(_, proposal)| {
            let (made, row) = brief::of(self.app, number, year, proposal);
            (String::new(), brief::deed(made, row, self.by))
        });
        let deeds: Vec<(String, Deed)> = deeds.collect();
        let n = deeds.len();
        self.rows.extend(deeds);
        n
    }

    /// A source without tasks, whose first try stopped half way.
    async fn propose(&mut self) -> usize {
        if !self.broken.tasks.is_empty() {
            return 0;
        }
        let Some(Ok(plan)) = read(self.app, self.broken).await else { return 0 };
        let deeds = proposed(self.app, self.broken.number, self.broken.source.card.year, &plan, self.by);
        let n = deeds.len();
        self.rows.extend(deeds.into_iter().map(|deed| (String::new(), deed)));
        n
    }
}

fn edited_brief(deed: &Deed) -> Option<Brief> {
    match &deed.command {
        yinuo_delivery::Command::Task(Command::Edit(brief)) => Some(Brief::clone(brief)),
        _ => None,
    }
}

/// A unit by its id or by what people call it; `None` for nothing typed.
fn unit(directory: &Directory, typed: &str) -> Result<Option<UnitId>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let named = |unit: &&yinuo_casework::Unit| {
        [unit.short.as_str(), unit.name.as_str(), unit.en.as_str(), unit.id.as_str()].contains(&typed)
    };
    match directory.units().iter().find(named) {
        Some(unit) => Ok(Some(unit.id.clone())),
        None => Err(Refusal::new(Rule::UnknownUnit, typed.chars().take(32).collect::<String>())),
    }
}
