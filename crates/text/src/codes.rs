//! Every code has its section in docs/read-codes.md, and every section its code.

use crate::{findings, refusal};

#[test]
fn every_code_is_explained() {
    let pages = include_str!("../../../docs/read-codes.md");
    let explained: Vec<&str> = pages.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let codes: Vec<&str> = refusal::ALL.into_iter().chain(findings::ALL).collect();
    assert_eq!(explained, codes);
}
