//! `yinuo read`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// A calm summary for the terminal
    Table,
    /// JSON Lines: one object for each document; docs/read.md is the contract
    Json,
    /// One row a measure, for a spreadsheet
    Csv,
    /// A workbook: measures, projects, livelihood items, outline, findings
    Xlsx,
    /// A self-contained page for each report
    Html,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// The language of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Labels {
    Zh,
    En,
}

#[derive(Debug, Args)]
pub struct Read {
    /// Files of any kind (text, Markdown, HTML, .docx, .pdf, in any Chinese encoding), folders with
    /// such files, or - for standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub inputs: Vec<PathBuf>,
    /// What is printed; without it a table on a terminal and JSON in a pipe
    #[arg(long, value_enum)]
    pub format: Option<ReadFormat>,
    /// Write here instead of to standard output; for html with several reports a folder
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// When colours are used
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
    /// The language of labels; without it the locale's for the table, Chinese for pages
    #[arg(long, value_enum)]
    pub lang: Option<Labels>,
    /// So many files at once; without it one for each core
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}
