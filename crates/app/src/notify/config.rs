//! `notify.toml` in the data directory: the ways out for news. Without the file nobody is told,
//! and nothing is written for delivery.
//!
//! ```toml
//! [smtp]                          # needed by [[mail]]; with TLS and a password see `smtp`
//! host = "127.0.0.1"
//! from = "12345@example.gov.cn"
//! site = "https://yinuo.example.gov.cn"   # posts may have mail of their own (/desk/subscribe); its links begin so
//!
//! [[mail]]                        # news for units, by mail
//! name = "lighting"
//! to = "lighting@example.gov.cn"
//! units = ["lighting"]
//! topics = ["dispatched", "chased", "late", "task.issued", "task.chased"]
//!
//! [[webhook]]                     # CloudEvents 1.0 over HTTP POST
//! name = "platform"
//! url = "http://127.0.0.1:9000/events"
//! secret_env = "YINUO_HOOK_SECRET"
//!
//! [[file]]                        # one JSON line a letter
//! name = "log"
//! path = "news.jsonl"
//!
//! [[sms]]                         # news for the person who reported, through the city's gateway
//! name = "sms"
//! url = "http://127.0.0.1:9100/send"
//! topics = ["accepted", "replied", "resolved"]
//! ```

use super::smtp::{Smtp, SmtpText};
use anyhow::{Context, bail};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use yinuo_casework::Topic;
use yinuo_delivery::notice::Subject;
use yinuo_journal::Channel;
use yinuo_kernel::UnitId;

/// The file's name in the data directory.
const FILE: &str = "notify.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Text {
    smtp: Option<SmtpText>,
    mail: Vec<Way<MailTo>>,
    webhook: Vec<Way<Hook>>,
    file: Vec<Way<FileAt>>,
    sms: Vec<Way<Gateway>>,
}

#[derive(Debug, Deserialize)]
struct Way<T> {
    name: String,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    units: Option<Vec<UnitId>>,
    #[serde(flatten)]
    to: T,
}

#[derive(Debug, Deserialize)]
struct MailTo {
    to: String,
}

#[derive(Debug, Deserialize)]
struct Hook {
    url: String,
    secret_env: Option<String>,
}

#[derive(Debug, Deserialize)]
struct FileAt {
    path: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Gateway {
    url: String,
}

/// Where a channel's letters go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    Mail { smtp: Smtp, to: String },
    Webhook { url: String, secret: Option<String> },
    File { path: PathBuf },
    Sms { url: String },
}

/// The ways out of a city, with where each leads.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    pub ways: Vec<(Channel, Means)>,
    pub posts: Option<Posts>,
}

/// How posts have the mail they asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posts {
    pub smtp: Smtp,
    /// What the links in a mail begin with.
    pub site: String,
}

impl Ways {
    /// # Errors
    /// When the file does not read, two ways share a name, or a secret is missing.
    pub fn of(dir: &Path) -> anyhow::Result<Ways> {
        let file = dir.join(FILE);
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Ways::default()),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
        };
        let text: Text = toml::from_str(&text).with_context(|| format!("{} does not read", file.display()))?;
        text.ways(dir).with_context(|| format!("{} cannot be used", file.display()))
    }

    pub fn channels(&self) -> Vec<Channel> {
        self.ways.iter().map(|(channel, _)| channel.clone()).collect()
    }
}

impl Text {
    fn ways(self, dir: &Path) -> anyhow::Result<Ways> {
        let mut ways = Vec::new();
        let site = self.smtp.as_ref().map(SmtpText::site).transpose()?.flatten();
        let smtp = self.smtp.map(|smtp| smtp.read(dir)).transpose()?;
        let posts = smtp.clone().zip(site).map(|(smtp, site)| Posts { smtp, site });
        for way in self.mail {
            let smtp = smtp.clone().context("[[mail]] needs [smtp] with host and from")?;
            ways.push((way.channel(false)?, Means::Mail { smtp, to: way.to.to }));
        }
        for way in self.webhook {
            let secret = match &way.to.secret_env {
                Some(name) => {
                    Some(std::env::var(name).with_context(|| format!("the secret {name} is not in the environment"))?)
                }
                None => None,
            };
            ways.push((way.channel(false)?, Means::Webhook { url: way.to.url, secret }));
        }
        for way in self.file {
            ways.push((way.channel(false)?, Means::File { path: dir.join(&way.to.path) }));
        }
        for way in self.sms {
            ways.push((way.channel(true)?, Means::Sms { url: way.to.url }));
        }
        let mut names = BTreeSet::new();
        if let Some((twice, _)) = ways.iter().find(|(channel, _)| !names.insert(channel.name.clone())) {
            bail!("two ways are called {}: give each a name of its own", twice.name);
        }
        if let Some((odd, _)) = ways.iter().find(|(channel, _)| channel.name.contains(':')) {
            bail!("{}: a way's name holds no colon, the ways of posts do", odd.name);
        }
        Ok(Ways { ways, posts })
    }
}

/// Of cases `chased`, of tasks and projects `task.chased`.
fn all_topics() -> String {
    let cases = Topic::ALL.iter().map(|topic| topic.as_str().to_owned());
    cases.chain(Subject::all().map(|subject| subject.to_string())).collect::<Vec<_>>().join(", ")
}

impl<T> Way<T> {
    fn channel(&self, persons: bool) -> anyhow::Result<Channel> {
        let (mut topics, mut subjects) = (Vec::new(), Vec::new());
        for text in &self.topics {
            match (Topic::parse(text), Subject::parse(text)) {
                (Some(topic), _) => topics.push(topic),
                (None, Some(subject)) => subjects.push(subject),
                (None, None) => bail!("{}: there is no topic {text}; there are {}", self.name, all_topics()),
            }
        }
        Ok(Channel { name: self.name.clone(), topics, subjects, units: self.units.clone(), persons })
    }
}
