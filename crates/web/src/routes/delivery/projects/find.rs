//! Which projects a question asks for, and which a post may see.

use crate::http::access::Who;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::Arc;
use yinuo_delivery::project::{Level, Owner, ProjectRow, Sector, Stage};
use yinuo_delivery::{Colour, Light, light};
use yinuo_journal::register::Entry;
use yinuo_journal::{Rows, World};
use yinuo_kernel::{Actor, Role, UnitId};

/// What may be asked of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    /// A year list; `all` for every one; empty for the running year.
    pub year: String,
    pub county: String,
    /// A stage, or `discreet`, `begun`.
    pub stage: String,
    pub field: String,
    /// The kind: what is built.
    pub sector: String,
    pub owner: String,
    pub level: String,
    pub light: String,
    pub leader: String,
    pub unit: String,
    /// `listed`, `opened`, `planned`, `returned`, `obstacles`, `old-obstacles`, `asked`, `chased`, `late-nodes`, `counted`.
    pub tab: String,
    /// Projects that began as a lead in this year,
    pub born: String,
    /// and have got as far as this stage.
    pub past: String,
    pub page: usize,
}

impl Asked {
    /// The year list that is asked for; `None`: all of them.
    pub fn year(&self, today: Date) -> Option<i16> {
        match self.year.as_str() {
            "all" => None,
            text => Some(text.parse().unwrap_or(today.year())),
        }
    }

    /// The address of the same question with one answer changed, below `base`.
    pub fn with(&self, base: &str, name: &str, value: &str) -> String {
        self.with_all(base, &[(name, value)])
    }

    /// The same with several answers changed.
    pub fn with_all(&self, base: &str, changed: &[(&str, &str)]) -> String {
        let held = [
            ("tab", &self.tab),
            ("q", &self.q),
            ("year", &self.year),
            ("county", &self.county),
            ("stage", &self.stage),
            ("field", &self.field),
            ("sector", &self.sector),
            ("owner", &self.owner),
            ("level", &self.level),
            ("light", &self.light),
            ("leader", &self.leader),
            ("unit", &self.unit),
            ("born", &self.born),
            ("past", &self.past),
        ];
        let new = |key: &str| changed.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let mut pairs: Vec<(&str, &str)> =
            held.iter().map(|(key, now)| (*key, new(key).unwrap_or(now.as_str()))).collect();
        pairs.extend(new("page").map(|page| ("page", page)));
        pairs.retain(|(_, value)| !value.is_empty());
        match serde_urlencoded::to_string(pairs) {
            Ok(query) if !query.is_empty() => format!("{base}?{query}"),
            _ => base.to_owned(),
        }
    }
}

/// A project with its light.
#[derive(Clone, Debug)]
pub struct Lit {
    pub entry: Arc<Entry>,
    pub light: Light,
}

impl Lit {
    /// The project's row.
    pub fn project(&self) -> Option<&ProjectRow> {
        self.entry.row.project()
    }
}

/// Whether a post may see a project. What is still being talked about is seen by the offices, by the
/// units that have charge of it or in whose county it would lie, and by the posts that are named.
pub fn sees(world: &World, by: &Actor, project: &ProjectRow) -> bool {
    if by.role != Role::Unit || !project.stage.is_discreet() {
        return true;
    }
    let over = |unit: &UnitId| by.unit.as_ref().is_some_and(|mine| world.main().directory.is_over(mine, unit));
    std::iter::once(&project.charge.unit).chain(&project.county).any(over)
        || by.post.as_ref().is_some_and(|post| project.charge.names(post))
}

/// The light of a row; the year is the one whose plan counts.
pub fn lit(world: &World, entry: &Arc<Entry>, year: i16, today: Date) -> Option<Lit> {
    let project = entry.row.project()?;
    let light = light::of_project(project, year, today, world.delivery(), world.calendar());
    Some(Lit { entry: entry.clone(), light })
}

/// The projects that a question asks for, most urgent first.
pub fn find(world: &World, rows: &Rows, asked: &Asked, by: &Who, today: Date) -> Vec<Lit> {
    let year = asked.year(today);
    let wanted = Wanted::of(world, asked, year, today);
    let mut found: Vec<Lit> = rows
        .values()
        .filter(|entry| {
            let Some(project) = entry.row.project() else { return false };
            sees(world, &by.account.actor, project) && wanted.takes(entry, project)
        })
        .filter_map(|entry| lit(world, entry, year.unwrap_or(today.year()), today))
        .filter(|lit| wanted.lit(lit))
        .collect();
    found.sort_by_key(|lit| (std::cmp::Reverse(lit.light.colour), lit.entry.row.number));
    found
}

/// Those of a wider question of the same year that a narrower one asks for: their lights are known.
pub fn narrow<'a>(world: &World, found: &'a [Lit], asked: &Asked, today: Date) -> Vec<&'a Lit> {
    let wanted = Wanted::of(world, asked, asked.year(today), today);
    let takes = |lit: &&Lit| lit.project().is_some_and(|project| wanted.takes(&lit.entry, project)) && wanted.lit(lit);
    found.iter().filter(takes).collect()
}

