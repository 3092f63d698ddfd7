//! `yinuo simulate`: days pass in seconds, and the same seed lets the same happen.

use crate::schemas::fits;
use crate::yinuo::{Server, init, run, text};
use serde_json::Value;

fn simulated(seed: &str) -> Value {
    let out = run(&["simulate", "--days", "3", "--rate", "12", "--seed", seed, "--report", "json"]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    let mut report: Value = serde_json::from_slice(&out.stdout).unwrap();
    fits("simulate", &report);
    report.as_object_mut().unwrap().remove("wall_s").unwrap();
    report
}

#[test]
fn the_same_seed_lets_the_same_happen() {
    let first = simulated("5");
    assert_eq!(first, simulated("5"));
    let count = |name: &str| first[name].as_u64().unwrap();
    assert!(count("cases") >= 25 && count("steps") > 2 * count("cases") && count("resolved") > 0, "{first}");
    assert_ne!(first, simulated("6"));
}

#[test]
fn time_is_set_by_nobody_else() {
    let out = run(&["serve", "--listen", "0.0.0.0:0", "--simulated-clock", "2026-11-02T00:00:00Z", "--data", "none"]);
    assert_eq!(out.status.code(), Some(2));
    let dir = init("packs/bench");
    let server = Server::start(dir.path(), &[]);
    let set = serde_json::json!({"now": "2030-01-01T00:00:00Z"});
    assert_eq!(server.post("/simulated-clock", "Bearer 0", &set).0, 404, "without the flag there is no such route");
}
