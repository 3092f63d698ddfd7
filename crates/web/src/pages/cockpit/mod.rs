//! The board, the lists behind it, the papers, and what goes in and out.

pub mod board;
pub mod import;
pub mod list;
pub mod papers;
pub mod subscribe;
