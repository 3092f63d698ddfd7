//! A data directory: `pack/` (the main case type), `packs/*/` (the others) and `city/` as they were
//! checked in, and the database beside them.

use crate::notify::Ways;
use crate::ports::{SystemClock, Uuids};
use crate::store::Place;
use crate::{cli, clock, learn};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use yinuo_casework::suggest::Model;
use yinuo_journal::{Engine, Matter, Reader, Store, World};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Clock, Ids};
use yinuo_packs::{
    CaseType, City, Delivery, Files, Loaded, Mistake, is_delivery, load_case_type, load_city, load_city_delivery,
    load_delivery,
};
use yinuo_web::advice::Advice;
use yinuo_web::http::known::Known;
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
        let name = entry.file_name();
        // The notices of years to come are plain text: notice-2027.txt.
        let notice = name.to_str().is_some_and(|name| name.starts_with("notice-") && name.ends_with(".txt"));
        let text = notice || path.extension().is_some_and(|end| end == "toml" || end == "geojson");
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
    /// The city's case types, the main one first.
    pub case_types: Vec<CaseType>,
    pub city: City,
    /// How tasks are broken down and watched; the defaults where no delivery pack is run.
    pub delivery: Delivery,
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

/// Loads the packs of a city's case types, the main one first, and the city.
///
/// # Errors
/// Names every mistake.
pub fn packs<P: AsRef<Path>>(dirs: &[P], city: &Path) -> anyhow::Result<Packs> {
    let mut case_types: Vec<CaseType> = Vec::new();
    let mut delivery = None;
    for dir in dirs.iter().map(AsRef::as_ref) {
        let files = files(dir)?;
        if !is_delivery(&files) {
            case_types.push(sound(load_case_type(&files), dir)?);
        } else if delivery.replace(sound(load_delivery(&files), dir)?).is_some() {
            bail!("{} is a second delivery pack: a city runs one", dir.display());
        }
    }
    let mut ids = std::collections::BTreeSet::new();
    if let Some(twice) = case_types.iter().find(|one| !ids.insert(one.rules.case_type.clone())) {
        bail!("two packs are called {}: each case type needs an id of its own", twice.rules.case_type);
    }
    if case_types.is_empty() {
        bail!("a city needs at least one pack");
    }
    let texts = files(city)?;
    let read = sound(load_city(&texts, &case_types.iter().collect::<Vec<_>>()), city)?;
    let delivery = match &delivery {
        Some(pack) => sound(load_city_delivery(&texts, pack, &read), city)?,
        None => Delivery::default(),
    };
    Ok(Packs { case_types, city: read, delivery })
}

/// The folders of a data directory's packs: `pack`, then those in `packs` by name.
fn pack_dirs(data: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut more: Vec<PathBuf> = match std::fs::read_dir(data.join("packs")) {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", data.join("packs").display())),
    };
    more.retain(|path| path.is_dir());
    more.sort();
    more.insert(0, data.join("pack"));
    Ok(more)
}

/// The packs of a data directory.
///
/// # Errors
/// When it is none, or a pack does not load.
pub fn packs_of(data: &Path) -> anyhow::Result<Packs> {
    if !data.join("city").is_dir() {
        bail!("{} is no data directory: make one with `yinuo init --data {}`", data.display(), data.display());
    }
    packs(&pack_dirs(data)?, &data.join("city"))
}

/// The world an engine decides in.
///
/// # Errors
/// When there is no pack.
pub fn world(packs: &Packs) -> anyhow::Result<World> {
    let city = &packs.city;
    let matter = |case_type: &CaseType| Matter {
        rules: case_type.rules.clone(),
        directory: yinuo_packs::directory(case_type, city),
    };
    let (main, others) = packs.case_types.split_first().context("a city needs at least one pack")?;
    let name = (city.name.clone(), city.en.clone());
    let world = World::new(city.code, name, matter(main), yinuo_packs::calendars(city));
    let world = world.with_delivery(packs.delivery.rules.clone());
    Ok(others.iter().map(matter).fold(world, World::with))
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
    let model = learn::model(&data.data)?;
    let ways = Ways::of(&data.data)?;
    let apart = clock::is_beside(&data.data)?;
    match Place::of(data)? {
        Place::Sqlite(dir) => {
            let (store, reader) = yinuo_journal_sqlite::open(&dir, options)?;
            start(store, Arc::new(reader), packs, Beside { apart, clock, secure, model, ways })
        }
        Place::Postgres(target) => {
            if options.max_mb.is_some() {
                bail!("--max-mb is for SQLite: PostgreSQL's disk is its administrator's");
            }
            let (store, reader) = yinuo_journal_postgres::open(&target)?;
            start(store, Arc::new(reader), packs, Beside { apart, clock, secure, model, ways })
        }
    }
}

/// What a running city needs besides its packs and its store.
struct Beside {
    /// The sample's clock, not the real one, see [`clock::note`].
    apart: bool,
    clock: Arc<dyn Clock>,
    secure: bool,
    model: Option<Model>,
    ways: Ways,
}

fn start<S: Store + 'static>(store: S, reader: Arc<dyn Reader>, packs: &Packs, beside: Beside) -> anyhow::Result<App> {
    let Beside { apart, clock, secure, model, ways } = beside;
    let mail_site = ways.posts.as_ref().map(|posts| posts.site.clone());
    let world = Arc::new(world(packs)?.with_channels(ways.channels()));
    let rules = |one: &CaseType| {
        let rules = one.emergencies.iter().map(|rule| (rule.id.clone(), rule.rule.clone())).collect();
        (one.rules.case_type.clone(), rules)
    };
    let advice = Advice::new(&world, packs.case_types.iter().map(rules).collect(), model)?;
    let secret = reader.secret()?;
    let ids: Arc<dyn Ids> = Arc::new(Uuids(SystemClock));
    let engine = Engine::start(store, world.clone(), clock.clone())?;
    Ok(App::new(Inner {
        engine,
        reader,
        world,
        advice,
        clock,
        clock_apart: apart,
        ids,
        secret,
        geojson: packs.city.geojson.clone(),
        hotline: packs.city.hotline.clone(),
        mail_site,
        secure_cookies: secure,
        limiter: Limiter::default(),
        known: Known::default(),
        register: yinuo_journal::Register::default(),
        fonts: crate::fonts::source(),
        uploads: yinuo_web::import::Uploads::default(),
        duties: packs.delivery.duties.clone(),
    }))
}
