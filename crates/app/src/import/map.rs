//! The map of columns: which column of the file is which field. Reference: docs/import.md.

use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use yinuo_calendar::Calendar;
use yinuo_kernel::Timestamp;

/// A map file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Names the system the rows come from; with a row's id it makes the row known for ever.
    pub source: String,
    /// Our field → the file's column. Fields: id, title, body, time, kind, category, cell,
    /// address, name, phone.
    pub columns: BTreeMap<String, String>,
    /// The kind of rows that name none.
    pub default_kind: String,
    /// The file's word for a kind → our id.
    #[serde(default)]
    pub kinds: BTreeMap<String, String>,
    /// The file's word for a category → our id. What is not listed is proposed from the words.
    #[serde(default)]
    pub categories: BTreeMap<String, String>,
    /// `strftime` pattern of the time column, +08:00.
    #[serde(default = "iso")]
    pub time_format: String,
    /// Accept and dispatch by the duty directory at once.
    #[serde(default)]
    pub dispatch: bool,
}

fn iso() -> String {
    "%Y-%m-%d %H:%M:%S".into()
}

const FIELDS: &[&str] = &["id", "title", "body", "time", "kind", "category", "cell", "address", "name", "phone"];

impl Map {
    /// # Errors
    /// When the file does not read, or names a field that is none.
    pub fn read(path: &Path) -> anyhow::Result<Map> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read the map {}", path.display()))?;
        let map: Map = toml::from_str(&text).with_context(|| format!("the map {} does not read", path.display()))?;
        if let Some(field) = map.columns.keys().find(|field| !FIELDS.contains(&field.as_str())) {
            anyhow::bail!("{}: there is no field {field}; fields are {}", path.display(), FIELDS.join(", "));
        }
        for needed in ["id", "body"] {
            anyhow::ensure!(
                map.columns.contains_key(needed),
                "{}: the map must name the column of {needed}",
                path.display()
            );
        }
        Ok(map)
    }

    pub fn kind(&self, word: &str) -> Option<String> {
        match word {
            "" => Some(self.default_kind.clone()),
            word => self.kinds.get(word).cloned(),
        }
    }

    pub fn category(&self, word: &str) -> Option<String> {
        self.categories.get(word).cloned()
    }

    pub fn time(&self, text: &str, calendar: &Calendar) -> Option<Timestamp> {
        let local = jiff::civil::DateTime::strptime(&self.time_format, text).ok()?;
        (1950..=2150).contains(&local.year()).then(|| calendar.instant(local))
    }
}
