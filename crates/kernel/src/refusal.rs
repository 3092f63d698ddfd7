//! A refusal: the domain said no, and names the rule. It is not a fault (the machine broke).
//!
//! Every rule has a code that never changes, a sentence and a hint in both languages; the
//! web shows them at `/help/rules/CODE`, the API puts the code into problem+json.
//! To add a rule, add one row to `refusal/cases.rs` or `refusal/delivery.rs`.

use serde::{Deserialize, Serialize};
use std::fmt;

#[macro_use]
mod cases;
#[macro_use]
mod delivery;

macro_rules! rules {
    ($($name:ident $code:literal { $zh:literal $en:literal hint $hint_zh:literal $hint_en:literal source $source:literal })*) => {
        /// A rule by which a command can be refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Rule { $(#[serde(rename = $code)] #[doc = $en] $name,)* }

        impl Rule {
            pub const ALL: &'static [Rule] = &[$(Rule::$name,)*];

            /// The stable code.
            pub fn code(self) -> &'static str { match self { $(Rule::$name => $code,)* } }
            /// What happened, in Chinese.
            pub fn zh(self) -> &'static str { match self { $(Rule::$name => $zh,)* } }
            /// What happened, in English.
            pub fn en(self) -> &'static str { match self { $(Rule::$name => $en,)* } }
            /// What to do, in Chinese.
            pub fn hint_zh(self) -> &'static str { match self { $(Rule::$name => $hint_zh,)* } }
            /// What to do, in English.
            pub fn hint_en(self) -> &'static str { match self { $(Rule::$name => $hint_en,)* } }
            /// Where the rule comes from.
            pub fn source(self) -> &'static str { match self { $(Rule::$name => $source,)* } }
        }
    };
}

// One table from both files: the first hands its rows on to the second, the second to `rules!`.
case_rules! { delivery_rules! rules! }

/// A refused command: the rule, and what exactly it met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub rule: Rule,
    /// The particular circumstance in a few words of machine data (a stage, a limit, a field), never a person's text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Refusal {
    pub fn new(rule: Rule, detail: impl Into<String>) -> Self {
        Self { rule, detail: detail.into() }
    }
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Self {
        Self { rule, detail: String::new() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}", self.rule.en(), self.rule.code())?;
        if !self.detail.is_empty() {
            write!(f, ": {}", self.detail)?;
        }
        write!(f, "] {}", self.rule.hint_en())
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_can_be_shown_and_linked() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in Rule::ALL {
            assert!(seen.insert(rule.code()), "{} twice", rule.code());
            assert!(rule.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            for text in [rule.zh(), rule.hint_zh()] {
                assert!(text.ends_with('。'), "{text}");
            }
            for text in [rule.en(), rule.hint_en()] {
                assert!(text.ends_with('.'), "{text}");
            }
        }
    }
}
