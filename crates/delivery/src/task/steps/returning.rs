//! Returns: filed once a period, checked by the office.

use super::super::Task;
use super::super::event::Event;
use super::super::returns::Return;
use crate::node::reasoned;
use crate::{Period, Scene};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule};

/// A period is returned once; only one that the office sent back may be returned again.
pub(super) fn file(task: &Task, back: &Return, scene: &Scene<'_>) -> Result<Event, Refusal> {
    let Some(every) = task.brief.every else { return Err(Rule::NoReturns.into()) };
    let fits = Period::of(back.period.last_day(), every) == back.period;
    let begun = task.issued_at.map(|at| Period::of(scene.calendar.local(at).date(), every));
    if !fits || begun.is_none_or(|begun| back.period < begun) || back.period > Period::of(scene.today(), every) {
        return Err(Refusal::new(Rule::BadPeriod, back.period.to_string()));
    }
    if task.returns.get(&back.period).is_some_and(|before| before.good != Some(false)) {
        return Err(Refusal::new(Rule::ReturnedAlready, back.period.to_string()));
    }
    if back.value.is_some_and(|value| !value.is_finite()) {
        return Err(Refusal::new(Rule::BadField, "value"));
    }
    if back.is_corrected() && !says(back) {
        return Err(Refusal::new(
            Rule::CorrectionUnsaid,
            back.known.map(|known| known.to_string()).unwrap_or_default(),
        ));
    }
    let told = back.value.is_some() || says(back);
    match (&task.brief.goal, back.value) {
        (Some(_), None) => Err(Refusal::new(Rule::BadField, "value")),
        _ if !told => Err(Rule::WordsMissing.into()),
        _ => Ok(Event::Returned(Box::new(back.clone()))),
    }
}

fn says(back: &Return) -> bool {
    back.evidence.words.as_ref().is_some_and(|words| words.chars > 0)
}

pub(super) fn check(task: &Task, period: Period, good: bool, words: Option<&Words>) -> Result<Event, Refusal> {
    if !task.returns.contains_key(&period) {
        return Err(Refusal::new(Rule::BadPeriod, period.to_string()));
    }
    reasoned(good, words)?;
    Ok(Event::Checked { period, good, words: words.cloned() })
}
