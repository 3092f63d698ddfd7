//! A person is forgotten, also after a backup that still knew them.

use crate::yinuo::{Server, init, json, path, run, text};
use serde_json::json;

#[test]
fn a_person_is_forgotten_and_a_restore_forgets_again() {
    let dir = init("packs/hotline");
    let server = Server::start(dir.path(), &[]);
    let submit = |key: &str, phone: &str| -> (String, String) {
        let new =
            json!({"kind": "help", "title": "忘记我", "body": "楼道灯坏了，请尽快修", "name": "林某", "phone": phone});
        let request = ureq::post(format!("{}/api/cases", server.address)).header("Idempotency-Key", key);
        let answer = request.send_json(new).unwrap().body_mut().read_to_string().unwrap();
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        (answer["number"].as_str().unwrap().into(), answer["code"].as_str().unwrap().into())
    };
    let (mine, code) = submit("a", "19900000008");
    let (other, _) = submit("b", "19900000009");
    let withdraw = ureq::post(format!("{}/api/cases/{mine}/withdraw", server.address))
        .header("Idempotency-Key", "w")
        .header("Case-Code", &code);
    withdraw.send_json(json!({})).unwrap();
    drop(server);
    let backup = dir.path().join("copy.db");
    assert!(run(&["backup", "--data", path(dir.path()), path(&backup)]).status.success());

    let data = ["forget", "--data", path(dir.path()), "--phone"];
    let open = run(&[&data[..], &["19900000009"]].concat());
    assert_eq!((open.status.code(), &json(&open)["open"]), (Some(1), &json!([other])), "{}", text(&open.stderr));
    let done = run(&[&data[..], &["19900000008"]].concat());
    assert_eq!(json(&done)["forgotten"], json!([mine]));
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((&proof["ok"], &proof["places"][0]["forgotten"]), (&json!(true), &json!(1)), "{proof}");
    let file = std::fs::read(dir.path().join("yinuo.db")).unwrap();
    let holds = |file: &[u8], what: &str| file.windows(what.len()).any(|window| window == what.as_bytes());
    assert!(!holds(&file, "19900000008"), "the phone is gone from the disk");

    // On another machine, from the older copy and the list that was kept.
    let fresh = init("packs/hotline");
    for name in ["yinuo.db", "yinuo.db-wal", "yinuo.db-shm"] {
        let _ = std::fs::remove_file(fresh.path().join(name));
    }
    assert!(holds(&std::fs::read(&backup).unwrap(), "19900000008"), "the copy still knows");
    let list = dir.path().join("forgotten.jsonl");
    let restored = run(&["restore", "--data", path(fresh.path()), path(&backup), "--forgotten", path(&list)]);
    assert!(restored.status.success(), "{}", text(&restored.stderr));
    assert!(text(&restored.stderr).contains("1 cases that were forgotten"), "{}", text(&restored.stderr));
    let file = std::fs::read(fresh.path().join("yinuo.db")).unwrap();
    assert!(!holds(&file, "19900000008"));
}
