//! Laws of the outbox and of forgetting.

use super::Make;
use super::delivery::{office, propose};
use super::engine::Bench;
use super::small_city;
use crate::{Channel, Deed, Keeping, Letter, PersonRow, Rhythm, Submission, Subscriber, Target, Told, World};
use std::sync::Arc;
use yinuo_casework::commands::withdraw::Withdraw;
use yinuo_casework::{Audience, Command as CaseCommand, Topic};
use yinuo_delivery::notice::{self, Subject};
use yinuo_delivery::{Command, task};
use yinuo_kernel::{Actor, PersonId, Role};

fn case_news(letter: &Letter) -> &yinuo_casework::Notice {
    match &letter.notice {
        Told::Case(notice) => notice,
        Told::Dossier(other) => panic!("no news of a case: {other:?}"),
    }
}

fn with_channels(world: World) -> World {
    let centre = Channel { name: "hook".into(), ..Channel::default() };
    let sms = Channel { name: "sms".into(), persons: true, topics: vec![Topic::Accepted], ..Channel::default() };
    world.with_channels(vec![centre, sms])
}

pub(super) fn letters_wait_until_they_are_delivered(make: &impl Make) {
    let small = small_city();
    let world = Arc::into_inner(small.world).expect("nobody else holds it");
    let b = Bench::with(make, Arc::new(with_channels(world)));
    let place = b.city.world.place;
    let case = b.submit("city.lamp", None, None).unwrap().case;
    b.accept(case).unwrap();
    b.dispatch(case).unwrap();
    let now = b.at(24, 12, 0);
    let letters = b.reader.outbox(place, now, 10).unwrap();
    let told: Vec<_> = letters.iter().map(|l| (l.channel.as_str(), case_news(l).topic)).collect();
    assert_eq!(told, [("sms", Topic::Accepted), ("hook", Topic::Dispatched)]);
    assert_eq!(case_news(&letters[1]).audience, Audience::Unit("lamps".parse().unwrap()));
    let mut keys: Vec<String> = letters.iter().map(|letter| letter.key(place)).collect();
    keys.dedup();
    assert_eq!(keys.len(), 2);
    let (seq, n) = (letters[0].seq, letters[0].n);
    b.engine.keep_blocking(Keeping::Delayed { place, seq, n, until: b.at(24, 13, 0) }).unwrap();
    assert_eq!(b.reader.outbox(place, now, 10).unwrap(), letters[1..]);
    let again = b.reader.outbox(place, b.at(24, 13, 0), 10).unwrap();
    assert_eq!((again.len(), again[1].tries, again[1].key(place)), (2, 1, keys[0].clone()));
    for letter in again {
        b.engine.keep_blocking(Keeping::Delivered { place, seq: letter.seq, n: letter.n }).unwrap();
    }
    assert!(b.reader.outbox(place, b.at(30, 0, 0), 10).unwrap().is_empty());
    assert!(b.engine.submit_blocking(b.sealed_draft("举报某人收受礼品")).is_ok());
    assert!(b.reader.outbox(place, b.at(30, 0, 0), 10).unwrap().is_empty(), "what is sealed is told to nobody else");
    b.verified();
}

pub(super) fn news_of_tasks_wait_with_their_records(make: &impl Make) {
    let small = small_city();
    let world = Arc::into_inner(small.world).expect("nobody else holds it");
    let lamps = Channel { name: "lamps".into(), units: Some(vec!["lamps".parse().unwrap()]), ..Channel::default() };
    let cases = Channel { name: "cases".into(), topics: vec![Topic::Chased], ..Channel::default() };
    let chased = Subject::parse("task.chased").unwrap();
    let hook = Channel { name: "hook".into(), subjects: vec![chased], ..Channel::default() };
    let b = Bench::with(make, Arc::new(world.with_channels(vec![lamps, cases, hook])));
    let place = b.city.world.place;
    let now = b.at(24, 12, 0);
    let receipts = b.engine.deliver_blocking(vec![propose(1, "lamps"), propose(2, "roads")]).unwrap();
    assert!(b.reader.outbox(place, now, 10).unwrap().is_empty(), "a proposal is nobody's news");
    let words = super::delivery::words(9, "请加快");
    let chase = task::Command::Chase { grade: 1, words: words.pointer() };
    let deed = |at: usize, command| Deed::plain(Target::Case(receipts[at].case), Command::Task(command), office());
    let chase = Deed { words: vec![words], ..deed(0, chase) };
    b.engine.deliver_blocking(vec![deed(0, task::Command::Issue), deed(1, task::Command::Issue), chase]).unwrap();
    let letters = b.reader.outbox(place, now, 10).unwrap();
    let told: Vec<_> = letters
        .iter()
        .map(|letter| match &letter.notice {
            Told::Dossier(notice) => (letter.channel.as_str(), notice.topic, notice.dossier, notice.grade),
            Told::Case(other) => panic!("no news of a task: {other:?}"),
        })
        .collect();
    let task = receipts[0].case;
    let wanted = [
        ("lamps", notice::Topic::Issued, task, None),
        ("lamps", notice::Topic::Chased, task, Some(1)),
        ("hook", notice::Topic::Chased, task, Some(1)),
    ];
    assert_eq!(told, wanted);
    let mut keys: Vec<String> = letters.iter().map(|letter| letter.key(place)).collect();
    keys.dedup();
    assert_eq!(keys.len(), 3, "each has a key of its own");
    // A list that is refused tells nothing, and one asked for again tells nothing twice.
    assert!(b.engine.deliver_blocking(vec![deed(0, task::Command::Issue)]).is_err());
    assert_eq!(b.reader.outbox(place, now, 10).unwrap(), letters);
    for letter in letters {
        b.engine.keep_blocking(Keeping::Delivered { place, seq: letter.seq, n: letter.n }).unwrap();
    }
    assert!(b.reader.outbox(place, now, 10).unwrap().is_empty());
    b.verified();
}

