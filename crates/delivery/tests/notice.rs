//! Who hears of what: a task and a project walk their way, and after each step the desks that were told.

use crate::project::{at, charge};
use crate::world::{World, number, of, office1, office2, photo, said, unit, words};
use jiff::civil::date;
use yinuo_casework::Every;
use yinuo_delivery::notice::{Audience, Subject};
use yinuo_delivery::task::{Ask, Brief, Command as Task, Nature, NodePlan, Sort};
use yinuo_delivery::{Command, Notice, Period, notices, project, task};
use yinuo_kernel::Actor;

/// Takes a step; who is told of it, and the news.
#[track_caller]
fn news(world: &mut World, by: &Actor, command: Command) -> Vec<Notice> {
    let was = world.dossier.as_ref().and_then(|dossier| dossier.unit()).cloned();
    let entries = world.run(by, command).expect("taken");
    let dossier = world.dossier.as_ref().expect("there is one");
    entries.iter().flat_map(|entry| notices(dossier, was.as_ref(), entry)).collect()
}

fn told(news: &[Notice]) -> String {
    let one = |notice: &Notice| {
        let desk = match &notice.audience {
            Audience::Unit(unit) => unit.as_str().to_owned(),
            Audience::Office => "the office".to_owned(),
        };
        format!("{} → {desk}", notice.subject())
    };
    news.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn brief() -> Brief {
    Brief {
        source: None,
        parent: None,
        year: 2026,
        words: words(9),
        title_chars: 3,
        origin: None,
        sort: Sort::Target,
        nature: Nature::Task,
        goal: None,
        due: Some(date(2026, 12, 31)),
        lead: Some(unit("industry")),
        lead_by: None,
        co: vec![unit("housing"), unit("east")],
        leader: None,
        every: Some(Every::Month),
    }
}

#[test]
fn a_task_tells_the_desks_it_concerns_and_nobody_what_they_did_themselves() {
    let mut world = World::on(date(2026, 1, 5));
    let back = |period| task::Return { period, value: None, known: None, evidence: said() };
    let nodes = vec![NodePlan { id: 1, due: date(2026, 6, 30), value: None }];
    let january = Period { year: 2026, month: 1 };
    let lead = of("housing");
    let steps: Vec<(Actor, Task, &str)> = vec![
        (office1(), Task::Propose(Box::new(brief())), ""),
        (office1(), Task::Plan { nodes, words: words(4) }, ""),
        (office1(), Task::Issue, "task.issued → industry, task.helping → housing, task.helping → east"),
        (
            of("industry"),
            Task::Dispute { words: words(5), suggests: Some(unit("housing")) },
            "task.disputed → the office",
        ),
        (
            office1(),
            Task::Settle { lead: Some(unit("housing")), words: words(5) },
            "task.issued → housing, task.settled → industry",
        ),
        (lead.clone(), Task::Confirm, ""),
        (lead.clone(), Task::Return(Box::new(back(january))), ""),
        (office1(), Task::Check { period: january, good: false, words: Some(words(3)) }, "task.sent_back → housing"),
        (lead.clone(), Task::Return(Box::new(back(january))), ""),
        (office1(), Task::Check { period: january, good: true, words: None }, ""),
        (lead.clone(), Task::Meet { node: 1, evidence: photo() }, ""),
        (office1(), Task::Verify { node: 1, good: false, words: Some(words(3)) }, "task.node_false → housing"),
        (
            lead.clone(),
            Task::Ask { ask: Ask::Adjust { due: Some(date(2027, 3, 31)), goal: None }, words: words(4) },
            "task.asked → the office",
        ),
        (office1(), Task::Refuse { words: words(4) }, "task.refused → housing"),
        (office1(), Task::Chase { grade: 1, words: words(4) }, "task.chased → housing"),
        (lead.clone(), Task::Meet { node: 1, evidence: photo() }, ""),
        (office1(), Task::Verify { node: 1, good: true, words: None }, ""),
        (lead.clone(), Task::Claim { evidence: photo() }, "task.claimed → the office"),
        (office2(), Task::SendBack { words: words(4) }, "task.not_closed → housing"),
        (lead.clone(), Task::Claim { evidence: photo() }, "task.claimed → the office"),
        (office2(), Task::Close { words: None }, "task.closed → housing, task.closed → east"),
        (office1(), Task::Reopen { words: words(4) }, "task.reopened → housing, task.reopened → east"),
        (lead, Task::Ask { ask: Ask::Withdraw, words: words(4) }, "task.asked → the office"),
        (office2(), Task::Grant { words: None }, "task.granted → housing, task.granted → east"),
    ];
    for (by, step, wanted) in steps {
        let what = format!("{step:?}");
        let heard = told(&news(&mut world, &by, Command::Task(step)));
        assert_eq!(heard, wanted, "{what}");
    }
}

#[test]
fn what_is_to_be_known_of_it_stands_in_the_notice() {
    let mut world = World::on(date(2026, 1, 5));
    world.ok(&office1(), Command::Task(Task::Propose(Box::new(brief()))));
    let issued = news(&mut world, &office1(), Command::Task(Task::Issue));
    assert!(issued[0].due.is_some(), "until when it may be disputed");
    assert_eq!(issued[1].due, None, "who helps has nothing to confirm");
    let chased = news(&mut world, &office1(), Command::Task(Task::Chase { grade: 1, words: words(4) }));
    assert_eq!((chased[0].grade, &chased[0].unit), (Some(1), &Some(unit("industry"))));
    for notice in issued.iter().chain(&chased) {
        let json = serde_json::to_string(notice).unwrap();
        assert_eq!(&serde_json::from_str::<Notice>(&json).unwrap(), notice, "{json}");
    }
}

#[test]
fn a_project_tells_its_unit_and_the_one_it_is_taken_from() {
    let mut world = at(project::Stage::Started);
    let case = number(77);
    let handed = project::Charge { unit: unit("housing"), ..charge() };
    let steps = [
        (office1(), project::Command::Chase { grade: 1, words: words(4) }, "project.chased → industry"),
        (office1(), project::Command::Obstruct { case, node: None }, "project.obstructed → industry"),
        (office1(), project::Command::Clear { case }, "project.cleared → industry"),
        (
            of("industry"),
            project::Command::Ask { ask: project::Ask::Drop, words: words(4) },
            "project.asked → the office",
        ),
        (office2(), project::Command::Refuse { words: words(4) }, "project.refused → industry"),
        (
            office1(),
            project::Command::Hand { charge: Box::new(handed), words: None },
            "project.handed → housing, project.handed → industry",
        ),
    ];
    for (by, step, wanted) in steps {
        let what = format!("{step:?}");
        let heard = news(&mut world, &by, Command::Project(step));
        assert_eq!(told(&heard), wanted, "{what}");
        let obstacles: Vec<_> = heard.iter().filter_map(|notice| notice.obstacle).collect();
        assert!(obstacles.iter().all(|told| *told == case));
    }
}

#[test]
fn every_subject_is_told_once_and_reads_back() {
    let all: Vec<String> = Subject::all().map(|subject| subject.to_string()).collect();
    for name in &all {
        assert_eq!(Subject::parse(name).map(|subject| subject.to_string()).as_ref(), Some(name));
        assert_eq!(all.iter().filter(|other| *other == name).count(), 1);
    }
    for none in ["chased", "task.cleared", "project.issued", "source.chased", "task."] {
        assert_eq!(Subject::parse(none), None, "{none}");
    }
}
