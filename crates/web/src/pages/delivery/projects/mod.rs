//! Pages of key projects.

pub mod campaign;
pub mod counties;
pub mod form;
pub mod inspection;
pub mod leads;
pub mod list;
pub mod map;
pub mod one;
pub mod public;
pub mod visit;
