//! Rate (评价): the citizen's own word about the outcome. It rates the handling, never a person.

use super::entry;
use crate::{Entry, Event, Scene, Words};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{Refusal, Rule};

/// A score from 1 (very dissatisfied) to 5 (very satisfied), after the five grades of
/// GB/T 39735 (政务服务评价).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    pub score: u8,
    pub words: Option<Words>,
}

pub(super) fn decide(rate: &Rate, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    if !(1..=5).contains(&rate.score) {
        return Err(Refusal::new(Rule::BadScore, rate.score.to_string()));
    }
    if let Some(words) = &rate.words {
        scene.fitting(words.chars, scene.rules.form.body_max)?;
    }
    Ok(vec![entry(scene, Event::Rated { score: rate.score, words: rate.words.clone() }, Vec::new())])
}
