//! Where a city's database is: SQLite in its data directory, or the PostgreSQL database that
//! `init --store URL` noted there in the file `store`. `--store` goes before the note.

use crate::cli::Data;
use anyhow::Context;
use std::fmt;
use std::path::{Path, PathBuf};
use yinuo_journal_postgres::Target;

/// The note's name in the data directory: one line, the URL without a password.
const NOTE: &str = "store";

/// One of the stores there are.
#[derive(Debug)]
pub enum Place {
    Sqlite(PathBuf),
    Postgres(Box<Noted>),
}

/// A PostgreSQL database with its URL.
#[derive(Debug)]
pub struct Noted {
    url: String,
    target: Target,
}

impl std::ops::Deref for Noted {
    type Target = Target;
    fn deref(&self) -> &Target {
        &self.target
    }
}

impl Place {
    /// # Errors
    /// When the URL does not read.
    pub fn of(data: &Data) -> anyhow::Result<Place> {
        let url = match &data.store {
            Some(url) => Some(url.clone()),
            None => noted(&data.data)?,
        };
        match url {
            None => Ok(Place::Sqlite(data.data.clone())),
            Some(url) => Ok(Place::Postgres(Box::new(Noted { target: Target::parse(&url)?, url }))),
        }
    }

    /// Whether a city's database is there already.
    ///
    /// # Errors
    /// When the server cannot be asked.
    pub fn is_taken(&self) -> anyhow::Result<bool> {
        match self {
            Place::Sqlite(dir) => Ok(yinuo_journal_sqlite::exists(dir)),
            Place::Postgres(target) => Ok(yinuo_journal_postgres::exists(target)?),
        }
    }

    /// Notes the database in the data directory, so that no later command can miss it.
    ///
    /// # Errors
    /// When the directory cannot be written.
    pub fn note(&self, dir: &Path) -> anyhow::Result<()> {
        match self {
            Place::Sqlite(_) => Ok(()),
            Place::Postgres(noted) => {
                let file = dir.join(NOTE);
                std::fs::write(&file, format!("{}\n", noted.url))
                    .with_context(|| format!("cannot write {}", file.display()))
            }
        }
    }

    /// The flag that names another.
    pub fn flag(&self) -> &'static str {
        match self {
            Place::Sqlite(_) => "--data",
            Place::Postgres(_) => "--store",
        }
    }
}

fn noted(dir: &Path) -> anyhow::Result<Option<String>> {
    let file = dir.join(NOTE);
    match std::fs::read_to_string(&file) {
        Ok(url) => Ok(Some(url.trim().to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Sqlite(dir) => dir.display().fmt(f),
            Place::Postgres(noted) => noted.target.fmt(f),
        }
    }
}
