//! From the domain to what a page shows. Everything here is a pure function of what it is given.

pub mod actions;
pub mod advice;
pub mod clocks;
pub mod cockpit;
pub mod delivery;
pub mod fields;
pub mod happened;
pub mod inputs;
pub mod progress;
pub mod reading;
pub mod row;
pub mod time;
pub mod timeline;
pub mod votes;
