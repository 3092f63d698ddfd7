//! `yinuo case list`, `yinuo case search`.

use super::{client, print_json};
use crate::cli::{List, Search};
use crate::client::{self, Line, read};
use crate::terminal::{Column, Screen, local, table};
use serde_json::Value;
use std::process::ExitCode;

pub fn list(args: &List) -> anyhow::Result<ExitCode> {
    let mut query = vec![("limit", args.limit.to_string())];
    let given = [
        ("type", &args.case_type),
        ("stage", &args.stage),
        ("unit", &args.unit),
        ("light", &args.light),
        ("after", &args.after),
    ];
    query.extend(given.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))));
    query.extend(args.asked.then(|| ("asked", "true".to_owned())));
    query.extend(args.helping.then(|| ("helping", "true".to_owned())));
    let value = client(&args.caller)?.get("/api/cases", &query)?;
    shown("/api/cases", &value, args.caller.json)
}

pub fn search(args: &Search) -> anyhow::Result<ExitCode> {
    let mut query = vec![("q", args.words.join(" ")), ("limit", args.limit.to_string())];
    query.extend(args.after.clone().map(|after| ("after", after)));
    let value = client(&args.caller)?.get("/api/search", &query)?;
    shown("/api/search", &value, args.caller.json)
}

fn shown(path: &str, value: &Value, json: bool) -> anyhow::Result<ExitCode> {
    if json {
        return print_json(value);
    }
    let list: client::List = read(path, value)?;
    if list.cases.is_empty() {
        println!("No cases.");
        return Ok(ExitCode::SUCCESS);
    }
    let screen = Screen::of_stdout();
    let rows: Vec<Vec<String>> = list.cases.iter().map(|case| row(case, screen)).collect();
    for line in table(screen, &COLUMNS, &rows) {
        println!("{line}");
    }
    if let Some(next) = list.next {
        println!("{}", screen.faint(&format!("More: --after {next}")));
    }
    Ok(ExitCode::SUCCESS)
}

const COLUMNS: [Column; 7] = [
    Column { head: "NUMBER", gives_way: false },
    Column { head: "STAGE", gives_way: false },
    Column { head: "DUE", gives_way: false },
    Column { head: "LIGHT", gives_way: false },
    Column { head: "UNIT", gives_way: true },
    Column { head: "CATEGORY", gives_way: true },
    Column { head: "WAITS FOR", gives_way: true },
];

fn row(case: &Line, screen: Screen) -> Vec<String> {
    let waits = match (&case.asked, case.helpers.is_empty()) {
        (Some(asked), _) => format!("decision: {asked}"),
        (None, false) => format!("help: {}", case.helpers.join(" ")),
        (None, true) => String::new(),
    };
    vec![
        case.number.clone(),
        case.stage.clone(),
        case.due.as_deref().map(local).unwrap_or_default(),
        case.light.as_deref().map(|light| screen.light(light)).unwrap_or_default(),
        case.unit.clone().unwrap_or_default(),
        case.category.clone(),
        waits,
    ]
}
