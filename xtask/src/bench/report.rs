//! The last line of each bench: what machines read. `cargo xtask reference` writes their schemas.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;

/// `bench casework`. A lifecycle is create, dispatch, resolve, fetch: four HTTP calls.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Casework {
    pub lifecycles_per_s: f64,
    /// Of single calls, milliseconds.
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub errors: usize,
    /// Cases there before.
    pub records: usize,
    pub store: &'static str,
    /// Resident memory of the server in megabytes (1,000,000 bytes).
    pub rss_mb: f64,
}

/// `bench burst`: lifecycles at a normal rate, ten times as many for ten seconds, and normal again.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Burst {
    pub rate_per_s: usize,
    pub burst_per_s: usize,
    pub errors: usize,
    /// Acknowledged, and not there afterwards.
    pub lost: usize,
    /// Of single calls, waiting for their turn included, milliseconds.
    pub normal_p99_ms: f64,
    pub burst_p99_ms: f64,
    /// Seconds after the burst until every second's p99 was at most 50 ms, or twice the normal one.
    pub recovered_after_s: usize,
    pub records: usize,
    pub store: &'static str,
}

/// `bench crash`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Crash {
    pub kills: usize,
    /// Commands that were answered.
    pub acknowledged: usize,
    pub lost: usize,
    pub twice: usize,
}

/// `bench queue`: pages as HTML, milliseconds.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Queue {
    pub unit_p99_ms: f64,
    pub all_p99_ms: f64,
    pub late_p99_ms: f64,
    pub board_p99_ms: f64,
    /// Full text, newest first: words that all cases hold, words of one case, one character.
    pub search_p99_ms: f64,
    pub search_rare_p99_ms: f64,
    pub search_one_p99_ms: f64,
    pub records: usize,
    pub rss_mb: f64,
}

/// `bench timers`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Timers {
    /// Before the minute.
    pub pending: usize,
    pub due: usize,
    /// Until the last one has spoken; a citizen reports one case after another meanwhile.
    pub worked_off_s: f64,
    pub fired: usize,
    pub twice: usize,
    /// The longest of those citizens' waits, milliseconds.
    pub waited_max_ms: f64,
}

/// `bench footprint`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Footprint {
    pub binary_mb: f64,
    /// From the start of the process to the first connection it takes, median of ten.
    pub start_ms: f64,
    pub start_max_ms: f64,
    pub idle_mb: f64,
}

/// `bench classify`: five parts, each judged by a model that has not seen it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Classify {
    pub macro_f1: f64,
    pub accuracy: f64,
    /// Learning from all examples, with calibration and report.
    pub train_s: f64,
    /// One text, three suggestions with their words, mean.
    pub suggest_ms: f64,
    /// Expected calibration error over tenths.
    pub ece: f64,
    pub examples: usize,
}

/// `bench read`. Megabytes are 1,000,000 bytes of plain text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Read {
    /// From bytes to JSON in a second of one core's work: real reports where they stand, else the sample's.
    pub mb_per_s: f64,
    /// The same in a second by the clock: less where other processes share the core.
    pub clock_mb_per_s: f64,
    /// As `mb_per_s`, on the sample's reports, which have four times as many figures in a page.
    pub dense_mb_per_s: f64,
    /// `yinuo read` over a folder on all cores, from its start to its end.
    pub reports_per_s: f64,
    /// The most resident memory it had.
    pub peak_mb: f64,
    /// `yinuo read` on a small clean file, from the start of the process to its end, median.
    pub start_ms: f64,
}

/// `bench delivery`: pages as HTML, milliseconds.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Delivery {
    pub board_p99_ms: f64,
    /// The slowest of the lists.
    pub list_p99_ms: f64,
    /// 5,000 rows of a spreadsheet, from sending the file to the last row acknowledged.
    pub import_s: f64,
    /// The year-end account as Word.
    pub report_s: f64,
    /// There before; the account is of these and of the rows imported.
    pub projects: usize,
    /// Of each project.
    pub nodes: usize,
    pub tasks: usize,
    pub years: usize,
    pub rss_mb: f64,
}

/// How many of the proposed pairs are one matter, and how many of those pairs are proposed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Likeness {
    pub precision: f64,
    pub recall: f64,
}

/// `bench duplicates`: each text and two rewordings of it, all in one quarter of town and two days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Duplicates {
    /// The program's thresholds, 0 to 1.
    pub similarity_min: f64,
    pub similarity_min_without_point: f64,
    pub sample: Likeness,
    pub sample_without_point: Likeness,
    pub real: Likeness,
    pub real_without_point: Likeness,
    pub texts: usize,
}

/// Prints the last line.
pub fn print(report: &impl Serialize) -> anyhow::Result<()> {
    println!("{}", serde_json::to_string(report)?);
    Ok(())
}

/// Name and schema of every report.
pub fn schemas() -> anyhow::Result<Vec<(&'static str, String)>> {
    let text = |schema: schemars::Schema| serde_json::to_string_pretty(&schema).map(|text| text + "\n");
    Ok(vec![
        ("bench-burst", text(schema_for!(Burst))?),
        ("bench-casework", text(schema_for!(Casework))?),
        ("bench-crash", text(schema_for!(Crash))?),
        ("bench-queue", text(schema_for!(Queue))?),
        ("bench-delivery", text(schema_for!(Delivery))?),
        ("bench-read", text(schema_for!(Read))?),
        ("bench-timers", text(schema_for!(Timers))?),
        ("bench-footprint", text(schema_for!(Footprint))?),
        ("bench-classify", text(schema_for!(Classify))?),
        ("bench-duplicates", text(schema_for!(Duplicates))?),
    ])
}
