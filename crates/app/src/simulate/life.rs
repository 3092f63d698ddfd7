//! How a case goes on: whoever opens it sees where it stands and does what comes next, some sooner
//! and some too late.

use super::words;
use crate::client::Line;
use jiff::civil::Date;
use yinuo_casework::{Rules, Verb};
use yinuo_journal::simulation::Dice;
use yinuo_kernel::Role;
use yinuo_web::routes::step::Step;

/// What the simulation remembers of a case; all else it asks the server.
#[derive(Clone, Debug)]
pub struct Life {
    pub number: String,
    pub code: String,
    pub category: String,
    pub sealed: bool,
    /// One of several alike reports: the first of them.
    pub alike: Option<usize>,
    /// The person is not content.
    pub unhappy: bool,
    pub heard: bool,
    pub returned: bool,
    pub extended: bool,
    pub suspended: bool,
    pub assisted: bool,
    pub refusals: u32,
}

/// What is done, by whom.
#[derive(Debug)]
pub struct Move {
    pub verb: Verb,
    pub by: Role,
    /// The unit at whose desk it is done.
    pub unit: Option<String>,
    pub step: Step,
}

/// What somebody does who opens the case.
#[derive(Debug)]
pub enum Next {
    Do(Box<Move>),
    /// Nothing yet.
    Wait,
    /// Nothing more.
    Rest,
}

/// What is at hand when a case is opened.
pub struct Sight<'a> {
    pub line: &'a Line,
    pub rules: &'a Rules,
    pub today: Date,
    /// The number of the first of the alike reports, when it is being worked.
    pub first: Option<String>,
    /// Another unit that may answer for it.
    pub other: Option<String>,
}

impl Life {
    pub fn next(&mut self, sight: &Sight<'_>, dice: &mut Dice) -> Next {
        let Sight { line, rules, .. } = sight;
        let said = || Step::default();
        match line.stage.as_str() {
            "submitted" if dice.percent(2) && !rules.off.contains(&Verb::Decline) => {
                by(Role::Operator, Verb::Decline, self.saying(rules, dice))
            }
            "submitted" => by(Role::Operator, Verb::Accept, Step { category: Some(self.category.clone()), ..said() }),
            "accepted" => match &sight.first {
                Some(into) if dice.percent(75) => {
                    by(Role::Dispatcher, Verb::Merge, Step { into: Some(into.clone()), ..said() })
                }
                // Where the directory proposes nobody, or was wrong, the dispatcher chooses.
                _ if self.returned || self.refusals > 0 => {
                    by(Role::Dispatcher, Verb::Dispatch, Step { unit: sight.other.clone(), ..said() })
                }
                _ => by(Role::Dispatcher, Verb::Dispatch, said()),
            },
            _ if line.asked.is_some() => {
                let verb = if dice.percent(76) { Verb::Grant } else { Verb::Refuse };
                by(Role::Dispatcher, verb, self.saying(rules, dice))
            }
            "dispatched" if !self.returned && dice.percent(5) => {
                self.returned = true;
                self.unit(line, Verb::Return, self.saying(rules, dice))
            }
            "dispatched" => self.unit(line, Verb::Sign, said()),
            "signed" | "replied" => self.worked(sight, dice),
            "suspended" | "deferred" if dice.percent(25) => self.unit(line, Verb::Resume, said()),
            "suspended" | "deferred" => Next::Wait,
            "resolved" | "verified" | "called_back" | "rated" => self.heard(sight, dice),
            _ => Next::Rest,
        }
    }

