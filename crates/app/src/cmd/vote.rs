//! `yinuo vote check`: anybody counts a published protocol again, without a server and without us.

use crate::cli::VoteCheck;
use crate::terminal;
use anyhow::Context;
use serde::Serialize;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use yinuo_delivery::vote::{Code, Found, Protocol, protocol};

/// The answer with `--json`.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct CheckedVote {
    pub vote: String,
    pub round: u32,
    /// As the file says it is; compare it with the one that was read out.
    pub root: String,
    /// What is wrong, in English; empty: the protocol is right, as far as can be seen without a code.
    pub problems: Vec<String>,
    pub cast: u32,
    pub valid: u32,
    /// The candidates that got a seat.
    pub chosen: Vec<String>,
    /// With `--own`: `sealed`, `changed`, `void`, `no-slip`, `spare`, `no-ballot`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
}

/// A protocol may have as many bytes: 5,000 deputies on 200 candidates.
const FILE_MAX: u64 = 64 << 20;

pub fn check(args: &VoteCheck) -> anyhow::Result<ExitCode> {
    let text = read(&args.file)?;
    let protocol: Protocol = serde_json::from_str(&text).context("this is no protocol of a vote")?;
    let mut problems: Vec<String> = protocol::verify(&protocol).iter().map(|problem| problem.en().to_owned()).collect();
    if let Some(root) = &args.root
        && !root.trim().eq_ignore_ascii_case(&protocol.root.to_string())
    {
        problems.push("The root is another one than that which was read out".to_owned());
    }
    let own = if args.own { Some(own(&protocol)?) } else { None };
    if let Some((name, sentence)) = own.filter(|(name, _)| *name != "sealed") {
        problems.push(format!("Your own ballot ({name}): {sentence}"));
    }
    let numbers = |list: &[yinuo_kernel::CaseNumber]| list.iter().map(ToString::to_string).collect();
    let checked = CheckedVote {
        vote: protocol.vote.to_string(),
        round: protocol.round,
        root: protocol.root.to_string(),
        problems,
        cast: protocol.tally.cast,
        valid: protocol.tally.valid,
        chosen: numbers(&protocol.tally.chosen),
        own: own.map(|(name, _)| name.to_owned()),
    };
    if args.json {
        println!("{}", serde_json::to_string_pretty(&checked)?);
    } else {
        tell(&protocol, &checked);
        if let Some((_, sentence)) = own {
            println!("{sentence}");
        }
    }
    Ok(if checked.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(file: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().take(FILE_MAX).read_to_string(&mut text).context("cannot read standard input")?;
    } else {
        let open = std::fs::File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
        open.take(FILE_MAX).read_to_string(&mut text).with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(text)
}

fn tell(protocol: &Protocol, checked: &CheckedVote) {
    let tally = &protocol.tally;
    println!("vote {} round {}: {} ballots, {} valid", checked.vote, checked.round, checked.cast, checked.valid);
    for line in &tally.lines {
        let chosen = if tally.chosen.contains(&line.candidate) { "  chosen" } else { "" };
        println!("  {}  for {}  against {}  abstain {}{chosen}", line.candidate, line.yes, line.no, line.abstain);
    }
    println!("root {}", checked.root);
    match checked.problems.is_empty() {
        true => println!("right: a recount comes to the same result"),
        false => checked.problems.iter().for_each(|problem| println!("WRONG: {problem}")),
    }
}

/// The deputy's own ballot, in a word and a sentence. The code is typed in, so that no shell keeps it.
fn own(protocol: &Protocol) -> anyhow::Result<(&'static str, &'static str)> {
    std::io::stdout().flush()?;
    let typed = terminal::secret("Code of your slip")?;
    let Some(code) = Code::parse(&typed) else { return Ok(("no-slip", "this is no code: sixteen letters and digits")) };
    Ok(match protocol::own(protocol, &code) {
        Found::NoSlip => ("no-slip", "no slip of this round has this code"),
        Found::Spare => ("spare", "the protocol says that nobody drew this slip"),
        Found::NoBallot => ("no-ballot", "this slip has no ballot"),
        Found::Ballot { sealed: false, .. } => ("changed", "the ballot does not fit its seal: it was changed"),
        Found::Ballot { void: Some(_), .. } => ("void", "the ballot is there, its seal is whole, and it is void"),
        Found::Ballot { .. } => ("sealed", "your ballot is there and its seal is whole"),
    })
}
