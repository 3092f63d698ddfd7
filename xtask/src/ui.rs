//! The front end: npm packages and `ui/dist`, made again only when their sources changed.

use crate::shell;
use anyhow::bail;
use std::path::Path;
use std::time::SystemTime;

pub fn build() -> anyhow::Result<()> {
    let ui = Path::new("ui");
    if fresh(&ui.join("dist/app.js"), &[ui.join("src"), ui.join("scripts"), ui.join("package-lock.json")]) {
        return Ok(());
    }
    install()?;
    shell::run_in(ui, "npm", &["run", "build"])
}

/// The npm packages of the lock file.
pub fn install() -> anyhow::Result<()> {
    let ui = Path::new("ui");
    if !shell::has("node", "--version") || !shell::has("npm", "--version") {
        bail!(
            "the front end needs Node.js 20 or newer with npm: install it from your distribution or nodejs.org, then run this again"
        );
    }
    if fresh(&ui.join("node_modules/.package-lock.json"), &[ui.join("package-lock.json")]) {
        return Ok(());
    }
    shell::run_in(ui, "npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"])
}

/// Whether `made` is at least as young as everything below `sources`.
fn fresh(made: &Path, sources: &[std::path::PathBuf]) -> bool {
    let Some(made) = modified(made) else { return false };
    sources.iter().all(|source| youngest(source).is_some_and(|at| at <= made))
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

fn youngest(path: &Path) -> Option<SystemTime> {
    let mut young = modified(path)?;
    if path.is_dir() {
        for entry in std::fs::read_dir(path).ok()?.flatten() {
            young = young.max(youngest(&entry.path())?);
        }
    }
    Some(young)
}
