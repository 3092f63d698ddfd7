//! Writing for people at a terminal: as wide as it is, coloured where it can be and nobody asked
//! otherwise (<https://no-color.org>), plain in a pipe.

mod prompt;
mod table;

pub use prompt::secret;
pub use table::{Column, cut, table};

use jiff::tz::offset;
use std::io::IsTerminal;

/// What standard output can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Columns; `None` in a pipe, where nothing is cut.
    pub width: Option<usize>,
    pub colour: bool,
}

impl Screen {
    pub fn of_stdout() -> Screen {
        let out = std::io::stdout();
        if !out.is_terminal() {
            return Screen { width: None, colour: false };
        }
        let size = rustix::termios::tcgetwinsize(&out).map(|size| usize::from(size.ws_col));
        let width = size.ok().filter(|width| *width > 0).unwrap_or(80);
        let asked = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        Screen { width: Some(width), colour: !asked("NO_COLOR") && !dumb }
    }

    /// A light in its colour, and always in words too.
    pub fn light(self, light: &str) -> String {
        let (code, word) = match light {
            "late" => ("31", "late"),
            "warn" => ("33", "soon"),
            "on_time" => ("32", "on time"),
            other => ("0", other),
        };
        if self.colour { format!("\u{1b}[{code}m{word}\u{1b}[0m") } else { word.to_owned() }
    }

    pub fn strong(self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    pub fn faint(self, text: &str) -> String {
        if self.colour { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// An instant of the API at the city's clock (+08:00), to the minute.
pub fn local(instant: &str) -> String {
    match instant.parse::<jiff::Timestamp>() {
        Ok(at) => offset(8).to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => instant.to_owned(),
    }
}

/// The language people are told things in, from the locale.
pub fn lang() -> &'static str {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| {
        let value = std::env::var(name).unwrap_or_default();
        (!value.is_empty()).then_some(value)
    });
    if set.is_some_and(|locale| locale.starts_with("zh")) { "zh" } else { "en" }
}
