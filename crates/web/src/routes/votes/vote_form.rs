//! What a form about a vote carries, and the deeds it becomes.

use crate::app::App;
use crate::http::form::Form;
use crate::http::rows;
use crate::routes::delivery::{evidence, step::day};
use jiff::civil::Time;
use yinuo_delivery::vote::{Code, Command as Vote, Plan, Spare, Verb};
use yinuo_delivery::{Command, candidate};
use yinuo_journal::{Deed, Target, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule, Timestamp};

fn bad(field: &str) -> Refusal {
    Refusal::new(Rule::BadField, field)
}

/// The card of a vote.
///
/// # Errors
/// [`Rule::BadField`] names what cannot be read.
pub fn plan(app: &App, sent: &Form) -> Result<(Plan, WordsRow), Refusal> {
    let (title, body) = (sent.get("title").to_owned(), sent.get("body").to_owned());
    let title_chars = u32::try_from(title.chars().count()).unwrap_or(u32::MAX);
    let row = rows::words(app, Text { title, body, ..Text::default() });
    let (year, roll, seats) = (sent.parse("year")?, sent.parse("roll")?, sent.parse("seats")?);
    Ok((Plan { year, words: row.pointer(), title_chars, roll, seats }, row))
}

/// A step on a vote as deeds that are done as a whole. Opening is not among them: see [`super::vote::open`].
///
/// # Errors
/// As [`plan`].
pub fn deeds(
    app: &App,
    sent: &Form,
    verb: Verb,
    vote: &yinuo_delivery::vote::Vote,
    by: &Actor,
) -> Result<Vec<Deed>, Refusal> {
    let row = evidence::words(app, sent.get("words"));
    let said = || row.as_ref().map(WordsRow::pointer).ok_or(Refusal::from(Rule::WordsMissing));
    let command = match verb {
        Verb::Amend => {
            let (plan, row) = plan(app, sent)?;
            let plain = Deed::plain(Target::Case(vote.number), Command::Vote(Vote::Amend(Box::new(plan))), by.clone());
            return Ok(vec![Deed { words: vec![row], ..plain }]);
        }
        Verb::List => return listed(sent, vote, by),
        Verb::Break => Vote::Break { words: said()? },
        // The urn is the engine's: it puts the ballots in.
        Verb::Count => Vote::Count { spare: spare(sent.get("spare"))?, ballots: Vec::new() },
        Verb::Discard => Vote::Discard,
        Verb::Show => Vote::Show { on: sent.parse("yes")? },
        Verb::Draft | Verb::Open => return Err(Refusal::new(Rule::StageForbids, verb.as_str())),
    };
    let plain = Deed::plain(Target::Case(vote.number), Command::Vote(command), by.clone());
    let mut deeds = vec![Deed { words: row.into_iter().collect(), ..plain }];
    if verb == Verb::Discard {
        // What stood on the list is free for another vote.
        deeds.extend(vote.paper.iter().map(|number| delist(*number, vote.number, by)));
    }
    Ok(deeds)
}

fn delist(number: CaseNumber, vote: CaseNumber, by: &Actor) -> Deed {
    let command = candidate::Command::Delist { vote };
    Deed::plain(Target::Case(number), Command::Candidate(command), by.clone())
}

/// The list, and then each candidate that comes on or goes off it.
fn listed(sent: &Form, vote: &yinuo_delivery::vote::Vote, by: &Actor) -> Result<Vec<Deed>, Refusal> {
    let chosen = sent.all("candidate");
    let chosen = chosen.iter().map(|text| CaseNumber::parse(text).ok_or_else(|| bad("candidate")));
    let candidates: Vec<CaseNumber> = chosen.collect::<Result<_, _>>()?;
    let off = vote.paper.iter().filter(|number| !candidates.contains(number));
    let on = candidates.iter().filter(|number| !vote.paper.contains(number));
    let list = Command::Vote(Vote::List { candidates: candidates.clone() });
    let mut deeds = vec![Deed::plain(Target::Case(vote.number), list, by.clone())];
    deeds.extend(off.map(|number| delist(*number, vote.number, by)));
    deeds.extend(on.map(|number| {
        let command = candidate::Command::Enlist { vote: vote.number };
        Deed::plain(Target::Case(*number), Command::Candidate(command), by.clone())
    }));
    Ok(deeds)
}

/// The codes of slips that nobody drew, a line each.
fn spare(text: &str) -> Result<Vec<Spare>, Refusal> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| match Code::parse(line) {
            Some(code) => Ok(Spare::new(code)),
            // Not the line itself: it may be somebody's code with a slip of the finger.
            None => Err(Refusal::new(Rule::UnknownSlip, format!("line {}", at + 1))),
        })
        .collect()
}

/// When the booth closes, in the city's time.
///
/// # Errors
/// As [`plan`].
pub fn closes(app: &App, sent: &Form) -> Result<Timestamp, Refusal> {
    let time: Time = sent.get("time").replace('：', ":").parse().map_err(|_| bad("time"))?;
    Ok(app.world.calendar().instant(day(sent.get("day"), "day")?.to_datetime(time)))
}
