//! kill -9 in the middle of work, twice. `cargo xtask bench crash` does it as often as one likes.

use crate::yinuo::{Server, init, json, path, run};
use std::collections::BTreeMap;
use std::sync::Mutex;

#[test]
fn nothing_acknowledged_is_lost_and_nothing_happens_twice() {
    let dir = init("packs/bench");
    let acknowledged: Mutex<BTreeMap<String, String>> = Mutex::default();
    let unanswered: Mutex<Vec<String>> = Mutex::default();
    for round in 0..2 {
        let mut server = Server::start(dir.path(), &[]);
        let (sent, stop) = std::sync::mpsc::channel::<()>();
        let server_ref = &server;
        std::thread::scope(|scope| {
            for worker in 0..4 {
                let (sent, acknowledged, unanswered) = (sent.clone(), &acknowledged, &unanswered);
                let address = server_ref.address.clone();
                scope.spawn(move || {
                    let client = Client(address);
                    for n in 0..400 {
                        let key = format!("{round}-{worker}-{n}");
                        match client.submit(&key) {
                            Some(number) => drop(acknowledged.lock().unwrap().insert(key, number)),
                            None => {
                                unanswered.lock().unwrap().push(key);
                                return;
                            }
                        }
                        let _ = sent.send(());
                    }
                });
            }
            // After so many answers, whatever is under way then.
            (0..150 + round * 40).for_each(|_| stop.recv().unwrap());
            let pid = server_ref.child.id().to_string();
            std::process::Command::new("kill").args(["-9", &pid]).status().unwrap();
        });
        server.kill();
    }
    let server = Server::start(dir.path(), &[]);
    for key in unanswered.into_inner().unwrap() {
        let number = |_| server.submit(&key, "路口的路灯不亮").unwrap().1["number"].as_str().unwrap().to_owned();
        let [first, again] = [0, 1].map(number);
        assert_eq!(first, again, "sent again, answered the same");
        acknowledged.lock().unwrap().insert(key, first);
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    drop(server);
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!(proof["ok"], true, "{proof}");
    assert_eq!(proof["places"][0]["cases"], acknowledged.len(), "one case a key, none lost, none twice");
    let numbers: std::collections::BTreeSet<&String> = acknowledged.values().collect();
    assert_eq!(numbers.len(), acknowledged.len());
}

struct Client(String);

impl Client {
    fn submit(&self, key: &str) -> Option<String> {
        let body = serde_json::json!({"kind": "help", "category": "urban.lighting.streetlamp", "title": key, "body": "路口的路灯不亮"});
        let request = ureq::post(format!("{}/api/cases", self.0)).header("Idempotency-Key", key);
        let mut answer = request.send_json(body).ok()?;
        let value: serde_json::Value = serde_json::from_str(&answer.body_mut().read_to_string().ok()?).ok()?;
        Some(value["number"].as_str()?.to_owned())
    }
}
