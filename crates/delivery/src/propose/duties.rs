//! The duty directory of delivery (职责目录): which unit of a city answers for what, by words.
//!
//! Plain data. The national default, `packs/delivery/duties.toml`, names *kinds* of units; a city says which
//! of its own units is of which kind ([`Duties::of_city`]) and may add lines, such as its counties by name.
//!
//! To add a duty: a line of the file, and a case of `tests/propose/cases.md`.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use yinuo_kernel::UnitId;

/// One line of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyLine {
    /// Stands in briefs as what proposed the lead unit: never change one.
    pub id: String,
    /// The kind of unit, or the unit itself in a city's own directory.
    pub unit: UnitId,
    /// What people call the unit, such as 人社局.
    pub name: String,
    /// Words that speak for it; the longest one that stands in a place counts.
    pub words: Vec<String>,
    /// Words that others use as well: they count for less.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weak: Vec<String>,
    /// Where one of these stands in the thing itself, the line says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
    /// The law or the notice that gives the unit this duty.
    pub basis: String,
}

/// Why lines are no directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DutyFault {
    /// No line at all.
    Empty,
    /// Two lines have this id.
    Twice(String),
    /// A line without id, name, basis, or without words.
    Bare(String),
    /// A word of this line is empty or has only one character: it would stand everywhere.
    ShortWord(String),
}

impl DutyFault {
    pub fn zh(&self) -> String {
        match self {
            DutyFault::Empty => "职责目录没有内容。".to_owned(),
            DutyFault::Twice(id) => format!("职责目录中 {id} 出现两次，请改编号。"),
            DutyFault::Bare(id) => format!("职责目录的 {id} 缺少编号、名称、依据或关键词。"),
            DutyFault::ShortWord(id) => format!("职责目录的 {id} 有少于两个字的关键词。"),
        }
    }

    pub fn en(&self) -> String {
        match self {
            DutyFault::Empty => "The duty directory is empty.".to_owned(),
            DutyFault::Twice(id) => format!("{id} stands twice in the duty directory: change one id."),
            DutyFault::Bare(id) => format!("{id} of the duty directory lacks an id, a name, a basis or words."),
            DutyFault::ShortWord(id) => format!("{id} of the duty directory has a word of less than two characters."),
        }
    }
}

/// A word of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// The lines that have it, and whether it is weak there.
    pub(super) lines: Vec<(usize, bool)>,
}

/// The directory, ready to be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    lines: Vec<DutyLine>,
    /// By their first character, the longest first.
    words: BTreeMap<char, Vec<Word>>,
}

impl Duties {
    /// # Errors
    /// A [`DutyFault`] says which line is at fault.
    pub fn new(lines: Vec<DutyLine>) -> Result<Duties, DutyFault> {
        if lines.is_empty() {
            return Err(DutyFault::Empty);
        }
        let mut ids = BTreeSet::new();
        for line in &lines {
            if line.id.is_empty() || line.name.is_empty() || line.basis.is_empty() || line.words.is_empty() {
                return Err(DutyFault::Bare(line.id.clone()));
            }
            if line.words.iter().chain(&line.weak).chain(&line.not).any(|word| word.chars().count() < 2) {
                return Err(DutyFault::ShortWord(line.id.clone()));
            }
            if !ids.insert(line.id.as_str()) {
                return Err(DutyFault::Twice(line.id.clone()));
            }
        }
        let words = index(&lines);
        Ok(Duties { lines, words })
    }

    /// The directory of a city: every kind is replaced by the city's own unit and its name. Lines of kinds
    /// that the city has no unit for are left out: nobody is proposed for them.
    ///
    /// # Errors
    /// [`DutyFault::Empty`] where no kind is left.
    pub fn of_city(&self, units: &BTreeMap<UnitId, (UnitId, String)>) -> Result<Duties, DutyFault> {
        let mapped = self.lines.iter().filter_map(|line| {
            let (unit, name) = units.get(&line.unit)?;
            Some(DutyLine { unit: unit.clone(), name: name.clone(), ..line.clone() })
        });
        Duties::new(mapped.collect())
    }

    pub fn lines(&self) -> &[DutyLine] {
        &self.lines
    }

    /// The words that a text begins with, the longest first.
    pub(super) fn begins<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Word> {
        let words = text.chars().next().and_then(|first| self.words.get(&first)).map_or(&[][..], Vec::as_slice);
        words.iter().filter(move |word| text.starts_with(word.text.as_str()))
    }
}

fn index(lines: &[DutyLine]) -> BTreeMap<char, Vec<Word>> {
    let mut by_text: BTreeMap<&str, Vec<(usize, bool)>> = BTreeMap::new();
    for (nth, line) in lines.iter().enumerate() {
        let words = line.words.iter().map(|word| (word, false)).chain(line.weak.iter().map(|word| (word, true)));
        for (word, weak) in words {
            by_text.entry(word).or_default().push((nth, weak));
        }
    }
    let mut words: BTreeMap<char, Vec<Word>> = BTreeMap::new();
    for (text, lines) in by_text {
        if let Some(first) = text.chars().next() {
            words.entry(first).or_default().push(Word { text: text.to_owned(), lines });
        }
    }
    words.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.text.len())));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, words: &[&str]) -> DutyLine {
        DutyLine {
            id: id.to_owned(),
            unit: "ocean".parse().unwrap(),
            name: "海洋局".to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            weak: Vec::new(),
            not: Vec::new(),
            basis: "三定规定".to_owned(),
        }
    }

    #[test]
    fn a_directory_is_checked() {
        assert_eq!(Duties::new(Vec::new()), Err(DutyFault::Empty));
        assert_eq!(Duties::new(vec![line("a", &[])]), Err(DutyFault::Bare("a".to_owned())));
        assert_eq!(Duties::new(vec![line("a", &["海"])]), Err(DutyFault::ShortWord("a".to_owned())));
        let twice = vec![line("a", &["渔港"]), line("a", &["渔业"])];
        assert_eq!(Duties::new(twice), Err(DutyFault::Twice("a".to_owned())));
    }

    #[test]
    fn a_city_puts_its_own_units_in() {
        let duties = Duties::new(vec![line("a", &["渔港"])]).unwrap();
        let own = ("fishery".parse().unwrap(), "海洋渔业局".to_owned());
        let city = duties.of_city(&BTreeMap::from([("ocean".parse().unwrap(), own)])).unwrap();
        assert_eq!(city.lines().first().map(|line| line.unit.as_str()), Some("fishery"));
        assert_eq!(duties.of_city(&BTreeMap::new()), Err(DutyFault::Empty));
    }
}
