//! `yinuo`: a city's digital government in one binary. This crate is the only place that names
//! a concrete store, reads the machine's clock, and talks to the disk outside the store.

mod cli;
mod client;
mod clock;
mod cmd;
mod data;
mod fonts;
mod import;
mod learn;
mod notify;
mod ports;
mod read;
mod reckon;
mod sample;
mod simulate;
mod simulated;
mod store;
mod terminal;

use clap::Parser;
use std::process::ExitCode;

// A server of small requests spends a tenth of its time in the allocator; this one is quicker than
// the system's and gives memory back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match cmd::run(cli) {
        Ok(code) => code,
        Err(error) => {
            // What happened, then why, innermost last.
            eprintln!("yinuo: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::from(2)
        }
    }
}
