//! Where a line of Chinese may end.
//!
//! The rules are those of GB/T 15834-2011 (5.1: what stands at the end of a phrase does not begin a line, what
//! opens one does not end it; a dash and an ellipsis are not split) and of the W3C's *Requirements for
//! Chinese Text Layout* (3.1.4). Words and numbers of ASCII are not split unless one is longer than a line.
//! Nothing is lost and nothing moves: the lines, one after the other, are the text.
//!
//! To add a sign: [`NO_START`] or [`NO_END`], and a case in the test below.

use std::ops::Range;

/// May not begin a line.
const NO_START: &str = "。，、；：？！）》〉】〕」』”’…—～·・％‰℃°々〻ー)]},.;:?!%";
/// May not end a line.
const NO_END: &str = "（《〈【〔「『“‘￥¥＄$№([{";
/// Signs whose right half is blank in most Chinese fonts of the mainland (the font is asked): half as wide
/// before another sign and at the end of a line.
const HALF: &str = "。，、；：？！）》〉】〕」』”’";
/// Full-width signs before which [`HALF`] are half as wide.
const SIGNS: &str = "。，、；：？！）》〉】〕」』”’（《〈【〔「『“‘";

/// A character as it will be set; lengths in one unit, whichever.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub c: char,
    /// How far the next one stands from it.
    pub width: f32,
    /// Free before it, unless it begins a line.
    pub gap: f32,
    /// As much of its width may stand over the end of a line.
    pub hang: f32,
}

/// Whether a sign is half as wide before the next character.
pub fn halved(c: char, next: Option<char>) -> bool {
    HALF.contains(c) && next.is_some_and(|next| SIGNS.contains(next))
}

/// Whether the right half of a sign may be blank.
pub fn half_blank(c: char) -> bool {
    HALF.contains(c)
}

/// A letter, digit or sign of a word that is not split.
pub fn in_word(c: char) -> bool {
    c.is_ascii_graphic() || (c.is_alphanumeric() && u32::from(c) < 0x1100)
}

/// Chinese (or Japanese, or Korean) writing, without signs.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3040..=0x30FF | 0x3400..=0x9FFF
        | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Whether a line may end between two characters.
pub fn may_break(before: char, after: char) -> bool {
    match (before, after) {
        ('\n', _) => true,
        (_, ' ' | '\n') => false,
        (_, after) if joins(after) || NO_START.contains(after) => before == ' ' && after.is_ascii_graphic(),
        (' ', _) => true,
        (before, _) if NO_END.contains(before) => false,
        (before, after) => !(in_word(before) && in_word(after)),
    }
}

/// Marks that stand on the character before them.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x20D0..=0x20FF | 0x302A..=0x302F | 0x3099..=0x309A | 0xFE00..=0xFE0F
        | 0x1_F3FB..=0x1_F3FF | 0xE_0100..=0xE_01EF)
}

/// As many characters of one word have to be over a line before it is split after a stroke or a dot: an
/// address is, a number is not.
const LONG_WORD: usize = 16;

/// Breaks a text into lines: the first as wide as `first`, the others as `rest`.
///
/// A line feed belongs to the line that it ends, as do the blanks at its end, which may stand over it.
pub fn lines(pieces: &[Piece], first: f32, rest: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let end = end_of_line(pieces, start, if start == 0 { first } else { rest });
        lines.push(start..end);
        start = end;
    }
    lines
}

/// Where the line that begins at `start` ends; beyond `start` in any case.
fn end_of_line(pieces: &[Piece], start: usize, limit: f32) -> usize {
    const ROUNDING: f32 = 0.01;
    let mut used = 0.0;
    let (mut may, mut must) = (None, None);
    let mut before: Option<char> = None;
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        if let Some(before) = before {
            if before == '\n' {
                return at;
            }
            if may_break(before, piece.c) {
                (may, must) = (Some(at), None);
            } else if "/-?&=_.".contains(before) && piece.c.is_ascii_alphanumeric() {
                must = Some(at);
            }
            used += piece.gap;
        }
        used += piece.width;
        let over = used - piece.hang > limit + ROUNDING;
        if over && before.is_some() && !matches!(piece.c, ' ' | '\n') {
            let long = may.is_none_or(|may| at - may >= LONG_WORD);
            return must.filter(|_| long).or(may).unwrap_or(at);
        }
        before = Some(piece.c);
    }
    pieces.len()
}

