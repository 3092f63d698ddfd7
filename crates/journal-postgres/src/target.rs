//! Which database: a URL such as `postgres://yinuo@db.example/city`, without showing a password.

use crate::password::{self, Asked};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use yinuo_journal::Fault;

/// A server is given this long to take a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// A database to connect to.
#[derive(Clone)]
pub struct Target {
    config: Config,
    shown: String,
}

impl Target {
    /// Reads a `postgres://` URL. The password, where one is needed, comes from `PGPASSWORD` or
    /// the passfile.
    ///
    /// # Errors
    /// When it is none, names no database, holds a password, or would send personal data over a network in the
    /// clear without saying so.
    pub fn parse(url: &str) -> Result<Target, Fault> {
        let wrong =
            |why: &str| Err(Fault::Storage(format!("the store's URL {why}; write postgres://USER@HOST/DATABASE")));
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            return wrong("does not begin with postgres://");
        }
        // The parser's own message could quote the password.
        let Ok(mut config) = Config::from_str(url) else { return wrong("does not read") };
        let Some(database) = config.get_dbname().map(str::to_owned) else { return wrong("names no database") };
        if config.get_password().is_some() {
            return wrong(
                "holds a password, which anybody on the machine could see: give it by PGPASSWORD or a passfile (~/.pgpass)",
            );
        }
        if config.get_hosts().is_empty() {
            return wrong("names no host (a socket's directory is written %2Frun%2Fpostgresql)");
        }
        let host = config.get_hosts().iter().map(host_name).collect::<Vec<_>>().join(",");
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let local = config.get_hosts().iter().all(is_local);
        match config.get_ssl_mode() {
            SslMode::Disable => {}
            SslMode::Prefer if local => {}
            _ => {
                return Err(Fault::Storage(format!(
                    "TLS to PostgreSQL is not built in: reach {host} over a unix socket, a tunnel (stunnel, WireGuard, ssh -L), \
                     or a network you trust with ?sslmode=disable in the URL"
                )));
            }
        }
        config.ssl_mode(SslMode::Disable);
        let user = config.get_user().map_or_else(|| std::env::var("USER").unwrap_or_default(), str::to_owned);
        let named = if host.starts_with('/') { "localhost" } else { &host };
        if let Some(found) = password::find(Asked { host: named, port, database: &database, user: &user }) {
            config.password(found);
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        // A peer that vanished is noticed within half a minute, not after two hours.
        config.keepalives_idle(Duration::from_secs(10));
        config.keepalives_interval(Duration::from_secs(5));
        config.keepalives_retries(3);
        config.tcp_user_timeout(Duration::from_secs(30));
        Ok(Target { config, shown: format!("{host}:{port}/{database}") })
    }

    pub(crate) fn config(&self, program: &str) -> Config {
        let mut config = self.config.clone();
        config.application_name(program);
        config
    }
}

fn host_name(host: &Host) -> String {
    match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
    }
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// Host, port and database; no user, no password.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({})", self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_read_and_a_password_is_not_shown() {
        let target = Target::parse("postgres://yinuo@localhost:6000/city").unwrap();
        assert_eq!(target.to_string(), "localhost:6000/city");
        for url in [
            "mysql://a/b",
            "postgres://u:geheim@localhost/city",
            "postgres://u:geheim@localhost",
            "postgres://u:geheim@h:port/x",
            "postgres:///city",
        ] {
            let said = Target::parse(url).unwrap_err().to_string();
            assert!(said.contains("postgres://USER@HOST/DATABASE") && !said.contains("geheim"), "{said}");
        }
        let far = Target::parse("postgres://u@db.example/city").unwrap_err().to_string();
        assert!(far.contains("TLS"), "{far}");
        assert!(Target::parse("postgres://u@db.example/city?sslmode=disable").is_ok());
        assert!(Target::parse("postgres://u@localhost/city?sslmode=require").is_err(), "never less than was asked");
        assert!(Target::parse("postgres://u@%2Frun%2Fpostgresql/city").is_ok());
    }
}
