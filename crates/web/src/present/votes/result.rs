//! A count in words.

use crate::lang::Lang;
use crate::pages::votes::{LineView, ResultView};
use std::collections::BTreeMap;
use yinuo_delivery::candidate::{Outcome, outcome_of};
use yinuo_delivery::vote::{Failed, Majority, Terms, Vote};
use yinuo_kernel::CaseNumber;

/// What a vote asks for, one sentence each.
pub fn terms(terms: &Terms, lang: Lang) -> Vec<String> {
    let Terms { majority, quorum, extra_min } = terms;
    let passes = match majority {
        Majority::OfAll => {
            lang.say("赞成票超过全体代表的半数，项目方可通过。", "An item passes with more than half of all deputies.")
        }
        Majority::OfPresent => lang.say(
            "赞成票超过出席代表的半数，项目方可通过。",
            "An item passes with more than half of the deputies present.",
        ),
    };
    let mut told = vec![
        lang.pick(
            format!("投票代表不少于全体代表的{}分之{}，本轮方为有效。", quorum.den, quorum.num),
            format!("A round counts only if {}/{} of all deputies vote.", quorum.num, quorum.den),
        ),
        passes.to_owned(),
        lang.say(
            "赞成的项目数多于应选项目数的为废票；等于或少于的有效。",
            "A ballot for more items than there are seats is void; for as many or fewer it is good.",
        )
        .to_owned(),
    ];
    if *extra_min > 0 {
        told.push(lang.pick(
            format!("实行差额票决，候选项目至少比应选项目多{extra_min}个。"),
            format!("There are at least {extra_min} more candidates than seats."),
        ));
    }
    told
}

/// The result of a counted vote.
pub fn view(vote: &Vote, titles: &BTreeMap<CaseNumber, String>, lang: Lang) -> Option<ResultView> {
    let counted = vote.counted.as_ref()?;
    let tally = &counted.tally;
    let (seats, chosen) = (vote.card.plan.seats as usize, tally.chosen.len());
    let count = |zh: &str, en: &str, n: usize| (lang.say(zh, en).to_owned(), n.to_string());
    let counts = vec![
        count("全体代表", "Deputies", vote.card.plan.roll as usize),
        count("领取票签", "Slips drawn", tally.drawn as usize),
        count("投票", "Ballots", tally.cast as usize),
        count("有效票", "Valid", tally.valid as usize),
        count("废票", "Void", tally.void.len()),
        count("剩余票签", "Slips left", counted.spare.len()),
    ];
    let mut notes = Vec::new();
    if !tally.tied.is_empty() {
        notes.push(lang.pick(
            format!("{}个项目得票相同，名额不足以全部入选，须就这些项目再次票决。", tally.tied.len()),
            format!("{} items have equal votes and too few seats; they need a vote of their own.", tally.tied.len()),
        ));
    }
    let open = seats.saturating_sub(chosen);
    if open > 0 && tally.tied.is_empty() {
        notes.push(lang.pick(
            format!("通过的项目少于应选数，空缺{open}个名额。"),
            format!("Fewer items passed than there are seats; {open} stay empty."),
        ));
    }
    Some(ResultView {
        sentence: lang
            .pick(format!("应选{seats}项，产生{chosen}项。"), format!("{chosen} of {seats} seats are filled.")),
        counts,
        lines: lines(vote, titles, tally.valid, lang),
        notes,
        root: counted.root.to_string(),
    })
}

fn lines(vote: &Vote, titles: &BTreeMap<CaseNumber, String>, valid: u32, lang: Lang) -> Vec<LineView> {
    let x = |n: u32| format!("{:.2}", f64::from(n) * 100.0 / f64::from(valid.max(1)));
    let line = |number: &CaseNumber| {
        let (outcome, line) = outcome_of(vote, *number)?;
        Some(LineView {
            title: titles.get(number).cloned().unwrap_or_else(|| number.to_string()),
            yes: line.yes,
            no: line.no,
            abstain: line.abstain,
            yes_x: x(line.yes),
            no_x: x(line.no),
            outcome: lang.say(outcome.zh(), outcome.en()).to_owned(),
            chosen: outcome == Outcome::Chosen,
        })
    };
    let mut lines: Vec<LineView> = vote.paper.iter().filter_map(line).collect();
    // By votes; equals in the order of the paper.
    lines.sort_by_key(|line| std::cmp::Reverse(line.yes));
    lines
}

/// A round that counted for nothing, in a sentence; its ballots are gone and stay closed.
pub fn failed(failed: &Failed, words: Option<&str>, lang: Lang) -> String {
    let (round, cast) = (failed.round, failed.cast.len());
    let why = lang.say(failed.why.zh(), failed.why.en());
    let said = words.filter(|words| !words.is_empty());
    let said = said.map(|words| lang.pick(format!("：{words}"), format!(": {words}"))).unwrap_or_default();
    match failed.why {
        yinuo_delivery::vote::Failure::Broken => lang.pick(
            format!("第{round}轮：{why}{said}。选票已全部销毁。"),
            format!("Round {round}: {why}{said}. Its ballots are destroyed."),
        ),
        _ => lang.pick(
            format!("第{round}轮：{why}（收到{cast}票）{said}。选票未予计算，已全部销毁。"),
            format!("Round {round}: {why} ({cast} ballots){said}. They were not counted and are destroyed."),
        ),
    }
}
