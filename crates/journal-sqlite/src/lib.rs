//! journal-sqlite: being written.
