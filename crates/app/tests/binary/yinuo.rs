//! Running it.

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs `yinuo` in the repository.
pub fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yinuo")).args(args).current_dir(root()).output().unwrap()
}

pub fn text(out: &[u8]) -> String {
    String::from_utf8_lossy(out).into_owned()
}

pub fn json(out: &Output) -> Value {
    serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {}{}", text(&out.stdout), text(&out.stderr)))
}

/// A fresh data directory of the sample city, or of the bench pack.
pub fn init(pack: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let city = if pack == "packs/bench" { "samples/bench" } else { "samples/qingyu" };
    let logins = dir.path().join("logins.json");
    let mut args = vec!["init", "--city", city, "--data", path(dir.path()), "--logins", path(&logins)];
    if pack != "packs/hotline" {
        args.extend(["--pack", pack]);
    }
    let out = run(&args);
    assert!(out.status.success(), "{}", text(&out.stderr));
    dir
}

pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A running server, killed when dropped.
pub struct Server {
    pub child: Child,
    pub address: String,
}

impl Server {
    pub fn start(data: &Path, more: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yinuo"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data", path(data)])
            .args(more)
            .env("YINUO_LOG", "off")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").expect("it starts").to_owned();
        Server { child, address }
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn get(&self, path: &str) -> (u16, Value) {
        let mut answer = agent().get(format!("{}{path}", self.address)).call().unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap_or(Value::Null))
    }

    /// A page as text.
    pub fn page(&self, path: &str) -> String {
        agent().get(format!("{}{path}", self.address)).call().unwrap().body_mut().read_to_string().unwrap()
    }

    pub fn get_as(&self, path: &str, bearer: &str) -> (u16, Value) {
        read(agent().get(format!("{}{path}", self.address)).header("Authorization", bearer).call().unwrap())
    }

    pub fn post(&self, path: &str, bearer: &str, body: &Value) -> (u16, Value) {
        let request = agent().post(format!("{}{path}", self.address)).header("Idempotency-Key", path.replace('/', "-"));
        read(request.header("Authorization", bearer).send_json(body).unwrap())
    }

    /// Submits a case under a key.
    pub fn submit(&self, key: &str, body: &str) -> Result<(u16, Value), ureq::Error> {
        let case =
            serde_json::json!({"kind": "help", "category": "urban.lighting.streetlamp", "title": key, "body": body});
        let request = agent().post(format!("{}/api/cases", self.address)).header("Idempotency-Key", key);
        let mut answer = request.send_json(case)?;
        let status = answer.status().as_u16();
        Ok((status, serde_json::from_str(&answer.body_mut().read_to_string()?).unwrap_or(Value::Null)))
    }
}

fn read(mut answer: ureq::http::Response<ureq::Body>) -> (u16, Value) {
    let status = answer.status().as_u16();
    (status, serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap_or(Value::Null))
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
