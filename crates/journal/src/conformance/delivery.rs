//! Laws of dossiers: lists are done as a whole or not at all, the register equals the records.

use super::Make;
use super::engine::Bench;
use crate::{Deed, Receipt, Register, Rejection, Target, Text, WordsRow};
use jiff::civil::date;
use yinuo_casework::Every;
use yinuo_delivery::task::{Brief, Command as Task};
use yinuo_delivery::{Command, Goal, task};
use yinuo_kernel::{Actor, CaseNumber, Role, Rule, WordsId};

pub(super) fn words(id: u128, title: &str) -> WordsRow {
    let text = Text { title: title.into(), body: "要求".into(), ..Text::default() };
    WordsRow { id: WordsId(uuid::Uuid::from_u128(id)), key: [5; 32], text }
}

pub(super) fn office() -> Actor {
    Actor::staff(Role::Supervisor, "works".parse().unwrap(), "office1".parse().unwrap())
}

/// A proposed task with a figure, led by a unit.
pub(super) fn propose(id: u128, lead: &str) -> Deed {
    let row = words(id, &format!("任务{id}"));
    let brief = Brief {
        source: None,
        parent: None,
        year: 2026,
        words: row.pointer(),
        title_chars: 3,
        origin: None,
        sort: task::Sort::Target,
        nature: task::Nature::Task,
        goal: Some(Goal { value: 120.0, unit: "公里".into(), cmp: Default::default(), basis: Default::default() }),
        due: Some(date(2026, 12, 31)),
        lead: Some(lead.parse().unwrap()),
        lead_by: None,
        co: Vec::new(),
        leader: None,
        every: Some(Every::Month),
    };
    let command = Command::Task(Task::Propose(Box::new(brief)));
    Deed { words: vec![row], ..Deed::plain(Target::New, command, office()) }
}

fn rows(b: &Bench, register: &Register) -> std::sync::Arc<crate::register::Rows> {
    register.read(&b.engine, b.reader.as_ref(), b.city.world.place).unwrap()
}

fn numbers(receipts: &[Receipt]) -> Vec<CaseNumber> {
    receipts.iter().map(|receipt| receipt.case).collect()
}

pub(super) fn a_list_of_deeds_is_done_as_a_whole(make: &impl Make) {
    let b = Bench::over(make);
    let register = Register::default();
    let bad = propose(3, "nobody");
    let refused = b.engine.deliver_blocking(vec![propose(1, "lamps"), bad.clone(), propose(2, "roads"), bad]);
    let at: Vec<usize> = refused.unwrap_err().iter().map(|(at, _)| *at).collect();
    assert_eq!(at, [1, 3], "each row with its error");
    assert!(rows(&b, &register).is_empty(), "nothing half done");
    assert!(b.reader.words(b.city.world.place, &[words(1, "").id]).unwrap().is_empty(), "nor its words");

    let receipts = b.engine.deliver_blocking(vec![propose(1, "lamps"), propose(2, "roads")]).unwrap();
    let [first, second] = numbers(&receipts)[..] else { panic!("two receipts") };
    assert_ne!(first, second);
    // Later deeds of a list see the earlier ones.
    let issue = |number, verb| Deed::plain(Target::Case(number), Command::Task(verb), office());
    b.engine.deliver_blocking(vec![issue(first, Task::Issue), issue(first, Task::Show { on: true })]).unwrap();
    let again = b.engine.deliver_blocking(vec![issue(second, Task::Issue), issue(first, Task::Issue)]);
    assert!(matches!(&again.unwrap_err()[..], [(1, Rejection::Refused(no))] if no.rule == Rule::StageForbids));
    let now = rows(&b, &register);
    let stage = |number| now[&number].row.task().unwrap().stage;
    assert_eq!((stage(first), stage(second)), (task::Stage::Issued, task::Stage::Draft));
    assert_eq!(now[&first].title(), "任务1");
    b.verified();
}

