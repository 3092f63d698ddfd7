//! A mistake in a pack: where, what, what to do.

use serde::Serialize;

/// One mistake. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Mistake {
    pub file: String,
    pub line: u32,
    pub column: u32,
    /// Stable: `missing-file`, `unknown-file`, `syntax`, `missing-key`, `unknown-key`,
    /// `wrong-value`, `duplicate`, `unknown`, `tree`, `step`, `limit`, `route`, `shape` or `example`.
    pub code: &'static str,
    pub zh: String,
    pub en: String,
}

/// What could be loaded, and everything that is wrong, in the order of the files and their lines.
/// `value` is there only without mistakes.
#[derive(Debug)]
pub struct Loaded<T> {
    pub value: Option<T>,
    pub mistakes: Vec<Mistake>,
}

/// One file being read: turns byte offsets into lines and collects its mistakes.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    /// The file is missing, has a syntax error or the wrong shape: what was read of it is not
    /// everything it says.
    pub(crate) broken: bool,
    pub(crate) mistakes: Vec<Mistake>,
    /// Byte offsets at which lines begin.
    lines: Vec<usize>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file, text, broken: false, mistakes: Vec::new(), lines }
    }

    /// The line of a byte offset.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        small(self.lines.partition_point(|begin| *begin <= offset))
    }

    /// Notes a mistake at a byte offset.
    pub(crate) fn at(&mut self, offset: usize, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        let offset = offset.min(self.text.len());
        let nth = self.lines.partition_point(|begin| *begin <= offset);
        let line = small(nth);
        let begin = nth.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or(0);
        let column = self.text.get(begin..offset).map_or(0, |before| before.chars().count()) + 1;
        // What a broken line seems to say is not worth a second mistake.
        if self.mistakes.iter().any(|before| before.code == "syntax" && before.line == line) {
            return;
        }
        self.mistakes.push(Mistake {
            file: self.file.to_owned(),
            line,
            column: small(column),
            code,
            zh: zh.into(),
            en: en.into(),
        });
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
