//! `yinuo case …`: cases over the public API. One file a command.

mod list;
mod show;
mod step;

use crate::cli::{Caller, Case, Key};
use crate::client::{Client, No, Receipt, read};
use crate::terminal;
use anyhow::{Context, anyhow};
use serde_json::Value;
use std::process::ExitCode;

pub fn run(case: Case) -> anyhow::Result<ExitCode> {
    match case {
        Case::List(args) => list::list(&args),
        Case::Search(args) => list::search(&args),
        Case::Show(args) => show::show(&args),
        Case::Explain(args) => show::explain(&args),
        Case::Submit(args) => step::submit(args),
        Case::Do(args) => step::step(*args),
        Case::Import(args) => crate::import::run(&args),
        Case::Fill { data, records } => super::fill::run(&data, records),
        Case::FillDelivery { data, projects, nodes, tasks, years } => {
            super::fill_delivery::run(&data, super::fill_delivery::Size { projects, nodes, tasks, years })
        }
    }
}

/// Whoever asks: a staff member, or nobody in particular.
fn client(caller: &Caller) -> anyhow::Result<Client> {
    let client = Client::new(&caller.server, terminal::lang());
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    match &caller.login {
        Some(login) => {
            let password = match set("YINUO_PASSWORD") {
                Some(password) => password,
                None => terminal::secret(&format!("Password of {login}"))?,
            };
            Ok(client.log_in(login, &password)?)
        }
        None => Ok(match set("YINUO_TOKEN") {
            Some(token) => client.with_token(&token),
            None => client,
        }),
    }
}

/// The same as the person who reported, where a code is given.
fn holder(caller: &Caller, code: Option<&String>) -> anyhow::Result<Client> {
    match code {
        Some(code) => Ok(Client::new(&caller.server, terminal::lang()).with_code(code)),
        None => client(caller),
    }
}

/// The number in a path; what is typed wrong is told here already.
fn path(number: &str) -> anyhow::Result<String> {
    let number = yinuo_kernel::CaseNumber::parse(number)
        .with_context(|| format!("{number} is no case number: compare the digits, such as 261124-00037-4"))?;
    Ok(format!("/api/cases/{}", number.bare()))
}

/// A key nobody else has.
fn fresh(key: &Key) -> anyhow::Result<String> {
    if let Some(key) = &key.key {
        return Ok(key.clone());
    }
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the machine has no randomness: {error}"))?;
    Ok(format!("cli-{:032x}", u128::from_be_bytes(bytes)))
}

/// After an unknown end the same command may be sent again.
fn again(no: No, key: &str) -> anyhow::Error {
    match &no {
        No::Unreachable { .. } | No::Odd { .. } => anyhow!("{no}\n  To send it again, once and no more: --key {key}"),
        No::Told(told) if told.status >= 500 => anyhow!("{no}\n  To send it again, once and no more: --key {key}"),
        No::Told(_) => no.into(),
    }
}

fn print_json(value: &Value) -> anyhow::Result<ExitCode> {
    println!("{}", serde_json::to_string_pretty(value)?);
    Ok(ExitCode::SUCCESS)
}

fn receipt(path: &str, value: &Value) -> anyhow::Result<Receipt> {
    Ok(read(path, value)?)
}
