//! `yinuo case …`: cases over the public API of a running server.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Case {
    /// List cases, deadlines first
    List(List),
    /// Show a case: its clocks, its history
    Show(Show),
    /// Explain a case's deadlines day by day
    Explain(Show),
    /// Submit a case; prints its number, and the code by which the person can follow it
    Submit(Submit),
    /// Carry out a step on a case
    Do(Box<Do>),
    /// Find cases by the words people wrote, newest first
    Search(Search),
    /// Import cases from CSV, xlsx or JSON Lines into the database; rows already imported are left alone
    Import(Import),
    /// Add made-up cases through the engine, for measuring; needs the bench pack
    #[command(hide = true)]
    Fill {
        #[command(flatten)]
        data: super::Data,
        /// How many
        #[arg(long)]
        records: usize,
    },
    /// Add made-up tasks and projects with their years, for measuring
    #[command(hide = true)]
    FillDelivery {
        #[command(flatten)]
        data: super::Data,
        #[arg(long, default_value_t = 5_000)]
        projects: usize,
        /// Nodes of each project
        #[arg(long, default_value_t = 80)]
        nodes: u32,
        #[arg(long, default_value_t = 3_000)]
        tasks: usize,
        /// Years of monthly returns of each task
        #[arg(long, default_value_t = 5)]
        years: i16,
    },
}

/// Which server, and who asks.
#[derive(Debug, Args)]
pub struct Caller {
    /// The server
    #[arg(long, default_value = "http://127.0.0.1:8080", value_name = "URL")]
    pub server: String,
    /// Log in with this login; the password is asked for, or taken from YINUO_PASSWORD. Without it
    /// the token in YINUO_TOKEN is used
    #[arg(long, value_name = "LOGIN")]
    pub login: Option<String>,
    /// The answer as JSON, as the server gave it
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub caller: Caller,
    /// Only this case type
    #[arg(long = "type", value_name = "ID")]
    pub case_type: Option<String>,
    /// Only at this stage: submitted, accepted, dispatched, signed, …
    #[arg(long)]
    pub stage: Option<String>,
    /// Only with this unit and those below it
    #[arg(long, value_name = "ID")]
    pub unit: Option<String>,
    /// Only with this light: on_time, warn or late
    #[arg(long)]
    pub light: Option<String>,
    /// Only cases on which a unit's request waits for its decision
    #[arg(long)]
    pub asked: bool,
    /// Only cases the unit is to help with
    #[arg(long)]
    pub helping: bool,
    /// At most so many
    #[arg(long, default_value_t = 25, value_name = "N")]
    pub limit: usize,
    /// Go on after a page: what `next` said
    #[arg(long, value_name = "NEXT")]
    pub after: Option<String>,
}

#[derive(Debug, Args)]
pub struct Show {
    #[command(flatten)]
    pub caller: Caller,
    /// The case's number
    pub number: String,
    /// Ask as the person who reported, with the case's code
    #[arg(long)]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct Search {
    #[command(flatten)]
    pub caller: Caller,
    /// Words that must all stand in what the person wrote
    #[arg(required = true)]
    pub words: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 25, value_name = "N")]
    pub limit: usize,
    /// Go on after a page: what `next` said
    #[arg(long, value_name = "NEXT")]
    pub after: Option<String>,
}

#[derive(Debug, Args)]
pub struct Submit {
    #[command(flatten)]
    pub caller: Caller,
    /// The kind of request, such as help or complaint
    #[arg(long, value_name = "ID")]
    pub kind: String,
    /// What it is about
    #[arg(long)]
    pub body: String,
    /// The case type; without it the city's main one
    #[arg(long = "type", value_name = "ID")]
    pub case_type: Option<String>,
    /// The category; without it the pack proposes one
    #[arg(long, value_name = "ID")]
    pub category: Option<String>,
    /// The grid cell
    #[arg(long, value_name = "ID")]
    pub cell: Option<String>,
    #[arg(long, default_value = "")]
    pub title: String,
    #[arg(long, default_value = "")]
    pub address: String,
    /// The person's name
    #[arg(long, default_value = "")]
    pub name: String,
    #[arg(long, default_value = "")]
    pub phone: String,
    /// For a sealed kind: the unit it speaks against
    #[arg(long, value_name = "ID")]
    pub accused: Option<String>,
    #[command(flatten)]
    pub key: Key,
}

/// What makes sending twice safe.
#[derive(Debug, Args)]
pub struct Key {
    /// The idempotency key, to send an earlier command again; without it a new one is made
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
}

#[derive(Debug, Args)]
pub struct Do {
    #[command(flatten)]
    pub caller: Caller,
    /// The case's number
    pub number: String,
    /// The step: accept, dispatch, sign, reply, resolve, …
    #[arg(value_parser = super::verbs())]
    pub verb: String,
    /// Act as the person who reported, with the case's code
    #[arg(long)]
    pub code: Option<String>,
    /// Reason, reply or result, as the step asks; for plan a line for each milestone
    #[arg(long, default_value = "")]
    pub words: String,
    /// accept, amend: another category
    #[arg(long, value_name = "ID")]
    pub category: Option<String>,
    /// amend: another kind
    #[arg(long, value_name = "ID")]
    pub kind: Option<String>,
    /// amend: another cell
    #[arg(long, value_name = "ID")]
    pub cell: Option<String>,
    /// dispatch, reassign: another unit than the duty directory proposes
    #[arg(long, value_name = "ID")]
    pub unit: Option<String>,
    /// assist: a unit that is to help; give it again for each further one
    #[arg(long = "helper", value_name = "ID")]
    pub helpers: Vec<String>,
    /// rate: 1 to 5
    #[arg(long)]
    pub score: Option<u8>,
    /// chase: 1 a reminder, 2 a chase, 3 on the leaders' list
    #[arg(long)]
    pub grade: Option<u8>,
    /// extend: so much more time, such as "3 working days"
    #[arg(long)]
    pub budget: Option<String>,
    /// suspend, defer: the last day, such as 2026-12-31
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// plan: the day of a milestone; give it again for each further one
    #[arg(long = "date", value_name = "DAY")]
    pub dates: Vec<String>,
    /// meet: the milestone's number
    #[arg(long)]
    pub milestone: Option<u32>,
    /// merge: the case that goes on
    #[arg(long, value_name = "NUMBER")]
    pub into: Option<String>,
    /// split: a part, as CATEGORY or CATEGORY=UNIT; give it again for each further one
    #[arg(long = "part", value_name = "PART")]
    pub parts: Vec<String>,
    /// decline: the right address, an id of the pack's guides
    #[arg(long, value_name = "ID")]
    pub guide: Option<String>,
    /// hand_over: the emergency service
    #[arg(long, value_name = "ID")]
    pub to: Option<String>,
    /// reply, resolve: how it came out, an id of the pack's outcomes
    #[arg(long, value_name = "ID")]
    pub outcome: Option<String>,
    /// call_back: what the person said, true or false; without it nobody answered
    #[arg(long)]
    pub satisfied: Option<bool>,
    #[command(flatten)]
    pub key: Key,
}

#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    pub data: super::Data,
    /// The file: .csv, .xlsx or .jsonl
    pub file: PathBuf,
    /// Which column is what: see docs/import.md
    #[arg(long, value_name = "FILE")]
    pub map: PathBuf,
    /// Say what would happen and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write one JSON document instead of a summary
    #[arg(long)]
    pub json: bool,
}
