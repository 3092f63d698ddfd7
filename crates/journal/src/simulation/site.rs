//! The machine a simulated city runs on.

use crate::{Reader, Store};
use std::sync::Arc;

/// Copies what is on the disk at this instant; from then on only the copy counts. Called from the
/// writing thread, in the middle of a transaction.
pub type Cut = Arc<dyn Fn() + Send + Sync>;

/// A place where a store lies, and can be opened again after the machine has stopped.
pub trait Site {
    type Store: Store + 'static;
    /// Opens what lies there; the store before is gone.
    fn open(&self) -> (Self::Store, Arc<dyn Reader>);
    /// The power goes. A store without a disk has nothing to copy: what is committed stays.
    fn cut(&self) -> Cut {
        Arc::new(|| {})
    }
}
