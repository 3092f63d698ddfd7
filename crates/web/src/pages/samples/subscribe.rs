//! Subscriptions by calendar and mail.

use super::citizen::text;
use super::{HOSTILE, Rendered, Samples, add, chrome, desk_chrome};
use crate::lang::Lang;
use crate::mail::rhythm;
use crate::pages::cockpit::subscribe::{MailForm, MailPage, SubscribePage};
use crate::pages::simple::Choice;
use yinuo_journal::Rhythm;

pub(super) fn render(lang: Lang, all: &mut Vec<Rendered>) -> askama::Result<()> {
    add::<SubscribePage>(lang, all)?;
    add::<MailPage>(lang, all)
}

fn mail(lang: Lang, address: &str, state: String) -> MailForm {
    let choice = |one: Rhythm| Choice {
        id: one.as_str().to_owned(),
        label: rhythm(one, lang).to_owned(),
        selected: one == Rhythm::Daily,
        ..Choice::default()
    };
    let rhythms = Rhythm::ALL.into_iter().map(choice).collect();
    MailForm { off: false, address: address.to_owned(), rhythms, state, error: String::new() }
}

impl Samples for SubscribePage {
    const PAGE: &'static str = "subscribe";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let made = |address: &str, active, mail| SubscribePage {
            c: desk_chrome(lang, "/desk/subscribe"),
            csrf: "sample-csrf".into(),
            key: "sample-key".into(),
            whose: text(lang, "市住建局牵头、配合的任务和负责的项目", "Tasks and projects of the Housing Bureau"),
            address: address.to_owned(),
            active,
            until: text(lang, "2027年10月20日", "20 Oct 2027"),
            flash: String::new(),
            mail,
        };
        let none = || mail(lang, "", text(lang, "现在不发邮件。", "No mail is sent now."));
        let confirmed =
            text(lang, "已确认，下一封：9月17日（周四）08:30。", "Confirmed; the next one: Thu 17 Sep 08:30.");
        let own = if lang == Lang::Zh { HOSTILE } else { "<script>alert(1)</script>" };
        let hostile = mail(lang, "\"><script>alert(1)</script>@example.test", own.to_owned());
        vec![
            ("none", made("", false, none())),
            ("made", made("https://qingyu.example/calendar/yt_0a1b2c.ics", true, none())),
            ("active", made("", true, mail(lang, "desk@example.test", confirmed))),
            ("hostile", made("", true, hostile)),
            ("no relay", made("", false, MailForm { off: true, ..MailForm::default() })),
        ]
    }
}

impl Samples for MailPage {
    const PAGE: &'static str = "mail";

    fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let made = |says: String, button: &str| MailPage {
            c: chrome(lang, "/mail/stop/works.admin/0a1b2c"),
            title: text(lang, "退订邮件", "Unsubscribe"),
            says,
            action: if button.is_empty() { String::new() } else { "/mail/stop/works.admin/0a1b2c".into() },
            button: button.to_owned(),
        };
        let ask = text(lang, "不再向 desk@example.test 发送消息？", "Send no more to desk@example.test?");
        let done = text(lang, "已退订，地址已删除。", "It has ended, and the address is deleted.");
        vec![("ask", made(ask, lang.say("退订", "Unsubscribe"))), ("done", made(done, ""))]
    }
}
