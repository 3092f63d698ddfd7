//! A full disk: SQLite really runs out of pages. Nothing is acknowledged, nothing is lost, the
//! server stays up and says so, and goes on by itself when there is room.

use crate::yinuo::{Server, init, json, path, run};

#[test]
fn a_full_disk_is_told_and_survived() {
    let dir = init("packs/bench");
    let long = "路".repeat(1_900);
    let mut stored = 0;
    {
        let server = Server::start(dir.path(), &["--max-mb", "1"]);
        let mut full = None;
        for n in 0..2_000 {
            let (status, body) = server.submit(&format!("k{n}"), &long).unwrap();
            if status != 201 {
                full = Some((status, body));
                break;
            }
            stored += 1;
        }
        let (status, body) = full.expect("one megabyte is not enough for two thousand cases");
        assert_eq!((status, body["rule"].as_str().unwrap()), (507, "full"), "{body}");
        assert!(!body["hint"].as_str().unwrap().is_empty());
        let (status, health) = server.get("/api/health");
        assert_eq!((status, health["status"].as_str().unwrap()), (503, "paused"), "{health}");
        assert!(stored > 50);
        let (status, _) = server.get("/api/kinds");
        assert_eq!(status, 200, "reading goes on");
    }
    let server = Server::start(dir.path(), &[]);
    assert_eq!(server.get("/api/health").1["status"], "ok");
    assert_eq!(server.submit(&format!("k{stored}"), &long).unwrap().0, 201, "the refused key is free");
    drop(server);
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!(
        (proof["ok"].as_bool(), proof["places"][0]["cases"].as_u64()),
        (Some(true), Some(stored + 1)),
        "{proof}"
    );
}
