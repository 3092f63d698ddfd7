//! `yinuo case submit`, `yinuo case do`.

use super::{again, client, fresh, holder, path, print_json, receipt};
use crate::cli::{Do, Submit};
use std::process::ExitCode;
use yinuo_web::routes::command::NewCase;
use yinuo_web::routes::step::{PartJson, Step};

pub fn submit(args: Submit) -> anyhow::Result<ExitCode> {
    let client = client(&args.caller)?;
    let key = fresh(&args.key)?;
    let new = NewCase {
        case_type: args.case_type,
        kind: args.kind,
        category: args.category,
        cell: args.cell,
        title: args.title,
        body: args.body,
        address: args.address,
        name: args.name,
        phone: args.phone,
        accused: args.accused,
        ..NewCase::default()
    };
    let value = client.post("/api/cases", Some(&key), &new).map_err(|no| again(no, &key))?;
    if args.caller.json {
        return print_json(&value);
    }
    let receipt = receipt("/api/cases", &value)?;
    println!("{}  {}", receipt.number, receipt.stage);
    if let Some(code) = receipt.code {
        println!("code {code}: with it the person can follow the case");
    }
    Ok(ExitCode::SUCCESS)
}

pub fn step(args: Do) -> anyhow::Result<ExitCode> {
    let path = format!("{}/{}", path(&args.number)?, args.verb);
    let client = holder(&args.caller, args.code.as_ref())?;
    let key = fresh(&args.key)?;
    let json = args.caller.json;
    let value = client.post(&path, Some(&key), &carried(args)).map_err(|no| again(no, &key))?;
    if json {
        return print_json(&value);
    }
    let receipt = receipt(&path, &value)?;
    println!("{}  {}", receipt.number, receipt.stage);
    Ok(ExitCode::SUCCESS)
}

fn carried(args: Do) -> Step {
    let part = |part: &String| match part.split_once('=') {
        Some((category, unit)) => PartJson { category: category.to_owned(), unit: Some(unit.to_owned()) },
        None => PartJson { category: part.clone(), unit: None },
    };
    Step {
        parts: args.parts.iter().map(part).collect(),
        words: args.words,
        category: args.category,
        kind: args.kind,
        cell: args.cell,
        unit: args.unit,
        units: args.helpers,
        score: args.score,
        grade: args.grade,
        budget: args.budget,
        until: args.until,
        dates: args.dates,
        milestone: args.milestone,
        into: args.into,
        guide: args.guide,
        to: args.to,
        outcome: args.outcome,
        satisfied: args.satisfied,
    }
}
