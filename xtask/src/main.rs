//! `cargo xtask`: everything a person or CI does with this repository.

mod bench;
mod client;
mod demo;
mod mangle;
mod postgres;
mod reference;
mod server;
mod shell;
mod test;
mod tidy;
mod ui;

use clap::{Parser, Subcommand};

// What is measured here runs with the allocator of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, show, test and measure Yinuo")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set everything up and serve the sample city on 127.0.0.1:8080
    Demo {
        /// On a free port: walk the first case through the API, fetch the pages, and exit
        #[arg(long)]
        check: bool,
        /// The port to serve on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run all tests; a test whose tool is missing prints NOT RUN
    Test {
        /// A missing tool is a failure
        #[arg(long)]
        all: bool,
    },
    /// Measure; the last line is JSON
    Bench(bench::Args),
    /// Check the repository itself
    Tidy,
    /// Build the front end into ui/dist
    Ui,
    /// Write the sample reports as they are met in the wild, or with --check compare them
    Mangle {
        #[arg(long)]
        check: bool,
    },
    /// Write docs/reference, or with --check compare it
    Reference {
        #[arg(long)]
        check: bool,
    },
}

fn main() -> anyhow::Result<()> {
    std::env::set_current_dir(shell::root())?;
    match Cli::parse().task {
        Task::Demo { check, port } => demo::run(check, port),
        Task::Test { all } => test::run(all),
        Task::Bench(args) => bench::run(&args),
        Task::Tidy => tidy::run(),
        Task::Ui => ui::build(),
        Task::Mangle { check } => mangle::run(check),
        Task::Reference { check } => reference::run(check),
    }
}
