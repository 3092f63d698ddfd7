//! What a form about a candidate carries, and the command it becomes.

use crate::app::App;
use crate::http::form::Form;
use crate::http::rows;
use crate::routes::command::parse;
use crate::routes::delivery::{evidence, step::day};
use yinuo_casework::Words;
use yinuo_delivery::Command;
use yinuo_delivery::candidate::{Command as Candidate, Costing, Fund, Idea, Payment, Verb, Voice};
use yinuo_journal::{Text, WordsRow};
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// A command with the rows its pointers lead to.
pub type Made = (Command, Vec<WordsRow>);

fn bad(field: &str) -> Refusal {
    Refusal::new(Rule::BadField, field)
}

fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A new suggestion from the desk.
///
/// # Errors
/// [`Rule::BadField`] or another rule names what cannot be read.
pub fn suggest(app: &App, sent: &Form) -> Result<Made, Refusal> {
    let voice = Voice::parse(sent.get("voice")).ok_or_else(|| bad("voice"))?;
    let unit = parse(Some(&sent.get("unit").to_owned()), Rule::UnknownUnit)?.filter(|_| voice == Voice::Unit);
    let row = idea(app, sent);
    let title_chars = chars(sent.get("title"));
    let idea = Idea { voice, unit, year: sent.parse("year")?, words: row.pointer(), title_chars };
    Ok((Command::Candidate(Candidate::Suggest(Box::new(idea))), vec![row]))
}

fn idea(app: &App, sent: &Form) -> WordsRow {
    let text = |name: &str| sent.get(name).to_owned();
    rows::words(app, Text { title: text("title"), body: text("body"), address: text("address"), ..Text::default() })
}

/// A step on a candidate. What follows from a vote is not among them: that is the vote's page.
///
/// # Errors
/// As [`suggest`]; [`Rule::StageForbids`] for a verb that no form has.
pub fn step(app: &App, sent: &Form, verb: Verb) -> Result<Made, Refusal> {
    let row = evidence::words(app, sent.get("words"));
    let said = || -> Result<Words, Refusal> { row.as_ref().map(WordsRow::pointer).ok_or(Rule::WordsMissing.into()) };
    let command = match verb {
        Verb::Edit => {
            let row = idea(app, sent);
            let edit = Candidate::Edit { words: row.pointer(), title_chars: chars(sent.get("title")) };
            return Ok((Command::Candidate(edit), vec![row]));
        }
        Verb::Accept => Candidate::Accept,
        Verb::Merge => Candidate::Merge { into: number(sent.get("into")).ok_or_else(|| bad("into"))? },
        Verb::Decline => Candidate::Decline { words: said()? },
        Verb::Cost => Candidate::Cost(Box::new(costing(sent, said()?)?)),
        Verb::Show => Candidate::Show { on: sent.parse("yes")? },
        Verb::Suggest | Verb::Enlist | Verb::Delist | Verb::Decide | Verb::Keep => {
            return Err(Refusal::new(Rule::StageForbids, verb.as_str()));
        }
    };
    Ok((Command::Candidate(command), row.into_iter().collect()))
}

/// The number of a dossier, with or without its dashes.
pub fn number(text: &str) -> Option<CaseNumber> {
    CaseNumber::parse(text.trim())
}

fn figure(sent: &Form, name: &str) -> Result<Option<f64>, Refusal> {
    match sent.get(name) {
        "" => Ok(None),
        text => text.replace([',', '，'], "").parse().map(Some).map_err(|_| bad(name)),
    }
}

/// The whole is what the funds sum to: nobody writes a figure twice.
fn costing(sent: &Form, words: Words) -> Result<Costing, Refusal> {
    let mut pays = Vec::new();
    for fund in Fund::ALL {
        let wan = figure(sent, &format!("fund-{}", fund.as_str()))?;
        pays.extend(wan.filter(|wan| *wan != 0.0).map(|wan| Payment { fund: *fund, wan }));
    }
    Ok(Costing {
        wan: pays.iter().map(|pay| pay.wan).sum(),
        pays,
        lead: parse(Some(&sent.get("lead").to_owned()), Rule::UnknownUnit)?.ok_or(Rule::LeadMissing)?,
        due: day(sent.get("due"), "due")?,
        people: match sent.get("people") {
            "" => None,
            _ => Some(sent.parse("people")?),
        },
        words,
    })
}
