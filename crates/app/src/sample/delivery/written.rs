//! The year as it is written: `delivery/*.toml`, see samples/qingyu/README.md. Days are `05-12` of the
//! sample's year, or whole dates.

use anyhow::Context;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// All files of the folder together; each may hold any of it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    office: Option<Office>,
    report: Option<Report>,
    sheet: Vec<Sheet>,
    task: Vec<Task>,
    project: Vec<Project>,
    candidate: Vec<Candidate>,
    vote: Option<Vote>,
    obstacle: Vec<Obstacle>,
}

#[derive(Debug)]
pub(super) struct Written {
    pub(super) office: Office,
    pub(super) report: Report,
    pub(super) sheets: Vec<Sheet>,
    pub(super) tasks: Vec<Task>,
    pub(super) projects: Vec<Project>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) vote: Option<Vote>,
    pub(super) obstacles: Vec<Obstacle>,
}

/// The office that runs delivery, with its two posts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub(super) unit: String,
    /// Writes, sends out, chases.
    pub(super) first: String,
    /// Reads what others said.
    pub(super) second: String,
}

/// The yearly report and the days of its breakdown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    /// From the city's folder.
    pub(super) file: String,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) by: String,
    pub(super) year: i16,
    pub(super) entered: String,
    pub(super) proposed: String,
    /// Lead units, leaders and nodes are set from this day on.
    pub(super) edited: String,
    pub(super) issued: String,
}

/// Another source: a campaign with its list, an inspection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) by: String,
    pub(super) entered: String,
    pub(super) issued: Option<String>,
    pub(super) finish: Option<String>,
    /// Names of tasks and projects.
    #[serde(default)]
    pub(super) lists: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Task {
    pub(super) id: String,
    /// Words in the title of the proposal.
    #[serde(rename = "match")]
    pub(super) find: Option<String>,
    /// Without a proposal: the words of the report that say it.
    pub(super) quote: Option<String>,
    pub(super) title: Option<String>,
    pub(super) demand: Option<String>,
    /// A county's part of this task.
    pub(super) parent: Option<String>,
    pub(super) sort: Option<String>,
    pub(super) nature: Option<String>,
    pub(super) goal: Option<Goal>,
    pub(super) lead: Option<String>,
    pub(super) co: Vec<String>,
    pub(super) leader: Option<String>,
    pub(super) due: Option<String>,
    /// `month`, `quarter`, `year`, or `none`.
    pub(super) every: Option<String>,
    /// `03-31 name`, `06-30 =12 name`.
    pub(super) nodes: Vec<String>,
    /// What the figure should have reached at the end of each quarter: four nodes.
    pub(super) quarters: Option<String>,
    /// When each node was met: a day, `-` for not yet, `03-28?` for not looked at yet. Without it every
    /// node was met in time.
    pub(super) met: Option<String>,
    /// How the system counts its figure.
    pub(super) meter: Option<Meter>,
    /// The figures it returned from February on (each quarter, where it returns quarterly); `-` for none,
    /// `=` for what the system counted.
    pub(super) values: Option<String>,
    /// What it said with the return of a month, `06`.
    pub(super) says: BTreeMap<String, String>,
    /// Returns that came on another day than usual, by month.
    pub(super) filed: BTreeMap<String, String>,
    /// The day the lead unit confirmed; `silence` when it said nothing.
    pub(super) confirm: Option<String>,
    /// What its pictures show.
    pub(super) scene: Option<String>,
    pub(super) discard: bool,
    pub(super) shown: bool,
    pub(super) story: Vec<Told>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goal {
    pub(super) value: f64,
    pub(super) unit: String,
    #[serde(default)]
    pub(super) cmp: String,
    #[serde(default)]
    pub(super) basis: String,
}

/// As the API writes a meter, but for the project and the task: those by the names of these files.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Meter {
    pub(super) project: Option<String>,
    pub(super) task: Option<String>,
    #[serde(flatten)]
    pub(super) counts: yinuo_web::routes::delivery::meter::MeterJson,
}

