//! How far a name can be trusted to be one, by what the clause says of it.

use super::clause::Clause;
use super::look::{Look, built, look};
use super::names::{Class, Names};
use super::places::Places;
use super::possible::possible;
use super::proper::{PROPER, properness, zone};
use crate::Stage;
use crate::scan::{has, has_any};
use std::cell::OnceCell;

/// How far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// No name.
    None,
    /// A name only beside one that is.
    Company,
    /// A name.
    Name,
}

/// Whether a list may hold names at all: most clauses are settled here.
pub fn worth_while(list: &str, names: &Names, clause: &Clause) -> bool {
    if names.class == Class::Else {
        return false;
    }
    let quoted = || has_any(list, &["“", "《"]);
    let pushed = names.class != Class::Works && clause.pushes_only();
    let kind = || look(list) == Look::Programme || zone(list) || list.ends_with("工程");
    !clause.before.loose && (!pushed || built(list)) || kind() || quoted()
}

/// Judges a name.
pub fn of(name: &str, names: &Names, clause: &Clause, places: &Places<'_>) -> Trust {
    let trust = judge(name, names, clause, &Facts::of(name, names, clause, places));
    // most clauses speak of no project: the dearer question is asked last
    if trust > Trust::None && possible(name) { trust } else { Trust::None }
}

fn judge(name: &str, names: &Names, clause: &Clause, facts: &Facts<'_>) -> Trust {
    match (names.class, facts.look) {
        (Class::Else, _) => Trust::None,
        (Class::None, _) if facts.grows && !facts.strong => Trust::None,
        (Class::Firms, _) => sure(clause.behind.at == Some(Stage::Signed) && facts.proper()),
        (_, Look::Quoted) => {
            sure((names.class == Class::Works || facts.strong || clause.behind.bare && facts.long >= 8) && !facts.loose)
        }
        (_, Look::Programme) => facts.programme(name),
        (_, Look::Works) if facts.carried_out(name) => Trust::Name,
        _ if facts.loose && facts.look != Look::Entity => Trust::None,
        _ if facts.done && facts.look != Look::Works => Trust::None,
        _ if facts.pushed && names.class != Class::Works && !built(name) => Trust::None,
        (Class::Works, _) if names.examples => facts.example(),
        (Class::Works, _) => facts.project(),
        (Class::None, Look::Entity) if facts.grows && !facts.proper() => Trust::None,
        (Class::None, Look::Entity) => facts.entity(names.items.len() == 1),
        (Class::None, Look::Works) if facts.done => sure(facts.long >= 5 && built(name) && facts.rare()),
        (Class::None, Look::Works) => {
            if (facts.strong || built(name)) && facts.proper() {
                Trust::Name
            } else {
                facts.company()
            }
        }
        (Class::None, _) if facts.grows && facts.look != Look::Entity => Trust::None,
        (Class::None, Look::Bare) if facts.long >= 3 && facts.proper() => {
            let said = facts.strong || names.items.len() > 1;
            sure(said && facts.predicate && clause.before.at.is_none()).max(Trust::Company)
        }
        (Class::None, Look::Bare) => Trust::None,
    }
}

fn sure(yes: bool) -> Trust {
    if yes { Trust::Name } else { Trust::None }
}

/// What is known of a name and its clause.
struct Facts<'a> {
    name: &'a str,
    names: &'a Names,
    places: &'a Places<'a>,
    look: Look,
    long: usize,
    /// From how many characters on a programme has a name of its own.
    known: usize,
    /// How proper it is: dear to know, and seldom asked.
    weight: OnceCell<usize>,
    /// Its building begins.
    begun: bool,
    /// A stage is said outright.
    strong: bool,
    /// A verb stands behind it.
    predicate: bool,
    /// Said of everything: 开展, 落实, 出台.
    loose: bool,
    /// Carried out or begun: 实施, 启动.
    going: bool,
    /// Only 完成.
    done: bool,
    /// Only 推动, with no verb behind.
    pushed: bool,
    /// Only 发展.
    grows: bool,
}

impl<'a> Facts<'a> {
    fn of(name: &'a str, names: &'a Names, clause: &Clause, places: &'a Places<'a>) -> Facts<'a> {
        let (before, behind) = (clause.before, clause.behind);
        let kind = look(name);
        let predicate = behind.at.is_some() || behind.goes.is_some();
        Facts {
            name,
            names,
            places,
            look: kind,
            known: if places.national { 6 } else { 8 },
            long: name.chars().count(),
            weight: OnceCell::new(),
            strong: behind.at.is_some_and(|s| s != Stage::Building) || before.at.is_some_and(|s| s != Stage::Other),
            predicate,
            begun: matches!(before.at, Some(Stage::Started | Stage::Completed)) && behind.bare,
            loose: before.loose && behind.at.is_none(),
            going: before.goes == Some(Stage::Building) || before.at == Some(Stage::Started),
            done: behind.goes == Some(Stage::Completed) && behind.at.is_none(),
            pushed: clause.pushes_only(),
            grows: behind.grows && !predicate,
        }
    }

    fn weight(&self) -> usize {
        *self.weight.get_or_init(|| {
            let (name, places) = (self.name, self.places);
            let weight = properness(name);
            let placed = || places.open(name) || self.look != Look::Bare && places.within(name);
            if weight < PROPER && placed() { PROPER } else { weight }
        })
    }

    fn proper(&self) -> bool {
        self.names.first && self.look == Look::Entity || self.weight() >= PROPER
    }

    /// Something about it is rare.
    fn rare(&self) -> bool {
        self.names.counted || self.weight() > 0
    }

    fn company(&self) -> Trust {
        let short = if self.look == Look::Entity { 3 } else { 4 };
        if self.long >= short && (self.look != Look::Bare || self.rare()) { Trust::Company } else { Trust::None }
    }

    /// In quotes, or in book titles; 开展“…”行动 is too loose.
    fn programme(&self, name: &str) -> Trust {
        let counted = name.ends_with("计划") && has_any(name, &["年", "万", "百", "千"]) && self.long >= 8;
        let named = self.long >= self.known && !has(name, "“") && (!self.loose || name.ends_with("规划"));
        let quoted = has(name, "“") && (!self.loose || name.ends_with('”'));
        sure(has(name, "《") || counted || named || quoted)
    }

    /// A programme of works: 实施渔村振兴补短板工程.
    fn carried_out(&self, name: &str) -> bool {
        self.long >= self.known && self.going && name.ends_with("工程") && !has_any(name, &["、", "“"])
    }

    /// Before 等12个项目.
    fn example(&self) -> Trust {
        let long = self.long >= 6 && matches!(self.look, Look::Entity | Look::Works);
        sure(long && self.long >= 7 || self.proper() || long && self.rare()).max(self.company())
    }

    /// Before 项目, 工程.
    fn project(&self) -> Trust {
        let works = self.look == Look::Works && self.strong && self.predicate && self.long >= 7;
        let known =
            works || self.look == Look::Entity && self.long >= 5 && (self.strong || self.long >= 7 || self.rare());
        sure(known || self.long >= 3 && self.proper()).max(self.company())
    }

    fn entity(&self, alone: bool) -> Trust {
        sure((self.strong && self.predicate || self.begun) && alone && self.long >= 5 || self.proper())
            .max(Trust::Company)
    }
}
