//! Traditional characters become simplified ones, each still knowing its bytes.

use crate::lexicon::{classes, folder};
use crate::{Builder, Text};

/// A text is traditional when so many of a hundred of its Chinese characters are.
const SHARE: usize = 3;
/// As much of a text is looked at.
const LOOKED_AT: usize = 20_000;

/// Whether a text is written in traditional characters.
pub fn is_traditional(chars: &str) -> bool {
    let (mut traditional, mut all) = (0, 0);
    let classes = classes();
    for c in chars.chars() {
        all += usize::from(('\u{4e00}'..='\u{9fff}').contains(&c));
        traditional += usize::from(classes.of(c).traditional());
        if all == LOOKED_AT {
            break;
        }
    }
    traditional > 0 && traditional * 100 >= all * SHARE
}

/// Folds a text; `None` where there is nothing to fold.
pub fn simplified(text: &Text) -> Option<Text> {
    let chars = text.as_str();
    if !is_traditional(chars) {
        return None;
    }
    let mut builder = Builder::new(text);
    let (mut done, mut at) = (0, 0);
    while let Some((c, rest)) = chars.get(at..).and_then(|rest| Some((rest.chars().next()?, rest))) {
        let here = at;
        at += c.len_utf8();
        let quote = quote(c);
        if let Some((word, simple)) = folder().word(rest) {
            builder.keep(done..here);
            at = here + word.len();
            put_word(&mut builder, word, simple, here);
            done = at;
        } else if quote != c || folder().one(c) != c {
            let simple = if quote == c { folder().one(c) } else { quote };
            builder.keep(done..here);
            builder.put(simple.encode_utf8(&mut [0; 4]), here..at);
            done = at;
        }
    }
    builder.keep(done..chars.len());
    Some(builder.finish())
}

/// The corner brackets of traditional texts are quotation marks.
fn quote(c: char) -> char {
    match c {
        '「' => '“',
        '」' => '”',
        '『' => '‘',
        '』' => '’',
        c => c,
    }
}

/// Character by character where the word and its simplified form are equally long, so that each keeps its bytes.
fn put_word(builder: &mut Builder, word: &str, simple: &str, at: usize) {
    if word.chars().count() != simple.chars().count() {
        return builder.put(simple, at..at + word.len());
    }
    for ((k, old), new) in word.char_indices().zip(simple.chars()) {
        builder.put(new.encode_utf8(&mut [0; 4]), at + k..at + k + old.len_utf8());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn traditional_texts_are_folded_and_simplified_ones_left_alone() {
        let folded = |chars: &str| simplified(&Text::plain(chars.to_owned(), 0)).map(|t| t.as_str().to_owned());
        assert_eq!(
            folded("新建橋樑12座，「成效顯著」，著力發展，乾坤"),
            Some("新建桥梁12座，“成效显著”，着力发展，乾坤".to_owned())
        );
        assert_eq!(folded("新建桥梁12座，成效显著，着力发展，乾坤，文徵明"), None);
    }

    #[test]
    fn a_folded_character_keeps_its_bytes_though_it_is_longer_or_shorter() {
        let text = simplified(&Text::plain("䊷鋪橋樑發展".to_owned(), 0)).unwrap();
        let at = text.as_str().find('桥').unwrap();
        assert_eq!(text.source(at..at + 3), Span::file(6, 9));
    }
}
