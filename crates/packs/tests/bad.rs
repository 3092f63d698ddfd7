//! Bad packs, many small ones: each case changes a sound pack and city (`bad/base/`) and lists
//! every mistake that must be told, with its place. Cases stand in `bad/*.md`:
//!
//! ````text
//! ## What a person got wrong
//! ```edit pack/limits.toml
//! - budget = "5 working days"
//! + budget = "5 days"
//! ```
//! ```mistakes
//! limits.toml:4:10 wrong-value budget 应为时限……
//! ```
//! ````
//!
//! `edit` replaces the first run of `-` lines by the `+` lines; `file` gives a whole file,
//! `remove` takes one away. After a wanted change of wording, run with `BLESS=1` and read the diff.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;
use yinuo_packs::{CaseType, Files, Mistake, calendar, directory, load_case_type, load_city, run_examples};

struct World {
    pack: Files,
    city: Files,
    /// Another pack of the same city; there once a case edits it (`second/`), as `base/second`.
    second: Files,
}

fn bad() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")
}

fn folder(path: &Path) -> Files {
    let mut files = Files::default();
    for entry in std::fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        files.insert(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(&path).unwrap());
    }
    files
}

impl World {
    fn sound() -> World {
        let base = |side: &str| folder(&bad().join("base").join(side));
        World { pack: base("pack"), city: base("city"), second: Files::default() }
    }

    fn files(&mut self, name: &str) -> (&mut Files, String) {
        let (side, file) = name.split_once('/').expect("a path such as pack/limits.toml");
        let files = match side {
            "pack" => &mut self.pack,
            "city" => &mut self.city,
            "second" => {
                self.second = folder(&bad().join("base/second"));
                &mut self.second
            }
            other => panic!("no folder {other}"),
        };
        (files, file.to_owned())
    }

    /// Replaces the first run of lines of `file` that equals the `-` lines; without any, appends.
    fn edit(&mut self, name: &str, edit: &str) {
        let (files, file) = self.files(name);
        let lines = |sign: char| edit.lines().filter_map(move |line| line.strip_prefix(sign)?.strip_prefix(' '));
        let (old, new): (Vec<&str>, Vec<&str>) = (lines('-').collect(), lines('+').collect());
        let text = files.get(&file).unwrap_or_else(|| panic!("no file {name}")).to_owned();
        let mut at: Vec<&str> = text.lines().collect();
        let found = match old.is_empty() {
            true => at.len(),
            false => at.windows(old.len()).position(|run| run == old).unwrap_or_else(|| panic!("{name}: no {old:?}")),
        };
        at.splice(found..found + old.len(), new);
        files.insert(file, at.join("\n") + "\n");
    }

    /// As `yinuo packs check` does: the pack, its examples, the city, its examples.
    fn check(&self) -> Vec<Mistake> {
        let pack = load_case_type(&self.pack);
        let mut mistakes = pack.mistakes;
        let Some(pack) = pack.value else { return mistakes };
        let alone = Directory::new(pack.kinds.clone(), pack.categories.clone(), vec![], vec![], vec![]);
        mistakes.extend(run_examples(&self.pack, &[(&pack, &alone)], &Calendar::china()).1);
        let second = match self.second.names().next() {
            None => None,
            Some(_) => {
                let second = load_case_type(&self.second);
                assert_eq!(second.mistakes, [], "a second pack is there for the city's mistakes");
                second.value
            }
        };
        let packs: Vec<&CaseType> = [&pack].into_iter().chain(&second).collect();
        let city = load_city(&self.city, &packs);
        mistakes.extend(city.mistakes);
        if let Some(city) = city.value {
            let directories: Vec<Directory> = packs.iter().map(|pack| directory(pack, &city)).collect();
            let worlds: Vec<_> = packs.iter().copied().zip(&directories).collect();
            mistakes.extend(run_examples(&self.city, &worlds, &calendar(&city)).1);
        }
        mistakes
    }
}

#[test]
fn the_base_of_all_cases_is_sound() {
    assert_eq!(World::sound().check(), []);
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let mut wrong = String::new();
    let mut cases = 0;
    let mut books: Vec<PathBuf> = std::fs::read_dir(bad()).unwrap().map(|entry| entry.unwrap().path()).collect();
    books.sort();
    for book in books.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(book).unwrap();
        let mut blessed = String::new();
        let mut world = World::sound();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let _ = writeln!(blessed, "{line}");
            if line.starts_with("## ") {
                world = World::sound();
            }
            let Some(block) = line.strip_prefix("```").filter(|block| !block.is_empty()) else { continue };
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let body = body.iter().fold(String::new(), |body, line| body + line + "\n");
            let mut keep = body.clone();
            match block.split_once(' ').unwrap_or((block, "")) {
                ("edit", name) => world.edit(name, &body),
                ("file", name) => {
                    let (files, file) = world.files(name);
                    files.insert(file, body);
                }
                ("remove", name) => {
                    let (files, file) = world.files(name);
                    let kept: Vec<(String, String)> = files
                        .names()
                        .filter(|name| **name != file)
                        .map(|name| (name.to_owned(), files.get(name).unwrap().to_owned()))
                        .collect();
                    *files = Files::default();
                    kept.into_iter().for_each(|(name, text)| files.insert(name, text));
                }
                ("mistakes", _) => {
                    cases += 1;
                    let found = told(&world.check());
                    if found != body {
                        let name = book.file_name().unwrap().to_string_lossy();
                        let _ = writeln!(wrong, "{name}: told were\n{found}but the case says\n{body}");
                    }
                    keep = found;
                }
                (other, _) => panic!("{}: no block {other}", book.display()),
            }
            blessed += &keep;
            blessed += "```\n";
        }
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(book, blessed).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases >= 50, "only {cases} cases were found");
}

fn told(mistakes: &[Mistake]) -> String {
    mistakes.iter().fold(String::new(), |mut all, m| {
        assert!(!m.en.is_empty() && m.en.chars().filter(char::is_ascii).count() * 3 > m.en.chars().count(), "{m:?}");
        let _ = writeln!(all, "{}:{}:{} {} {}", m.file, m.line, m.column, m.code, m.zh);
        all
    })
}
