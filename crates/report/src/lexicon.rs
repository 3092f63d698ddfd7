//! A list of words that is asked at every place of a text whether one of them begins or ends here.
//!
//! Most places are answered by one bit: whether any word has this character at its edge. The rest is a look at
//! the few words that share it, longest first.

/// Words, found by their first and by their last character.
#[derive(Debug)]
pub struct Lexicon {
    first: Edge,
    last: Edge,
}

#[derive(Debug)]
struct Edge {
    /// One bit for each character of the basic plane.
    bits: Vec<u64>,
    /// By character; within one the longest word first.
    words: Vec<(char, &'static str)>,
}

impl Lexicon {
    /// Of these words; empty ones are left out.
    pub fn of(words: impl IntoIterator<Item = &'static str> + Clone) -> Lexicon {
        let first = Edge::of(words.clone().into_iter().filter_map(|w| Some((w.chars().next()?, w))));
        let last = Edge::of(words.into_iter().filter_map(|w| Some((w.chars().next_back()?, w))));
        Lexicon { first, last }
    }

    /// Whether any word begins with this character: one bit, before the text is looked at.
    pub fn may_begin(&self, edge: char) -> bool {
        let (slot, bit) = place(edge);
        self.first.bits.get(slot).is_some_and(|slot| slot & bit != 0)
    }

    /// The longest word that the text begins with.
    pub fn begins(&self, text: &str) -> Option<&'static str> {
        let edge = text.chars().next()?;
        self.first.near(edge).find(|word| text.starts_with(word))
    }

    /// The longest word that the text ends with.
    pub fn ends(&self, text: &str) -> Option<&'static str> {
        let edge = text.chars().next_back()?;
        self.last.near(edge).find(|word| text.ends_with(word))
    }

    /// Whether the text is one of the words.
    pub fn has(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|edge| self.first.near(edge).any(|word| word == text))
    }
}

impl Edge {
    fn of(words: impl Iterator<Item = (char, &'static str)>) -> Edge {
        let mut words: Vec<_> = words.collect();
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
        let mut bits = vec![0u64; 1024];
        for (edge, _) in &words {
            let (slot, bit) = place(*edge);
            if let Some(slot) = bits.get_mut(slot) {
                *slot |= bit;
            }
        }
        Edge { bits, words }
    }

    fn near(&self, edge: char) -> impl Iterator<Item = &'static str> + '_ {
        let (slot, bit) = place(edge);
        let some = self.bits.get(slot).is_some_and(|slot| slot & bit != 0);
        let from = if some { self.words.partition_point(|(c, _)| *c < edge) } else { self.words.len() };
        self.words.iter().skip(from).take_while(move |(c, _)| *c == edge).map(|(_, word)| *word)
    }
}

fn place(edge: char) -> (usize, u64) {
    let code = edge as u32 as usize & 0xffff;
    (code / 64, 1 << (code % 64))
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn the_longest_word_is_found_at_either_edge() {
        let words = Lexicon::of(["建设", "建设改造", "新建", "改造"]);
        assert_eq!(words.begins("建设改造公路"), Some("建设改造"));
        assert_eq!(words.begins("公路"), None);
        assert_eq!(words.ends("公路新建"), Some("新建"));
        assert_eq!(words.ends("建设改造"), Some("建设改造"));
        assert!(words.has("改造") && !words.has("改"));
    }
}
