//! The words every other crate shares: ids, numbers, actors, places, and the two ports
//! (`Clock`, `Ids`) through which time and randomness enter.
//!
//! Nothing here does I/O, reads the system clock or rolls dice. To add a typed id, add one
//! line to the macro call in [`ids`].

pub mod actor;
pub mod clock;
pub mod ids;
pub mod number;
pub mod place;
pub mod refusal;

pub use actor::{Actor, Role};
pub use clock::{Clock, ManualClock};
pub use ids::{
    BlobId, CaseTypeId, CategoryId, CellId, EmergencyId, FieldId, GuideId, Ids, KindId, LimitId, OutcomeId, PersonId,
    PostId, SlugError, UnitId, WordsId,
};
pub use jiff::Timestamp;
pub use number::CaseNumber;
pub use place::PlaceCode;
pub use refusal::{Refusal, Rule};
