//! The booth, and the protocol for everybody.

use super::citizen::text;
use super::votes::{BARE, NUMBER, ROOT, items, result, terms};
use super::{HOSTILE, Rendered, Samples, add, chrome};
use crate::lang::Lang;
use crate::pages::votes::ResultView;
use crate::pages::votes::ballot::{BallotLine, CastPage, CodePage, PaperPage};
use crate::pages::votes::protocol::{FoundView, ProtocolPage, SealedView};

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<CodePage>(lang, all)?;
    add::<PaperPage>(lang, all)?;
    add::<CastPage>(lang, all)?;
    add::<ProtocolPage>(lang, all)
}

fn lines(lang: Lang, choices: [&'static str; 4]) -> Vec<BallotLine> {
    let line = |(at, ((title, cost, gain), choice)): (usize, ((String, String, String), &'static str))| BallotLine {
        bare: format!("26093000012{at}"),
        title,
        cost,
        text: gain,
        choice,
        said: match choice {
            "for" => lang.say("赞成", "For"),
            "against" => lang.say("反对", "Against"),
            _ => lang.say("弃权", "Abstain"),
        },
    };
    items(lang).into_iter().zip(choices).enumerate().map(line).collect()
}

impl Samples for CodePage {
    const PAGE: &'static str = "booth-code";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page =
            |error: String, code: &str, open| CodePage { c: chrome(lang, "/vote"), error, code: code.into(), open };
        let error = text(lang, "票签码不正确，或不属于本轮票决。", "This code belongs to no slip of this round.");
        vec![
            ("empty", page(String::new(), "", true)),
            ("wrong", page(error, HOSTILE, true)),
            ("closed", page(String::new(), "", false)),
        ]
    }
}

impl Samples for PaperPage {
    const PAGE: &'static str = "booth-paper";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let page = |choices, error: String, check| PaperPage {
            c: chrome(lang, "/vote"),
            code: "7Q4M-K0XV-9RTC-02HB".into(),
            bare: BARE.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            closes: text(lang, "2027年1月12日（周二）17:30前", "by 12 Jan 2027, 17:30"),
            seats: 2,
            lines: lines(lang, choices),
            error,
            check,
            yes: 2,
        };
        let error =
            text(lang, "您赞成了3项，最多只能赞成2项，请减少后再提交。", "You are for 3; at most 2 can be chosen.");
        vec![
            ("empty", page(["", "", "", ""], String::new(), false)),
            ("too-many", page(["for", "for", "for", "against"], error, false)),
            ("check", page(["for", "for", "", "against"], String::new(), true)),
        ]
    }
}

impl Samples for CastPage {
    const PAGE: &'static str = "booth-cast";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let title = text(lang, "2027年民生实事项目票决", "Livelihood items of 2027");
        let (slip, mac) = (ROOT.into(), ROOT.into());
        vec![("cast", CastPage { c: chrome(lang, "/vote"), bare: BARE.into(), title, slip, mac })]
    }
}

impl Samples for ProtocolPage {
    const PAGE: &'static str = "protocol";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let sealed = |n: usize| SealedView {
            slip: format!("{n:02x}{}", &ROOT[2..]),
            marks: lines(lang, ["for", "for", "abstain", "against"]).iter().map(|l| (l.choice, l.said)).collect(),
            void: if n == 3 {
                text(lang, "赞成数超过应选项目数", "For more than there are seats")
            } else {
                String::new()
            },
        };
        let page = |state: String, result: Option<ResultView>, problems, found| ProtocolPage {
            c: chrome(lang, "/votes"),
            number: NUMBER.into(),
            bare: BARE.into(),
            title: text(lang, "2027年民生实事项目票决", "Livelihood items of 2027"),
            text: HOSTILE.into(),
            stage: text(lang, "已计票", "Counted"),
            state,
            failed: Vec::new(),
            terms: terms(lang),
            paper: items(lang).map(|(title, ..)| title).to_vec(),
            ballots: if result.is_some() { (0..8).map(sealed).collect() } else { Vec::new() },
            spare: if result.is_some() { vec!["7Q4M-K0XV-9RTC-02HB".into()] } else { Vec::new() },
            result,
            problems,
            found,
        };
        let found = |zh: &str, en: &str, bad| {
            let lines = lines(lang, ["for", "for", "abstain", "against"]);
            Some(FoundView { sentence: text(lang, zh, en), bad, lines })
        };
        let own =
            found("您的选票在，密封完好，已按下列内容计入。", "Your ballot is there and its seal is whole.", false);
        let changed =
            found("这张选票被改动过。请立即向监票人报告。", "This ballot was changed. Tell the tellers.", true);
        let counted = || text(lang, "1月12日 17:52计票。", "Counted 12 Jan 17:52.");
        let wrong = Some(vec![text(lang, "根校验值与内容不符", "The root does not fit")]);
        let open = text(lang, "4个候选项目中选3个。", "3 of 4 candidates.");
        vec![
            ("open", page(open, None, None, None)),
            ("counted", page(counted(), Some(result(lang)), Some(Vec::new()), None)),
            ("own", page(counted(), Some(result(lang)), Some(Vec::new()), own)),
            ("changed", page(counted(), Some(result(lang)), wrong, changed)),
        ]
    }
}
