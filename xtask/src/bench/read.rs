//! The reader: bytes to JSON on one core, a folder on all of them, its memory, and how soon it begins.
//!
//! The corpus is made of real reports where they stand ($YINUO_SHARED), and beside them of the sample's,
//! which are written to be dense: they have four times as many figures in a page. Every run of digits but
//! the years is thrown anew and the sample city gets other names, so that no two files are alike and no
//! cache of words helps more than it would.

use super::report::{self, Read};
use super::{percentile, round};
use crate::shell;
use anyhow::{Context, ensure};
use rustix::time::{ClockId, clock_gettime};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use yinuo_journal::simulation::Dice;

/// Where the sample reports are, and what stands in for them where there are none.
const SAMPLES: &str = "samples/qingyu/reports";
const STAND_IN: &str = "crates/web/src/pages/samples/reading.txt";
const STARTS: usize = 21;
/// Megabytes of sample reports that are enough to time them.
const DENSE: usize = 50;
/// First and second characters of invented cities.
const FIRST: [&str; 12] = ["云", "临", "海", "安", "宁", "沧", "泽", "景", "长", "永", "浦", "嘉"];
const SECOND: [&str; 12] = ["州", "川", "原", "泉", "岭", "湾", "阳", "源", "溪", "城", "陵", "口"];

pub fn run(megabytes: usize, seed: u64) -> anyhow::Result<()> {
    let mut dice = Dice::new(seed);
    let real = real()?;
    let dense = Corpus::of(&samples()?, if real.is_empty() { megabytes } else { megabytes.min(DENSE) }, &mut dice)?;
    let dense_speed = dense.one_core("sample reports", seed)?;
    let dense_mb_per_s = dense_speed.core;
    let (corpus, speed) = if real.is_empty() {
        println!("no real reports stand here: the sample's are measured alone");
        (dense, dense_speed)
    } else {
        let corpus = Corpus::of(&real, megabytes, &mut dice)?;
        let speed = corpus.one_core("real reports", seed)?;
        (corpus, speed)
    };
    let Corpus { texts: corpus, bytes } = corpus;

    let binary = shell::release()?;
    let dir = tempfile::tempdir_in("target")?;
    let (seconds, peak_mb) = folder(&binary, dir.path(), &corpus)?;
    let reports_per_s = corpus.len() as f64 / seconds;
    println!(
        "a folder on all cores: {:.1} MB/s, {reports_per_s:.0} reports/s, {peak_mb:.0} MB at most",
        bytes as f64 / 1e6 / seconds
    );
    let start_ms = start(&binary, dir.path())?;
    println!("start to end on a report of 200 bytes: {start_ms:.1} ms, median of {STARTS}");
    report::print(&Read {
        mb_per_s: round(speed.core),
        clock_mb_per_s: round(speed.clock),
        dense_mb_per_s: round(dense_mb_per_s),
        reports_per_s: round(reports_per_s),
        peak_mb: round(peak_mb),
        start_ms: round(start_ms),
    })
}

/// Texts to read, no two alike.
struct Corpus {
    texts: Vec<String>,
    bytes: usize,
}

impl Corpus {
    fn of(reports: &[String], megabytes: usize, dice: &mut Dice) -> anyhow::Result<Corpus> {
        let mut corpus = Corpus { texts: Vec::new(), bytes: 0 };
        while corpus.bytes < megabytes * 1_000_000 {
            let report = reports.get(corpus.texts.len() % reports.len().max(1)).context("no text")?;
            let made = varied(report, dice);
            corpus.bytes += made.len();
            corpus.texts.push(made);
        }
        Ok(corpus)
    }

    /// Megabytes a second on this core.
    fn one_core(&self, of: &str, seed: u64) -> anyhow::Result<Speed> {
        let (count, megabytes) = (self.texts.len(), self.bytes as f64 / 1e6);
        let Took { clock, core, measures } = one_core(&self.texts)?;
        let speed = Speed { core: megabytes / core, clock: megabytes / clock };
        let each = measures as f64 / (self.bytes as f64 / 1e3);
        println!(
            "{of}, bytes to JSON: {:.1} MB in a second of one core, {:.1} MB by the clock, which others share; {count} \
             made, {megabytes:.0} MB, {each:.1} measures a KB, seed {seed}",
            speed.core, speed.clock
        );
        Ok(speed)
    }
}

/// Megabytes in a second that a core works for us, and in one that goes by.
struct Speed {
    core: f64,
    clock: f64,
}

