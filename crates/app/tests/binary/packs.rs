//! `yinuo packs check`, and what does not start without sound packs.

use crate::yinuo::{init, json, path, run, text};

#[test]
fn the_shipped_packs_are_sound() {
    for dir in ["packs/hotline", "samples/qingyu"] {
        let out = run(&["packs", "check", dir, "--json"]);
        let report = json(&out);
        assert!(out.status.success(), "{report}");
        assert!(report["examples"].as_u64().unwrap() >= 7, "{report}");
    }
}

#[test]
fn a_pack_that_does_not_load_names_the_line_and_nothing_starts() {
    let dir = init("packs/hotline");
    let limits = dir.path().join("pack/limits.toml");
    let sound = std::fs::read_to_string(&limits).unwrap();
    std::fs::write(&limits, sound.replacen("30 working minutes", "half an hour", 1)).unwrap();
    let line = sound.lines().position(|line| line.contains("30 working minutes")).unwrap() + 1;
    let out = run(&["serve", "--data", path(dir.path()), "--listen", "127.0.0.1:0"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains(&format!("limits.toml:{line}:")), "{}", text(&out.stderr));
    let checked = run(&["packs", "check", path(&dir.path().join("pack"))]);
    assert_eq!(checked.status.code(), Some(1));
}
