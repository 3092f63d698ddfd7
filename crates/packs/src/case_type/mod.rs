//! A case type: `pack.toml`, `kinds.toml`, `categories.toml`, `limits.toml`, `forms.toml`, and
//! where the field has them `outcomes.toml`, `guides.toml`, `emergencies.toml`.

mod categories;
mod contradictions;
mod emergencies;
mod forms;
mod guides;
mod kinds;
mod limits;
mod outcomes;
mod pack;
pub(crate) mod source;
mod way;
mod words;

use crate::mistake::Loaded;
use crate::read::{Known, strangers};
use crate::{Files, Mistake};
use jiff::civil::Date;
use std::collections::BTreeMap;
use yinuo_casework::{Category, Guide, Kind, Limits, Rules, Source, Verb};
use yinuo_kernel::CategoryId;

pub use emergencies::EmergencyRule;

/// What the files of a case type say.
#[derive(Clone, Debug)]
pub struct CaseType {
    pub rules: Rules,
    pub kinds: Vec<Kind>,
    pub categories: Vec<Category>,
    /// Where what is declined belongs.
    pub guides: Vec<Guide>,
    pub emergencies: Vec<EmergencyRule>,
    /// Since when this version of the pack holds, if it says so.
    pub effective: Option<Date>,
    /// What the pack as a whole follows, a standard for example.
    pub source: Option<Source>,
    /// The line of `categories.toml` on which each category stands.
    pub(crate) lines: BTreeMap<CategoryId, u32>,
}

/// What may stand in the folder.
const FILES: [&str; 9] = [
    "pack.toml",
    "kinds.toml",
    "categories.toml",
    "limits.toml",
    "forms.toml",
    "outcomes.toml",
    "guides.toml",
    "emergencies.toml",
    "examples.toml",
];

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
    let (categories, lines) = categories::read(files, &mut mistakes);
    let form = forms::read(files, &categories.known, &mut mistakes);
    let outcomes = outcomes::read(files, &mut mistakes);
    let guides = guides::read(files, &mut mistakes);
    let emergencies = emergencies::read(files, &mut mistakes);
    let pack = pack::read(files, &categories.known, &mut mistakes);
    let rules = pack.as_ref().zip(outcomes.as_ref()).map(|(pack, outcomes)| contradictions::Beside {
        automatic: pack.automatic,
        steps: &pack.steps,
        follows: outcomes.iter().any(|outcome| outcome.follow),
        kinds: kinds.items.iter().map(|kind| kind.id.clone()).collect(),
        fallback: &pack.fallback,
    });
    let beside = limits::Beside { kinds: &kinds.known, categories: &categories.known, rules };
    let limits = limits::read(files, &beside, &mut mistakes);
    mistakes.sort();

    let value = match (pack, form, outcomes, mistakes.is_empty()) {
        (Some(pack), Some((form, photos)), Some(outcomes), true) => Some(CaseType {
            rules: Rules {
                case_type: pack.id,
                name: pack.name,
                name_en: pack.en,
                version: pack.version,
                accept_automatic: pack.automatic.accept,
                sign_automatic: pack.automatic.sign,
                archive_automatic: pack.automatic.archive,
                // A step without room is off too, so that no page offers what is always refused.
                off: Verb::ALL.iter().copied().filter(|verb| !pack.steps.on(*verb)).collect(),
                reply_first: pack.steps.reply_first,
                joint: pack.steps.joint,
                reopen_max: pack.steps.reopen_max,
                designate_after: pack.steps.designate_after,
                extensions_max: pack.steps.extensions_max,
                extend_max: pack.steps.extend_max,
                suspend_days_max: pack.steps.suspend_days_max,
                defer_days_max: pack.steps.defer_days_max,
                defer_categories: pack.steps.defer_categories,
                before: photos.before,
                evidence: photos.after,
                outcomes,
                fallback: pack.fallback,
                limits: Limits::new(limits),
                form,
            },
            kinds: kinds.items,
            categories: categories.items,
            guides,
            emergencies,
            effective: pack.effective,
            source: pack.source,
            lines,
        }),
        _ => None,
    };
    Loaded { value, mistakes }
}
