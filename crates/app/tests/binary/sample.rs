//! The sample city is at work on whatever day it is started.

use crate::yinuo::{json, path, root, run, text};

#[test]
fn the_sample_lives_through_thirty_days() {
    let dir = tempfile::tempdir().unwrap();
    let logins = dir.path().join("logins.json");
    let out = run(&["init", "--sample", "--data", path(dir.path()), "--logins", path(&logins)]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    assert!(text(&out.stderr).contains("220 sample cases"), "{}", text(&out.stderr));
    let people: serde_json::Value = serde_json::from_slice(&std::fs::read(&logins).unwrap()).unwrap();
    assert_eq!(people.as_array().unwrap().len(), 20);
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((proof["ok"].as_bool(), proof["places"][0]["cases"].as_u64()), (Some(true), Some(220)), "{proof}");
    let again = run(&["init", "--data", path(dir.path())]);
    assert!(text(&again.stderr).contains("holds a city already"));
    let _ = root();
}
