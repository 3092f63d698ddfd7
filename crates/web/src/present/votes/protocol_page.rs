//! The page of a vote for everybody.

use super::{paper, result};
use crate::app::App;
use crate::http::access::Visit;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::votes::protocol::{FoundView, ProtocolPage, SealedView};
use crate::present::time;
use crate::routes::delivery::Loaded;
use crate::routes::votes::Costed;
use std::collections::BTreeMap;
use yinuo_delivery::vote::{Choice, Found, Protocol, Stage, Vote, protocol};
use yinuo_kernel::CaseNumber;

pub fn view(
    app: &App,
    visit: &Visit,
    loaded: &Loaded,
    vote: &Vote,
    titles: &BTreeMap<CaseNumber, String>,
    found: Option<FoundView>,
) -> ProtocolPage {
    let lang = visit.lang;
    let text = loaded.text(&vote.card.plan.words);
    let protocol = Protocol::counted(vote);
    let problems = protocol.as_ref().map(protocol::verify);
    let told = |problem: &protocol::Problem| lang.say(problem.zh(), problem.en()).to_owned();
    ProtocolPage {
        c: Chrome::of(visit),
        number: vote.number.to_string(),
        bare: vote.number.bare(),
        title: text.map_or("—", |text| text.title.as_str()).to_owned(),
        text: text.map(|text| text.body.clone()).unwrap_or_default(),
        stage: lang.say(vote.stage.zh(), vote.stage.en()).to_owned(),
        state: state(app, vote, lang),
        failed: failed(loaded, vote, lang),
        terms: result::terms(&vote.card.terms, lang),
        paper: vote.paper.iter().map(|number| titles.get(number).cloned().unwrap_or_default()).collect(),
        result: result::view(vote, titles, lang),
        problems: problems.map(|problems| problems.iter().map(told).collect()),
        spare: protocol.iter().flat_map(|it| &it.spare).map(ToString::to_string).collect(),
        ballots: protocol.as_ref().map(|it| ballots(it, lang)).unwrap_or_default(),
        found,
    }
}

/// The rounds that counted for nothing.
pub fn failed(loaded: &Loaded, vote: &Vote, lang: Lang) -> Vec<String> {
    let words = |failed: &yinuo_delivery::vote::Failed| {
        failed.words.as_ref().and_then(|words| loaded.text(words)).map(|text| text.body.clone())
    };
    vote.failed.iter().map(|failed| result::failed(failed, words(failed).as_deref(), lang)).collect()
}

fn state(app: &App, vote: &Vote, lang: Lang) -> String {
    let (seats, paper) = (vote.card.plan.seats, vote.paper.len());
    match (vote.stage, vote.closes_at) {
        (Stage::Open, Some(closes)) => {
            let closes = time::deadline(app.world.calendar(), closes, lang);
            lang.pick(
                format!("{paper}个候选项目中选{seats}个，{closes}投票。计票之前，任何人都看不到票数。"),
                format!("{seats} of {paper} candidates; voting {closes}. Nobody sees any number before the count."),
            )
        }
        (Stage::Counted, _) => match vote.counted_at {
            Some(at) => {
                let at = time::short(app.world.calendar(), at, app.clock.now(), lang);
                lang.pick(format!("{at}计票。"), format!("Counted {at}."))
            }
            None => String::new(),
        },
        (Stage::Failed, _) => lang
            .say("本轮无效，将以新票签重新投票。", "The round counts for nothing; it is held again with new slips.")
            .into(),
        (Stage::Discarded, _) => lang.say("本次票决已取消。", "The vote was called off.").into(),
        (Stage::Drafting | Stage::Open, _) => lang.say("尚未开始投票。", "Voting has not begun.").into(),
    }
}

fn ballots(protocol: &Protocol, lang: Lang) -> Vec<SealedView> {
    let view = |ballot: &yinuo_delivery::vote::Ballot| {
        let mark = |number: &CaseNumber| {
            let choice = ballot.choices.get(number).copied().unwrap_or(Choice::Abstain);
            (choice.as_str(), lang.say(choice.zh(), choice.en()))
        };
        let void = protocol.tally.void.iter().find(|void| void.slip == ballot.slip);
        SealedView {
            slip: ballot.slip.to_string(),
            marks: protocol.candidates.iter().map(mark).collect(),
            void: void.map(|void| lang.say(void.why.zh(), void.why.en()).to_owned()).unwrap_or_default(),
        }
    };
    protocol.ballots.iter().map(view).collect()
}

/// What the protocol holds for a code, in words.
pub fn found(found: &Found, costed: &[Costed], lang: Lang) -> FoundView {
    let say = |zh: &str, en: &str, bad| FoundView { sentence: lang.say(zh, en).to_owned(), bad, lines: Vec::new() };
    match found {
        Found::NoSlip => say(
            "本轮没有这个票签。请核对十六位码。",
            "No slip of this round has this code. Check its sixteen symbols.",
            true,
        ),
        Found::Spare => say(
            "记录称这个票签无人领取。如果它在您手中，请立即向监票人报告。",
            "The protocol says that nobody drew this slip. If you hold it, tell the tellers at once.",
            true,
        ),
        Found::NoBallot => say(
            "这个票签没有投票。如果您投过票，请立即向监票人报告。",
            "This slip has no ballot. If you cast one, tell the tellers at once.",
            true,
        ),
        Found::Ballot { sealed: false, choices, .. } => FoundView {
            lines: paper::lines(costed, choices, true, lang),
            ..say(
                "这张选票与您票签的密封不符：它被改动过。请立即向监票人报告。",
                "This ballot does not fit your slip's seal: it was changed. Tell the tellers at once.",
                true,
            )
        },
        Found::Ballot { choices, void: Some(why), .. } => FoundView {
            lines: paper::lines(costed, choices, true, lang),
            sentence: lang.pick(
                format!("您的选票在，密封完好，但按废票处理：{}。", why.zh()),
                format!("Your ballot is there and its seal is whole, but it is void: {}.", why.en()),
            ),
            bad: true,
        },
        Found::Ballot { choices, .. } => FoundView {
            lines: paper::lines(costed, choices, true, lang),
            ..say(
                "您的选票在，密封完好，已按下列内容计入。",
                "Your ballot is there, its seal is whole, and it was counted like this.",
                false,
            )
        },
    }
}
