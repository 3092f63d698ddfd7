//! How far a name can be trusted to be one, by what the clause says of it.

use super::clause::Clause;
use super::keys::Key;
use super::look::{Look, built, look};
use super::names::{Class, Names};
use super::places::Places;
use super::possible::{possible, quotes};
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
    let quoted = || names.keys.has(Key::Quote) && quotes(list);
    let pushed = names.class != Class::Works && clause.pushes_only();
    let kind = || look(list) == Look::Programme || zone(list) || list.ends_with("工程");
    !clause.before.loose && (!pushed || built(list)) || kind() || quoted()
}

/// Whether a name that looks like nothing may be one, alone in its list: a stage must be said behind it.
pub fn bare_alone(clause: &Clause) -> bool {
    clause.before.at.is_none() && clause.behind.at.is_some_and(|stage| stage != Stage::Building)
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
        (Class::None, _) if clause.before.aims && !aimed(name) => Trust::None,
        (Class::Firms, _) => {
            let signed = [clause.before.at, clause.behind.at].contains(&Some(Stage::Signed));
            sure(signed && (facts.proper() || name.ends_with("公司")))
        }
        (Class::Works, Look::Bare) if name.ends_with("公司") && !facts.strong => Trust::None,
        (_, Look::Quoted) => {
            let built = clause.behind.bare && (facts.long >= 8 || city(name));
            // 成立“渔业法律中心”: a house
            let house =
                || clause.before.at == Some(Stage::Other) && look(name.trim_matches(['“', '”'])) == Look::Entity;
            sure((names.class == Class::Works || facts.strong || built || house()) && !facts.loose)
        }
        (_, Look::Programme) => facts.programme(name),
        (Class::None, Look::Works)
            if !facts.strong && has(name, "“") && !name.trim_end_matches('”').ends_with("工程") =>
        {
            Trust::None
        }
        (Class::Works, _) if names.campaign && !has(name, "“") => Trust::None,
        (_, Look::Works) if facts.carried_out(name) => Trust::Name,
        (_, Look::Works) if name.ends_with("工程”") => sure(!facts.loose),
        (_, Look::Works) if facts.loose && facts.places.national && facts.proper() => Trust::Name,
        _ if facts.loose && facts.look != Look::Entity => Trust::None,
        _ if facts.done && facts.look != Look::Works => Trust::None,
        _ if facts.pushed && names.class != Class::Works && !built(name) => Trust::None,
        // 做好甲、乙等工作
        (Class::Works, Look::Bare) if names.examples && names.whole.is_empty() && !facts.stated => Trust::None,
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

/// A thing that is laid out, not a role: 打造 is said of both.
fn aimed(name: &str) -> bool {
    const LAID_OUT: [&str; 12] =
        ["小镇", "公园", "客厅", "街区", "古镇", "风景道", "线路", "通道", "旅游区", "文化带", "旅游带", "示范点"];
    LAID_OUT.iter().any(|word| name.ends_with(word))
}

/// What is built once for each trade, and from how many characters on it says for which.
const OF_A_KIND: [(&str, usize); 5] = [("产业园", 6), ("产业园区", 8), ("研究院", 6), ("国家公园", 6), ("综试区", 6)];

/// What a city wants to be known as: “海洋之城”.
fn city(name: &str) -> bool {
    let inner = name.trim_end_matches('”');
    inner.ends_with(['城', '都', '园', '谷', '湾', '镇', '街', '港']) || inner.ends_with("城市")
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
    /// The verb before it says that its building began or ended.
    reached: bool,
    /// The verb behind it says outright how far it is.
    stated: bool,
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
    /// Said to be built.
    built: bool,
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
            reached: matches!(before.at, Some(Stage::Started | Stage::Completed | Stage::Operating)),
            stated: behind.at.is_some(),
            predicate,
            begun: matches!(before.at, Some(Stage::Started | Stage::Completed)) && behind.bare,
            loose: before.loose && behind.at.is_none(),
            going: before.goes == Some(Stage::Building) || before.at == Some(Stage::Started),
            done: behind.goes == Some(Stage::Completed) && behind.at.is_none(),
            pushed: clause.pushes_only(),
            grows: behind.grows && !predicate,
            built: before.goes.is_some() || before.makes || behind.bare && before.push,
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
        if ["攻坚战", "战役"].iter().any(|word| name.ends_with(word)) && !self.proper() && !self.places.national {
            return Trust::None;
        }
        if self.places.local && name.ends_with("行动") && !self.proper() {
            return Trust::None;
        }
        let loose = self.loose && !self.places.national;
        let named =
            self.long >= self.known && !has(name, "“") && (!loose || name.ends_with("规划") || name.ends_with("纲要"));
        let quoted = has(name, "“") && (!loose || name.ends_with('”'));
        sure(has(name, "《") || counted || named || quoted)
    }

    /// A programme of works: 实施渔村振兴补短板工程.
    fn carried_out(&self, name: &str) -> bool {
        self.long >= self.known
            && (self.going || self.reached || self.pushed && self.rare())
            && name.ends_with("工程")
            && !has_any(name, &["、", "“"])
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
        // of parks and institutes a place has one of a kind
        let few = || OF_A_KIND.iter().find(|(kind, _)| self.name.ends_with(kind)).map_or(9, |(_, few)| *few);
        let built = alone
            && self.built
            && self.long >= 6
            && (self.long >= 9 || self.long >= few())
            && !self.name.contains(['和', '与', '及']);
        let stated = self.stated && self.long >= if alone { 4 } else { 5 }
            || alone && (self.begun && self.long >= 5 || self.reached && self.long >= 8);
        sure(stated || built || self.proper()).max(Trust::Company)
    }
}
