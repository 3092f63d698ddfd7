//! White space, invisible characters and full-width digits and letters.
//!
//! Paragraphs are lines; a line has no white space at its ends and one space at most within; no line is
//! empty. Full-width digits, letters, `％`, `．`, `＋`, `－` and `／` become half-width, other punctuation
//! stays as it is. Letter-spaced words (`雏 鹰 企 业`) are closed up, and no space stands before a stop.

use crate::look::Look;
use crate::noise::is_doubtful;
use crate::{Builder, Text};
use std::ops::Range;

/// So many spaces in a row, each a character apart, are letter-spacing; fewer may be a name (`王 芳`).
const SPACED_MIN: usize = 3;

/// No space stands before them.
const STOPS: [char; 10] = ['，', '。', '、', '；', '：', '！', '？', '）', '》', '”'];

/// A text in lines.
pub struct Lines {
    pub text: Text,
    /// What was seen of each line.
    pub seen: Vec<Seen>,
}

/// What was seen of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Noise may stand in it.
    pub doubtful: bool,
    /// White space stood before it, as before a paragraph.
    pub indented: bool,
}

/// The text in lines, of what was seen in it.
pub fn lines(text: &Text, look: &Look) -> Lines {
    let chars = text.as_str();
    let mut builder = Builder::new(text);
    let mut seen = Vec::new();
    let mut edits = Vec::new();
    let (mut blemishes, mut doubts) = (look.blemishes.as_slice(), look.doubts.as_slice());
    let mut start = 0;
    let mut broken: Option<Range<usize>> = None;
    while start <= chars.len() {
        let within = blemishes.iter().take_while(|at| !breaks(chars, **at)).count();
        let (own, rest) = blemishes.split_at_checked(within).unwrap_or_default();
        blemishes = rest.get(1..).unwrap_or_default();
        let end = rest.first().copied().unwrap_or(chars.len());
        let inner = trimmed(chars, start..end);
        if !inner.is_empty() {
            if let Some(stop) = broken.take() {
                builder.put("\n", stop);
            }
            edits.clear();
            collect(chars, inner.clone(), own, &mut edits);
            close_up(chars, &mut edits);
            let from = builder.so_far().len();
            write(&mut builder, inner.clone(), &edits);
            doubts = doubts.get(doubts.partition_point(|at| *at < inner.start)..).unwrap_or_default();
            let doubted = doubts.first().is_some_and(|at| *at < inner.end);
            // words may have come together
            let edited = || edits.iter().any(|edit| !edit.same || edit.to.is_none());
            let doubtful = doubted || edited() && builder.so_far().get(from..).is_some_and(is_doubtful);
            seen.push(Seen { doubtful, indented: is_indent(chars.get(start..inner.start).unwrap_or_default()) });
        }
        let next = if rest.is_empty() { end } else { end + 1 };
        if broken.is_none() && !builder.so_far().is_empty() {
            broken = Some(end..next);
        }
        start = if next == end { chars.len() + 1 } else { next };
    }
    Lines { text: builder.finish(), seen }
}

/// Whether white space is as wide as a Chinese character, or wider.
fn is_indent(space: &str) -> bool {
    space.contains(['\u{3000}', '\t', '\u{2003}']) || space.chars().filter(|c| kind(*c) == Kind::Space).count() > 1
}

/// Whether a line ends here.
fn breaks(chars: &str, at: usize) -> bool {
    matches!(chars.as_bytes().get(at), Some(b'\n'..=b'\r'))
}

/// The line without white space at its ends.
fn trimmed(chars: &str, line: Range<usize>) -> Range<usize> {
    let whole = chars.get(line.clone()).unwrap_or_default();
    let blank = |c: char| matches!(kind(c), Kind::Space | Kind::Nothing);
    let inner = whole.trim_start_matches(blank);
    let start = line.start + whole.len() - inner.len();
    let inner = inner.trim_end_matches(blank);
    start..start + inner.len()
}

/// Whether a character is white space, invisible or full-width, or ends a line: few are.
pub fn is_blemish(c: char) -> bool {
    kind(c) != Kind::Plain
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Space,
    Nothing,
    Half(char),
}

fn kind(c: char) -> Kind {
    match c {
        ' '
        | '\t'
        | '\u{a0}'
        | '\u{3000}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2028}'
        | '\u{2029}' => Kind::Space,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            Kind::Nothing
        }
        '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => Kind::Nothing,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '－' | '／' => half(c),
        _ => Kind::Plain,
    }
}

fn half(c: char) -> Kind {
    char::from_u32(u32::from(c) - 0xFEE0).map_or(Kind::Plain, Kind::Half)
}

struct Edit {
    range: Range<usize>,
    to: Option<char>,
    /// It is a plain space already.
    same: bool,
}

/// What is to be changed in a line, in order.
fn collect(chars: &str, line: Range<usize>, blemishes: &[usize], edits: &mut Vec<Edit>) {
    for at in blemishes.iter().copied().filter(|at| line.contains(at)) {
        let Some(c) = chars.get(at..).and_then(|rest| rest.chars().next()) else { return };
        let range = at..at + c.len_utf8();
        let to = match kind(c) {
            Kind::Plain => continue,
            Kind::Half(c) => Some(c),
            Kind::Space => Some(' '),
            Kind::Nothing => None,
        };
        match edits.last_mut() {
            Some(last) if last.range.end == at && blank(last.to) && blank(to) => {
                last.range.end = range.end;
                last.to = last.to.or(to);
                last.same = false;
            }
            _ => edits.push(Edit { range, to, same: c == ' ' }),
        }
    }
}

