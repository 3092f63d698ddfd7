//! A mistake in a pack: where, what, what to do.

use serde::Serialize;

/// One mistake. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Mistake {
    pub file: String,
    pub line: u32,
    pub column: u32,
    /// Stable: `missing-file`, `syntax`, `wrong-value`, `duplicate`, `unknown`, `tree`, `limit`,
    /// `route`, `shape` or `example`.
    pub code: &'static str,
    pub zh: String,
    pub en: String,
}

/// What could be loaded, and everything that is wrong. `value` is there only without mistakes.
#[derive(Debug)]
pub struct Loaded<T> {
    pub value: Option<T>,
    pub mistakes: Vec<Mistake>,
}

/// Collects mistakes of one file.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    pub(crate) mistakes: Vec<Mistake>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, mistakes: Vec::new() }
    }

    /// Notes a mistake at a byte offset.
    pub(crate) fn at(&mut self, offset: usize, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        let before = self.text.get(..offset.min(self.text.len())).unwrap_or(self.text);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.mistakes.push(Mistake {
            file: self.file.to_owned(),
            line: small(line),
            column: small(column),
            code,
            zh: zh.into(),
            en: en.into(),
        });
    }
}
