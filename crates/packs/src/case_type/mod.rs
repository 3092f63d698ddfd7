//! A case type: `pack.toml`, `kinds.toml`, `categories.toml`, `limits.toml`, `forms.toml`.

mod categories;
mod forms;
mod kinds;
mod limits;
mod pack;
mod source;

use crate::mistake::Loaded;
use crate::read::{Known, strangers};
use crate::{Files, Mistake};
use jiff::civil::Date;
use yinuo_casework::{Category, Kind, Limits, Rules, Source};

/// What the files of a case type say.
#[derive(Clone, Debug)]
pub struct CaseType {
    pub rules: Rules,
    pub kinds: Vec<Kind>,
    pub categories: Vec<Category>,
    /// Since when this version of the pack holds, if it says so.
    pub effective: Option<Date>,
    /// What the pack as a whole follows, a standard for example.
    pub source: Option<Source>,
}

/// What may stand in the folder.
const FILES: [&str; 6] = ["pack.toml", "kinds.toml", "categories.toml", "limits.toml", "forms.toml", "examples.toml"];

/// What one file of a list gives: its items, and the ids that other files may name. An item with
/// a mistake is no item, but its id is known.
struct List<T, Id> {
    items: Vec<T>,
    known: Known<Id>,
}

/// Loads and checks a case type.
pub fn load_case_type(files: &Files) -> Loaded<CaseType> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    strangers(files, &FILES, &mut mistakes);
    let kinds = kinds::read(files, &mut mistakes);
    let categories = categories::read(files, &mut mistakes);
    let limits = limits::read(files, &kinds.known, &categories.known, &mut mistakes);
    let form = forms::read(files, &mut mistakes);
    let pack = pack::read(files, &categories.known, &mut mistakes);
    mistakes.sort();

    let value = match (pack, form, mistakes.is_empty()) {
        (Some(pack), Some(form), true) => Some(CaseType {
            rules: Rules {
                case_type: pack.id,
                name: pack.name,
                name_en: pack.en,
                version: pack.version,
                accept_automatic: pack.accept,
                sign_automatic: pack.sign,
                reply_first: pack.reply_first,
                reopen_max: pack.reopen_max,
                fallback: pack.fallback,
                limits: Limits::new(limits),
                form,
            },
            kinds: kinds.items,
            categories: categories.items,
            effective: pack.effective,
            source: pack.source,
        }),
        _ => None,
    };
    Loaded { value, mistakes }
}
