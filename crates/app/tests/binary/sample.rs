//! The sample city is at work on whatever day it is started, and at whatever hour.

use crate::yinuo::{json, path, root, run, text};

#[test]
fn the_sample_lives_through_thirty_days() {
    let dir = tempfile::tempdir().unwrap();
    let logins = dir.path().join("logins.json");
    let packs = ["packs/hotline", "packs/grid", "packs/hazard", "packs/proposal", "packs/obstacle", "packs/inspection"];
    let mut args = vec!["init", "--sample", "--data", path(dir.path()), "--logins", path(&logins)];
    packs.iter().for_each(|pack| args.extend(["--pack", pack]));
    let out = run(&args);
    assert!(out.status.success(), "{}", text(&out.stderr));
    let (written, today) = written();
    assert_eq!(written, 239);
    // What is written for today comes in the course of the day.
    let said = text(&out.stderr);
    let loaded: u64 =
        said.split(" sample cases").next().unwrap().trim().parse().unwrap_or_else(|e| panic!("{e}: {said}"));
    assert!((written - today..=written).contains(&loaded), "{loaded} of {written}, {today} of them today");
    let people: serde_json::Value = serde_json::from_slice(&std::fs::read(&logins).unwrap()).unwrap();
    assert_eq!(people.as_array().unwrap().len(), 38);
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((proof["ok"].as_bool(), proof["places"][0]["cases"].as_u64()), (Some(true), Some(loaded)), "{proof}");
    let again = run(&["init", "--data", path(dir.path())]);
    assert!(text(&again.stderr).contains("holds a city already"));
}

/// How many cases are written, and how many of them for today.
fn written() -> (u64, u64) {
    let files = std::fs::read_dir(root().join("samples/qingyu/cases")).unwrap();
    let text: String = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let count = |wanted: &str| text.lines().filter(|line| *line == wanted).count() as u64;
    (count("[[case]]"), count("day = 0"))
}