fn blank(to: Option<char>) -> bool {
    matches!(to, None | Some(' '))
}

/// Takes out the spaces before stops and within letter-spaced words.
fn close_up(chars: &str, edits: &mut [Edit]) {
    let stop = |at: usize| chars.get(at..).is_some_and(|rest| rest.starts_with(STOPS));
    for edit in edits.iter_mut().filter(|edit| edit.to == Some(' ')) {
        edit.to = edit.to.filter(|_| !stop(edit.range.end));
    }
    if edits.iter().filter(|e| e.to == Some(' ')).take(SPACED_MIN).count() < SPACED_MIN {
        return;
    }
    let spaces: Vec<usize> = edits.iter().enumerate().filter(|(_, e)| e.to == Some(' ')).map(|(k, _)| k).collect();
    let mut from = 0;
    while from < spaces.len() {
        let mut to = from + 1;
        while to < spaces.len() && one_apart(chars, edits, spaces.get(to - 1..=to).unwrap_or_default()) {
            to += 1;
        }
        if to - from >= SPACED_MIN {
            for k in spaces.get(from..to).unwrap_or_default() {
                if let Some(edit) = edits.get_mut(*k) {
                    edit.to = None;
                }
            }
        }
        from = to;
    }
}

/// Whether between two spaces stands a single Chinese character or digit.
fn one_apart(chars: &str, edits: &[Edit], spaces: &[usize]) -> bool {
    let [a, b] = spaces else { return false };
    let Some((a, b)) = edits.get(*a).zip(edits.get(*b)) else { return false };
    let between = chars.get(a.range.end..b.range.start).unwrap_or_default();
    let mut inner = between.chars();
    let first = inner.next().map(|c| if let Kind::Half(c) = kind(c) { c } else { c });
    inner.next().is_none() && first.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_ascii_digit())
}

fn write(builder: &mut Builder, line: Range<usize>, edits: &[Edit]) {
    let mut done = line.start;
    for edit in edits {
        builder.keep(done..edit.range.start);
        done = edit.range.end;
        match edit.to {
            Some(' ') if edit.same => builder.keep(edit.range.clone()),
            Some(c) => builder.put(c.encode_utf8(&mut [0; 4]), edit.range.clone()),
            None => {}
        }
    }
    builder.keep(done..line.end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::look::look;

    fn tidied(raw: &str) -> Text {
        let text = Text::plain(raw.to_owned(), 0);
        let Lines { text, seen } = lines(&text, &look(raw, &[]));
        let doubtful: Vec<bool> = seen.iter().map(|seen| seen.doubtful).collect();
        let all: Vec<bool> = text.as_str().lines().map(is_doubtful).collect();
        assert_eq!(doubtful, all, "{raw}");
        text
    }

    fn check(raw: &str, clean: &str) {
        assert_eq!(tidied(raw).as_str(), clean);
    }

    #[test]
    fn lines_are_trimmed_and_empty_ones_dropped() {
        check("　　各位代表：\r\n\r\n \u{a0}\n  新建桥梁12座。  \n", "各位代表：\n新建桥梁12座。");
        check("\u{feff}一\u{200b}、总体\t \u{3000}要求\u{2003}明确", "一、总体 要求 明确");
        check("\n\n", "");
        check("", "");
    }

    #[test]
    fn full_width_digits_letters_and_percent_become_half_width() {
        check("增长６．５％，新建５Ｇ基站（１００个）；“Ａ级”，", "增长6.5%，新建5G基站（100个）；“A级”，");
    }

    #[test]
    fn letter_spaced_words_are_closed_up_and_names_are_not() {
        check("“雏 鹰 瞪 羚 企 业”增加", "“雏鹰瞪羚企业”增加");
        check("政　府　工　作　报　告", "政府工作报告");
        check("２ ０ ２ ４ 年", "2024年");
        check("市长　王　芳", "市长 王 芳");
        check("市长 王芳", "市长 王芳");
        check("增长9% ，其中\u{a0}；好 。 修路", "增长9%，其中；好。 修路");
    }

    #[test]
    fn an_indent_is_as_wide_as_a_character() {
        let raw = "修路\n　　修桥\n  挖泥\n 造船\n\t办展";
        let Lines { seen, .. } = lines(&Text::plain(raw.to_owned(), 0), &look(raw, &[]));
        assert_eq!(seen.iter().map(|seen| seen.indented).collect::<Vec<_>>(), [false, true, true, false, true]);
    }

    #[test]
    fn noise_is_seen_before_and_behind_what_is_edited() {
        check(
            "修路\n彩　票，修路。 \r\n下载ａｐｐ\n（下转第２版）\n公 益 广 告 栏\n",
            "修路\n彩 票，修路。\n下载app\n（下转第2版）\n公益广告栏",
        );
    }

    #[test]
    fn every_character_keeps_its_bytes() {
        let text = tidied("　增长６％\r\n　　道 路 桥 梁");
        assert_eq!(text.as_str(), "增长6%\n道路桥梁");
        assert_eq!(text.source(6..8), Span::file(9, 15));
        let bridge = text.as_str().find("桥").unwrap();
        assert_eq!(text.source(bridge..bridge + 6), Span::file(31, 38));
    }
}
