//! Character by character into traditional script, by a machine that knows no words, and the glosses
//! that another machine puts behind the characters it thinks are hard.

use std::collections::BTreeMap;

/// Simplified, traditional, and a gloss for the hard ones; the characters that the sample reports use.
const TABLE: &str = include_str!("traditional.tsv");

pub struct Traditional {
    to: BTreeMap<char, char>,
    glosses: BTreeMap<char, &'static str>,
}

impl Traditional {
    pub fn load() -> Self {
        let mut table = Self { to: BTreeMap::new(), glosses: BTreeMap::new() };
        for line in TABLE.lines() {
            let mut fields = line.split('\t');
            let mut char = || fields.next().and_then(|field| field.chars().next());
            let (Some(simplified), Some(traditional)) = (char(), char()) else { continue };
            table.to.insert(simplified, traditional);
            if let Some(gloss) = fields.next() {
                table.glosses.insert(traditional, gloss);
            }
        }
        table
    }

    pub fn write(&self, text: &str) -> String {
        text.chars().map(|char| self.to.get(&char).copied().unwrap_or(char)).collect()
    }

    /// Every hard character with its sound behind it: `產` → `產(chǎn)`.
    pub fn gloss(&self, text: &str) -> String {
        let mut out = String::new();
        for char in text.chars() {
            out.push(char);
            if let Some(gloss) = self.glosses.get(&char) {
                out.extend(["(", gloss, ")"]);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_each_character_once_and_none_that_stays() {
        let table = Traditional::load();
        assert_eq!(table.to.len(), TABLE.lines().count());
        assert!(table.to.iter().all(|(simplified, traditional)| simplified != traditional));
    }

    #[test]
    fn glosses_stand_behind_the_hard_characters_alone() {
        let table = Traditional::load();
        assert_eq!(table.gloss(&table.write("渔业总产量")), "漁業(yè)總產(chǎn)量");
    }
}
