//! packs: being written.
