//! casework: being written.
