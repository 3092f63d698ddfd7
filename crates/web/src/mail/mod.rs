//! Mail about tasks and projects: what is written in it, and the links that confirm and end it. Who carries it
//! to a relay is not this crate's.
//!
//! It holds titles, dates and the names of units, as the calendar does, because whoever confirmed the address
//! sits at the desk that shows them; nobody's words and nobody's name.

mod digest;
pub mod link;
mod sentence;

pub use digest::digest;
pub use sentence::{instant, sentence};

use crate::app::Inner;
use crate::lang::Lang;
use crate::present::delivery::day;
use link::Purpose;
use yinuo_delivery::Notice;
use yinuo_journal::{Rhythm, Rows, Subscriber};

/// One mail, as it stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    pub text: String,
    /// Where it is ended with one click (RFC 8058). The confirmation has none: nothing has begun.
    pub stop: Option<String>,
}

impl Mail {
    fn of(app: &Inner, site: &str, post: &Subscriber, subject: String, body: &str) -> Mail {
        let stop = link::address(app, site, Purpose::Stop, post);
        let text = format!(
            "{body}\n\n--\n本邮件由{}“一诺”系统按您的订阅发送。调整：{site}/desk/subscribe\n退订：{stop}\n",
            app.world.name
        );
        Mail { subject: format!("【{}】{subject}", app.world.name), text, stop: Some(stop) }
    }
}

/// How often, in words.
pub fn rhythm(rhythm: Rhythm, lang: Lang) -> &'static str {
    match rhythm {
        Rhythm::AtOnce => lang.say("每条消息即时发送", "each piece of news at once"),
        Rhythm::Daily => lang.say("工作日上班时汇总", "a digest each working day"),
        Rhythm::Weekly => lang.say("每周首个工作日汇总", "a digest each week"),
    }
}

/// Asks whether the address is theirs.
pub fn confirmation(app: &Inner, site: &str, post: &Subscriber) -> Mail {
    let until = day(app.world.calendar().local(post.confirm_by()).date(), 0, Lang::Zh);
    let confirm = link::address(app, site, Purpose::Confirm, post);
    let text = format!(
        "有人以岗位“{}”申请把任务和项目的消息（{}）发到这个邮箱。\n\n是您本人的，请在{until}前打开下面的链接确认：\n{confirm}\n\n\
         不是您申请的，不必理会：不确认就不会再有邮件，到期后地址自动删除。\n",
        post.login,
        rhythm(post.rhythm, Lang::Zh),
    );
    Mail { subject: format!("【{}】请确认邮件订阅", app.world.name), text, stop: None }
}

/// One piece of news by itself.
pub fn at_once(app: &Inner, site: &str, rows: &Rows, post: &Subscriber, notice: &Notice) -> Mail {
    let says = sentence(&app.world, notice);
    let entry = rows.get(&notice.dossier);
    let mut lines = vec![says.clone(), String::new()];
    lines.extend(entry.map(|entry| entry.title().to_owned()));
    let node = notice.node.and_then(|node| entry?.node(node));
    lines.extend(node.map(|name| format!("节点：{name}")));
    lines.push(to(site, notice.dossier));
    Mail::of(app, site, post, says, &lines.join("\n"))
}

/// The page of whatever has this number.
fn to(site: &str, number: yinuo_kernel::CaseNumber) -> String {
    format!("{site}/desk/go/{}", number.bare())
}
