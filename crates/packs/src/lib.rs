//! Packs: text files that a city edits, made into validated values of the domain crates.
//!
//! Reading never stops at the first mistake: every one is named with its file and line, in both
//! languages, with what to do. Pure: the app reads the disk and hands over [`Files`].
//!
//! ```
//! use yinuo_packs::{Files, load_case_type};
//! let files = Files::from([("kinds.toml", "[[kind]]\nid = \"Help\"\nname = \"求助\"\nen = \"Help\"\n")]);
//! let loaded = load_case_type(&files);
//! assert!(loaded.value.is_none());
//! let mistake = loaded.mistakes.iter().find(|m| m.file == "kinds.toml").unwrap();
//! assert_eq!((mistake.line, mistake.code), (2, "wrong-value"), "an id is lower-case");
//! ```
//!
//! To add a key: read it in the module of its file, check it there, give it a row in
//! `docs/packs.md` and a case in `tests/bad/`.

pub mod case_type;
pub mod city;
pub mod delivery;
mod examples;
mod files;
mod mistake;
mod read;
mod world;

pub use case_type::{CaseType, EmergencyRule, load_case_type};
pub use city::{City, Staff, load_city};
pub use delivery::{Delivery, DeliveryPack, is_delivery, load_city_delivery, load_delivery};
pub use examples::run_examples;
pub use files::Files;
pub use mistake::{Loaded, Mistake};
pub use world::{calendar, calendars, directory};
