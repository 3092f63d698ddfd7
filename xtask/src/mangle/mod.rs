//! `cargo xtask mangle`: the sample reports as a reader meets them in the wild.
//!
//! The clean texts in `samples/qingyu/reports` are the source. From them come a copy that two careless
//! machines have been through (`2025-mangled.txt`), a page saved from a portal (`2024.html`, in GBK) and
//! a Word file (`2024.docx`). All three must read as the clean text does, so the same gold holds for
//! them. They are committed; `--check` compares them with what this makes.

mod gbk;
mod page;
mod portal;
mod traditional;
mod word;

use anyhow::{Context, bail};
use std::path::Path;

const REPORTS: &str = "samples/qingyu/reports";

pub fn run(check: bool) -> anyhow::Result<()> {
    let clean = |year: &str| {
        let file = Path::new(REPORTS).join(format!("{year}.txt"));
        std::fs::read_to_string(&file).with_context(|| file.display().to_string())
    };
    let (first, second) = (clean("2024")?, clean("2025")?);
    let made = [
        ("2025-mangled.txt", portal::copy(&second).into_bytes()),
        ("2024.html", page::saved(&first)?),
        ("2024.docx", word::document(&first)?),
    ];
    for (name, bytes) in made {
        let file = Path::new(REPORTS).join(name);
        if !check {
            std::fs::write(&file, bytes)?;
        } else if std::fs::read(&file).ok() != Some(bytes) {
            bail!("{} is not what its report gives: run `cargo xtask mangle` and commit it", file.display());
        }
    }
    Ok(())
}
