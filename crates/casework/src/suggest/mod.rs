//! What the city's own settled cases say about a new one: suggestions that a person accepts or not.
//!
//! ```
//! use yinuo_casework::suggest::Trainer;
//! let mut trainer = Trainer::new();
//! for block in ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"] {
//!     trainer.add("路灯不亮", &format!("{block}座门前的路灯坏了，晚上漆黑"), "lighting");
//!     trainer.add("自来水停水", &format!("{block}座从昨天起停水，水压也不够"), "water");
//! }
//! let model = trainer.finish();
//! let best = model.suggest("路灯", "巷子里路灯坏了", 1);
//! assert_eq!(best[0].label, "lighting");
//! assert!(best[0].words.contains(&"路灯".to_owned()), "{best:?}");
//! ```
//!
//! Four things, all pure and the same at every run:
//! - [`learn`]: texts with their labels become a [`Model`], which says how sure it is and why;
//! - [`evaluate`]: whether a model is worth using, before anyone relies on it;
//! - [`duplicates`]: cases that may be about the same thing, near in words, time and distance;
//! - [`emergency`]: words that mean the police, the fire brigade or an ambulance, by rule.
//!
//! None of them acts: a model's suggestion is one line beside the pack's own words
//! ([`crate::propose`]), a duplicate is merged by a person, an emergency is shown at once.
//!
//! A model keeps no text, but runs of two characters that several people wrote. Sealed cases must
//! not be given to a [`Trainer`]; after people were forgotten, learn again.

pub mod duplicates;
pub mod emergency;
pub mod evaluate;
pub mod learn;
pub mod model;
pub mod signature;

mod base64;
mod calibrate;
mod grams;
mod lines;
mod speak;
mod svm;
mod vocabulary;

pub use duplicates::{Candidate, Duplicate, Nearness, duplicates};
pub use emergency::{Alarm, Emergency, Matcher};
pub use evaluate::{Evaluation, Example, LabelScore, cross_validate};
pub use learn::Trainer;
pub use model::{Model, Report, Suggestion};
pub use signature::Signature;

/// Spreads the bits of a number over all sixty-four (the finaliser of splitmix64).
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// To six decimals: what is written to JSON is then read back as the very same number.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
