//! `[smtp]` of `notify.toml`: the city's mail relay, in the clear on this machine or in the office
//! network, or over TLS with a password.
//!
//! ```toml
//! [smtp]
//! host = "smtp.example.gov.cn"    # the name its certificate must carry
//! tls = "starttls"                # or "implicit"; "none" when left out
//! from = "12345@example.gov.cn"
//! user = "12345@example.gov.cn"
//! password_file = "smtp-password" # or password_env = "YINUO_SMTP_PASSWORD"
//! ca = "office-ca.pem"            # beside the authorities this machine trusts
//! ```

use anyhow::{Context, bail, ensure};
use lettre::SmtpTransport;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use serde::Deserialize;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// As it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SmtpText {
    host: String,
    port: Option<u16>,
    from: String,
    /// See [`SmtpText::site`].
    site: Option<String>,
    #[serde(default)]
    tls: Security,
    ca: Option<PathBuf>,
    user: Option<String>,
    password_env: Option<String>,
    password_file: Option<PathBuf>,
}

/// What protects the way to the relay. The port that is usual for it is the one without a `port`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Nothing: for a relay on this machine or in the office network.
    #[default]
    None,
    /// TLS is asked for after the greeting; a relay that has none gets nothing (RFC 3207).
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Implicit,
}

/// The relay, with what is needed to reach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    pub from: String,
    pub security: Security,
    /// PEM of authorities that are trusted beside the machine's own.
    pub ca: Option<String>,
    pub login: Option<Login>,
}

/// Who sends. The password is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    user: String,
    password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

impl SmtpText {
    /// Reads what the file points at; paths are those of the data directory.
    pub(super) fn read(self, dir: &Path) -> anyhow::Result<Smtp> {
        let login = self.login(dir)?;
        ensure!(
            login.is_none() || self.tls != Security::None,
            "[smtp] has a password and no tls, so everybody on the way could read it: set tls = \"starttls\" or \"implicit\""
        );
        ensure!(self.ca.is_none() || self.tls != Security::None, "[smtp] has a ca and no tls: set tls, or drop ca");
        let port = self.port.unwrap_or(match self.tls {
            Security::None => 25,
            Security::StartTls => 587,
            Security::Implicit => 465,
        });
        let ca = self.ca.as_deref().map(|path| read(&dir.join(path))).transpose()?;
        let smtp = Smtp { host: self.host, port, from: self.from, security: self.tls, ca, login };
        // A certificate that does not read is said now, not with the first letter.
        smtp.relay(Duration::from_secs(1)).map_err(anyhow::Error::msg)?;
        Ok(smtp)
    }

    /// What the links in mails to posts begin with: the city's own address. It stands in the file because a
    /// mail is written when nobody asks, and what a browser once sent is not to be trusted.
    pub(super) fn site(&self) -> anyhow::Result<Option<String>> {
        let Some(site) = &self.site else { return Ok(None) };
        let site = site.trim_end_matches('/');
        let good = site.starts_with("https://") || site.starts_with("http://");
        ensure!(good && !site.contains(char::is_whitespace), "[smtp] site is the city's address, https://…: {site}");
        Ok(Some(site.to_owned()))
    }

    fn login(&self, dir: &Path) -> anyhow::Result<Option<Login>> {
        let password = match (&self.password_env, &self.password_file) {
            (Some(_), Some(_)) => bail!("[smtp] names two passwords: keep password_env or password_file"),
            (Some(name), None) => {
                Some(std::env::var(name).with_context(|| format!("the password {name} is not in the environment"))?)
            }
            (None, Some(path)) => Some(read(&dir.join(path))?.trim_end_matches(['\r', '\n']).to_owned()),
            (None, None) => None,
        };
        match (self.user.clone(), password) {
            (Some(user), Some(password)) => Ok(Some(Login { user, password })),
            (None, None) => Ok(None),
            (Some(_), None) => bail!("[smtp] has a user: add password_env or password_file"),
            (None, Some(_)) => bail!("[smtp] has a password: add user"),
        }
    }
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

impl Smtp {
    /// A connection still to be made. Certificates are checked: the name, the dates, the authority.
    pub fn relay(&self, timeout: Duration) -> Result<SmtpTransport, String> {
        let tls = match self.security {
            Security::None => Tls::None,
            Security::StartTls => Tls::Required(self.parameters()?),
            Security::Implicit => Tls::Wrapper(self.parameters()?),
        };
        // "Dangerous" is only that nothing is set: TLS is, in the next line.
        let mut relay = SmtpTransport::builder_dangerous(&self.host).port(self.port).tls(tls).timeout(Some(timeout));
        if let Some(Login { user, password }) = &self.login {
            relay = relay.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(relay.build())
    }

    fn parameters(&self) -> Result<TlsParameters, String> {
        let mut parameters = TlsParameters::builder(self.host.clone());
        if let Some(ca) = &self.ca {
            let ca = Certificate::from_pem(ca.as_bytes()).map_err(|e| format!("ca: {e}"))?;
            parameters = parameters.add_root_certificate(ca);
        }
        parameters.build_rustls().map_err(|e| e.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_in(dir: &Path, text: &str) -> Result<Smtp, String> {
        let text: SmtpText = toml::from_str(text).map_err(|e| e.to_string())?;
        text.read(dir).map_err(|e| format!("{e:#}"))
    }

    #[test]
    fn a_relay_is_reached_as_the_file_says_and_a_password_never_in_the_clear() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("pass"), "geheim 123\n").unwrap();
        std::fs::write(dir.path().join("junk.pem"), "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n")
            .unwrap();
        let read = |more: &str| read_in(dir.path(), &format!("host = \"mail.example\"\nfrom = \"a@example\"\n{more}"));
        for (more, port) in [("", 25), ("tls = \"starttls\"", 587), ("tls = \"implicit\"", 465), ("port = 2525", 2525)]
        {
            assert_eq!(read(more).unwrap().port, port, "{more}");
        }
        let login = "user = \"a\"\npassword_file = \"pass\"\n";
        let smtp = read(&format!("tls = \"starttls\"\n{login}")).unwrap();
        assert_eq!(smtp.login.as_ref().unwrap().password, "geheim 123", "without the end of the line");
        assert!(!format!("{smtp:?}").contains("geheim"));
        for (more, says) in [
            (login, "tls"),
            ("tls = \"ssl\"", "tls"),
            ("tls = \"implicit\"\nuser = \"a\"", "password_env"),
            ("tls = \"implicit\"\npassword_file = \"pass\"", "add user"),
            ("tls = \"implicit\"\nuser = \"a\"\npassword_file = \"gone\"", "gone"),
            ("tls = \"implicit\"\nuser = \"a\"\npassword_env = \"YINUO_NOT_SET\"", "YINUO_NOT_SET"),
            ("tls = \"implicit\"\nuser = \"a\"\npassword_env = \"A\"\npassword_file = \"pass\"", "two passwords"),
            ("ca = \"junk.pem\"", "no tls"),
            ("tls = \"implicit\"\nca = \"junk.pem\"", "ca"),
        ] {
            let said = read(more).unwrap_err();
            assert!(said.contains(says) && !said.contains("geheim"), "{more}: {said}");
        }
    }
}
