//! One file a command.

mod account;
mod case;
mod fill;
mod fill_delivery;
pub mod forget;
mod init;
mod packs;
mod reference;
mod safety;
mod serve;
mod token;
mod vote;

pub use init::Login;

use crate::cli::{Account, Cli, Command, Packs, Token, Vote};
use std::process::ExitCode;

/// Carries out a command line. 0: done; 1: done, and something is wrong with what was looked at;
/// 2 (an error): not done.
///
/// # Errors
/// With what happened and what to do.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Init(args) => init::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Read(args) => crate::read::run(&args),
        Command::Packs(Packs::Check { dir, pack, json }) => packs::check(&dir, &pack, json),
        Command::Vote(Vote::Check(args)) => vote::check(&args),
        Command::Case(args) => case::run(args),
        Command::Simulate(args) => crate::simulate::run(&args),
        Command::Account(Account::Password { data, login }) => account::password(&data, &login),
        Command::Account(Account::List(data)) => account::list(&data),
        Command::Token(Token::Add(args)) => token::add(&args),
        Command::Token(Token::List(data)) => token::list(&data),
        Command::Token(Token::Revoke { data, name }) => token::revoke(&data, &name),
        Command::Forget(args) if args.again => {
            println!("{} cases forgotten again", forget::again(&args.data, None)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Forget(args) => forget::run(&args),
        Command::Learn(data) => crate::learn::run(&data),
        Command::Verify(data) => safety::verify(&data),
        Command::Backup(args) => safety::backup(&args.data, &args.to),
        Command::Restore(args) => safety::restore(&args.data, &args.from, args.forgotten.as_ref()),
        Command::Reference { dir } => reference::run(&dir),
    }
}
