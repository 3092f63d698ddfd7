//! The city on the web: pages that work without JavaScript, and a JSON API for the same commands.
//!
//! `papers` are drafted from the register, `import` reads spreadsheets, `pages` are typed contexts of templates, `present` makes them from the domain, `routes`
//! mirrors the URLs, `http` is the edge (access, forms, problems). Every route is classified in
//! [`routes::site`]; no SQL, no concrete store.

pub mod advice;
pub mod alike;
pub mod app;
pub mod http;
pub mod import;
pub mod lang;
pub mod mail;
pub mod pages;
pub mod papers;
pub mod present;
pub mod routes;

pub use app::{App, Inner};
pub use http::access::Access;
pub use http::site::Route;
pub use routes::site;
