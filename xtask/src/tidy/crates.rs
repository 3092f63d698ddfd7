//! The table of crates in ARCHITECTURE.md against `cargo metadata`: who may depend on whom.

use anyhow::Context;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub fn check(found: &mut Vec<String>) -> anyhow::Result<()> {
    let table = table(&std::fs::read_to_string("ARCHITECTURE.md").context("ARCHITECTURE.md")?);
    let metadata = crate::shell::output(&crate::shell::cargo(), &["metadata", "--format-version", "1", "--no-deps"])?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("packages")?;
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
    let short = |name: &str| name.strip_prefix("yinuo-").unwrap_or(name).to_owned();
    let mut seen = BTreeSet::new();
    for package in packages {
        let name = short(&text(package, "name"));
        seen.insert(name.clone());
        let Some(allowed) = table.get(&name) else {
            found.push(format!("ARCHITECTURE.md: the table of crates has no row for {name}"));
            continue;
        };
        let dependencies = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
        for dependency in dependencies.filter(|d| d.get("path").is_some() && d.get("kind").is_some_and(Value::is_null))
        {
            let on = short(&text(dependency, "name"));
            if !allowed.contains(&on) && !allowed.contains("everything") {
                found.push(format!("{name} depends on {on}, which ARCHITECTURE.md does not allow"));
            }
        }
    }
    for name in table.keys().filter(|name| !seen.contains(*name)) {
        found.push(format!("ARCHITECTURE.md: the table names {name}, which is no crate"));
    }
    Ok(())
}

/// Rows `| crate | is | may depend on |` below the heading "The crates".
fn table(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let section = text.split("## The crates").nth(1).unwrap_or("").split("\n## ").next().unwrap_or("");
    section
        .lines()
        .filter(|line| line.starts_with('|') && !line.contains("---") && !line.contains("may depend on"))
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let on = cells.get(2)?.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            Some((cells.first()?.trim_matches('`').to_owned(), on.collect()))
        })
        .collect()
}
