//! The town as its people know it: places, kinds, categories, and who sits at which desk.

use crate::client::{Client, No};
use crate::cmd::Login;
use crate::data::{self, Packs};
use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use yinuo_casework::{Category, Cell, Kind};
use yinuo_journal::World;
use yinuo_journal::simulation::Dice;
use yinuo_kernel::{CaseTypeId, CellId, Role, UnitId};

/// A session lasts twelve hours; a fresh one is opened a little before.
const SESSION: SignedDuration = SignedDuration::from_hours(11);

/// Somebody at a desk.
struct Desk {
    login: Login,
    session: Option<(Timestamp, Client)>,
}

pub struct Town {
    pub world: World,
    pub packs: Packs,
    desks: Vec<Desk>,
    /// Cells with the people who live there, where the city's map says so, else 1 each.
    people: Vec<(usize, u64)>,
    anybody: Client,
}

impl Town {
    pub fn new(packs: Packs, logins: Vec<Login>, server: &str) -> anyhow::Result<Town> {
        let world = data::world(&packs)?;
        let people = population(&packs)?;
        let desks = logins.into_iter().map(|login| Desk { login, session: None }).collect();
        Ok(Town { world, packs, desks, people, anybody: Client::new(server, "zh") })
    }

    /// Whoever has no login: the citizens.
    pub fn anybody(&self) -> &Client {
        &self.anybody
    }

    /// The case types that can be worked with words alone: the city takes no photos, so those that ask
    /// for some are left out.
    pub fn types(&self) -> Vec<CaseTypeId> {
        let all = self.packs.case_types.iter().map(|one| &one.rules);
        all.filter(|rules| rules.evidence.is_empty() && rules.before.is_empty())
            .map(|rules| rules.case_type.clone())
            .collect()
    }

    /// A cell by its people, and a point in it.
    pub fn place(&self, dice: &mut Dice) -> Option<(&Cell, [f64; 2])> {
        let cell = self.packs.city.cells.get(dice.weighed(&self.people)?)?;
        Some((cell, self.point(&cell.id, dice)?))
    }

    /// A point in a cell, to about a metre.
    pub fn point(&self, cell: &CellId, dice: &mut Dice) -> Option<[f64; 2]> {
        let directory = &self.world.main().directory;
        let corners: Vec<_> = directory.cell(cell)?.shape.exterior().coords().map(|at| (at.x, at.y)).collect();
        let bounds = |of: fn(&(f64, f64)) -> f64| {
            let all = corners.iter().map(of);
            (all.clone().fold(f64::MAX, f64::min), all.fold(f64::MIN, f64::max))
        };
        let ((west, east), (south, north)) = (bounds(|at| at.0), bounds(|at| at.1));
        let between = |low: f64, high: f64, dice: &mut Dice| {
            let at = low + (high - low) * (dice.below(1_000_000) as f64 / 1_000_000.0);
            (at * 100_000.0).round() / 100_000.0
        };
        // A cell fills a good part of its bounds; a hundred misses mean an odd shape.
        (0..100).find_map(|_| {
            let at = [between(west, east, dice), between(south, north, dice)];
            directory.locate(at[0], at[1]).is_some_and(|found| &found.id == cell).then_some(at)
        })
    }

    /// A kind and a leaf of the category tree.
    pub fn matter(&self, case_type: &CaseTypeId, dice: &mut Dice) -> Option<(&Kind, &Category)> {
        let directory = &self.world.matter(case_type)?.directory;
        let kinds: Vec<&Kind> = directory.kinds().iter().collect();
        // What is sealed is rare.
        let open: Vec<&Kind> = kinds.iter().copied().filter(|kind| !kind.sealed).collect();
        let kind = if dice.percent(2) { dice.pick(&kinds) } else { dice.pick(&open) };
        let leaves: Vec<&Category> = directory.leaves().filter(|one| !one.words.is_empty()).collect();
        Some((kind.copied()?, dice.pick(&leaves).copied()?))
    }

    /// Who does what a role does: for a unit its own desk or one above it; for a sealed case a post that
    /// sees it.
    ///
    /// # Errors
    /// When logging in fails. `None`: nobody sits there.
    pub fn desk(
        &mut self,
        role: Role,
        unit: Option<&str>,
        sealed: bool,
        now: Timestamp,
        dice: &mut Dice,
    ) -> Result<Option<Client>, No> {
        let directory = &self.world.main().directory;
        let unit: Option<UnitId> = unit.and_then(|unit| unit.parse().ok());
        let sees = |desk: &Desk| {
            !sealed || desk.login.login.parse().is_ok_and(|post| self.packs.city.sealed_posts.contains(&post))
        };
        let over = |desk: &Desk| match (&unit, desk.login.unit.parse::<UnitId>()) {
            (Some(unit), Ok(mine)) if role == Role::Unit => directory.is_over(&mine, unit),
            _ => true,
        };
        let fits: Vec<usize> = (0..self.desks.len())
            .filter(|at| {
                self.desks.get(*at).is_some_and(|desk| desk.login.role == role.as_str() && sees(desk) && over(desk))
            })
            .collect();
        // The unit itself before those above it.
        let own = |at: &usize| {
            let mine = self.desks.get(*at).map(|desk| desk.login.unit.as_str());
            mine.is_some() && mine == unit.as_ref().map(UnitId::as_str)
        };
        let at = match fits.iter().find(|at| role == Role::Unit && own(at)) {
            Some(at) => Some(*at),
            None => dice.pick(&fits).copied(),
        };
        let Some(desk) = at.and_then(|at| self.desks.get_mut(at)) else { return Ok(None) };
        if let Some((until, client)) = &desk.session
            && now < *until
        {
            return Ok(Some(client.clone()));
        }
        let client = self.anybody.log_in(&desk.login.login, &desk.login.password)?;
        desk.session = Some((now + SESSION, client.clone()));
        Ok(Some(client))
    }
}

/// The property `population` of each cell in the city's map.
fn population(packs: &Packs) -> anyhow::Result<Vec<(usize, u64)>> {
    let map: serde_json::Value = serde_json::from_str(&packs.city.geojson).context("cells.geojson")?;
    let features = map.get("features").and_then(|features| features.as_array()).cloned().unwrap_or_default();
    let known: BTreeMap<String, u64> = features
        .iter()
        .filter_map(|feature| {
            let of = feature.get("properties")?;
            Some((of.get("id")?.as_str()?.to_owned(), of.get("population")?.as_u64()?))
        })
        .collect();
    let weight = |cell: &Cell| known.get(cell.id.as_str()).copied().unwrap_or(1);
    Ok(packs.city.cells.iter().enumerate().map(|(at, cell)| (at, weight(cell))).collect())
}
