//! What may be done with a source: all of it by the office.

use super::{Card, Event, Source, Stage};
use crate::Scene;
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// What may be asked of a source.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Enter(Box<Card>),
    Amend(Box<Card>),
    Issue,
    Close,
    List { add: Vec<CaseNumber>, drop: Vec<CaseNumber> },
}

impl Command {
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Enter(_) => "enter",
            Command::Amend(_) => "amend",
            Command::Issue => "issue",
            Command::Close => "close",
            Command::List { .. } => "list",
        }
    }
}

/// A list longer than this is no campaign.
const LISTED_MAX: usize = 10_000;

pub(crate) fn decide(source: Option<&Source>, command: &Command, scene: &Scene<'_>) -> Result<Vec<Event>, Refusal> {
    scene.office(command.verb())?;
    let Some(source) = source else {
        return match command {
            Command::Enter(card) => Ok(vec![Event::Entered(Box::new(check(card)?))]),
            _ => Err(Rule::UnknownDossier.into()),
        };
    };
    let event = match (command, source.stage) {
        (Command::Amend(card), Stage::Drafting | Stage::Issued) => {
            // The file is what the figures point into: it stays.
            let card = Card { file: source.card.file.clone(), kind: source.card.kind, ..check(card)? };
            Event::Amended(Box::new(card))
        }
        (Command::Issue, Stage::Drafting) => Event::Issued,
        (Command::Issue, Stage::Issued) => return Ok(Vec::new()),
        (Command::Close, Stage::Issued) => Event::Closed,
        (Command::List { add, drop }, Stage::Drafting | Stage::Issued) => {
            if source.listed.len() + add.len() > LISTED_MAX {
                return Err(Refusal::new(Rule::BadField, "list"));
            }
            Event::Listed { add: add.clone(), drop: drop.clone() }
        }
        (_, stage) => {
            return Err(Refusal::new(Rule::StageForbids, format!("{} × {}", stage.as_str(), command.verb())));
        }
    };
    Ok(vec![event])
}

fn check(card: &Card) -> Result<Card, Refusal> {
    if card.title_chars == 0 {
        return Err(Rule::TitleMissing.into());
    }
    if card.title_chars > 200 || card.words.chars > 20_000 {
        return Err(Refusal::new(Rule::WordsTooLong, "title 200, text 20000"));
    }
    if !(1949..=2999).contains(&card.year) {
        return Err(Refusal::new(Rule::BadField, "year"));
    }
    Ok(card.clone())
}
