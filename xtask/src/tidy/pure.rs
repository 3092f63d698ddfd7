//! The pure crates: no I/O, no clock, no randomness, no async, no SQL; and SQL only in stores.

use super::tracked;

const PURE: &[&str] = &["kernel", "calendar", "text", "report", "papers", "casework", "packs"];
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "getrandom",
    "async fn",
    "tokio::",
    "rusqlite",
    "tokio_postgres",
];

pub fn check(found: &mut Vec<String>) -> anyhow::Result<()> {
    for krate in PURE {
        for name in tracked(&format!("crates/{krate}/src"))? {
            scan(&name, IMPURE, found)?;
        }
    }
    for krate in ["web", "journal"] {
        for name in tracked(&format!("crates/{krate}/src"))? {
            scan(&name, &["rusqlite", "journal_sqlite", "tokio_postgres", "journal_postgres", "SELECT "], found)?;
        }
    }
    Ok(())
}

fn scan(name: &str, banned: &[&str], found: &mut Vec<String>) -> anyhow::Result<()> {
    for (at, line) in std::fs::read_to_string(name)?.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        for word in banned.iter().filter(|word| code.contains(**word)) {
            found.push(format!("{name}:{}: {word} does not belong in this crate", at + 1));
        }
    }
    Ok(())
}
