//! How high a row has to be, so that its wrapped words are seen.
//!
//! Excel finds out itself when it opens a file, other programs and previews do not, least of all for links.

use crate::breaking::{self, Piece};
use crate::clean;
use crate::sheet::{Field, Value};

/// Of a row with one line, in points.
const LEAST: f64 = 21.0;
/// Of a line more.
const LINE: f64 = 14.0;
/// Excel knows no higher row.
const MOST: f64 = 409.0;

/// The height of a row, in points.
pub fn of(fields: &[Field], row: &[Value]) -> f64 {
    let lines = fields.iter().zip(row).map(|(field, value)| match value {
        Value::Text(text) | Value::Link { text, .. } => lines(text, field.width),
        Value::Empty | Value::Number(_) | Value::Date(_) => 1,
    });
    let more = lines.max().unwrap_or(1).saturating_sub(1);
    LINE.mul_add(f64::from(u32::try_from(more).unwrap_or(u32::MAX)), LEAST).min(MOST)
}

/// Lines of a text in a column, whose edges take a character.
fn lines(text: &str, width: u16) -> usize {
    let room = f32::from(width.max(4)) - 1.0;
    let piece = |c: char| Piece { c, width: if c.is_ascii() { 1.0 } else { 2.0 }, gap: 0.0, hang: 0.0 };
    // more lines than the highest row has need not be counted
    let pieces: Vec<Piece> = clean::chars(text).take(4000).map(piece).collect();
    breaking::lines(&pieces, room, room).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_grow_with_their_words() {
        let fields = [Field::new("内容", 9), Field::new("数", 9)];
        let cases = [("", 21.0), ("四个汉字", 21.0), ("五个汉字呢", 35.0), ("一\n二\n三", 49.0)];
        for (text, wanted) in cases {
            assert_eq!(of(&fields, &[text.into(), 7_u32.into()]), wanted, "{text:?}");
        }
        assert_eq!(of(&fields, &["很".repeat(1000).into()]), 409.0);
        assert_eq!(of(&fields, &[]), 21.0);
    }
}
