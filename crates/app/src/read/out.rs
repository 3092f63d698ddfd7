//! Where it goes: standard output or a file, in large pieces.

use crate::cli::{Colour, Read};
use crate::terminal::Screen;
use anyhow::Context;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// An open output.
pub struct Out(BufWriter<Box<dyn Write>>);

impl Out {
    /// # Errors
    /// When the file cannot be made.
    pub fn new(path: Option<&Path>) -> anyhow::Result<Out> {
        let sink: Box<dyn Write> = match path {
            None => Box::new(io::stdout()),
            Some(path) => Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?),
        };
        Ok(Out(BufWriter::with_capacity(64 * 1024, sink)))
    }

    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        Ok(self.0.write_all(bytes)?)
    }

    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.0.flush()?)
    }
}

/// What the output can show: a file shows what a pipe does.
pub fn screen(args: &Read) -> Screen {
    let screen = if args.out.is_some() { Screen { width: None, colour: false } } else { Screen::of_stdout() };
    match args.color {
        Colour::Auto => screen,
        Colour::Always => Screen { colour: true, ..screen },
        Colour::Never => Screen { colour: false, ..screen },
    }
}
