//! Candidates for the year's livelihood items, and the deputies' vote on them.

use super::Known;
use super::days::{Slot, day};
use super::report::chars;
use super::script::{Carried, Script, number};
use super::written::{Candidate, Costing, Vote, Written};
use anyhow::{Context, bail};
use jiff::civil::{Date, time};
use yinuo_delivery::Command;
use yinuo_delivery::candidate::{self, Command as Do, Fund, Idea, Payment, Voice};
use yinuo_delivery::vote::{self, Choice, Choices, Code, Plan, Spare, slip};
use yinuo_journal::Text;
use yinuo_kernel::{Actor, CaseNumber};

/// The name of the vote among the known.
const VOTE: &str = "vote";

pub(super) fn write(script: &mut Script<'_>, written: &Written) -> anyhow::Result<()> {
    for it in &written.candidates {
        one(script, it, written).with_context(|| it.id.clone())?;
    }
    match &written.vote {
        Some(vote) => sitting(script, vote, &written.candidates).context("the vote"),
        None => Ok(()),
    }
}

fn one(script: &mut Script<'_>, it: &Candidate, written: &Written) -> anyhow::Result<()> {
    let (first, key) = (script.first.clone(), it.id.as_str());
    let mut carried = Carried::default();
    let text =
        Text { title: it.title.clone(), body: it.body.trim().to_owned(), address: it.place.clone(), point: None };
    let words = script.text(&mut carried, text);
    let (voice, by) = match it.from.as_str() {
        "citizen" => (Voice::Citizen, Actor::CITIZEN),
        "deputy" => (Voice::Deputy, first.clone()),
        unit => (Voice::Unit, script.desk(unit)?),
    };
    let unit = if voice == Voice::Unit { Some(it.from.parse()?) } else { None };
    let idea = Idea { voice, unit, year: written.report.year, words, title_chars: chars(&it.title) };
    let make = move |_: &Known| Ok(command(Do::Suggest(Box::new(idea.clone()))));
    script.open(day(&it.on)?, Slot::At(time(9, 35, 0, 0)), (key, "suggest"), &by, carried, make);
    let plain = |script: &mut Script<'_>, on: Date, slot, what, command: Do| {
        let make = move |_: &Known| Ok(self::command(command.clone()));
        let first = script.first.clone();
        script.add(on, slot, (key, what), &first, Carried::default(), make);
    };
    if let Some(on) = &it.accepted {
        plain(script, day(on)?, Slot::At(time(10, 0, 0, 0)), "accept", Do::Accept);
        plain(script, day(on)?, Slot::At(time(10, 5, 0, 0)), "show", Do::Show { on: true });
    }
    if let Some([into, on]) = it.merged.clone() {
        let make = move |known: &Known| Ok(command(Do::Merge { into: number(known, &into)? }));
        script.add(day(&on)?, Slot::At(time(11, 0, 0, 0)), (key, "merge"), &first, Carried::default(), make);
    }
    if let Some([on, words]) = &it.declined {
        let mut carried = Carried::default();
        let words = script.words(&mut carried, words);
        let make = move |_: &Known| Ok(command(Do::Decline { words: words.clone() }));
        script.add(day(on)?, Slot::At(time(11, 0, 0, 0)), (key, "decline"), &first, carried, make);
    }
    if let Some(written) = &it.costing {
        costing(script, key, written)?;
    }
    Ok(())
}

fn command(command: candidate::Command) -> Command {
    Command::Candidate(command)
}

fn costing(script: &mut Script<'_>, key: &str, written: &Costing) -> anyhow::Result<()> {
    let pays = written.pays.iter().map(|line| {
        let (fund, wan) = line.split_once(' ').with_context(|| line.clone())?;
        let fund = Fund::parse(fund).with_context(|| format!("there is no fund {fund}"))?;
        Ok(Payment { fund, wan: wan.parse()? })
    });
    let pays = pays.collect::<anyhow::Result<Vec<Payment>>>()?;
    let mut carried = Carried::default();
    let costing = candidate::Costing {
        wan: pays.iter().map(|pay| pay.wan).sum(),
        pays,
        lead: written.lead.parse()?,
        due: day(&written.due)?,
        people: written.people,
        words: script.words(&mut carried, &written.words),
    };
    let by = script.desk(&written.lead)?;
    let make = move |_: &Known| Ok(command(Do::Cost(Box::new(costing.clone()))));
    script.add(day(&written.on)?, Slot::At(time(15, 0, 0, 0)), (key, "cost"), &by, carried, make);
    Ok(())
}

