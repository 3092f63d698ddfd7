//! The sample's year of delivery, at the state of a September day.

use crate::yinuo::{Server, json, path, run, text};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use yinuo_calendar::Calendar;
use yinuo_delivery::light::{of_project, of_task};
use yinuo_delivery::{Colour, Detail, Row, Rules, candidate, project, source, task, vote};

/// A Wednesday.
const AS_OF: &str = "2026-09-16T09:30";

/// The register as the store keeps it.
fn register(data: &Path) -> Vec<Row> {
    let store = rusqlite::Connection::open(data.join("yinuo.db")).unwrap();
    let mut asked = store.prepare("SELECT body FROM dossiers ORDER BY seq").unwrap();
    let bodies = asked.query_map([], |row| row.get::<_, String>(0)).unwrap();
    bodies.map(|body| serde_json::from_str(&body.unwrap()).unwrap()).collect()
}

fn lights<'a>(colours: impl Iterator<Item = Colour> + 'a) -> BTreeMap<Colour, usize> {
    colours.fold(BTreeMap::new(), |mut counts, colour| {
        *counts.entry(colour).or_default() += 1;
        counts
    })
}

#[test]
fn the_year_stands_where_a_september_day_has_it() {
    let dir = tempfile::tempdir().unwrap();
    let (data, logins) = (path(dir.path()), dir.path().join("logins.json"));
    let begun = Instant::now();
    let out = run(&["init", "--sample", "--as-of", AS_OF, "--data", data, "--logins", path(&logins)]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    println!("{}in {:.1} s", text(&out.stderr), begun.elapsed().as_secs_f64());
    let proof = json(&run(&["verify", "--data", data]));
    assert_eq!(proof["ok"].as_bool(), Some(true), "{proof}");

    let rows = register(dir.path());
    let (rules, calendar, today) = (Rules::default(), Calendar::china(), date(2026, 9, 16));
    let tasks: Vec<&task::TaskRow> =
        rows.iter().filter_map(|row| if let Detail::Task(it) = &row.detail { Some(&**it) } else { None }).collect();
    let kept: Vec<_> = tasks.iter().filter(|task| task.stage != task::Stage::Discarded).collect();
    assert_eq!(kept.len(), 65);
    let by_light = lights(kept.iter().map(|task| of_task(task, 2026, today, &rules, &calendar).colour));
    println!("tasks {by_light:?}");
    let count = |colour| by_light.get(&colour).copied().unwrap_or(0);
    assert!(count(Colour::Good) > 30 && count(Colour::Soon) > 3 && count(Colour::Late) > 2, "{by_light:?}");
    let stage = |stage| kept.iter().filter(|task| task.stage == stage).count();
    assert!(stage(task::Stage::Closed) >= 2 && stage(task::Stage::Withdrawn) == 1 && stage(task::Stage::Claimed) == 1);
    assert_eq!(kept.iter().filter(|task| task.parent.is_some()).count(), 4, "a figure over four counties");

    let projects: Vec<&project::ProjectRow> =
        rows.iter().filter_map(|row| if let Detail::Project(it) = &row.detail { Some(&**it) } else { None }).collect();
    assert_eq!(projects.len(), 40);
    let by_light = lights(projects.iter().map(|it| of_project(it, 2026, today, &rules, &calendar).colour));
    println!("projects {by_light:?}");
    assert_eq!(by_light.len(), 4, "{by_light:?}");
    let missing: Vec<_> =
        project::Stage::ALL.iter().filter(|stage| projects.iter().all(|project| project.stage != **stage)).collect();
    assert!(missing.is_empty(), "nowhere in the pipeline: {missing:?}");
    println!("open obstacles {}", projects.iter().map(|project| project.obstacles.len()).sum::<usize>());

    let chosen = |row: &&Row| match &row.detail {
        Detail::Candidate(it) => it.stage == candidate::Stage::Chosen && it.task.is_some(),
        _ => false,
    };
    assert_eq!(rows.iter().filter(chosen).count(), 10, "chosen, each with the task that keeps it");
    assert!(rows.iter().any(|row| matches!(&row.detail, Detail::Vote(vote) if vote.stage == vote::Stage::Counted)));
    let campaign = |row: &Row| matches!(&row.detail, Detail::Source(it) if it.kind == source::SourceKind::Campaign);
    assert!(rows.iter().any(campaign));

    // Every page says in which time it lives, and goes on from there.
    let server = Server::start(dir.path(), &[]);
    let page = server.page("/days");
    assert!(page.contains("演示城市：系统时间为2026年9月16日"), "{page}");
}

#[test]
fn a_city_without_the_sample_lives_today() {
    let dir = tempfile::tempdir().unwrap();
    let out = run(&["init", "--as-of", AS_OF, "--data", path(dir.path())]);
    assert!(!out.status.success() && text(&out.stderr).contains("--sample"), "{}", text(&out.stderr));
    assert!(!dir.path().join("clock.toml").exists());
}
