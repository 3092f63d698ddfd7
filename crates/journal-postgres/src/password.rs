//! Where a password comes from when the URL holds none: `PGPASSWORD`, then the passfile
//! (`PGPASSFILE`, or `~/.pgpass`), as PostgreSQL's own programs do (libpq, section 34.16).

use std::path::{Path, PathBuf};

/// What a line of the passfile is looked up by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) host: &'a str,
    pub(crate) port: u16,
    pub(crate) database: &'a str,
    pub(crate) user: &'a str,
}

pub(crate) fn find(asked: Asked<'_>) -> Option<String> {
    if let Ok(password) = std::env::var("PGPASSWORD") {
        return Some(password);
    }
    let named = std::env::var_os("PGPASSFILE").map(PathBuf::from);
    let path = named.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".pgpass")))?;
    if open_to_others(&path) {
        tracing::warn!(file = %path.display(), "the passfile is not read: others can read it; chmod 600");
        return None;
    }
    search(&std::fs::read_to_string(path).ok()?, asked)
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).is_ok_and(|meta| meta.mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> bool {
    false
}

/// The first line `host:port:database:user:password` that fits; `*` fits all, `\` escapes.
fn search(text: &str, asked: Asked<'_>) -> Option<String> {
    let port = asked.port.to_string();
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut fields = fields(line).into_iter();
        let fits = [asked.host, &port, asked.database, asked.user]
            .into_iter()
            .all(|wanted| fields.next().is_some_and(|field| field == "*" || field == wanted));
        fields.next().filter(|_| fits)
    })
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        let letter = match c {
            ':' => {
                fields.push(String::new());
                continue;
            }
            '\\' => letters.next().unwrap_or('\\'),
            c => c,
        };
        if let Some(last) = fields.last_mut() {
            last.push(letter);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits() {
        let file = "# comment\nother:5432:city:yinuo:no\ndb:*:city:yinuo:a\\:b\\\\c\n*:*:*:*:rest\n";
        let asked = Asked { host: "db", port: 6432, database: "city", user: "yinuo" };
        assert_eq!(search(file, asked).as_deref(), Some("a:b\\c"));
        assert_eq!(search(file, Asked { user: "x", ..asked }).as_deref(), Some("rest"));
        assert_eq!(search("db:1:city:yinuo:no", asked), None);
    }
}
