//! A throw-away server for benches and for trying things out: prints the URL of an empty
//! database, and goes when its input ends. Commits reach the disk unless `--no-sync` is given.
//!
//! ```text
//! cargo run -p yinuo-journal-postgres --features testing --example throwaway
//! ```

use std::io::Read as _;
use yinuo_journal_postgres::testing::{MISSING, Server, Syncing};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let syncing = if std::env::args().any(|arg| arg == "--no-sync") { Syncing::Off } else { Syncing::On };
    let server = Server::start(syncing)?.ok_or(MISSING)?;
    println!("{}", server.database()?);
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