/// Breaks a text for a cell of a table: behind a comma or a stop rather than in the middle of a name, if
/// that costs no line.
pub fn phrased(pieces: &[Piece], width: f32) -> Vec<Range<usize>> {
    /// A line that is less full, as a share of the width, is ugly.
    const FULL: f32 = 0.4;
    let plain = lines(pieces, width, width);
    let mut phrases = Vec::with_capacity(plain.len());
    let mut start = 0;
    while start < pieces.len() && phrases.len() < plain.len() {
        let mut end = end_of_line(pieces, start, width);
        if end < pieces.len() {
            let ends_phrase = |at: &usize| {
                let pair = pieces.get(at.saturating_sub(1)..=*at);
                matches!(pair, Some([a, b]) if "、，；。".contains(a.c) && may_break(a.c, b.c))
            };
            let used =
                |at: &usize| pieces.get(start..*at).unwrap_or_default().iter().map(|piece| piece.width).sum::<f32>();
            let phrase = (start + 1..=end).rev().find(ends_phrase).filter(|at| used(at) >= width * FULL);
            end = phrase.unwrap_or(end);
        }
        phrases.push(start..end);
        start = end;
    }
    if start < pieces.len() { plain } else { phrases }
}

/// The narrowest width at which a text has no more lines than at `limit`: for titles, whose lines should
/// be about equally long, and for headers of narrow columns.
pub fn balanced(pieces: &[Piece], limit: f32) -> f32 {
    const STEPS: usize = 12;
    let wanted = lines(pieces, limit, limit).len();
    if wanted < 2 {
        return limit;
    }
    let (mut narrow, mut wide) = (limit / wanted as f32, limit);
    for _ in 0..STEPS {
        let middle = f32::midpoint(narrow, wide);
        if lines(pieces, middle, middle).len() <= wanted && whole(pieces, middle) {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    wide
}

/// Whether no line but of need ends where it may not.
fn whole(pieces: &[Piece], limit: f32) -> bool {
    lines(pieces, limit, limit).windows(2).all(|pair| {
        let ends = pair.first().and_then(|line| pieces.get(line.end.checked_sub(1)?..=line.end));
        matches!(ends, Some([a, b]) if may_break(a.c, b.c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A character is two wide, a letter one; signs hang by one.
    fn pieces(text: &str) -> Vec<Piece> {
        let width = |c: char| if c.is_ascii() { 1.0 } else { 2.0 };
        let hang = |c: char| if "。，、）》”".contains(c) { 1.0 } else { 0.0 };
        text.chars().map(|c| Piece { c, width: width(c), gap: 0.0, hang: hang(c) }).collect()
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        let pieces = pieces(text);
        let words = |range: Range<usize>| pieces[range].iter().map(|piece| piece.c).collect();
        lines(&pieces, width, width).into_iter().map(words).collect()
    }

    #[test]
    fn cases() {
        // the width is in half characters
        let cases: &[(&str, f32, &[&str])] = &[
            ("新建改造学校五所", 8.0, &["新建改造", "学校五所"]),
            // a sign does not begin a line: it hangs by half, or takes a character with it
            ("新建改造，学校", 9.0, &["新建改造，", "学校"]),
            ("新建改造，学校", 8.0, &["新建改", "造，学校"]),
            ("新建改造！学校", 9.0, &["新建改", "造！学校"]),
            ("他说好。”然后", 9.0, &["他说好。”", "然后"]),
            ("他说好。”然后", 8.0, &["他说", "好。”然", "后"]),
            // an opening sign does not end a line
            ("关于印发《办法》", 10.0, &["关于印发", "《办法》"]),
            ("各县（市、区）", 6.0, &["各县", "（市、", "区）"]),
            ("他说“好的”", 6.0, &["他说", "“好", "的”"]),
            // numbers and words stay whole
            ("增长2026年", 7.0, &["增长", "2026年"]),
            ("增长12.5%以上", 8.0, &["增长", "12.5%以", "上"]),
            ("共1,234,567元", 10.0, &["共", "1,234,567", "元"]),
            ("使用Yinuo系统", 8.0, &["使用", "Yinuo系", "统"]),
            ("投资￥1200万", 6.0, &["投资", "￥1200", "万"]),
            // a dash and an ellipsis are not split
            ("第一——第二", 6.0, &["第", "一——", "第二"]),
            ("等等……好", 6.0, &["等", "等……", "好"]),
            // blanks stay at the end
            ("new town hall", 8.0, &["new town ", "hall"]),
            ("new town", 3.0, &["new ", "tow", "n"]),
            // too long a word is split, after a stroke if there is one
            ("https://qingyu.example/a", 10.0, &["https://", "qingyu.", "example/a"]),
            ("ABCDEFGH", 3.0, &["ABC", "DEF", "GH"]),
            ("详见https://qingyu.example/tasks。", 28.0, &["详见https://qingyu.example/", "tasks。"]),
            ("达到1234.5678", 8.0, &["达到", "1234.", "5678"]),
            // line feeds
            ("一\n二三", 20.0, &["一\n", "二三"]),
            ("一\n\n二", 20.0, &["一\n", "\n", "二"]),
            // nothing fits, and yet it goes on
            ("新建", 1.0, &["新", "建"]),
            ("。。。。", 4.0, &["。。", "。。"]),
            ("", 4.0, &[]),
        ];
        for (text, width, wanted) in cases {
            assert_eq!(broken(text, *width), *wanted, "{text} in {width}");
        }
    }

    #[test]
    fn cells_break_behind_phrases() {
        let phrases = |text: &str, width: f32| -> Vec<String> {
            let pieces = pieces(text);
            phrased(&pieces, width)
                .into_iter()
                .map(|range| pieces[range].iter().map(|piece| piece.c).collect())
                .collect()
        };
        assert_eq!(phrases("市财政局、市统计局", 14.0), ["市财政局、", "市统计局"]);
        // but not if it costs a line
        assert_eq!(phrases("市财政局、市统计局、市审计局", 14.0), ["市财政局、市统", "计局、市审计局"]);
        assert_eq!(phrases("市局、市工业和信息化局", 16.0), ["市局、市工业和信", "息化局"]);
        assert_eq!(phrases("一", 14.0), ["一"]);
    }

    #[test]
    fn titles_are_balanced() {
        let title = "关于青屿市二〇二六年民生实事任务分解的通知";
        let pieces = pieces(title);
        let width = balanced(&pieces, 36.0);
        let lens: Vec<usize> = lines(&pieces, width, width).into_iter().map(|line| line.len()).collect();
        assert_eq!(lens, [11, 10]);
        assert_eq!(balanced(&pieces[..4], 36.0), 36.0);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_moved(text in ".{0,80}|[一-龥，。（）“”a-z0-9 .\\-\n]{0,80}", width in 0.0..40.0_f32) {
            prop_assert_eq!(broken(&text, width).concat(), text.clone());
            let mut next = 0;
            for range in phrased(&pieces(&text), width) {
                prop_assert_eq!(range.start, next);
                prop_assert!(range.end > next);
                next = range.end;
            }
            prop_assert_eq!(next, text.chars().count());
        }

        #[test]
        fn signs_stand_where_they_may(text in "[一-龥]{1,3}([一-龥]{1,6}[，。；]|（[一-龥]{1,4}）|《[一-龥]{1,4}》){1,9}", width in 8.0..40.0_f32) {
            for line in broken(&text, width).iter().skip(1) {
                prop_assert!(!NO_START.contains(line.chars().next().unwrap()), "{line}");
            }
            for line in broken(&text, width) {
                prop_assert!(!NO_END.contains(line.chars().last().unwrap()), "{line}");
            }
        }

        #[test]
        fn lines_are_not_too_wide(text in "[一-龥，。a-z ]{0,80}", width in 12.0..40.0_f32) {
            for range in lines(&pieces(&text), width, width) {
                let line: String = text.chars().skip(range.start).take(range.len()).collect();
                let line = line.trim_end();
                let wide: f32 = pieces(line).iter().map(|piece| piece.width).sum();
                prop_assert!(wide - 1.02 <= width, "{line:?} is {wide} of {width}");
            }
        }
    }
}
