//! Who must hear of what happened to a task or a project: news for the desk of a unit or of the office.
//!
//! Data, as the news of a case are ([`yinuo_casework::notices`]): the journal keeps them in its outbox,
//! written with the entry they tell of. A notice holds numbers, units and dates; no words, no names of
//! persons. Whoever did it hears nothing of it.
//!
//! To add a piece of news: a variant of [`Topic`], what leads to it in [`notices`], its sentence in `app`.

use crate::named::named;
use crate::row::Kind;
use crate::{Dossier, Entry, Event, Period, project, task};
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, Role, Timestamp, UnitId};

/// What the news is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A task was sent out to the unit that leads it.
    Issued,
    /// A task was sent out to others, whom the unit helps.
    Helping,
    Disputed,
    /// The office has decided a dispute.
    Settled,
    /// A return does not do: more is asked for.
    SentBack,
    /// What was said to be met is not.
    NodeFalse,
    /// The unit asks to adjust, to withdraw, to drop.
    Asked,
    Granted,
    Refused,
    Chased,
    /// The unit asks for the sign-off.
    Claimed,
    Closed,
    /// No sign-off: work goes on.
    NotClosed,
    /// It came back after its sign-off.
    Reopened,
    /// A case hinders a project.
    Obstructed,
    /// That case hinders it no longer.
    Cleared,
    /// Another unit has charge of a project.
    Handed,
}

named!(Topic {
    Issued "issued" "下发" "Sent out",
    Helping "helping" "请配合" "To help with",
    Disputed "disputed" "提出异议" "Disputed",
    Settled "settled" "裁定" "Settled",
    SentBack "sent_back" "退回报送" "Return sent back",
    NodeFalse "node_false" "节点核实未通过" "Node does not hold",
    Asked "asked" "申请待定" "Asked",
    Granted "granted" "同意申请" "Granted",
    Refused "refused" "不同意申请" "Refused",
    Chased "chased" "督办" "Chased",
    Claimed "claimed" "申请销号" "Asked for sign-off",
    Closed "closed" "销号" "Signed off",
    NotClosed "not_closed" "未予销号" "Not signed off",
    Reopened "reopened" "反弹重启" "Reopened",
    Obstructed "obstructed" "登记堵点" "Obstacle recorded",
    Cleared "cleared" "堵点清除" "Obstacle cleared",
    Handed "handed" "移交" "Handed over",
});

impl Topic {
    /// Whether this happens to tasks or to projects at all.
    pub fn happens_to(self, kind: Kind) -> bool {
        use Topic::{
            Asked, Chased, Claimed, Cleared, Closed, Disputed, Granted, Handed, Helping, Issued, NodeFalse, NotClosed,
            Obstructed, Refused, Reopened, SentBack, Settled,
        };
        match self {
            SentBack | NodeFalse | Asked | Granted | Refused | Chased => matches!(kind, Kind::Task | Kind::Project),
            Issued | Helping | Disputed | Settled | Claimed | Closed | NotClosed | Reopened => kind == Kind::Task,
            Obstructed | Cleared | Handed => kind == Kind::Project,
        }
    }
}

/// A topic of one kind of dossier, as ways out name it: `task.chased`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    pub kind: Kind,
    pub topic: Topic,
}

impl Subject {
    /// Everything that can happen.
    pub fn all() -> impl Iterator<Item = Subject> {
        let of = |kind| Topic::ALL.iter().map(move |topic| Subject { kind, topic: *topic });
        [Kind::Task, Kind::Project].into_iter().flat_map(of).filter(|one| one.topic.happens_to(one.kind))
    }

    pub fn parse(text: &str) -> Option<Subject> {
        Subject::all().find(|one| one.to_string() == text)
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.kind.as_str(), self.topic.as_str())
    }
}

/// Whose desk it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", content = "id", rename_all = "snake_case")]
pub enum Audience {
    Unit(UnitId),
    /// The office that runs delivery.
    Office,
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub kind: Kind,
    pub topic: Topic,
    #[serde(flatten)]
    pub audience: Audience,
    pub dossier: CaseNumber,
    /// The unit that answers for it now.
    pub unit: Option<UnitId>,
    /// 1 a reminder (提醒), 2 a chase (督办), 3 before the leaders (约谈通报).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The case that hinders it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obstacle: Option<CaseNumber>,
    /// To be confirmed by then; silence confirms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    pub at: Timestamp,
}

impl Notice {
    pub fn subject(&self) -> Subject {
        Subject { kind: self.kind, topic: self.topic }
    }
}

/// What of an entry is told besides its topic.
#[derive(Default)]
struct About {
    grade: Option<u8>,
    node: Option<u32>,
    period: Option<Period>,
    obstacle: Option<CaseNumber>,
    due: Option<Timestamp>,
}

/// Who hears of it.
enum Hears<'a> {
    /// The unit that answers for it.
    Lead,
    Office,
    /// The lead and who helps.
    All,
    Helpers,
    /// Another unit than the one that answers for it now.
    Before(&'a UnitId),
}

/// The news of one entry. `dossier` is as the entry left it; `was`: the unit that answered for it before.
pub fn notices(dossier: &Dossier, was: Option<&UnitId>, entry: &Entry) -> Vec<Notice> {
    let told = match (dossier, &entry.did) {
        (Dossier::Task(_), Event::Task(event)) => of_task(event, was),
        (Dossier::Project(_), Event::Project(event)) => of_project(event, was),
        _ => Vec::new(),
    };
    told.into_iter().flat_map(|(topic, hears, about)| spread(dossier, entry, topic, &hears, &about)).collect()
}

type Told<'a> = Vec<(Topic, Hears<'a>, About)>;

