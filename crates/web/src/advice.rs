//! What a text suggests: a category by the pack's own words, one by what the city's settled cases
//! have taught, an emergency. Advice with its reason; a person takes it or not.

use std::collections::BTreeMap;
use yinuo_casework::suggest::{Emergency, Matcher, Model, Suggestion};
use yinuo_casework::{Guide, Proposal, Proposer};
use yinuo_journal::World;
use yinuo_kernel::{CaseTypeId, CategoryId, EmergencyId};

/// How sure a learned suggestion must be before it fills in a category by itself.
const SURE: f64 = 0.6;

/// One rule of a pack: whom to hand over to, and by which words.
pub type Rule = (EmergencyId, Emergency);

/// The advisers of a city, one set for each case type.
#[derive(Debug, Default)]
pub struct Advice {
    proposers: BTreeMap<CaseTypeId, Proposer>,
    alarms: BTreeMap<CaseTypeId, (Vec<EmergencyId>, Matcher)>,
    /// Learned from the settled cases of the main case type.
    model: Option<Model>,
}

/// An emergency that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub id: EmergencyId,
    /// The number to call.
    pub service: String,
    pub name: String,
    pub en: String,
    /// The words it rests on.
    pub words: Vec<String>,
}

impl Advice {
    /// # Errors
    /// When a pack has too many words for one automaton.
    pub fn new(
        world: &World,
        emergencies: BTreeMap<CaseTypeId, Vec<Rule>>,
        model: Option<Model>,
    ) -> Result<Advice, aho_corasick::BuildError> {
        let mut advice = Advice { model, ..Advice::default() };
        for matter in world.matters() {
            advice.proposers.insert(matter.rules.case_type.clone(), Proposer::new(&matter.directory)?);
        }
        for (case_type, rules) in emergencies {
            let (ids, rules) = rules.into_iter().unzip();
            advice.alarms.insert(case_type, (ids, Matcher::new(rules)?));
        }
        Ok(advice)
    }

    /// The best categories by the pack's own words, best first.
    pub fn propose(&self, case_type: &CaseTypeId, title: &str, body: &str, top: usize) -> Vec<Proposal> {
        self.proposers.get(case_type).map(|proposer| proposer.propose(title, body, top)).unwrap_or_default()
    }

    /// What settled cases of the main type suggest; labels are category ids.
    pub fn learned(&self, title: &str, body: &str, top: usize) -> Vec<Suggestion> {
        self.model.as_ref().map(|model| model.suggest(title, body, top)).unwrap_or_default()
    }

    /// The category to fill in where nobody chose one: a learned one that is sure, else the pack's
    /// words, else the pack's fallback.
    pub fn category(&self, world: &World, case_type: &CaseTypeId, title: &str, body: &str) -> CategoryId {
        let matter = world.of(case_type);
        if case_type == &world.main().rules.case_type
            && let Some(best) = self.learned(title, body, 1).first().filter(|best| best.probability >= SURE)
            && let Ok(id) = best.label.parse::<CategoryId>()
            && matter.directory.category(&id).is_some()
        {
            return id;
        }
        let best = self.propose(case_type, title, body, 1).into_iter().next();
        best.map_or_else(|| matter.rules.fallback.clone(), |best| best.category)
    }

    /// The rule behind an id: the number to call, and what for.
    pub fn emergency(&self, case_type: &CaseTypeId, id: &EmergencyId) -> Option<&Emergency> {
        let (ids, matcher) = self.alarms.get(case_type)?;
        ids.iter().position(|one| one == id).and_then(|at| matcher.rules().get(at))
    }

    /// Where a text may belong that the city does not take on, and the words that say so; in the
    /// order of the pack. A person decides: a court may be named by somebody who needs the city.
    pub fn elsewhere<'a>(
        &self,
        world: &'a World,
        case_type: &CaseTypeId,
        title: &str,
        body: &str,
    ) -> Vec<(&'a Guide, Vec<&'a str>)> {
        let guides = &world.of(case_type).directory.guidance().guides;
        let found = |guide: &'a Guide| -> Vec<&'a str> {
            let words = guide.words.iter().map(String::as_str);
            words.filter(|word| title.contains(word) || body.contains(word)).collect()
        };
        guides.iter().map(|guide| (guide, found(guide))).filter(|(_, words)| !words.is_empty()).collect()
    }

    /// The emergencies that stand in a text, in the order of the pack.
    pub fn alarms(&self, case_type: &CaseTypeId, title: &str, body: &str) -> Vec<Alarm> {
        let Some((ids, matcher)) = self.alarms.get(case_type) else { return Vec::new() };
        let found = matcher.alarms(title, body);
        let alarm = |id: &EmergencyId, alarm: &yinuo_casework::suggest::Alarm<'_>| Alarm {
            id: id.clone(),
            service: alarm.rule.service.clone(),
            name: alarm.rule.name.clone(),
            en: alarm.rule.en.clone(),
            words: alarm.words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let named = |id: &EmergencyId, at: usize| {
            let rule = matcher.rules().get(at)?;
            found.iter().find(|one| one.rule == rule).map(|one| alarm(id, one))
        };
        ids.iter().enumerate().filter_map(|(at, id)| named(id, at)).collect()
    }
}