pub(super) fn a_post_has_its_news_at_once_until_it_ends_it(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let (now, noon) = (b.at(24, 9, 0), b.at(24, 12, 0));
    let post = |login: &str, unit: &str, role, rhythm, confirmed: bool| Subscriber {
        login: login.into(),
        role,
        unit: unit.parse().unwrap(),
        address: format!("{login}@example.test"),
        rhythm,
        asked_at: now,
        confirmed_at: confirmed.then_some(now),
        since: now,
        next_at: None,
        due: now,
        tries: 0,
    };
    // Over the unit, the unit, not confirmed, only a digest, another unit, the office.
    let posts = [
        post("a.works", "works", Role::Unit, Rhythm::AtOnce, true),
        post("b.lamps", "lamps", Role::Unit, Rhythm::AtOnce, true),
        post("c.lamps", "lamps", Role::Unit, Rhythm::AtOnce, false),
        post("d.lamps", "lamps", Role::Unit, Rhythm::Daily, true),
        post("e.roads", "roads", Role::Unit, Rhythm::AtOnce, true),
        post("f.office", "works", Role::Supervisor, Rhythm::AtOnce, true),
    ];
    let keep = |keeping| b.engine.keep_blocking(keeping).unwrap();
    for post in posts.iter().rev() {
        keep(Keeping::Subscribed { place, subscriber: Box::new(post.clone()) });
    }
    assert_eq!(b.reader.subscribers(place).unwrap(), posts, "by login");
    assert!(b.reader.subscribers("110000".parse().unwrap()).unwrap().is_empty(), "places do not see each other");
    let task = b.engine.deliver_blocking(vec![propose(1, "lamps")]).unwrap().remove(0).case;
    let deed = |command| Deed::plain(Target::Case(task), Command::Task(command), office());
    b.engine.deliver_blocking(vec![deed(task::Command::Issue)]).unwrap();
    let letters = b.reader.outbox(place, noon, 10).unwrap();
    let told: Vec<_> = letters.iter().filter_map(|letter| Subscriber::of_channel(&letter.channel)).collect();
    assert_eq!(told, ["a.works", "b.lamps"]);
    let written = serde_json::to_string(&letters).unwrap();
    assert!(!written.contains("example.test"), "a letter holds no address: {written}");

    // What the sender saw is no longer there: its word does not count.
    let [works, lamps, ..] = &posts;
    let moved = Subscriber { tries: 1, next_at: Some(noon), ..works.clone() };
    keep(Keeping::Posted { place, was: Box::new(moved.clone()), now: Box::new(works.clone()) });
    assert_eq!(b.reader.subscribers(place).unwrap()[0], *works);
    keep(Keeping::Posted { place, was: Box::new(works.clone()), now: Box::new(moved.clone()) });
    assert_eq!(b.reader.subscribers(place).unwrap()[0], moved);
    keep(Keeping::Unsubscribed { place, login: works.login.clone() });
    keep(Keeping::Posted { place, was: Box::new(moved), now: Box::new(works.clone()) });
    assert_eq!(b.reader.subscribers(place).unwrap()[0], *lamps, "what was ended does not come back");

    let words = super::delivery::words(9, "请加快");
    let chase = task::Command::Chase { grade: 1, words: words.pointer() };
    b.engine.deliver_blocking(vec![Deed { words: vec![words], ..deed(chase) }]).unwrap();
    let letters = b.reader.outbox(place, noon, 10).unwrap();
    let told: Vec<_> = letters.iter().skip(2).filter_map(|letter| Subscriber::of_channel(&letter.channel)).collect();
    assert_eq!(told, ["b.lamps"]);
    b.verified();
}

pub(super) fn what_is_forgotten_is_gone_and_the_chain_is_whole(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    let id = PersonId(uuid::Uuid::from_u128(77));
    let person = PersonRow { id: Some(id), name: "某人".into(), phone: "19900000009".into() };
    let mut draft = b.draft("city.lamp", "路灯又不亮了");
    if let CaseCommand::Submit(submit) = &mut draft.command {
        submit.person = Some(id);
    }
    let case = b.engine.submit_blocking(Submission { person: Some(person), ..draft }).unwrap().case;
    assert_eq!(b.reader.cases_of_phone(place, "19900000009").unwrap(), [case]);
    assert!(b.reader.cases_of_phone(place, "").unwrap().is_empty());
    let admin = Actor::staff(Role::Admin, "works".parse().unwrap(), "works.admin".parse().unwrap());
    let forget = || Submission::plain(Target::Case(case), CaseCommand::Forget, admin.clone());
    assert!(b.engine.submit_blocking(forget()).is_err(), "not while it is worked");
    let words = b.reader.row(place, case).unwrap().unwrap().words;
    let withdraw = CaseCommand::Withdraw(Withdraw { words: None });
    b.run(Target::Case(case), &Actor::CITIZEN, None, None, |_| withdraw).unwrap();
    b.engine.submit_blocking(forget()).unwrap();
    assert!(b.engine.submit_blocking(forget()).is_err(), "there is nothing left to do");
    assert_eq!(b.reader.person(place, id).unwrap(), None);
    assert!(b.reader.words(place, &[words]).unwrap().is_empty());
    assert!(b.reader.cases_of_phone(place, "19900000009").unwrap().is_empty());
    assert!(b.reader.matches(place, &["路灯".to_owned()], None, 10).unwrap().is_empty());
    assert_eq!(b.reader.row(place, case).unwrap().unwrap().person, None);
    b.verified();
}
