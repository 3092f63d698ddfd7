//! What people see: one file a page, each a typed context for its template. Plain texts and
//! numbers only; `routes` makes them from the domain.

pub mod board;
pub mod case;
pub mod chrome;
pub mod problem;
pub mod queue;
pub mod simple;

pub use chrome::Chrome;
