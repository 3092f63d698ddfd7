//! `yinuo init`: a data directory from a pack and a city, with fresh passwords.

use crate::cli::Init;
use crate::ports::SystemClock;
use crate::store::Place;
use crate::{clock, data, sample};
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use yinuo_journal::{Account, Keeping};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Actor, Clock, ManualClock};
use yinuo_packs::Staff;
use yinuo_web::http::password;

/// A login as it is handed out, once.
#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Login {
    pub login: String,
    pub password: String,
    pub name: String,
    pub role: String,
    pub unit: String,
    pub post: String,
}

pub fn run(args: &Init) -> anyhow::Result<ExitCode> {
    let dir = &args.data.data;
    let place = Place::of(&args.data)?;
    if place.is_taken()? {
        bail!("{place} holds a city already: choose another {}", place.flag());
    }
    let packs = data::packs(&args.pack, &args.city)?;
    let mut case_types = packs.case_types.iter();
    for from in &args.pack {
        // `packs` keeps their order but for the delivery pack, which is no case type.
        let name = match yinuo_packs::is_delivery(&data::files(from)?) {
            true => "delivery",
            false => case_types.next().map_or("", |case_type| case_type.rules.case_type.as_str()),
        };
        let main = packs.case_types.first().is_some_and(|main| main.rules.case_type.as_str() == name);
        copy(from, &if main { dir.join("pack") } else { dir.join("packs").join(name) })?;
    }
    copy(&args.city, &dir.join("city"))?;
    place.note(dir)?;

    // A sample city lives through its past on a clock of its own.
    let now = match args.as_of {
        Some(as_of) => as_of_china(as_of)?,
        None => SystemClock.now(),
    };
    if args.as_of.is_some() {
        clock::note(dir, now)?;
    }
    let manual = Arc::new(ManualClock::at(now));
    let app = data::open(&args.data, &packs, &Options::default(), manual.clone(), false)?;
    let mut logins = Vec::new();
    for staff in &packs.city.people {
        let password = fresh_password()?;
        let account = account(staff, &password)?;
        app.engine.keep_blocking(Keeping::Account(account))?;
        logins.push(Login {
            login: staff.login.to_string(),
            password,
            name: staff.name.clone(),
            role: staff.role.as_str().to_owned(),
            unit: staff.unit.to_string(),
            post: staff.post.clone(),
        });
    }
    if args.sample {
        // The year of delivery has its own dates: it is there for a city that lives in it.
        let year = args.as_of.map(|_| args.city.join("delivery"));
        let loaded = sample::load(&args.city.join("cases"), year.as_deref(), &app, &manual, now)?;
        eprintln!("{} sample cases, {} steps", loaded.cases, loaded.steps);
        if loaded.dossiers > 0 {
            eprintln!("{} dossiers, {} steps", loaded.dossiers, loaded.deeds);
        }
    }
    app.engine.stop();
    match &args.logins {
        Some(file) => write_secret(file, &serde_json::to_string_pretty(&logins)?)?,
        None => print(&logins),
    }
    Ok(ExitCode::SUCCESS)
}

/// China has one time, all the year.
fn as_of_china(as_of: jiff::civil::DateTime) -> anyhow::Result<yinuo_kernel::Timestamp> {
    jiff::tz::Offset::constant(8).to_timestamp(as_of).context("--as-of is no moment")
}

fn print(logins: &[Login]) {
    println!("{:<12} {:<12} {:<11} post", "login", "password", "role");
    for login in logins {
        println!("{:<12} {:<12} {:<11} {} {}", login.login, login.password, login.role, login.unit, login.post);
    }
    println!("These passwords are not stored anywhere; a new one: yinuo account password LOGIN");
}

/// A file only its owner can read.
fn write_secret(file: &Path, text: &str) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file_ = options.open(file).with_context(|| format!("cannot write {}", file.display()))?;
    file_.write_all(text.as_bytes())?;
    Ok(())
}

/// The account of a staff member.
///
/// # Errors
/// When the machine has no randomness.
pub fn account(staff: &Staff, password: &str) -> anyhow::Result<Account> {
    Ok(Account {
        login: staff.login.to_string(),
        name: staff.name.clone(),
        post: staff.post.clone(),
        post_en: staff.post_en.clone(),
        actor: Actor::staff(staff.role, staff.unit.clone(), staff.login.clone()),
        password: password::hash(password).context("the machine gives no randomness for a password")?,
        scopes: None,
    })
}

/// Ten characters nobody confuses: 50 bits.
///
/// # Errors
/// When the machine has no randomness.
pub fn fresh_password() -> anyhow::Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";
    let mut bytes = [0u8; 10];
    getrandom::fill(&mut bytes).ok().context("the machine gives no randomness for a password")?;
    Ok(bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter))).collect())
}

/// Copies the texts of a pack, so that the data directory stands alone.
fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    let files = data::files(from)?;
    for name in files.names() {
        std::fs::write(to.join(name), files.get(name).unwrap_or(""))
            .with_context(|| format!("cannot write {}", to.join(name).display()))?;
    }
    Ok(())
}
