//! What is to be read: files, folders with files of the readable kinds, standard input; and their bytes,
//! never more than a limit.

use super::refusal::Refusal;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest file that is read.
const FILE_MAX: u64 = yinuo_text::BYTES_MAX as u64;

/// Endings of files that a folder is searched for; a file that is named itself is read whatever it is called.
const KINDS: [&str; 10] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "shtml", "docx", "pdf"];

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Stdin,
    File(PathBuf),
    /// A folder that could not be searched, and why.
    Closed(PathBuf, String),
}

impl Input {
    /// What the source is called.
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_owned(),
            Input::File(path) | Input::Closed(path, _) => path.display().to_string(),
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When the machine cannot read it, or it is larger than [`FILE_MAX`]; then nothing of it is read.
    pub fn bytes(&self) -> Result<Vec<u8>, Refusal> {
        match self {
            Input::Stdin => limited(io::stdin().lock(), 0),
            Input::Closed(_, why) => Err(Refusal::closed(why)),
            Input::File(path) => {
                let meta = fs::metadata(path).map_err(|error| Refusal::closed(&error))?;
                if meta.is_dir() {
                    return Err(Refusal::closed(&io::Error::from(io::ErrorKind::IsADirectory)));
                }
                if meta.len() > FILE_MAX {
                    return Err(Refusal::large(meta.len()));
                }
                limited(File::open(path).map_err(|error| Refusal::closed(&error))?, meta.len())
            }
        }
    }
}

/// A stream may say nothing of its size, or lie: no more than the limit is taken.
fn limited(stream: impl io::Read, size: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::with_capacity(usize::try_from(size + 1).unwrap_or(0));
    stream.take(FILE_MAX + 1).read_to_end(&mut bytes).map_err(|error| Refusal::closed(&error))?;
    if bytes.len() as u64 > FILE_MAX { Err(Refusal::large(bytes.len() as u64)) } else { Ok(bytes) }
}

/// All inputs in the order they were named, folders in the order of their paths.
pub fn inputs(named: &[PathBuf]) -> Vec<Input> {
    let mut all = Vec::new();
    for path in named {
        if path.as_os_str() == "-" {
            all.push(Input::Stdin);
        } else if path.is_dir() {
            walk(path, &mut all);
        } else {
            all.push(Input::File(path.clone()));
        }
    }
    all
}

fn walk(dir: &Path, all: &mut Vec<Input>) {
    let entries = match fs::read_dir(dir).and_then(|entries| entries.collect::<io::Result<Vec<_>>>()) {
        Ok(entries) => entries,
        Err(error) => return all.push(Input::Closed(dir.to_owned(), error.to_string())),
    };
    let mut entries: Vec<(PathBuf, bool)> = entries
        .into_iter()
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        // A link to a folder may lead back to where one comes from: such links are not followed.
        .map(|entry| (entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir())))
        .collect();
    entries.sort();
    for (path, is_dir) in entries {
        if is_dir {
            walk(&path, all);
        } else if readable(&path) && path.is_file() {
            all.push(Input::File(path));
        }
    }
}

fn readable(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(end))
}
