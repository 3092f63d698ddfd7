//! The 900 real messages, read where they stand; nothing of them comes here.

use crate::yinuo::{init, json, path, root, run};

#[test]
fn nine_hundred_real_messages_are_imported_proposed_and_routed() {
    let shared = std::env::var("YINUO_SHARED").map_or_else(|_| root().join("../shared"), Into::into);
    let file = shared.join("data/complaints/teddy8_train.jsonl");
    if !file.is_file() {
        println!("NOT RUN: real messages: {} is not there (set YINUO_SHARED)", file.display());
        return;
    }
    let dir = init("packs/hotline");
    let map = root().join("samples/maps/teddy8.toml");
    let args = ["case", "import", "--json", "--data", path(dir.path()), path(&file), "--map", path(&map)];
    let report = json(&run(&args));
    assert_eq!((report["rows"].as_u64(), report["imported"].as_u64()), (Some(900), Some(900)), "{}", report["errors"]);
    assert_eq!(
        (report["proposed"].as_u64(), report["dispatched"].as_u64()),
        (Some(900), Some(900)),
        "each proposed and routed"
    );
    let again = json(&run(&args));
    assert_eq!((again["imported"].as_u64(), again["known"].as_u64()), (Some(0), Some(900)), "nothing twice");
    let proof = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((proof["ok"].as_bool(), proof["places"][0]["cases"].as_u64()), (Some(true), Some(900)));
}
