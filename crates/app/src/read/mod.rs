//! `yinuo read`: work reports in, checked facts out, in five forms.
//!
//! Files are read on all cores; what each gives is made into its form there too, and put out in order. One
//! bad file never stops the others. To add a form: implement [`Form`] in a file beside these, and name it
//! in [`run`].

mod columns;
mod csv;
mod html;
mod inputs;
mod json;
mod out;
mod pool;
mod refusal;
mod table;
mod xlsx;

use crate::cli::{Read, ReadFormat};
use indicatif::{ProgressBar, ProgressStyle};
use inputs::Input;
use out::Out;
use refusal::Refusal;
use std::io::{ErrorKind, IsTerminal};
use std::process::ExitCode;
use yinuo_report::{Whole, guarded, whole};

/// How reports are put out.
trait Form {
    /// What one file gives.
    type Piece: Send;
    /// What it is made by.
    type By: Sync;

    fn by(&self) -> Self::By;

    /// Makes it; this runs on all cores.
    fn make(by: &Self::By, whole: &Whole) -> Self::Piece;

    /// Puts it out; pieces come in the order of the files.
    ///
    /// # Errors
    /// When it cannot be written.
    fn put(&mut self, piece: Self::Piece) -> anyhow::Result<()>;

    /// Ends what was put out.
    ///
    /// # Errors
    /// When it cannot be written.
    fn finish(self) -> anyhow::Result<()>;
}

pub fn run(args: &Read) -> anyhow::Result<ExitCode> {
    let inputs = inputs::inputs(&args.inputs);
    anyhow::ensure!(
        !inputs.is_empty(),
        "no file of a readable kind (.txt .md .html .docx .pdf) in {}",
        args.inputs.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
    );
    let screen = out::screen(args);
    let default = if screen.width.is_some() { ReadFormat::Table } else { ReadFormat::Json };
    let out = args.out.as_deref();
    match args.format.unwrap_or(default) {
        ReadFormat::Table => all(args, &inputs, table::Table::new(Out::new(out)?, screen, args.lang, inputs.len())),
        ReadFormat::Json => all(args, &inputs, json::Json(Out::new(out)?)),
        ReadFormat::Csv => all(args, &inputs, csv::Csv::new(Out::new(out)?)?),
        ReadFormat::Xlsx => all(args, &inputs, xlsx::Xlsx::new(out)?),
        ReadFormat::Html => all(args, &inputs, html::Pages::new(args, &inputs)?),
    }
}

/// What became of the files so far.
#[derive(Debug, Default)]
struct Tally {
    /// A file could not be read.
    unread: bool,
    /// A file held no report.
    without: bool,
}

impl Tally {
    fn code(&self) -> ExitCode {
        ExitCode::from(if self.unread { 2 } else { u8::from(self.without) })
    }
}

fn all<F: Form>(args: &Read, inputs: &[Input], mut form: F) -> anyhow::Result<ExitCode> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let bar = progress(inputs.len());
    let by = form.by();
    let made = |input: &Input| (input.name(), piece::<F>(&by, input));
    let mut tally = Tally::default();
    let ended = pool::in_order(inputs, args.jobs.unwrap_or(cores), made, |(name, result)| {
        bar.inc(1);
        // What stands on the terminal is not to be written over by the bar.
        bar.suspend(|| match result {
            Ok((piece, has_report)) => {
                if !has_report {
                    tally.without = true;
                    eprintln!("{name}: {}", Refusal::no_report());
                }
                form.put(piece)
            }
            Err(refusal) => {
                tally.unread = true;
                eprintln!("{name}: {refusal}");
                Ok(())
            }
        })
    });
    bar.finish_and_clear();
    match ended.and_then(|()| form.finish()) {
        // `yinuo read … | head`: whoever wanted it has enough.
        Err(error) if error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe) => {
            Ok(ExitCode::SUCCESS)
        }
        ended => ended.map(|()| tally.code()),
    }
}

fn piece<F: Form>(by: &F::By, input: &Input) -> Result<(F::Piece, bool), Refusal> {
    let bytes = input.bytes()?;
    let whole = whole(&input.name(), &bytes)?;
    drop(bytes);
    let piece = guarded(|| Ok(F::make(by, &whole)))?;
    Ok((piece, whole.has_report()))
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar:.dim} {pos}/{len}  {per_sec}  {eta}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
