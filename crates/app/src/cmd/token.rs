//! `yinuo token`: what other systems use, with the server stopped.

use crate::{cli, clock, data};
use anyhow::{Context, bail};
use std::process::ExitCode;
use yinuo_journal::{Account, Keeping, Scope};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Role, UnitId};
use yinuo_web::App;
use yinuo_web::http::access::EVERYBODY;
use yinuo_web::http::machine;

fn open(at: &cli::Data) -> anyhow::Result<App> {
    let packs = data::packs_of(&at.data)?;
    data::open(at, &packs, &Options::default(), clock::of(&at.data)?, false)
}

/// Issues a token and prints it, once.
pub fn add(args: &cli::TokenAdd) -> anyhow::Result<ExitCode> {
    let app = open(&args.data)?;
    let role = Role::parse(&args.role).filter(|role| EVERYBODY.contains(role));
    let roles = || EVERYBODY.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
    let role = role.with_context(|| format!("{} is no role of staff: {}", args.role, roles()))?;
    let unit: UnitId = args.unit.parse().with_context(|| format!("{} is no id of a unit", args.unit))?;
    if app.world.main().directory.unit(&unit).is_none() {
        bail!("there is no unit {unit}: see city/units.toml");
    }
    let known = || Scope::ALL.map(Scope::as_str).join(", ");
    let scope = |text: &String| Scope::parse(text).with_context(|| format!("{text} is no scope: {}", known()));
    let scopes = args.scope.iter().map(scope).collect::<anyhow::Result<Vec<_>>>()?;
    let login = format!("{}{}", Account::MACHINE, args.name);
    if app.reader.account(&login)?.is_some_and(|account| !account.password.is_empty()) {
        bail!("there is a token {} already: revoke it first, or choose another name", args.name);
    }
    // Good through the whole day.
    let after = args.until.tomorrow().context("--until lies too far ahead")?;
    let until = app.world.calendar().instant(after.to_datetime(jiff::civil::Time::midnight()));
    if until <= app.clock.now() {
        bail!("--until {} is over", args.until);
    }
    let (secret, account, session) = machine::issue(&args.name, role, unit, scopes, until)?;
    app.engine.keep_blocking(Keeping::Account(account))?;
    app.engine.keep_blocking(Keeping::Session(session))?;
    app.engine.stop();
    println!("{secret}");
    Ok(ExitCode::SUCCESS)
}

pub fn list(at: &cli::Data) -> anyhow::Result<ExitCode> {
    let app = open(at)?;
    let now = app.clock.now();
    for account in app.reader.accounts()?.iter().filter(|account| account.is_machine()) {
        let session = app.reader.session(&account.password)?.filter(|session| session.until > now);
        let until = session.map_or_else(|| "ended".to_owned(), |session| format!("until {}", session.until));
        let unit = account.actor.unit.as_ref().map_or("", |unit| unit.as_str());
        let scopes: Vec<&str> = account.scopes.iter().flatten().map(|scope| scope.as_str()).collect();
        println!("{:<16} {:<11} {unit:<16} {:<32} {until}", account.name, account.role().as_str(), scopes.join(","));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn revoke(at: &cli::Data, name: &str) -> anyhow::Result<ExitCode> {
    let app = open(at)?;
    let login = format!("{}{name}", Account::MACHINE);
    let account = app.reader.account(&login)?.with_context(|| format!("there is no token {name}"))?;
    for keeping in machine::revoke(account) {
        app.engine.keep_blocking(keeping)?;
    }
    app.engine.stop();
    println!("revoked {name}");
    Ok(ExitCode::SUCCESS)
}
