//! What commands carry: sizes, ids the city knows, scores.

use crate::city::commands::{actor, command, photos, unit, words};
use crate::city::world::{REPLIED, RESOLVED, World};
use crate::city::{at, city};
use yinuo_casework::commands::{accept::Accept, amend::Amend, rate::Rate, submit::Submit};
use yinuo_casework::event::Channel;
use yinuo_casework::{Command, Evidence, Verb};
use yinuo_kernel::{Actor, Role, Rule};

#[test]
fn a_bad_form_is_refused_by_its_rule() {
    type Change = fn(&mut Submit);
    let cases: [(Change, Rule); 9] = [
        (|s| s.category = "city.moon".parse().unwrap(), Rule::UnknownCategory),
        (|s| s.kind = "prayer".parse().unwrap(), Rule::UnknownKind),
        (|s| s.cell = Some("g99".parse().unwrap()), Rule::UnknownCell),
        (|s| s.accused = Some("moon".parse().unwrap()), Rule::UnknownUnit),
        (|s| s.words.chars = 0, Rule::WordsMissing),
        (|s| s.words.chars = 4, Rule::WordsMissing),
        (|s| s.words.chars = 2_001, Rule::WordsTooLong),
        (|s| s.title_chars = 61, Rule::WordsTooLong),
        (|s| s.photos = crate::city::commands::photos(4), Rule::TooManyPhotos),
    ];
    for (change, rule) in cases {
        let mut world = World::new(city());
        assert_eq!(world.open(change, &Actor::CITIZEN, at(24, 10, 0)).unwrap_err().rule, rule);
    }
}

#[test]
fn an_import_brings_what_another_system_took() {
    let mut world = World::new(city());
    let import = |s: &mut Submit| (s.channel, s.words.chars) = (Channel::Import, 50_000);
    world.open(import, &Actor::SYSTEM, at(24, 10, 0)).unwrap();
}

#[test]
fn a_photo_of_how_it_was_found_where_the_pack_wants_one() {
    let before =
        |category: Option<&str>, photos_min| Evidence { category: category.map(|c| c.parse().unwrap()), photos_min };
    let wanting = || city().ruled(|rules| rules.before = vec![before(None, 1), before(Some("city.other"), 0)]);
    let opened = |change: &dyn Fn(&mut Submit), by: &Actor| {
        World::new(wanting()).open(change, by, at(24, 10, 0)).map_err(|refusal| refusal.rule)
    };
    let lamp = |s: &mut Submit| s.category = "city.lamp".parse().unwrap();
    assert_eq!(opened(&lamp, &Actor::CITIZEN).unwrap_err(), Rule::PhotoMissing);
    let seen = |s: &mut Submit| (lamp(s), s.photos = photos(1)).1;
    opened(&seen, &Actor::CITIZEN).unwrap();
    opened(&|s| s.category = "city.other".parse().unwrap(), &Actor::CITIZEN).expect("the deeper rule asks for none");
    for channel in [Channel::Phone, Channel::Import] {
        opened(&|s| (lamp(s), s.channel = channel).1, &actor(Role::Operator)).expect("nobody can send one there");
    }
}

#[test]
fn ids_are_those_of_the_pack() {
    let (mut world, case) = World::at(city(), &[]);
    let by = actor(Role::Operator);
    let accept = Command::Accept(Accept { category: Some("city.moon".parse().unwrap()) });
    assert_eq!(world.no(case, &accept, &by, at(24, 10, 1)), Rule::UnknownCategory);
    let mut decline = command(Verb::Decline);
    if let Command::Decline(decline) = &mut decline {
        decline.guide = Some("heaven".parse().unwrap());
    }
    assert_eq!(world.no(case, &decline, &by, at(24, 10, 1)), Rule::UnknownGuide);
    let mut hand = command(Verb::HandOver);
    if let Command::HandOver(hand) = &mut hand {
        hand.to = "navy".parse().unwrap();
    }
    assert_eq!(world.no(case, &hand, &by, at(24, 10, 1)), Rule::UnknownEmergency);
    let amend = |change: fn(&mut Amend)| {
        let mut amend = Amend::default();
        change(&mut amend);
        Command::Amend(amend)
    };
    for (change, rule) in [
        (amend(|_| ()), Rule::BadField),
        (amend(|a| a.category = Some("city.moon".parse().unwrap())), Rule::UnknownCategory),
        (amend(|a| a.kind = Some("prayer".parse().unwrap())), Rule::UnknownKind),
        (amend(|a| a.cell = Some("g99".parse().unwrap())), Rule::UnknownCell),
    ] {
        assert_eq!(world.no(case, &change, &by, at(24, 10, 1)), rule);
    }
    world.say(case, &amend(|a| a.kind = Some("advice".parse().unwrap())), &by, at(24, 10, 1)).unwrap();
    assert_eq!(world.case(case).kind.as_str(), "advice");
}

#[test]
fn a_reply_says_something_and_a_score_is_one_to_five() {
    let (mut world, case) = World::at(city(), REPLIED);
    let reply = |chars| Command::Reply(yinuo_casework::commands::reply::Reply { words: words(chars), outcome: None });
    for (chars, rule) in [(0, Rule::WordsMissing), (4, Rule::WordsMissing), (4_001, Rule::WordsTooLong)] {
        assert_eq!(world.no(case, &reply(chars), &unit("lamps"), at(24, 11, 0)), rule, "{chars}");
    }
    let (mut world, case) = World::at(city(), RESOLVED);
    for score in [0, 6] {
        let rate = Command::Rate(Rate { score, words: None });
        assert_eq!(world.no(case, &rate, &Actor::CITIZEN, at(24, 11, 0)), Rule::BadScore);
    }
}
