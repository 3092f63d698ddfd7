//! The edge: who asks, may they, how a no is told, what a form may carry.

pub mod access;
pub mod assets;
pub mod code;
pub mod cookie;
pub mod etag;
pub mod files;
pub mod form;
pub mod known;
pub mod limiter;
pub mod machine;
pub mod password;
pub mod photo;
pub mod problem;
pub mod query;
pub mod rows;
pub mod site;
