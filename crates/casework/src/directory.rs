//! The city as the engine needs it: kinds, categories, units, grid cells, the duty directory.

use geo::{Contains, Point, Polygon};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use yinuo_kernel::{CategoryId, CellId, EmergencyId, GuideId, KindId, PostId, UnitId};

/// A kind of request (诉求类型).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    pub id: KindId,
    pub name: String,
    pub en: String,
    #[serde(default)]
    pub hint: String,
    #[serde(default)]
    pub hint_en: String,
    /// Matters of this kind are sealed: seen by named posts alone.
    #[serde(default)]
    pub sealed: bool,
}

/// Where what the city does not take on belongs: a court, a discipline body, petitions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    pub id: GuideId,
    pub name: String,
    pub en: String,
    /// What to tell the person: where to go, what to bring, whom to call.
    pub address: String,
    #[serde(default)]
    pub address_en: String,
    /// Words that speak for it.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A node of the category tree (事项分类).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Category {
    pub id: CategoryId,
    pub name: String,
    pub en: String,
    /// Words that speak for this category, see [`crate::propose`].
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default = "one")]
    pub weight: f64,
}

fn one() -> f64 {
    1.0
}

/// The categories of a tree with none below them, in its order.
pub fn leaves(tree: &[Category]) -> impl Iterator<Item = &Category> {
    let parents: BTreeSet<CategoryId> = tree.iter().filter_map(|category| category.id.parent()).collect();
    tree.iter().filter(move |category| !parents.contains(&category.id))
}

/// The administrative level of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    City,
    County,
    Township,
    Village,
}

/// A unit (承办单位); units form a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    pub name: String,
    pub en: String,
    pub short: String,
    pub level: Level,
    #[serde(default)]
    pub parent: Option<UnitId>,
}

/// A grid cell (网格) with its shape in degrees, WGS 84, longitude first.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub id: CellId,
    pub name: String,
    pub en: String,
    pub district: String,
    pub shape: Polygon<f64>,
}

/// One line of the duty directory (派单目录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub category: CategoryId,
    /// `None`: everywhere.
    pub cell: Option<CellId>,
    pub unit: UnitId,
    /// The clause that gives the unit this duty.
    pub basis: String,
}

/// What a pack and a city say beside their trees.
#[derive(Clone, Debug, Default)]
pub struct Guidance {
    pub guides: Vec<Guide>,
    pub emergencies: Vec<EmergencyId>,
    /// The posts that see sealed cases.
    pub sealed_posts: Vec<PostId>,
}

/// Everything the engine looks up by id. Lists keep the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    kinds: Vec<Kind>,
    categories: Vec<Category>,
    units: Vec<Unit>,
    cells: Vec<Cell>,
    duties: Vec<Duty>,
    guidance: Guidance,
    category_at: BTreeMap<CategoryId, usize>,
    unit_at: BTreeMap<UnitId, usize>,
    cell_at: BTreeMap<CellId, usize>,
}

impl Directory {
    pub fn new(
        kinds: Vec<Kind>,
        categories: Vec<Category>,
        units: Vec<Unit>,
        cells: Vec<Cell>,
        duties: Vec<Duty>,
    ) -> Self {
        let category_at = categories.iter().enumerate().map(|(i, c)| (c.id.clone(), i)).collect();
        let unit_at = units.iter().enumerate().map(|(i, u)| (u.id.clone(), i)).collect();
        let cell_at = cells.iter().enumerate().map(|(i, c)| (c.id.clone(), i)).collect();
        let guidance = Guidance::default();
        Self { kinds, categories, units, cells, duties, guidance, category_at, unit_at, cell_at }
    }

    #[must_use]
    pub fn with_guidance(mut self, guidance: Guidance) -> Self {
        self.guidance = guidance;
        self
    }

    pub fn guidance(&self) -> &Guidance {
        &self.guidance
    }

    pub fn guide(&self, id: &GuideId) -> Option<&Guide> {
        self.guidance.guides.iter().find(|guide| &guide.id == id)
    }

    /// Whether a post may see sealed cases.
    pub fn sees_sealed(&self, post: Option<&PostId>) -> bool {
        post.is_some_and(|post| self.guidance.sealed_posts.contains(post))
    }

    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }
    pub fn units(&self) -> &[Unit] {
        &self.units
    }
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| &kind.id == id)
    }
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.category_at.get(id).and_then(|at| self.categories.get(*at))
    }
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.unit_at.get(id).and_then(|at| self.units.get(*at))
    }
    pub fn cell(&self, id: &CellId) -> Option<&Cell> {
        self.cell_at.get(id).and_then(|at| self.cells.get(*at))
    }

    /// The cell that contains a point (degrees), if the city does.
    pub fn locate(&self, lng: f64, lat: f64) -> Option<&Cell> {
        let point = Point::new(lng, lat);
        self.cells.iter().find(|cell| cell.shape.contains(&point))
    }

    /// Whether `above` is `unit` or lies over it in the tree.
    pub fn is_over(&self, above: &UnitId, unit: &UnitId) -> bool {
        let mut at = Some(unit);
        // A chain longer than the number of units is a loop, which packs refuse; stop anyway.
        for _ in 0..=self.units.len() {
            match at {
                Some(id) if id == above => return true,
                Some(id) => at = self.unit(id).and_then(|u| u.parent.as_ref()),
                None => return false,
            }
        }
        false
    }

    /// `unit` and everything below it.
    pub fn below(&self, unit: &UnitId) -> Vec<UnitId> {
        self.units.iter().filter(|u| self.is_over(unit, &u.id)).map(|u| u.id.clone()).collect()
    }

    /// The unit `steps` levels up the tree, or the highest there is.
    pub fn up(&self, unit: &UnitId, steps: u8) -> Option<&Unit> {
        let mut at = self.unit(unit)?;
        for _ in 0..steps {
            match at.parent.as_ref().and_then(|parent| self.unit(parent)) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        Some(at)
    }

    /// Whether the duty directory gives a matter of this category to the township or village, to
    /// one below it, or to the township above it. That the county above has the duty says nothing
    /// about its townships.
    pub fn answers_for(&self, unit: &UnitId, category: &CategoryId) -> bool {
        let over = |duty: &Duty| self.is_grass_roots(&duty.unit) && self.is_over(&duty.unit, unit);
        let fits = |duty: &Duty| self.is_over(unit, &duty.unit) || over(duty);
        self.duties.iter().any(|duty| duty.category.covers(category) && fits(duty))
    }

    /// Whether a unit is a township's or a village's (基层).
    pub fn is_grass_roots(&self, unit: &UnitId) -> bool {
        self.unit(unit).is_some_and(|unit| matches!(unit.level, Level::Township | Level::Village))
    }

    /// The categories that a case can be of: those with none below them.
    pub fn leaves(&self) -> impl Iterator<Item = &Category> {
        leaves(&self.categories)
    }

    /// The names from the top down: 城市管理 › 照明 › 路灯不亮.
    pub fn category_path(&self, id: &CategoryId) -> Vec<&Category> {
        let mut path: Vec<&Category> =
            std::iter::successors(Some(id.clone()), CategoryId::parent).filter_map(|id| self.category(&id)).collect();
        path.reverse();
        path
    }
}
