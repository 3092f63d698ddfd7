//! `yinuo case show`, `yinuo case explain`.

use super::{holder, path, print_json};
use crate::cli::Show;
use crate::client::{Case, Ticking, read};
use crate::terminal::{Screen, local};
use std::process::ExitCode;

pub fn show(args: &Show) -> anyhow::Result<ExitCode> {
    let path = path(&args.number)?;
    let value = holder(&args.caller, args.code.as_ref())?.get(&path, &[])?;
    if args.caller.json {
        return print_json(&value);
    }
    let case: Case = read(&path, &value)?;
    let screen = Screen::of_stdout();
    head(&case, screen);
    if let Some(body) = &case.body {
        println!("\n{}", body.trim());
    }
    if !case.clocks.is_empty() {
        println!("\n{}", screen.faint("CLOCKS"));
    }
    for clock in &case.clocks {
        println!("  {}", ticking(clock, screen));
    }
    println!("\n{}", screen.faint("HISTORY"));
    for happened in &case.history {
        println!("  {}  {} · {}", local(&happened.at), happened.what, happened.by);
        for line in happened.words.iter().flat_map(|words| words.lines()) {
            println!("      {line}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub fn explain(args: &Show) -> anyhow::Result<ExitCode> {
    let path = path(&args.number)?;
    let value = holder(&args.caller, args.code.as_ref())?.get(&path, &[])?;
    if args.caller.json {
        return print_json(value.get("clocks").unwrap_or(&value));
    }
    let case: Case = read(&path, &value)?;
    let screen = Screen::of_stdout();
    head(&case, screen);
    if case.clocks.is_empty() {
        println!("\nIt has no clocks.");
    }
    for clock in &case.clocks {
        println!("\n{}", ticking(clock, screen));
        for line in [&clock.source, &clock.rule].into_iter().filter(|line| !line.is_empty()) {
            println!("  {line}");
        }
        for day in &clock.days {
            println!("    {day}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn head(case: &Case, screen: Screen) {
    let line = &case.line;
    println!("{}  {}", line.number, case.title);
    let light = line.light.as_deref().map(|light| format!(" · {}", screen.light(light))).unwrap_or_default();
    let unit = line.unit.as_deref().map(|unit| format!(" · with {unit}")).unwrap_or_default();
    println!("{} · {} · {} · {}{unit}{light}", line.stage, line.case_type, line.kind, line.category);
    let cell = line.cell.as_deref().map(|cell| format!(" in {cell}")).unwrap_or_default();
    let promised = line.promised.as_deref().map(|at| format!(", promised by {}", local(at))).unwrap_or_default();
    println!("{}", screen.faint(&format!("reported {}{cell}{promised}", local(&line.submitted_at))));
}

fn ticking(clock: &Ticking, screen: Screen) -> String {
    let round = if clock.round > 1 { format!(" (round {})", clock.round) } else { String::new() };
    let budget = if clock.budget.is_empty() { String::new() } else { format!(" {}", clock.budget) };
    let end = match &clock.stopped {
        Some(at) => format!("stopped {}", local(at)),
        None if clock.paused => "stands still".to_owned(),
        None => screen.light(&clock.light),
    };
    format!("{}{round}{budget}, due {}: {end}", clock.clock, local(&clock.due))
}
