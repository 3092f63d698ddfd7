//! Object (提出异议): the person does not accept that the demand was set aside. The mark goes, and
//! the case is worked again.

use super::reopen;
use crate::{Case, Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// Why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    pub words: Words,
}

pub(super) fn decide(case: &Case, object: &Object, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    scene.fitting(object.words.chars, scene.rules.form.body_max)?;
    if !case.set_aside {
        return Err(Refusal::new(Rule::StageForbids, "nothing was set aside"));
    }
    reopen::in_window(case, scene)?;
    Ok(reopen::again(case, Event::Objected { words: object.words.clone() }, scene))
}