/// Something special that happened.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Told {
    pub(super) on: String,
    /// `HH:MM`.
    pub(super) at: Option<String>,
    #[serde(rename = "do")]
    pub(super) verb: String,
    /// `first`, `second`, `citizen`, or a unit; without it whoever usually does it.
    pub(super) by: Option<String>,
    pub(super) words: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) grade: Option<u8>,
    pub(super) good: Option<bool>,
    pub(super) node: Option<u32>,
    /// The month, `06`.
    pub(super) period: Option<String>,
    pub(super) value: Option<f64>,
    pub(super) due: Option<String>,
    pub(super) goal: Option<Goal>,
    pub(super) scene: Option<String>,
    /// The name of another task or project.
    pub(super) to: Option<String>,
    /// visit: `site`, `leader`, `promotion`, and the post that went.
    pub(super) purpose: Option<String>,
    pub(super) post: Option<String>,
    pub(super) away_m: Option<u32>,
    /// plan: the new nodes, those that stay in their place.
    pub(super) nodes: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Project {
    pub(super) id: String,
    pub(super) name: String,
    /// What is built and on what scale.
    pub(super) scale: String,
    pub(super) place: String,
    pub(super) point: Option<[f64; 2]>,
    pub(super) county: Option<String>,
    pub(super) field: Option<String>,
    pub(super) sector: String,
    pub(super) owner: String,
    pub(super) level: String,
    pub(super) years: Vec<i16>,
    pub(super) unit: String,
    pub(super) leader: Option<String>,
    pub(super) steward: Option<String>,
    pub(super) team: Vec<String>,
    /// `START COMPLETE`, planned; `-` for none.
    pub(super) promise: String,
    /// Planned total investment, and what was invested before this year, in 万元.
    pub(super) invest: Option<i64>,
    pub(super) before: i64,
    /// Words of the report that name it.
    pub(super) quote: Option<String>,
    pub(super) entered: String,
    /// `DAY stage`, in order: those before it was entered come with it.
    pub(super) stages: Vec<String>,
    /// `DAY permit`: granted; `DAY? permit`: applied for; `permit` alone: not needed.
    pub(super) permits: Vec<String>,
    pub(super) counted: Option<String>,
    /// The year's plan in 万元, and its marks: `06=3000`.
    pub(super) plan: Option<i64>,
    pub(super) marks: Option<String>,
    /// What the year had at the end of each month, from the month it began or from January; `-` for none.
    pub(super) invested: Option<String>,
    /// `1 03-31 name`, `3 06-30 <1,2 name`, with the start `2 04-01..05-30 <1 name`.
    pub(super) nodes: Vec<String>,
    pub(super) met: Option<String>,
    pub(super) planned: Option<String>,
    pub(super) scene: Option<String>,
    pub(super) shown: bool,
    pub(super) story: Vec<Told>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Candidate {
    pub(super) id: String,
    /// `citizen`, `deputy`, or the unit whose idea it is.
    pub(super) from: String,
    pub(super) title: String,
    pub(super) body: String,
    #[serde(default)]
    pub(super) place: String,
    pub(super) on: String,
    pub(super) accepted: Option<String>,
    pub(super) costing: Option<Costing>,
    /// Into another: its name and the day.
    pub(super) merged: Option<[String; 2]>,
    /// The day and the reason.
    pub(super) declined: Option<[String; 2]>,
    /// The votes for it.
    pub(super) yes: Option<usize>,
    /// The task that keeps it.
    pub(super) task: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Costing {
    pub(super) on: String,
    /// `city 800`, in 万元.
    pub(super) pays: Vec<String>,
    pub(super) lead: String,
    pub(super) due: String,
    pub(super) people: Option<u32>,
    pub(super) words: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vote {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) roll: u32,
    pub(super) seats: u32,
    /// Deputies who drew a slip; each cast it.
    pub(super) present: usize,
    pub(super) drafted: String,
    pub(super) day: String,
    /// `HH:MM`.
    pub(super) opens: String,
    pub(super) cast: String,
    pub(super) closes: String,
    pub(super) counted: String,
    /// Where the codes of the slips come from.
    pub(super) seed: u64,
}

/// A case that hinders a project.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Obstacle {
    pub(super) id: String,
    pub(super) project: String,
    pub(super) node: Option<u32>,
    pub(super) category: String,
    pub(super) title: String,
    pub(super) body: String,
    /// Who can remove it.
    pub(super) unit: String,
    pub(super) on: String,
    pub(super) reply: Option<[String; 2]>,
    /// The day and how.
    pub(super) cleared: Option<[String; 2]>,
}

/// Every file of a folder, by file name.
pub(super) fn read(dir: &Path) -> anyhow::Result<Written> {
    let mut all = File::default();
    for path in crate::sample::story::tomls(dir)? {
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let file: File = toml::from_str(&text).with_context(|| format!("{} does not read", path.display()))?;
        all.office = all.office.or(file.office);
        all.report = all.report.or(file.report);
        all.vote = all.vote.or(file.vote);
        all.sheet.extend(file.sheet);
        all.task.extend(file.task);
        all.project.extend(file.project);
        all.candidate.extend(file.candidate);
        all.obstacle.extend(file.obstacle);
    }
    Ok(Written {
        office: all.office.context("say who the [office] is")?,
        report: all.report.context("say which the [report] is")?,
        sheets: all.sheet,
        tasks: all.task,
        projects: all.project,
        candidates: all.candidate,
        vote: all.vote,
        obstacles: all.obstacle,
    })
}
