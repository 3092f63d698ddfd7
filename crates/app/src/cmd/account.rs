//! `yinuo account`: passwords and logins, with the server stopped.

use super::init::{account, fresh_password};
use crate::{cli, clock, data};
use anyhow::Context;
use std::process::ExitCode;
use yinuo_journal::{Account, Keeping};
use yinuo_journal_sqlite::Options;
use yinuo_web::http::password as passwords;

pub fn password(at: &cli::Data, login: &str) -> anyhow::Result<ExitCode> {
    let packs = data::packs_of(&at.data)?;
    let app = data::open(at, &packs, &Options::default(), clock::of(&at.data)?, false)?;
    let fresh = fresh_password()?;
    let known = app.reader.account(login)?;
    let new = match (known, packs.city.people.iter().find(|staff| staff.login.as_str() == login)) {
        (Some(known), _) => {
            let password = passwords::hash(&fresh).context("the machine gives no randomness")?;
            Account { password, ..known }
        }
        (None, Some(staff)) => account(staff, &fresh)?,
        (None, None) => anyhow::bail!("there is no login {login}: add the person to city/people.toml first"),
    };
    app.engine.keep_blocking(Keeping::Account(new))?;
    app.engine.stop();
    println!("{login} {fresh}");
    Ok(ExitCode::SUCCESS)
}

pub fn list(at: &cli::Data) -> anyhow::Result<ExitCode> {
    let packs = data::packs_of(&at.data)?;
    let app = data::open(at, &packs, &Options::default(), clock::of(&at.data)?, false)?;
    for account in app.reader.accounts()? {
        let unit = account.actor.unit.as_ref().map_or("", |unit| unit.as_str());
        println!("{:<12} {:<11} {unit} {}", account.login, account.role().as_str(), account.post);
    }
    Ok(ExitCode::SUCCESS)
}
