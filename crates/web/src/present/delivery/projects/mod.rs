//! Key projects in words, figures and drawings.

pub mod actions;
pub mod events;
pub mod fields;
pub mod gantt;
pub mod invest;
pub mod light;
pub mod line;
pub mod obstacles;
pub mod one;

use crate::lang::Lang;
use yinuo_delivery::Rules;
use yinuo_delivery::project::{Stage, Wan};
use yinuo_kernel::{FieldId, PostId};

/// An amount as offices write it: `1.25亿元`, `CNY 125 million`.
pub fn money(amount: Wan, lang: Lang) -> String {
    lang.pick(amount.to_string(), amount.en())
}

/// An amount that was reckoned: of 亿元 three places, which is what is told beside it.
pub fn reckoned(amount: Wan, lang: Lang) -> String {
    let finest = if amount.0 >= 10_000 { 10 } else { 1 };
    money(Wan((amount.0 + finest / 2) / finest * finest), lang)
}

/// What a stage is called.
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    lang.say(stage.zh(), stage.en())
}

/// What a field is called; its id where neither the pack nor the city names it.
pub fn field(rules: &Rules, id: &FieldId, lang: Lang) -> String {
    rules.field(id).map_or_else(|| id.to_string(), |field| lang.say(&field.name, &field.en).to_owned())
}

/// What a leader's post is called.
pub fn leader(rules: &Rules, id: Option<&PostId>, lang: Lang) -> String {
    let found = id.and_then(|id| rules.leader(id));
    found.map(|leader| lang.say(&leader.name, &leader.en).to_owned()).unwrap_or_default()
}
