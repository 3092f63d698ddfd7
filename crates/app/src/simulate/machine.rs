//! A server of our own for one simulation: a throw-away city whose clock we set.

use crate::cmd::Login;
use crate::simulated::{self, Clock};
use anyhow::{Context, bail};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use yinuo_packs::City;

pub struct Machine {
    child: Child,
    pub server: String,
    pub clock: Clock,
    pub logins: Vec<Login>,
    /// Goes when it is dropped.
    _dir: TempDir,
}

impl Machine {
    /// # Errors
    /// When the city does not load, or the server does not start.
    pub fn start(packs: &[PathBuf], city_dir: &Path, city: &City, at: Timestamp) -> anyhow::Result<Machine> {
        // In memory where there is a place for that: nothing of it is kept.
        let shm = Path::new("/dev/shm");
        let dir = if shm.is_dir() { tempfile::tempdir_in(shm) } else { tempfile::tempdir() }?;
        let staffed = dir.path().join("city");
        copy(city_dir, &staffed)?;
        staff(&staffed, city)?;
        let (data, logins) = (dir.path().join("data"), dir.path().join("logins.json"));
        let yinuo = std::env::current_exe()?;
        let mut init = Command::new(&yinuo);
        init.arg("init").arg("--data").arg(&data).arg("--city").arg(&staffed).arg("--logins").arg(&logins);
        for pack in packs {
            init.arg("--pack").arg(pack);
        }
        if !init.stdout(Stdio::null()).status()?.success() {
            bail!("the throw-away city could not be made; the reason stands above");
        }
        let mut child = Command::new(&yinuo)
            .args(["serve", "--listen", "127.0.0.1:0", "--simulated-clock", &at.to_string(), "--data"])
            .arg(&data)
            .env("YINUO_LOG", std::env::var("YINUO_LOG").unwrap_or_else(|_| "error".into()))
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().context("the server has no output")?;
        let mut lines = BufReader::new(out).lines();
        let mut told = |what: &str| -> anyhow::Result<String> {
            let line = lines.next().transpose()?.unwrap_or_default();
            Ok(line.strip_prefix(what).context("the server did not start; its message stands above")?.to_owned())
        };
        let addresses = told(simulated::TOLD).and_then(|clock| Ok((clock, told("listening on ")?)));
        let read = || -> anyhow::Result<Vec<Login>> { Ok(serde_json::from_slice(&std::fs::read(&logins)?)?) };
        match addresses.and_then(|(token, server)| Ok((token, server, read()?))) {
            Ok((token, server, logins)) => {
                Ok(Machine { child, clock: Clock::new(&server, &token), server, logins, _dir: dir })
            }
            Err(error) => {
                let _ = child.kill();
                let _ = child.wait();
                Err(error)
            }
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    let files = crate::data::files(from)?;
    for name in files.names() {
        std::fs::write(to.join(name), files.get(name).unwrap_or(""))?;
    }
    Ok(())
}

/// A desk for every unit that has none: else its cases would wait for ever.
fn staff(city_dir: &Path, city: &City) -> anyhow::Result<()> {
    let staffed: BTreeSet<_> = city.people.iter().map(|person| &person.unit).collect();
    let mut text = std::fs::read_to_string(city_dir.join("people.toml"))?;
    for unit in city.units.iter().filter(|unit| !staffed.contains(&unit.id)) {
        let id = &unit.id;
        write!(
            text,
            "\n[[person]]\nlogin = \"sim-{id}\"\nname = \"经办\"\nrole = \"unit\"\nunit = \"{id}\"\npost = \"经办岗\"\npost_en = \"Desk\"\n"
        )?;
    }
    Ok(std::fs::write(city_dir.join("people.toml"), text)?)
}
