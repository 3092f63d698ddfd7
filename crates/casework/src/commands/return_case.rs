//! Return (退单): "not ours", with the reason, inside its window. Where the pack gives the centre a
//! time to decide, the return is a request; else it takes effect at once. The promise to the
//! citizen keeps running: a dispute between units is not the citizen's time.

use super::{ask, entry};
use crate::{Case, ClockKind, Entry, Event, Request, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// Why it is not this unit's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    pub words: Words,
}

pub(super) fn decide(case: &Case, back: &Return, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(back.words.chars, scene.rules.form.reply_max)?;
    if let Some(asked) = &case.asked {
        return Err(Refusal::new(Rule::RequestOpen, asked.request.as_str()));
    }
    may(case, scene)?;
    if scene.limit(ClockKind::Decide, &case.kind, &case.category).is_some() {
        return Ok(vec![ask::asked(case, Request::Return, &back.words, scene)]);
    }
    Ok(vec![entry(scene, Event::Returned { words: back.words.clone() }, Vec::new())])
}

/// Who has said "not ours" and waits for the decision cannot say "ours" at the same time.
pub(super) fn not_asked(case: &Case) -> Result<(), Refusal> {
    match &case.asked {
        Some(asked) if asked.request == Request::Return => Err(Refusal::new(Rule::RequestOpen, "return")),
        _ => Ok(()),
    }
}

/// Whether this dispatch can be returned at all.
fn may(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    if case.designated {
        return Err(Rule::Designated.into());
    }
    if case.return_refused {
        return Err(Rule::ReturnRefused.into());
    }
    if case.replied {
        // Who has answered the person has taken the case on; a pause in between changes nothing.
        return Err(Refusal::new(Rule::ReturnTooLate, "replied"));
    }
    match case.running(ClockKind::Return) {
        Some(window) if scene.now > window.started.due => {
            Err(Refusal::new(Rule::ReturnTooLate, window.started.due.to_string()))
        }
        _ => Ok(()),
    }
}