fn of_task<'a>(event: &task::Event, was: Option<&'a UnitId>) -> Told<'a> {
    use task::Event as E;
    let plain = |topic, hears| vec![(topic, hears, About::default())];
    match event {
        E::Issued { confirm_by } => {
            let about = About { due: Some(*confirm_by), ..About::default() };
            vec![(Topic::Issued, Hears::Lead, about), (Topic::Helping, Hears::Helpers, About::default())]
        }
        E::Disputed { .. } => plain(Topic::Disputed, Hears::Office),
        E::Settled { lead: None, .. } => plain(Topic::Settled, Hears::Lead),
        E::Settled { lead: Some(_), confirm_by, .. } => {
            let about = About { due: *confirm_by, ..About::default() };
            let mut told = vec![(Topic::Issued, Hears::Lead, about)];
            told.extend(was.map(|was| (Topic::Settled, Hears::Before(was), About::default())));
            told
        }
        E::Checked { period, good: false, .. } => sent_back(*period),
        E::Verified { node, good: false, .. } => not_met(*node),
        E::Asked { .. } => plain(Topic::Asked, Hears::Office),
        E::Granted { .. } => plain(Topic::Granted, Hears::All),
        E::Refused { .. } => plain(Topic::Refused, Hears::Lead),
        E::Chased { grade, .. } => chased(*grade),
        E::Claimed { .. } => plain(Topic::Claimed, Hears::Office),
        E::Closed { .. } => plain(Topic::Closed, Hears::All),
        E::SentBack { .. } => plain(Topic::NotClosed, Hears::Lead),
        E::Reopened { .. } => plain(Topic::Reopened, Hears::All),
        E::Proposed(_)
        | E::Edited(_)
        | E::Discarded
        | E::Planned { .. }
        | E::Shared { .. }
        | E::Confirmed { .. }
        | E::Returned(_)
        | E::Checked { good: true, .. }
        | E::Met { .. }
        | E::Verified { good: true, .. }
        | E::Heard { .. }
        | E::Linked { .. }
        | E::Shown { .. } => Vec::new(),
    }
}

fn of_project<'a>(event: &project::Event, was: Option<&'a UnitId>) -> Told<'a> {
    use project::Event as E;
    let plain = |topic, hears| vec![(topic, hears, About::default())];
    let obstacle =
        |topic, case: &CaseNumber| vec![(topic, Hears::Lead, About { obstacle: Some(*case), ..About::default() })];
    match event {
        E::Verified { node, good: false, .. } => not_met(*node),
        E::Checked { period, good: false, .. } => sent_back(*period),
        E::Obstructed { case, .. } => obstacle(Topic::Obstructed, case),
        E::Cleared { case } => obstacle(Topic::Cleared, case),
        E::Handed { charge, .. } => {
            let mut told = plain(Topic::Handed, Hears::Lead);
            let was = was.filter(|was| **was != charge.unit);
            told.extend(was.map(|was| (Topic::Handed, Hears::Before(was), About::default())));
            told
        }
        E::Asked { .. } => plain(Topic::Asked, Hears::Office),
        E::Granted { .. } => plain(Topic::Granted, Hears::Lead),
        E::Refused { .. } => plain(Topic::Refused, Hears::Lead),
        E::Chased { grade, .. } => chased(*grade),
        E::Entered(_)
        | E::Amended(_)
        | E::Moved { .. }
        | E::MovedBack { .. }
        | E::Counted { .. }
        | E::Uncounted { .. }
        | E::Dropped { .. }
        | E::Revived { .. }
        | E::Permitted { .. }
        | E::Budgeted { .. }
        | E::Planned { .. }
        | E::Met { .. }
        | E::Verified { good: true, .. }
        | E::Returned(_)
        | E::Checked { good: true, .. }
        | E::Visited(_)
        | E::Linked { .. }
        | E::Shown { .. } => Vec::new(),
    }
}

fn sent_back<'a>(period: Period) -> Told<'a> {
    vec![(Topic::SentBack, Hears::Lead, About { period: Some(period), ..About::default() })]
}

fn not_met<'a>(node: u32) -> Told<'a> {
    vec![(Topic::NodeFalse, Hears::Lead, About { node: Some(node), ..About::default() })]
}

fn chased<'a>(grade: u8) -> Told<'a> {
    vec![(Topic::Chased, Hears::Lead, About { grade: Some(grade), ..About::default() })]
}

/// One notice for each desk that hears, without the desk of the unit that did it.
fn spread(dossier: &Dossier, entry: &Entry, topic: Topic, hears: &Hears<'_>, about: &About) -> Vec<Notice> {
    let lead = dossier.unit();
    // After a dispute a unit may lead what it was to help with.
    let helpers = dossier.task().map(|task| task.brief.co.as_slice()).unwrap_or_default();
    let helpers = helpers.iter().filter(|unit| Some(*unit) != lead);
    let units: Vec<&UnitId> = match hears {
        Hears::Office => Vec::new(),
        Hears::Lead => lead.into_iter().collect(),
        Hears::Helpers => helpers.collect(),
        Hears::All => lead.into_iter().chain(helpers).collect(),
        Hears::Before(unit) => vec![unit],
    };
    // The office may sit in the unit it chases.
    let did = entry.by.unit.as_ref().filter(|_| entry.by.role == Role::Unit);
    let audiences = units.into_iter().filter(|unit| Some(*unit) != did).cloned().map(Audience::Unit);
    let office = matches!(hears, Hears::Office).then_some(Audience::Office);
    let notice = |audience| Notice {
        kind: dossier.kind(),
        topic,
        audience,
        dossier: dossier.number(),
        unit: lead.cloned(),
        grade: about.grade,
        node: about.node,
        period: about.period,
        obstacle: about.obstacle,
        due: about.due,
        at: entry.at,
    };
    audiences.chain(office).map(notice).collect()
}
