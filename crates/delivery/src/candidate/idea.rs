//! The idea: what somebody wishes for the year's list.

use crate::Scene;
use crate::named::named;
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Role, Rule, UnitId};

/// Whose idea it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    Citizen,
    Unit,
    /// 人大代表: has no account, the office enters it.
    Deputy,
}

named!(Voice {
    Citizen "citizen" "市民" "Citizen",
    Unit "unit" "单位" "Unit",
    Deputy "deputy" "人大代表" "Deputy",
});

/// An idea. Its words: the title, what it is about, and the address where it would be; a name or a
/// phone number does not belong into any of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Idea {
    pub voice: Voice,
    /// The unit, when it is a unit's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The year it is wished for.
    pub year: i16,
    pub words: Words,
    pub title_chars: u32,
}

impl Idea {
    /// Nobody speaks in another's voice; the office writes down what came by letter or in a meeting,
    /// an operator what was said on the phone.
    pub(super) fn check(&self, scene: &Scene<'_>) -> Result<(), Refusal> {
        if !(1949..=2999).contains(&self.year) {
            return Err(Refusal::new(Rule::BadField, "year"));
        }
        text(&self.words, self.title_chars)?;
        let unit_fits = (self.voice == Voice::Unit) == self.unit.is_some();
        if !unit_fits {
            return Err(Refusal::new(Rule::BadField, "unit"));
        }
        match (self.voice, scene.by.role) {
            (Voice::Citizen, Role::Citizen | Role::Operator) => Ok(()),
            (Voice::Unit, Role::Unit) => {
                self.unit.iter().try_for_each(|unit| scene.known_unit(unit))?;
                scene.of_unit(&self.unit, "suggest")
            }
            (Voice::Unit, _) => {
                self.unit.iter().try_for_each(|unit| scene.known_unit(unit))?;
                scene.office("suggest")
            }
            (Voice::Citizen | Voice::Deputy, _) => scene.office("suggest"),
        }
    }
}

/// A title of a line, a text of a page or two.
pub(super) fn text(words: &Words, title_chars: u32) -> Result<(), Refusal> {
    if title_chars == 0 {
        return Err(Rule::TitleMissing.into());
    }
    if title_chars > 200 || words.chars > 5_000 {
        return Err(Refusal::new(Rule::WordsTooLong, "title 200, text 5000"));
    }
    Ok(())
}
