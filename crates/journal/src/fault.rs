//! A fault: the machine broke, or is full. Unlike a refusal it is nobody's mistake in using the
//! system; the answer is always "nothing was changed, try again".

/// What went wrong below.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No room left on the disk (or under a set limit).
    #[error("the disk is full: {0}")]
    Full(String),
    /// The database was written by a newer release.
    #[error(
        "the database has format {found}, this release reads up to {known}: install the newer release, or restore a backup made with this one"
    )]
    Newer { found: i64, known: i64 },
    /// What is stored cannot be understood.
    #[error("stored data is damaged: {0}; run `yinuo verify`, and restore a backup if it confirms this")]
    Damaged(String),
    /// Anything else the storage reports.
    #[error("the storage failed: {0}")]
    Storage(String),
    /// The engine has stopped or has more to do than it can queue.
    #[error("the engine takes no commands now: {0}")]
    Busy(String),
}