pub(super) fn a_key_gives_the_receipts_again(make: &impl Make) {
    let b = Bench::over(make);
    let keyed = |deeds: Vec<Deed>, asked: &str| -> Vec<Deed> {
        let key = |at: usize| Some(format!("office1:import:{at}"));
        deeds.into_iter().enumerate().map(|(at, deed)| Deed { key: key(at), asked: asked.into(), ..deed }).collect()
    };
    let once = keyed(vec![propose(1, "lamps"), propose(2, "roads")], "a");
    let receipts = b.engine.deliver_blocking(once.clone()).unwrap();
    assert_eq!(b.engine.deliver_blocking(once).unwrap(), receipts, "asked again, done once");
    let other = b.engine.deliver_blocking(keyed(vec![propose(3, "lamps")], "b")).unwrap_err();
    assert!(matches!(&other[..], [(0, Rejection::Refused(no))] if no.rule == Rule::KeyReused));
    let longer = keyed(vec![propose(1, "lamps"), propose(2, "roads"), propose(3, "roads")], "a");
    assert!(b.engine.deliver_blocking(longer).is_err(), "a longer list is another list");
    assert_eq!(b.reader.dossiers_after(b.city.world.place, 0).unwrap().len(), 2);
    b.verified();
}

pub(super) fn the_register_tells_only_what_changed(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let register = Register::default();
    let receipts = b.engine.deliver_blocking(vec![propose(1, "lamps"), propose(2, "roads")]).unwrap();
    let before = rows(&b, &register);
    assert_eq!(before.len(), 2);
    assert!(std::sync::Arc::ptr_eq(&before, &rows(&b, &register)), "nothing changed, nothing is read");
    let last = receipts.last().unwrap();
    assert!(b.reader.dossiers_after(place, last.seq).unwrap().is_empty());
    let discard = Deed::plain(Target::Case(receipts[0].case), Command::Task(Task::Discard), office());
    // What somebody decided on an old state is noticed.
    let stale = Deed { seen: Some(9), ..discard.clone() };
    let refused = b.engine.deliver_blocking(vec![stale]).unwrap_err();
    assert!(matches!(&refused[..], [(0, Rejection::Refused(no))] if no.rule == Rule::ChangedMeanwhile));
    b.engine.deliver_blocking(vec![Deed { seen: Some(1), ..discard }]).unwrap();
    let changed = b.reader.dossiers_after(place, last.seq).unwrap();
    assert_eq!(changed.iter().map(|changed| changed.row.number).collect::<Vec<_>>(), [receipts[0].case]);
    let after = rows(&b, &register);
    assert_eq!(after[&receipts[0].case].row, changed[0].row);
    assert_eq!(before[&receipts[0].case].row.n, 1, "who holds the old rows keeps them");
    b.verified();
}

pub(super) fn cases_and_dossiers_share_numbers_and_chain(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let case = b.submit("city.lamp", None, None).unwrap();
    let task = b.engine.deliver_blocking(vec![propose(1, "lamps")]).unwrap().remove(0);
    let second = b.submit("city.road", None, None).unwrap();
    let serials = [case.case, task.case, second.case].map(|number| number.serial());
    assert_eq!(serials, [1, 2, 3]);
    assert_eq!((task.seq, second.seq), (case.seq + 1, task.seq + 1));
    assert!(b.reader.history(place, task.case).unwrap().is_empty(), "a dossier is no case");
    assert!(b.reader.course(place, case.case).unwrap().is_empty(), "nor the other way round");
    assert_eq!(b.reader.course(place, task.case).unwrap().len(), 1);
    assert!(b.reader.row(place, task.case).unwrap().is_none());
    let proof = crate::verify(b.reader.as_ref(), place).unwrap();
    assert_eq!((proof.problems.len(), proof.cases, proof.dossiers), (0, 2, 1));
}
