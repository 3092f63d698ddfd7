//! Where sentences and clauses end, in half-width and full-width punctuation.

/// 。!?
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '\u{ff01}' | '?' | '\u{ff1f}' | '\n')
}

/// Colons.
pub fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{ff1a}')
}

/// Commas.
pub fn is_comma(c: char) -> bool {
    matches!(c, ',' | '\u{ff0c}')
}

/// Opening round brackets.
pub fn opens_bracket(c: char) -> bool {
    matches!(c, '(' | '\u{ff08}')
}

/// Closing round brackets.
pub fn closes_bracket(c: char) -> bool {
    matches!(c, ')' | '\u{ff09}')
}

/// White space within a line.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{3000}')
}

/// The mark of a footnote in the text.
pub fn is_note(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿')
}

/// The characters of the scripts of China.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' | '〇')
}
