//! The numbers.

use super::item::{is_old, returns_owed};
use super::worst::{Behind, Worst};
use super::{View, item};
use crate::project::{ProjectRow, Wan};
use crate::task::{Sort, TaskRow};
use crate::{Colour, Detail, Light, Row, Why, project, task};
use std::collections::BTreeMap;
use yinuo_kernel::{CaseNumber, UnitId};

/// How many shine in which colour, and how many shine no longer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lights {
    pub good: usize,
    pub soon: usize,
    pub late: usize,
    /// Signed off, or in production.
    pub done: usize,
}

impl Lights {
    pub fn of(&self, colour: Colour) -> usize {
        match colour {
            Colour::Off => self.done,
            Colour::Good => self.good,
            Colour::Soon => self.soon,
            Colour::Late => self.late,
        }
    }

    pub fn all(&self) -> usize {
        self.good + self.soon + self.late + self.done
    }

    /// `done`: whether one without a light is counted as done.
    fn add(&mut self, colour: Colour, done: bool) {
        match colour {
            Colour::Good => self.good += 1,
            Colour::Soon => self.soon += 1,
            Colour::Late => self.late += 1,
            Colour::Off if done => self.done += 1,
            Colour::Off => {}
        }
    }
}

/// Money of the projects that were not dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Planned in all.
    pub promised: Wan,
    /// Planned for the year, and invested of it: only projects with a plan count in both.
    pub plan: Wan,
    pub so_far: Wan,
    /// Projects with a plan for the year.
    pub planned: usize,
}

/// Cases that hinder projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    pub open: usize,
    /// Open for longer than the pack's days.
    pub old: usize,
}

/// Returns that a unit owes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwedCount {
    pub all: usize,
    /// Their day has passed.
    pub late: usize,
}

/// What waits for the office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Requests to adjust or withdraw a task,
    pub asked: usize,
    /// or a project.
    pub projects_asked: usize,
    pub claimed: usize,
    pub disputed: usize,
}

/// The board of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Tasks of the year by sort.
    pub sorts: BTreeMap<Sort, Lights>,
    /// Targets of the year that are red, furthest behind first.
    pub behind: Worst<Behind>,
    /// Projects by stage, dropped ones too.
    pub stages: BTreeMap<project::Stage, usize>,
    pub projects: Lights,
    pub money: Money,
    /// Nodes whose day has passed: of tasks, of projects.
    pub late_nodes: (usize, usize),
    pub obstacles: Obstacles,
    /// By the unit that owes.
    pub owed: BTreeMap<UnitId, OwedCount>,
    pub waiting: Waiting,
    /// The livelihood items of the year, in order of their numbers.
    pub items: Vec<CaseNumber>,
    /// What residents said of them: pleased, not pleased.
    pub heard: (u32, u32),
}

impl Board {
    /// One walk over the rows.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r Row>, view: &View<'_>) -> Board {
        let mut board = Board::default();
        for row in rows.into_iter().filter(|row| view.sees(row)) {
            match &row.detail {
                Detail::Task(task) => board.task(row, task, view),
                Detail::Project(project) => board.project(row, project, view),
                Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => {}
            }
        }
        board
    }

    fn task(&mut self, row: &Row, task: &TaskRow, view: &View<'_>) {
        use task::Stage::{Claimed, Closed, Discarded, Disputed, Draft};
        if matches!(task.stage, Draft | Discarded) {
            return;
        }
        let Some(light) = view.light(row) else { return };
        self.late_nodes.0 += item::late(&light).count();
        self.owes(row, view);
        self.waiting.asked += usize::from(task.asked && task.stage.is_open());
        self.waiting.claimed += usize::from(task.stage == Claimed);
        self.waiting.disputed += usize::from(task.stage == Disputed);
        if row.year != view.year {
            return;
        }
        self.sorts.entry(task.sort).or_default().add(light.colour, task.stage == Closed);
        if task.sort == Sort::Target && light.colour == Colour::Late {
            self.behind.offer(Behind { share: behind(&light), number: row.number });
        }
        if task.sort == Sort::Livelihood {
            self.items.push(row.number);
            self.heard.0 += task.heard.0;
            self.heard.1 += task.heard.1;
        }
    }

    fn project(&mut self, row: &Row, project: &ProjectRow, view: &View<'_>) {
        let Some(light) = view.light(row) else { return };
        *self.stages.entry(project.stage).or_default() += 1;
        self.projects.add(light.colour, project.stage == project::Stage::Production);
        self.late_nodes.1 += item::late(&light).count();
        for open in &project.obstacles {
            self.obstacles.open += 1;
            self.obstacles.old += usize::from(is_old(open, view));
        }
        self.owes(row, view);
        self.waiting.projects_asked += usize::from(project.asked);
        if project.stage != project::Stage::Dropped {
            self.money.add(project, view.year);
        }
    }

    fn owes(&mut self, row: &Row, view: &View<'_>) {
        for (unit, due) in returns_owed(row, view).into_iter().flat_map(|(unit, owed)| {
            let due = owed.into_iter().map(|owed| owed.due);
            due.map(move |due| (unit, due))
        }) {
            let count = match self.owed.get_mut(unit) {
                Some(count) => count,
                None => self.owed.entry(unit.clone()).or_default(),
            };
            count.all += 1;
            count.late += usize::from(due < view.today);
        }
    }

    /// All that is owed.
    pub fn owed_in_all(&self) -> OwedCount {
        let add = |sum: OwedCount, one: &OwedCount| OwedCount { all: sum.all + one.all, late: sum.late + one.late };
        self.owed.values().fold(OwedCount::default(), add)
    }

    /// The targets of the year.
    pub fn lights(&self, sort: Sort) -> Lights {
        self.sorts.get(&sort).copied().unwrap_or_default()
    }
}

impl Money {
    fn add(&mut self, project: &ProjectRow, year: i16) {
        let sum = |before: Wan, more: Wan| Wan(before.0.saturating_add(more.0));
        self.promised = sum(self.promised, project.promise.invest.unwrap_or_default());
        if let Some(plan) = project.plan(year) {
            self.planned += 1;
            self.plan = sum(self.plan, plan.total);
            self.so_far = sum(self.so_far, project.so_far(year).map(|(_, so_far)| so_far).unwrap_or_default());
        }
    }

    /// 年度投资完成率.
    pub fn rate(&self) -> Option<f64> {
        self.so_far.share_of(self.plan)
    }
}

/// How far behind its pace; one that is red for another reason is behind those.
fn behind(light: &Light) -> f64 {
    let shares = light.whys.iter().filter_map(|(_, why)| match why {
        Why::Behind(pace) => Some(pace.share),
        _ => None,
    });
    shares.fold(1.0, f64::min)
}