    fn worked(&mut self, sight: &Sight<'_>, dice: &mut Dice) -> Next {
        let Sight { line, rules, .. } = sight;
        if let Some(helper) = line.helpers.first() {
            let step = self.saying(rules, dice);
            return Next::Do(Box::new(Move {
                verb: Verb::Contribute,
                by: Role::Unit,
                unit: Some(helper.clone()),
                step,
            }));
        }
        if !self.assisted && dice.percent(4) {
            self.assisted = true;
            if let Some(other) = &sight.other {
                return by(Role::Dispatcher, Verb::Assist, Step { units: vec![other.clone()], ..Step::default() });
            }
        }
        if !self.extended && dice.percent(6) && rules.extensions_max > 0 {
            self.extended = true;
            let budget = Some("2 working days".to_owned());
            return self.unit(line, Verb::Extend, Step { budget, ..self.saying(rules, dice) });
        }
        if !self.suspended && dice.percent(3) && rules.suspend_days_max.is_some() {
            self.suspended = true;
            let days = i64::try_from(2 + dice.below(9)).unwrap_or(2);
            let until = Some(sight.today.saturating_add(jiff::Span::new().days(days)).to_string());
            return self.unit(line, Verb::Suspend, Step { until, ..self.saying(rules, dice) });
        }
        // Some forget the reply, and are told so.
        let replies = line.stage == "signed" && !dice.percent(4);
        let verb = if replies { Verb::Reply } else { Verb::Resolve };
        let outcome = dice.pick(&rules.outcomes).map(|outcome| outcome.id.to_string());
        self.unit(line, verb, Step { outcome, ..self.saying(rules, dice) })
    }

    fn heard(&mut self, sight: &Sight<'_>, dice: &mut Dice) -> Next {
        let Sight { line, rules, .. } = sight;
        let may = |verb: Verb| !rules.off.contains(&verb);
        if std::mem::replace(&mut self.heard, true) {
            if std::mem::take(&mut self.unhappy) && may(Verb::Reopen) {
                self.heard = false;
                return by(Role::Citizen, Verb::Reopen, self.saying(rules, dice));
            }
            return Next::Rest;
        }
        let late = matches!((&line.resolved_at, &line.promised), (Some(at), Some(promised)) if at > promised);
        self.unhappy = dice.percent(if late { 14 } else { 4 });
        match dice.below(100) {
            0..50 if may(Verb::Rate) => {
                let score = if self.unhappy { 1 + dice.below(2) } else { 3 + dice.below(3) };
                by(Role::Citizen, Verb::Rate, Step { score: u8::try_from(score).ok(), ..Step::default() })
            }
            50..75 if may(Verb::CallBack) => {
                let satisfied = dice.percent(80).then_some(!self.unhappy);
                by(Role::Operator, Verb::CallBack, Step { satisfied, ..Step::default() })
            }
            75..90 if may(Verb::Verify) && line.stage == "resolved" => {
                by(Role::Operator, Verb::Verify, Step::default())
            }
            _ => Next::Wait,
        }
    }

    fn saying(&self, rules: &Rules, dice: &mut Dice) -> Step {
        Step { words: words::answer(rules.form.reply_min, dice), ..Step::default() }
    }

    fn unit(&self, line: &Line, verb: Verb, step: Step) -> Next {
        Next::Do(Box::new(Move { verb, by: Role::Unit, unit: line.unit.clone(), step }))
    }
}

fn by(by: Role, verb: Verb, step: Step) -> Next {
    Next::Do(Box::new(Move { verb, by, unit: None, step }))
}

/// Working minutes until somebody opens a case at this stage. A unit's sloth is percent of the
/// usual.
pub fn minutes(line: Option<&Line>, sloth: u64, dice: &mut Dice) -> u64 {
    // Most come in time; a few of a hundred lie about until they are late.
    let forgotten = dice.below(100);
    let mut between = |low: u64, high: u64| low + dice.below(high - low);
    let of_unit = |minutes: u64| minutes * sloth / 100;
    match line.map(|line| (line.stage.as_str(), line.asked.is_some())) {
        None | Some(("submitted", _)) => match forgotten {
            0..96 => between(2, 24),
            _ => between(30, 200),
        },
        Some(("accepted", _)) => between(8, 90),
        Some((_, true)) => between(30, 300),
        Some(("dispatched", _)) if forgotten < 94 => of_unit(between(15, 230)),
        Some(("dispatched", _)) => between(240, 700),
        Some(("signed", _)) if forgotten < 93 => of_unit(between(60, 760)),
        Some(("signed", _)) => between(900, 1_800),
        Some(("replied", _)) if forgotten < 89 => of_unit(between(150, 1_900)),
        Some(("replied", _)) => between(1_900, 4_600),
        Some(("suspended" | "deferred", _)) => 450,
        Some(_) => between(30, 1_300),
    }
}
