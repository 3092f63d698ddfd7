//! `/desk/projects`: key projects over their whole life, and how they were won.
//!
//! A step comes as a form ([`form`]) or as JSON ([`json`]), becomes a command ([`step`]) and is carried
//! out ([`take`]); lists, exports, the map and the comparison ask [`find`].

pub mod campaign;
pub mod counties;
pub mod export;
pub mod filing;
pub mod find;
pub mod form;
pub mod inspection;
pub mod json;
pub mod leads;
pub mod list;
pub mod map;
pub mod new;
pub mod obstacle;
pub mod one;
pub mod public;
pub mod step;
pub mod take;
pub mod visit;
