//! What a candidate says of another dossier must be true there.

use super::event::{Event, Outcome};
use super::{Candidate, Stage};
use crate::task::{self, Nature};
use crate::vote::{self, Vote};
use crate::{Dossier, Scene};
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// Into one that is still on its way: so no two can be merged into each other.
pub(super) fn merge(it: &Candidate, into: CaseNumber, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let other = other(into, scene)?.candidate().filter(|other| other.number != it.number);
    let Some(other) = other else { return Err(unknown(into)) };
    match other.stage {
        Stage::Suggested | Stage::Reviewed | Stage::Costed | Stage::Listed => Ok(Event::Merged { into }),
        Stage::Chosen | Stage::NotChosen | Stage::Merged | Stage::Declined => {
            Err(Refusal::new(Rule::StageForbids, format!("{} × merge", other.stage.as_str())))
        }
    }
}

pub(super) fn enlist(it: &Candidate, number: CaseNumber, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let vote = vote(number, scene)?;
    if vote.stage != vote::Stage::Drafting || !vote.paper.contains(&it.number) {
        return Err(Refusal::new(Rule::CandidateNotReady, it.number.to_string()));
    }
    Ok(Event::Enlisted { vote: number })
}

/// Off the list once the vote does not name it any more, or is called off.
pub(super) fn delist(it: &Candidate, number: CaseNumber, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let vote = vote(number, scene)?;
    let free = vote.stage == vote::Stage::Discarded || !vote.paper.contains(&it.number);
    if it.vote != Some(number) || !free {
        return Err(Refusal::new(Rule::OutcomeUntrue, number.to_string()));
    }
    Ok(Event::Delisted { vote: number })
}

pub(super) fn decide(
    it: &Candidate,
    number: CaseNumber,
    outcome: Outcome,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    let vote = vote(number, scene)?;
    let told = if it.vote == Some(number) { outcome_of(vote, it.number) } else { None };
    match told {
        Some((told, line)) if told == outcome => Ok(Event::Decided { vote: number, outcome, line }),
        Some(_) | None => Err(Refusal::new(Rule::OutcomeUntrue, number.to_string())),
    }
}

/// What a counted vote says of a candidate; the shell takes its commands from here.
pub fn outcome_of(vote: &Vote, candidate: CaseNumber) -> Option<(Outcome, vote::Line)> {
    let tally = &vote.counted.as_ref()?.tally;
    let line = tally.lines.iter().find(|line| line.candidate == candidate)?;
    let outcome = if tally.chosen.contains(&candidate) {
        Outcome::Chosen
    } else if tally.tied.contains(&candidate) {
        Outcome::Tied
    } else {
        Outcome::NotChosen
    };
    Some((outcome, *line))
}

/// The task that keeps the promise says of itself that deputies decided on it.
pub(super) fn keep(it: &Candidate, number: CaseNumber, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let Some(task) = other(number, scene)?.task() else { return Err(unknown(number)) };
    if it.task.is_some() {
        return Err(Refusal::new(Rule::BadField, "task"));
    }
    if task.stage == task::Stage::Discarded || task.brief.nature != Nature::Voted {
        return Err(Refusal::new(Rule::BadField, format!("task {}", task.brief.nature.as_str())));
    }
    Ok(Event::Kept { task: number })
}

fn vote<'a>(number: CaseNumber, scene: &Scene<'a>) -> Result<&'a Vote, Refusal> {
    other(number, scene)?.vote().ok_or_else(|| unknown(number))
}

fn other<'a>(number: CaseNumber, scene: &Scene<'a>) -> Result<&'a Dossier, Refusal> {
    scene.others.get(&number).ok_or_else(|| unknown(number))
}

fn unknown(number: CaseNumber) -> Refusal {
    Refusal::new(Rule::UnknownDossier, number.to_string())
}