/// The real reports, where they stand: plain text of many places and years.
fn real() -> anyhow::Result<Vec<String>> {
    let shared = std::env::var_os("YINUO_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let entries = std::fs::read_dir(shared.join("data/reports")).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).with_context(|| path.display().to_string())).collect()
}

/// The clean sample reports.
fn samples() -> anyhow::Result<Vec<String>> {
    let entries = std::fs::read_dir(SAMPLES).into_iter().flatten().flatten().map(|entry| entry.path());
    let clean = |path: &PathBuf| {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        path.extension().is_some_and(|end| end == "txt") && !stem.contains("mangled")
    };
    let mut paths: Vec<PathBuf> = entries.filter(clean).collect();
    paths.sort();
    if paths.is_empty() {
        println!("{SAMPLES} has no reports: {STAND_IN} stands in");
        paths.push(STAND_IN.into());
    }
    paths.iter().map(|path| std::fs::read_to_string(path).with_context(|| path.display().to_string())).collect()
}

/// The same report of another city with other figures.
fn varied(text: &str, dice: &mut Dice) -> String {
    let name = |dice: &mut Dice| {
        let (first, second) = (dice.pick(&FIRST).copied(), dice.pick(&SECOND).copied());
        format!("{}{}", first.unwrap_or_default(), second.unwrap_or_default())
    };
    let text = text.replace("青屿", &name(dice)).replace("海月", &name(dice));
    let mut made = String::with_capacity(text.len());
    let mut digits = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let year = c == '年' || c == '-' || c == '—' || c == '－';
        let first = digits.len();
        for (at, digit) in digits.drain(..).enumerate() {
            let least = u64::from(at == 0 && first > 1);
            let thrown = char::from(b'0' + u8::try_from(least + dice.below(10 - least)).unwrap_or(0));
            made.push(if year || digit == '0' { digit } else { thrown });
        }
        made.push(c);
    }
    made
}

/// Seconds by the clock and of this core, and how many measures there were.
struct Took {
    clock: f64,
    core: f64,
    measures: usize,
}

/// From bytes to JSON on this core.
fn one_core(corpus: &[String]) -> anyhow::Result<Took> {
    let mut json = Vec::new();
    let mut measures = 0;
    let (started, worked) = (Instant::now(), worked());
    for text in corpus {
        let whole = yinuo_report::whole("bench.txt", text.as_bytes())?;
        json.clear();
        for entry in &whole.entries {
            yinuo_report::json::write(entry, &mut json)?;
            if let yinuo_report::Entry::Report(report) = entry {
                measures += report.measures.len();
            }
        }
        std::hint::black_box(&json);
    }
    Ok(Took { clock: started.elapsed().as_secs_f64(), core: self::worked() - worked, measures })
}

/// Seconds that a core has worked for this thread.
fn worked() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Seconds of `yinuo read` over a folder with the corpus, and the most memory it had.
fn folder(binary: &Path, dir: &Path, corpus: &[String]) -> anyhow::Result<(f64, f64)> {
    let reports = dir.join("reports");
    for (at, text) in corpus.iter().enumerate() {
        let shelf = reports.join(format!("{:03}", at / 500));
        std::fs::create_dir_all(&shelf)?;
        std::fs::write(shelf.join(format!("{at:06}.txt")), text)?;
    }
    let started = Instant::now();
    let mut child = Command::new(binary)
        .args(["read", "--format", "json", "--out"])
        .arg(dir.join("all.jsonl"))
        .arg(&reports)
        .stdout(Stdio::null())
        .spawn()?;
    let mut peak = 0.0f64;
    let status = loop {
        peak = peak.max(high_water_mb(child.id()));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let seconds = started.elapsed().as_secs_f64();
    ensure!(status.code().is_some_and(|code| code < 2), "yinuo read could not read its own corpus");
    Ok((seconds, peak))
}

/// The most resident memory a process has had, MB (10⁶ bytes), from /proc.
fn high_water_mb(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) * 1.024 / 1_000.0
}

/// Milliseconds from the start of the process to its end on a small clean report.
fn start(binary: &Path, dir: &Path) -> anyhow::Result<f64> {
    let small = dir.join("small.txt");
    std::fs::write(
        &small,
        "青屿市政府工作报告\n一、2025年工作回顾\n全市地区生产总值1286亿元，增长6.2%。\n二、2026年工作安排\n地区生产总值增长6%左右。\n",
    )?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let started = Instant::now();
        let out = Command::new(binary).args(["read", "--format", "json"]).arg(&small).output()?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
        ensure!(out.status.code().is_some_and(|code| code < 2), "yinuo read failed");
    }
    times.sort_by(f64::total_cmp);
    Ok(percentile(&times, 0.5))
}
