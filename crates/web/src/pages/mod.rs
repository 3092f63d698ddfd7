//! What people see: one file a page, each a typed context for its template. Plain texts and
//! numbers only; `routes` makes them from the domain.
//!
//! Every context has [`samples`]: a test renders each of them in both languages and reads the
//! HTML as a browser and a screen reader would. To add a page: a context here, a template of the
//! same name, its samples.

pub mod board;
pub mod case;
pub mod chrome;
pub mod cockpit;
pub mod delivery;
pub mod problem;
pub mod queue;
pub mod read;
pub mod reading;
pub mod samples;
pub mod simple;
pub mod votes;

pub use chrome::Chrome;
