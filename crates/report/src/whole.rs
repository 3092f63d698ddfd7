//! From the bytes of a file to all that is known of it, behind a wall: a mistake in the reader may cost
//! one file, never the others that are read beside it.

use crate::{Entry, Report, entries};
use std::panic::{AssertUnwindSafe, catch_unwind};
use yinuo_text::{Reading, Unreadable};

/// A file, read, and what was found in it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its documents.
    pub reading: Reading,
    /// One for each document, in order.
    pub entries: Vec<Entry>,
}

impl Whole {
    /// Whether any document is a report.
    pub fn has_report(&self) -> bool {
        self.reports().next().is_some()
    }

    /// Those documents that are reports.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Report(report) => Some(report),
            Entry::Other(_) => None,
        })
    }
}

/// Reads a file of any kind; `file` is what its source is called.
///
/// # Errors
/// What the reader of text cannot read, and `R0099` where the reader itself broke: nothing that the file's
/// owner did wrong, but nothing came of it either.
pub fn whole(file: &str, bytes: &[u8]) -> Result<Whole, Unreadable> {
    guarded(|| {
        let reading = yinuo_text::read(bytes)?;
        let entries = entries(file, &reading);
        Ok(Whole { reading, entries })
    })
}

/// Runs a part of the reader; a panic in it becomes the refusal `R0099`.
///
/// # Errors
/// As the closure says, and when it panics.
pub fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    // Nothing outlives the closure but its answer, so no broken state can be seen afterwards.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|cause| {
        let said = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
        let message = format!(
            "阅读程序在这个文件上出错（{}）；其他文件不受影响，请把文件和这句话反馈给开发者。",
            said.unwrap_or("原因不明")
        );
        Err(Unreadable { code: "R0099", message })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_reader_is_an_answer() {
        let broken = guarded::<()>(|| panic!("at byte {}", 7)).unwrap_err();
        assert_eq!(broken.code, "R0099");
        assert!(broken.message.contains("at byte 7"));
    }
}
