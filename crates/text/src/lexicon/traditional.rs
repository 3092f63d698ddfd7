//! Traditional characters and their simplified forms.

use super::{HAN, lines};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Folds traditional words to simplified ones.
#[derive(Debug)]
pub struct Folder {
    /// The simplified form of each Chinese character.
    ones: Vec<char>,
    /// Words that are not folded character by character (乾坤, 顯著), by their first character, longest first.
    words: HashMap<char, Vec<(&'static str, &'static str)>>,
}

/// The tables, loaded when first asked for.
#[inline]
pub fn folder() -> &'static Folder {
    static FOLDER: OnceLock<Folder> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let mut ones: Vec<char> = HAN.filter_map(char::from_u32).collect();
        for line in lines(include_str!("../../data/traditional.txt")) {
            let mut chars = line.chars();
            let (Some(from), Some(to)) = (chars.next(), chars.next()) else { continue };
            if let Some(one) = ones.get_mut(place(from)) {
                *one = to;
            }
        }
        Folder { ones, words: words() }
    })
}

fn place(c: char) -> usize {
    u32::from(c).wrapping_sub(HAN.start) as usize
}

/// Each word, and its simplified form standing for itself: texts are folded that are half folded already.
fn words() -> HashMap<char, Vec<(&'static str, &'static str)>> {
    let mut words: HashMap<char, Vec<(&str, &str)>> = HashMap::new();
    for (from, to) in lines(include_str!("../../data/phrases.txt")).filter_map(|line| line.split_once(' ')) {
        for word in [from, to] {
            if let Some(first) = word.chars().next() {
                words.entry(first).or_default().push((word, to));
            }
        }
    }
    for list in words.values_mut() {
        list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    words
}

impl Folder {
    /// The simplified form of one character by itself.
    #[inline]
    pub fn one(&self, c: char) -> char {
        self.ones.get(place(c)).copied().unwrap_or(c)
    }

    /// The longest word at the beginning of a text that is folded as a whole, and what it becomes.
    pub fn word(&self, text: &str) -> Option<(&'static str, &'static str)> {
        let first = text.chars().next()?;
        self.words.get(&first)?.iter().find(|(word, _)| text.starts_with(word)).copied()
    }
}
