//! A data directory: `pack/` and `city/` as they were checked in, and the database beside them.

use crate::cli;
use crate::ports::{SystemClock, Uuids};
use crate::store::Place;
use anyhow::{Context, bail};
use std::path::Path;
use std::sync::Arc;
use yinuo_casework::Proposer;
use yinuo_journal::{Engine, Reader, Store, World};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Clock, Ids};
use yinuo_packs::{CaseType, City, Files, Loaded, Mistake, load_case_type, load_city};
use yinuo_web::http::limiter::Limiter;
use yinuo_web::{App, Inner};

/// Pack files are small; more is a mistake.
const FILE_MAX: u64 = 16 * 1024 * 1024;

/// Reads the texts of a folder.
///
/// # Errors
/// When the folder cannot be read, or a file is too large or no UTF-8.
pub fn files(dir: &Path) -> anyhow::Result<Files> {
    let mut files = Files::default();
    let entries = std::fs::read_dir(dir).with_context(|| format!("cannot read the folder {}", dir.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let text = path.extension().is_some_and(|end| end == "toml" || end == "geojson");
        if !path.is_file() || !text {
            continue;
        }
        if entry.metadata()?.len() > FILE_MAX {
            bail!("{} is larger than 16 MB", path.display());
        }
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let text = String::from_utf8(bytes)
            .ok()
            .with_context(|| format!("{} is not UTF-8: save it as UTF-8", path.display()))?;
        files.insert(entry.file_name().to_string_lossy(), text);
    }
    Ok(files)
}

/// The packs of a city, checked.
#[derive(Debug)]
pub struct Packs {
    pub case_type: CaseType,
    pub city: City,
}

fn sound<T>(loaded: Loaded<T>, dir: &Path) -> anyhow::Result<T> {
    match loaded.value {
        Some(value) => Ok(value),
        None => {
            let lines: Vec<String> = loaded.mistakes.iter().map(|mistake| line(dir, mistake)).collect();
            bail!("the pack {} does not load; nothing was started:\n{}", dir.display(), lines.join("\n"))
        }
    }
}

/// A mistake as compilers print them.
pub fn line(dir: &Path, mistake: &Mistake) -> String {
    let Mistake { file, line, column, code, zh, en } = mistake;
    format!("{}:{line}:{column}: {code}: {zh} {en}", dir.join(file).display())
}

/// Loads both packs.
///
/// # Errors
/// Names every mistake.
pub fn packs(pack: &Path, city: &Path) -> anyhow::Result<Packs> {
    let case_type = sound(load_case_type(&files(pack)?), pack)?;
    let city = sound(load_city(&files(city)?, &case_type), city)?;
    Ok(Packs { case_type, city })
}

/// The packs of a data directory.
///
/// # Errors
/// When it is none, or a pack does not load.
pub fn packs_of(data: &Path) -> anyhow::Result<Packs> {
    if !data.join("city").is_dir() {
        bail!("{} is no data directory: make one with `yinuo init --data {}`", data.display(), data.display());
    }
    packs(&data.join("pack"), &data.join("city"))
}

/// The world an engine decides in.
pub fn world(packs: &Packs) -> World {
    World {
        place: packs.city.code,
        name: packs.city.name.clone(),
        name_en: packs.city.en.clone(),
        rules: packs.case_type.rules.clone(),
        directory: yinuo_packs::directory(&packs.case_type, &packs.city),
        calendar: yinuo_packs::calendar(&packs.city),
    }
}

/// Everything running, over the database of a data directory.
///
/// # Errors
/// When the database cannot be opened.
pub fn open(
    data: &cli::Data,
    packs: &Packs,
    options: &Options,
    clock: Arc<dyn Clock>,
    secure: bool,
) -> anyhow::Result<App> {
    match Place::of(data)? {
        Place::Sqlite(dir) => {
            let (store, reader) = yinuo_journal_sqlite::open(&dir, options)?;
            start(store, Arc::new(reader), packs, clock, secure)
        }
        Place::Postgres(target) => {
            if options.max_mb.is_some() {
                bail!("--max-mb is for SQLite: PostgreSQL's disk is its administrator's");
            }
            let (store, reader) = yinuo_journal_postgres::open(&target)?;
            start(store, Arc::new(reader), packs, clock, secure)
        }
    }
}

fn start<S: Store + 'static>(
    store: S,
    reader: Arc<dyn Reader>,
    packs: &Packs,
    clock: Arc<dyn Clock>,
    secure_cookies: bool,
) -> anyhow::Result<App> {
    let world = Arc::new(world(packs));
    let proposer = Proposer::new(&world.main().directory)?;
    let secret = reader.secret()?;
    let ids: Arc<dyn Ids> = Arc::new(Uuids(SystemClock));
    let engine = Engine::start(store, world.clone(), clock.clone())?;
    Ok(App::new(Inner {
        engine,
        reader,
        world,
        proposer,
        clock,
        ids,
        secret,
        geojson: packs.city.geojson.clone(),
        hotline: packs.city.hotline.clone(),
        secure_cookies,
        limiter: Limiter::default(),
    }))
}
