//! The national default of the duty directory.

use super::{duties, lines};

#[test]
fn the_directory_is_sound() {
    let duties = duties();
    assert!(duties.lines().len() >= 60);
    for line in lines() {
        assert!(line.id == line.unit.as_str() || line.id.contains('.'), "{}: unit.topic, or the unit alone", line.id);
        let both = line.words.iter().find(|word| line.weak.contains(word));
        assert_eq!(both, None, "{}: a word is strong or weak", line.id);
    }
}

/// A word that two lines claim in full says nothing about either.
#[test]
fn no_strong_word_stands_in_two_lines() {
    let mut seen = std::collections::BTreeMap::new();
    let mut twice = Vec::new();
    for line in lines() {
        for word in &line.words {
            if let Some(other) = seen.insert(word.clone(), line.id.clone()) {
                twice.push(format!("{word}: {other} and {}", line.id));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}
