//! The command line.

mod case;
mod read;
mod simulate;
mod vote;

pub use case::{Caller, Case, Do, Import, Key, List, Search, Show, Submit};
pub use read::{Colour, Labels, Read, ReadFormat};
pub use simulate::{Format, Simulate};
pub use vote::{Vote, VoteCheck};

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use yinuo_casework::Verb;

/// The case types of the sample city, its front door first.
const SAMPLE_PACKS: [&str; 7] = [
    "packs/hotline",
    "packs/grid",
    "packs/hazard",
    "packs/proposal",
    "packs/obstacle",
    "packs/inspection",
    "packs/delivery",
];

/// Yinuo (一诺): a city's promises, owned, clocked, worked and shown.
#[derive(Debug, Parser)]
#[command(name = "yinuo", version, about, long_about = None)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a data directory for a city: its packs, its database, its logins
    Init(Init),
    /// Serve the city's pages and API
    Serve(Serve),
    /// Read government work reports: every figure, project, heading and livelihood promise, with its place
    Read(Read),
    /// Look after packs
    #[command(subcommand)]
    Packs(Packs),
    /// Check votes on livelihood items
    #[command(subcommand)]
    Vote(Vote),
    /// Work with cases
    #[command(subcommand)]
    Case(Case),
    /// Look after logins
    #[command(subcommand)]
    Account(Account),
    /// Let a believable city live for some days through the API, from a seed
    Simulate(Simulate),
    /// Look after the tokens of other systems
    #[command(subcommand)]
    Token(Token),
    /// Erase a person's name, phone, words and photos; the events stay and the chain is whole
    Forget(Forget),
    /// Learn from the settled cases which category a text belongs to; says how well it can tell
    Learn(Data),
    /// Prove the database: hash chains, read models, timers, digests
    Verify(Data),
    /// Copy the database into one file and verify the copy; the server may go on
    Backup(Backup),
    /// Put a backup into an empty data directory
    Restore(Restore),
    /// Write the generated reference: OpenAPI, JSON Schemas, rules, command line
    Reference {
        /// The directory to write into
        dir: PathBuf,
    },
}

/// The verbs that are done to a case there is.
fn verbs() -> PossibleValuesParser {
    let verbs = Verb::ALL.iter().filter(|verb| **verb != Verb::Submit);
    verbs.map(|verb| verb.as_str()).collect::<Vec<_>>().into()
}

#[derive(Debug, Args)]
pub struct Data {
    /// The city's data directory
    #[arg(long, default_value = "data", value_name = "DIR")]
    pub data: PathBuf,
    /// The PostgreSQL database: postgres://USER@HOST/DATABASE; `init` notes it in the data
    /// directory, and without it the database is SQLite there. Password: PGPASSWORD or ~/.pgpass
    #[arg(long, value_name = "URL")]
    pub store: Option<String>,
}

#[derive(Debug, Args)]
pub struct Init {
    #[command(flatten)]
    pub data: Data,
    /// A case type's pack; give it again for each further one. The first is the city's front door
    #[arg(long, default_values = SAMPLE_PACKS, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// The city's pack
    #[arg(long, default_value = "samples/qingyu", value_name = "DIR")]
    pub city: PathBuf,
    /// Also load the sample cases in the city's folder `cases`, as if the last thirty days had happened
    #[arg(long)]
    pub sample: bool,
    /// The sample lives as of this moment of its own time (+08:00) and goes on from there, with the
    /// year of delivery in the city's folder `delivery`; its pages say so
    #[arg(long, requires = "sample", value_name = "TIME")]
    pub as_of: Option<jiff::civil::DateTime>,
    /// Write the logins with their new passwords as JSON into this file instead of printing them
    #[arg(long, value_name = "FILE")]
    pub logins: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub data: Data,
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// The database may not grow beyond this many megabytes (SQLite only)
    #[arg(long, value_name = "MB")]
    pub max_mb: Option<u64>,
    /// Cookies travel over TLS only; set it behind a TLS proxy
    #[arg(long)]
    pub secure_cookies: bool,
    /// Time stands still until it is set over the loopback interface: for `yinuo simulate` alone
    #[arg(long, hide = true, value_name = "INSTANT")]
    pub simulated_clock: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Packs {
    /// Name every mistake of a pack with its line, and run its examples
    Check {
        /// A case type's folder, or a city's
        dir: PathBuf,
        /// The case types a city runs, the main one first, when DIR is a city
        #[arg(long, default_values = SAMPLE_PACKS, value_name = "DIR")]
        pack: Vec<PathBuf>,
        /// One JSON document instead of lines
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Account {
    /// Set a new password and print it
    Password {
        #[command(flatten)]
        data: Data,
        login: String,
    },
    /// List the logins
    List(Data),
}

#[derive(Debug, Subcommand)]
pub enum Token {
    /// Issue a token for another system and print it; it is shown this once
    Add(TokenAdd),
    /// List the tokens, what they open and how long
    List(Data),
    /// End a token
    Revoke {
        #[command(flatten)]
        data: Data,
        name: String,
    },
}

#[derive(Debug, Args)]
pub struct TokenAdd {
    #[command(flatten)]
    pub data: Data,
    /// What the system is called: lower-case letters, digits, `.`, `-`, `_`
    pub name: String,
    /// As whom it acts: operator, dispatcher, unit, supervisor or admin
    #[arg(long)]
    pub role: String,
    /// The unit it acts for
    #[arg(long, value_name = "UNIT")]
    pub unit: String,
    /// What it opens: read, submit, work, events or export; give it again for each further one
    #[arg(long, required = true)]
    pub scope: Vec<String>,
    /// The last day it is good, such as 2027-12-31
    #[arg(long, value_name = "DAY")]
    pub until: jiff::civil::Date,
}

#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    pub data: Data,
    /// The new file
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub struct Forget {
    #[command(flatten)]
    pub data: Data,
    /// Everything that was reported with this phone number
    #[arg(long, conflicts_with = "case", value_name = "NUMBER")]
    pub phone: Option<String>,
    /// This case alone
    #[arg(long, value_name = "NUMBER")]
    pub case: Option<String>,
    /// Forget again what was forgotten before, after a restore
    #[arg(long, conflicts_with_all = ["phone", "case"])]
    pub again: bool,
}

#[derive(Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    pub data: Data,
    /// The backup file
    pub from: PathBuf,
    /// The list of what was forgotten since, where it was kept elsewhere (forgotten.jsonl)
    #[arg(long, value_name = "FILE")]
    pub forgotten: Option<PathBuf>,
}
