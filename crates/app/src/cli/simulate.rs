//! `yinuo simulate`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Where the cases stand, then the report as one JSON line
    Text,
    /// The JSON line alone
    Json,
}

#[derive(Debug, Args)]
pub struct Simulate {
    /// The city's pack
    #[arg(long, default_value = "samples/qingyu", value_name = "DIR")]
    pub city: PathBuf,
    /// A case type's pack; give it again for each further one. The first is the city's front door
    #[arg(long, default_values = super::SAMPLE_PACKS, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// Days that pass
    #[arg(long, default_value_t = 30)]
    pub days: u32,
    /// Reports on a plain working day
    #[arg(long, default_value_t = 200)]
    pub rate: u32,
    /// The same seed lets the same happen
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The first day
    #[arg(long, default_value = "2026-11-02", value_name = "DAY")]
    pub from: String,
    /// A server that runs already, in its own time; without it one is started for this alone and its
    /// days pass in seconds
    #[arg(long, value_name = "URL", requires = "logins")]
    pub server: Option<String>,
    /// The logins of that server, as `yinuo init --logins` wrote them
    #[arg(long, value_name = "FILE")]
    pub logins: Option<PathBuf>,
    /// What is printed in the end
    #[arg(long, value_enum, default_value = "text")]
    pub report: Format,
}