/// A question, read once for all rows.
struct Wanted<'a> {
    world: &'a World,
    asked: &'a Asked,
    year: Option<i16>,
    today: Date,
    colour: Option<Colour>,
    county: Option<UnitId>,
    unit: Option<UnitId>,
    stage: Option<Stage>,
    sector: Option<Sector>,
    owner: Option<Owner>,
    level: Option<Level>,
    words: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    fn of(world: &'a World, asked: &'a Asked, year: Option<i16>, today: Date) -> Wanted<'a> {
        Wanted {
            world,
            asked,
            year,
            today,
            colour: Colour::parse(&asked.light),
            county: asked.county.parse().ok(),
            unit: asked.unit.parse().ok(),
            stage: Stage::parse(&asked.stage),
            sector: Sector::parse(&asked.sector),
            owner: Owner::parse(&asked.owner),
            level: Level::parse(&asked.level),
            words: asked.q.split_whitespace().collect(),
        }
    }

    fn lit(&self, lit: &Lit) -> bool {
        self.colour.is_none_or(|colour| lit.light.colour == colour)
    }

    fn takes(&self, entry: &Entry, project: &ProjectRow) -> bool {
        let directory = &self.world.main().directory;
        let (asked, today) = (self.asked, self.today);
        let of_stage = match asked.stage.as_str() {
            "discreet" => project.stage.is_discreet(),
            "begun" => project.stage.is_begun(),
            _ => self.stage.is_none_or(|stage| project.stage == stage),
        };
        self.year.is_none_or(|year| project.years.contains(&year))
            && of_stage
            && self.sector.is_none_or(|sector| project.sector == sector)
            && self.owner.is_none_or(|owner| project.owner == owner)
            && self.level.is_none_or(|level| project.level == level)
            && (asked.county != "none" || project.county.is_none())
            && self
                .county
                .as_ref()
                .filter(|_| asked.county != "none")
                .is_none_or(|unit| project.county.as_ref().is_some_and(|its| directory.is_over(unit, its)))
            && self.unit.as_ref().is_none_or(|unit| directory.is_over(unit, &project.charge.unit))
            && (asked.field.is_empty() || project.field.as_ref().is_some_and(|field| field.as_str() == asked.field))
            && (asked.leader.is_empty()
                || project.charge.leader.as_ref().is_some_and(|leader| leader.as_str() == asked.leader))
            && (asked.born.is_empty() || born(project).is_some_and(|year| year.to_string() == asked.born))
            && Stage::parse(&asked.past).is_none_or(|stage| has_got_to(project, stage))
            && tab(self.world, asked, project, self.year.unwrap_or(today.year()), today)
            && self.words.iter().all(|word| entry.title().contains(word) || entry.row.number.to_string() == *word)
    }
}

fn tab(world: &World, asked: &Asked, project: &ProjectRow, year: i16, today: Date) -> bool {
    match asked.tab.as_str() {
        "listed" => is_listed(project),
        "opened" => is_listed(project) && project.stage.is_begun(),
        "planned" => project.plan(year).is_some() && project.stage != Stage::Dropped,
        "returned" => project.plan(year).is_some() && project.so_far(year).is_some() && project.stage != Stage::Dropped,
        "obstacles" => !project.obstacles.is_empty(),
        "old-obstacles" => old_obstacles(world, project, today) > 0,
        "asked" => project.asked,
        "chased" => project.chased > 0 && project.stage.is_open(),
        "late-nodes" => project.late_nodes(today).next().is_some(),
        "counted" => project.counted.is_some(),
        _ => true,
    }
}

/// Whether a project counts for the opening rate: on the list, past the signing, not given up.
pub fn is_listed(project: &ProjectRow) -> bool {
    !matches!(project.stage, Stage::Lead | Stage::Talks | Stage::Signed | Stage::Dropped)
}

/// How many obstacles have stood longer than the rules' days.
pub fn old_obstacles(world: &World, project: &ProjectRow, today: Date) -> usize {
    let (calendar, days) = (world.calendar(), i32::from(world.delivery().obstacle_days));
    let old = |at| (today - calendar.local(at).date()).get_days() > days;
    project.obstacles.iter().filter(|open| old(open.opened_at)).count()
}

/// The year a project that was won began to be one: its first known stage before the approval.
pub fn born(project: &ProjectRow) -> Option<i16> {
    let (_, on) = project.reached.iter().find(|(stage, _)| **stage <= Stage::Signed)?;
    Some(on.year())
}

/// Whether a project has got as far as a stage, be it by a later one.
pub fn has_got_to(project: &ProjectRow, stage: Stage) -> bool {
    match stage {
        Stage::Dropped => project.stage == Stage::Dropped,
        stage => project.reached.keys().any(|reached| *reached >= stage),
    }
}
