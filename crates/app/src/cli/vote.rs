//! `yinuo vote`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Vote {
    /// Count a published protocol again, offline: 0 when it is right, 1 when it is not
    Check(VoteCheck),
}

#[derive(Debug, Args)]
pub struct VoteCheck {
    /// protocol.json as it is published, or - for standard input
    #[arg(value_name = "FILE|-")]
    pub file: PathBuf,
    /// The root that was read out when the vote was counted; it must be that of the file
    #[arg(long, value_name = "HEX")]
    pub root: Option<String>,
    /// Also look for your own ballot: the code of your slip is asked for and leaves this machine never
    #[arg(long)]
    pub own: bool,
    /// One JSON document instead of lines
    #[arg(long)]
    pub json: bool,
}
