//! Asking for a password without showing it.

use anyhow::{Context, bail};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};

/// Asks at the terminal itself, wherever the input comes from.
///
/// # Errors
/// When there is no terminal, or nothing was typed.
pub fn secret(what: &str) -> anyhow::Result<String> {
    let terminal = File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .context("no terminal to ask for the password at: give it in YINUO_PASSWORD")?;
    let before = tcgetattr(&terminal)?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    write!(&terminal, "{what}: ")?;
    tcsetattr(&terminal, OptionalActions::Flush, &silent)?;
    let mut line = String::new();
    let read = BufReader::new(&terminal).read_line(&mut line);
    tcsetattr(&terminal, OptionalActions::Flush, &before)?;
    writeln!(&terminal)?;
    read?;
    let typed = line.trim_end_matches(['\r', '\n']);
    if typed.is_empty() {
        bail!("no password was typed");
    }
    Ok(typed.to_owned())
}
