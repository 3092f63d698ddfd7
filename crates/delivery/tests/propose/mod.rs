//! Reports broken down into proposed tasks.

mod any_text;
mod cases;
mod gold;
mod pack;

use serde::Deserialize;
use std::path::{Path, PathBuf};
use yinuo_delivery::propose::{Duties, DutyLine, Proposal, propose};
use yinuo_report::Report;
use yinuo_text::Document;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    duty: Vec<DutyLine>,
}

/// The lines of the national default.
pub fn lines() -> Vec<DutyLine> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/delivery/duties.toml");
    let text = std::fs::read_to_string(path).expect("the pack");
    toml::from_str::<Pack>(&text).expect("a directory").duty
}

pub fn duties() -> Duties {
    Duties::new(lines()).expect("a sound directory")
}

/// $YINUO_SHARED, else ../shared beside the checkout; `cargo test` runs two folders below it.
pub fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("YINUO_SHARED").map_or_else(beside, |path| {
        let path = PathBuf::from(path);
        if path.is_absolute() { path } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path) }
    })
}

/// All reports of a file with what is proposed for each.
pub fn read(bytes: &[u8], duties: &Duties) -> Vec<(Document, Report, Vec<Proposal>)> {
    let reading = yinuo_text::read(bytes).expect("readable");
    let entries = yinuo_report::entries("a report", &reading);
    let reports = reading.documents.into_iter().zip(entries).filter_map(|(document, entry)| match entry {
        yinuo_report::Entry::Report(report) => Some((document, report)),
        yinuo_report::Entry::Other(_) => None,
    });
    let all = reports.map(|(document, report)| {
        let proposals = propose(&report, &document, duties);
        (document, report, proposals)
    });
    all.collect()
}
