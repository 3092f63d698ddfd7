//! The sample's cases as they are written: `cases/*.toml`, see samples/qingyu/README.md.

use anyhow::{Context, bail};
use jiff::{SignedDuration, ToSpan};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use yinuo_calendar::{Budget, Calendar};
use yinuo_kernel::Timestamp;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<SampleCase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SampleCase {
    pub(super) id: String,
    /// The case type; without it the city's main one.
    #[serde(rename = "type")]
    pub(super) case_type: Option<String>,
    pub(super) kind: String,
    pub(super) category: String,
    pub(super) cell: String,
    pub(super) point: [f64; 2],
    pub(super) channel: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) person: Option<SamplePerson>,
    pub(super) photo: Option<String>,
    /// Days before today, zero or less.
    day: i32,
    /// `HH:MM`, +08:00.
    time: String,
    #[serde(default)]
    pub(super) story: Vec<SampleStep>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SamplePerson {
    pub(super) name: String,
    pub(super) phone: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SampleStep {
    pub(super) verb: String,
    /// Working minutes after the step before: staff.
    after: Option<u32>,
    /// Minutes by the clock after the step before: citizens.
    later: Option<u32>,
    pub(super) unit: Option<String>,
    pub(super) score: Option<u8>,
    pub(super) words: Option<String>,
    /// Who does it, where it is not who usually does: `operator`, `dispatcher`, `supervisor`,
    /// `citizen`, `unit`, or the id of a unit.
    pub(super) by: Option<String>,
    #[serde(default)]
    pub(super) units: Vec<String>,
    pub(super) outcome: Option<String>,
    /// hand_over: the emergency service.
    pub(super) to: Option<String>,
    /// A scene drawn as the photo after.
    pub(super) photo: Option<String>,
    pub(super) grade: Option<u8>,
    pub(super) budget: Option<String>,
    pub(super) satisfied: Option<bool>,
    /// suspend, defer: so many days from then on.
    pub(super) until_days: Option<i64>,
}

/// Every case of a folder, by file name.
pub(super) fn read(dir: &Path) -> anyhow::Result<Vec<SampleCase>> {
    let mut cases = Vec::new();
    for path in tomls(dir)? {
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let file: File = toml::from_str(&text).with_context(|| format!("{} does not read", path.display()))?;
        cases.extend(file.case);
    }
    Ok(cases)
}

/// The TOML files of a folder, by name.
pub(super) fn tomls(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths: Vec<_> = std::fs::read_dir(dir)
        .with_context(|| format!("cannot read the folder {}", dir.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    Ok(paths)
}

impl SampleCase {
    pub(super) fn submitted(&self, calendar: &Calendar, now: Timestamp) -> anyhow::Result<Timestamp> {
        let day = calendar.local(now).date().checked_add(self.day.days())?;
        let time: jiff::civil::Time = self.time.parse().with_context(|| format!("{}: time", self.id))?;
        let at = calendar.instant(day.to_datetime(time));
        // What has not come yet today came yesterday: early in the morning all cases are there too.
        if at <= now { Ok(at) } else { Ok(calendar.instant(day.yesterday()?.to_datetime(time))) }
    }
}

impl SampleStep {
    /// When it happens, after the step before.
    pub(super) fn at(&self, calendar: &Calendar, before: Timestamp) -> anyhow::Result<Timestamp> {
        match (self.after, self.later) {
            (Some(minutes), None) => Ok(calendar.deadline(before, Budget::WorkingMinutes(minutes.max(1))).at),
            (None, Some(minutes)) => Ok(before.checked_add(SignedDuration::from_mins(minutes.into()))?),
            _ => bail!("{}: give either `after` or `later`", self.verb),
        }
    }
}
