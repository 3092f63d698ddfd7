//! From a proposal, or a line of a list, to the brief of a draft.

use crate::app::App;
use crate::http::rows;
use yinuo_delivery::propose::Proposal;
use yinuo_delivery::task::{Brief, Command, Nature, Sort};
use yinuo_journal::{Deed, Target, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber};

/// The characters a text has, as briefs count them.
pub fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A brief of no more than a title; `source` and `year` are its source's.
pub fn bare(app: &App, source: CaseNumber, year: i16, title: &str, demand: &str) -> (Brief, WordsRow) {
    let row = rows::words(app, Text { title: title.to_owned(), body: demand.to_owned(), ..Text::default() });
    let brief = Brief {
        source: Some(source),
        parent: None,
        year,
        words: row.pointer(),
        title_chars: chars(title),
        origin: None,
        sort: Sort::Work,
        nature: Nature::Task,
        goal: None,
        due: None,
        lead: None,
        lead_by: None,
        co: Vec::new(),
        leader: None,
        every: Some(app.world.delivery().every),
    };
    (brief, row)
}

/// What was found in the text, as it is proposed.
pub fn of(app: &App, source: CaseNumber, year: i16, proposal: &Proposal) -> (Brief, WordsRow) {
    let (bare, row) = bare(app, source, year, &proposal.title, &demand(proposal));
    let lead = proposal.lead.as_ref();
    let brief = Brief {
        origin: Some(proposal.origin.clone()),
        sort: proposal.sort,
        nature: proposal.nature,
        goal: proposal.goal.clone(),
        due: proposal.due,
        lead: lead.map(|lead| lead.unit.clone()),
        lead_by: lead.map(|lead| lead.line.clone()),
        co: proposal.co.iter().map(|one| one.unit.clone()).collect(),
        every: proposal.every.or(bare.every),
        ..bare
    };
    (brief, row)
}

/// The sentence, and below it the figures beside the first one: nothing of a promise is lost.
fn demand(proposal: &Proposal) -> String {
    let more: Vec<String> = proposal
        .figures
        .iter()
        .skip(1)
        .map(|figure| {
            let goal = crate::present::delivery::figures::goal(&figure.goal, crate::lang::Lang::Zh);
            format!("{}{goal}", figure.what)
        })
        .collect();
    match more.is_empty() {
        true => proposal.demand.clone(),
        false => format!("{}\n其他指标：{}", proposal.demand, more.join("；")),
    }
}

/// The deed that proposes a brief.
pub fn deed(brief: Brief, row: WordsRow, by: &Actor) -> Deed {
    let command = yinuo_delivery::Command::Task(Command::Propose(Box::new(brief)));
    Deed { words: vec![row], ..Deed::plain(Target::New, command, by.clone()) }
}