fn sitting(script: &mut Script<'_>, it: &Vote, all: &[Candidate]) -> anyhow::Result<()> {
    let listed: Vec<(String, usize)> = all.iter().filter_map(|it| Some((it.id.clone(), it.yes?))).collect();
    let (first, second) = (script.first.clone(), script.second.clone());
    let at = |text: &str| -> anyhow::Result<Slot> { Ok(Slot::At(text.parse().context("a time of day")?)) };
    let (drafted, sits) = (day(&it.drafted)?, day(&it.day)?);
    let mut carried = Carried::default();
    let text = Text { title: it.title.clone(), body: it.about.trim().to_owned(), ..Text::default() };
    let words = script.text(&mut carried, text);
    let plan = Plan { year: 2026, words, title_chars: chars(&it.title), roll: it.roll, seats: it.seats };
    let make = move |_: &Known| Ok(Command::Vote(vote::Command::Draft(Box::new(plan.clone()))));
    script.open(drafted, Slot::At(time(9, 0, 0, 0)), (VOTE, "draft"), &first, carried, make);

    let ids: Vec<String> = listed.iter().map(|(id, _)| id.clone()).collect();
    let paper = {
        let ids = ids.clone();
        move |known: &Known| ids.iter().map(|id| number(known, id)).collect::<anyhow::Result<Vec<CaseNumber>>>()
    };
    let list = paper.clone();
    let make = move |known: &Known| Ok(Command::Vote(vote::Command::List { candidates: list(known)? }));
    script.add(drafted, Slot::At(time(9, 30, 0, 0)), (VOTE, "list"), &first, Carried::default(), make);
    for id in &ids {
        let make = |known: &Known| Ok(command(Do::Enlist { vote: number(known, VOTE)? }));
        script.add(drafted, Slot::At(time(10, 0, 0, 0)), (id, "enlist"), &first, Carried::default(), make);
    }

    let codes = codes(it.seed, it.roll);
    let closes_at = script.days.at(sits, at(&it.closes)?);
    let (all, list) = (codes.clone(), paper.clone());
    let make = move |known: &Known| {
        let (vote, paper) = (number(known, VOTE)?, list(known)?);
        let mut slips: Vec<_> = all.iter().map(|code| slip::id(vote, 1, code)).collect();
        slips.sort();
        Ok(Command::Vote(vote::Command::Open { paper, slips, closes_at }))
    };
    script.add(sits, at(&it.opens)?, (VOTE, "open"), &first, Carried::default(), make);
    let make = |_: &Known| Ok(Command::Vote(vote::Command::Show { on: true }));
    script.add(sits, at(&it.closes)?, (VOTE, "show"), &first, Carried::default(), make);

    let says = ballots(&listed, it.present, it.seats as usize)?;
    let spare: Vec<Spare> = codes.iter().skip(says.len()).map(|code| Spare::new(code.clone())).collect();
    let cast = move |known: &Known| {
        let paper = paper(known)?;
        let choices = |says: &Vec<Choice>| -> Choices { paper.iter().copied().zip(says.iter().copied()).collect() };
        Ok(codes.iter().zip(&says).map(|(code, says)| (code.clone(), choices(says))).collect())
    };
    script.cast(sits, at(&it.cast)?, VOTE, cast);
    // The engine takes the ballots from its urn, whatever is sent along.
    let make = move |_: &Known| Ok(Command::Vote(vote::Command::Count { spare: spare.clone(), ballots: Vec::new() }));
    script.add(sits, at(&it.counted)?, (VOTE, "count"), &second, Carried::default(), make);
    outcome(script, it, &listed, sits)
}

/// What the vote says of each, and the task that keeps what was chosen.
fn outcome(script: &mut Script<'_>, it: &Vote, listed: &[(String, usize)], sits: Date) -> anyhow::Result<()> {
    let mut by_votes: Vec<&(String, usize)> = listed.iter().collect();
    by_votes.sort_by_key(|(_, yes)| std::cmp::Reverse(*yes));
    let first = script.first.clone();
    for (id, outcome) in by_votes.iter().enumerate().map(|(place, (id, _))| {
        let chosen = place < it.seats as usize;
        (id, if chosen { candidate::Outcome::Chosen } else { candidate::Outcome::NotChosen })
    }) {
        let make = move |known: &Known| Ok(command(Do::Decide { vote: number(known, VOTE)?, outcome }));
        script.add(sits, Slot::At(time(16, 0, 0, 0)), (id, "decide"), &first, Carried::default(), make);
    }
    Ok(())
}

/// The tasks that keep what was chosen, once they are there.
pub(super) fn kept(script: &mut Script<'_>, written: &Written) -> anyhow::Result<()> {
    let (on, first) = (script.days.later(day(&written.report.issued)?, 1), script.first.clone());
    for it in &written.candidates {
        let Some(task) = it.task.clone() else { continue };
        let make = move |known: &Known| Ok(command(Do::Keep { task: number(known, &task)? }));
        script.add(on, Slot::At(time(9, 5, 0, 0)), (&it.id, "keep"), &first, Carried::default(), make);
    }
    Ok(())
}

/// The codes of a sample: from a seed, so that the city can be made again. A real vote's come from the
/// machine's generator.
fn codes(seed: u64, roll: u32) -> Vec<Code> {
    let mut state = seed;
    let mut next = || {
        // SplitMix64.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    let code = |_| {
        let [a, b, c, d, e, f, g, h] = next().to_be_bytes();
        let [i, j, ..] = next().to_be_bytes();
        Code::from_random([a, b, c, d, e, f, g, h, i, j])
    };
    (0..roll).map(code).collect()
}

/// Ballots that give each candidate its votes, none for more than there are seats: whoever does not
/// vote for one votes against it or abstains, the deputies in turn.
fn ballots(listed: &[(String, usize)], present: usize, seats: usize) -> anyhow::Result<Vec<Vec<Choice>>> {
    let mut says = vec![vec![Choice::For; listed.len()]; present];
    let mut turn = 0;
    for (place, (id, yes)) in listed.iter().enumerate() {
        let Some(without) = present.checked_sub(*yes) else { bail!("{id} has more votes than there are deputies") };
        for nth in 0..without {
            let choice = if nth % 3 == 0 { Choice::Against } else { Choice::Abstain };
            if let Some(mark) = says.get_mut(turn % present).and_then(|marks| marks.get_mut(place)) {
                *mark = choice;
            }
            turn += 1;
        }
    }
    let most = |marks: &Vec<Choice>| marks.iter().filter(|choice| **choice == Choice::For).count() <= seats;
    if !says.iter().all(most) {
        bail!("so many votes for all make ballots for more than {seats}");
    }
    Ok(says)
}
