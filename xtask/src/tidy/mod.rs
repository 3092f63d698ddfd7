//! `cargo xtask tidy`: the repository tests itself.

mod crates;
mod files;
mod pure;

use anyhow::bail;

pub fn run() -> anyhow::Result<()> {
    let mut found = Vec::new();
    crates::check(&mut found)?;
    files::check(&mut found)?;
    pure::check(&mut found)?;
    for line in &found {
        println!("{line}");
    }
    if !found.is_empty() {
        bail!("{} untidy places", found.len());
    }
    println!("tidy");
    Ok(())
}

/// Every file git knows or would take, below a folder.
fn tracked(below: &str) -> anyhow::Result<Vec<String>> {
    let list = crate::shell::output("git", &["ls-files", "--cached", "--others", "--exclude-standard", "--", below])?;
    Ok(list.lines().filter(|name| std::path::Path::new(name).is_file()).map(str::to_owned).collect())
}
