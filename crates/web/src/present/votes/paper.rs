//! The paper of a vote: what deputies read before they choose.

use crate::lang::Lang;
use crate::pages::votes::ballot::BallotLine;
use crate::routes::votes::Costed;
use crate::routes::votes::candidates::cost;
use yinuo_delivery::vote::{Choice, Choices};

/// The candidates in their order, with what was said of each. `told`: what was not said is said to be an
/// abstention.
pub fn lines(costed: &[Costed], choices: &Choices, told: bool, lang: Lang) -> Vec<BallotLine> {
    let line = |costed: &Costed| {
        let choice = choices.get(&costed.candidate.number).copied();
        let said = choice.or(told.then_some(Choice::Abstain));
        BallotLine {
            bare: costed.candidate.number.bare(),
            title: costed.idea.title.clone(),
            cost: costed.candidate.costing.as_ref().map(|costing| cost(costing.wan, lang)).unwrap_or_default(),
            text: if costed.gain.is_empty() { costed.idea.body.clone() } else { costed.gain.clone() },
            choice: choice.map_or("", Choice::as_str),
            said: said.map_or("", |choice| lang.say(choice.zh(), choice.en())),
        }
    };
    costed.iter().map(line).collect()
}
