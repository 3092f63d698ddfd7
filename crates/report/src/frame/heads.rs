//! The headings of a report, in order.

use super::border::borders;
use super::mark::{Form, marks};
use super::number::chinese;
use super::opening::has_lost_lines;
use super::part::{named, stands_alone, year_in};
use super::title::{End, Title, title};
use super::{Head, gaps, seam};
use crate::scan::pieces;
use crate::stops::{ends_sentence, is_colon, is_space};
use crate::{Part, Signs};

/// A heading before its part is settled.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where its number begins.
    pub at: usize,
    /// Its form; none for a line without a number.
    pub form: Option<Form>,
    /// Its number; nought without one.
    pub no: u32,
    /// Its words.
    pub title: Title,
}

/// All headings up to `end`, where the annexes begin.
pub fn find(text: &str, end: usize, signs: &Signs) -> Vec<Found> {
    let text = text.get(..end).unwrap_or(text);
    let marks = marks(text, signs.within(0..end));
    let mut found: Vec<Found> = marks
        .iter()
        .enumerate()
        .filter_map(|(i, mark)| {
            let limit = marks.get(i + 1).map_or(text.len(), |next| next.at);
            let title = title(text, mark, limit)?;
            Some(Found { at: mark.at, form: Some(mark.form), no: mark.no, title })
        })
        .collect();
    mend_spaces(text, &mut found, Form::Section);
    // the items of one part are written alike
    for part in found.chunk_by_mut(|_, next| next.form == Some(Form::Item) && next.no > 1) {
        mend_spaces(text, part, Form::Item);
    }
    if !found.iter().any(|f| divides(text, f)) {
        found.extend(lines(text));
        found.sort_by_key(|f| f.at);
    }
    mend_seams(text, &mut found);
    found.extend(gaps::lost(text, &marks));
    apart(text, found)
}

/// Headings in order, none reaching into the next.
fn apart(text: &str, mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|f| f.at);
    let nexts: Vec<usize> = found.iter().skip(1).map(|f| f.at).chain([text.len()]).collect();
    let mut reached = 0;
    found
        .into_iter()
        .zip(nexts)
        .filter_map(|(mut f, next)| {
            let range = f.title.range.start..f.title.range.end.min(next);
            let words = text.get(range.clone())?.trim_end_matches(|c| is_space(c) || matches!(c, '\n' | '*'));
            f.title.range = range.start..range.start + words.len();
            let apart = f.at >= reached && !words.is_empty();
            reached = reached.max(f.title.range.end);
            apart.then_some(f)
        })
        .collect()
}

/// Whether a heading says by itself that it heads the review or the plan.
fn divides(text: &str, found: &Found) -> bool {
    let words = text.get(found.title.range.clone()).unwrap_or_default();
    matches!(found.form, Some(Form::Section | Form::Part))
        && matches!(named(words, 1), Some(Part::Review | Part::Plan))
        && (year_in(words).is_some() || ["过去", "今后", "未来", "今年", "去年"].iter().any(|w| words.contains(w)))
}

/// Headings of parts that stand alone without a number: in a line, or where lines were joined behind the end of
/// a sentence, between two spaces or right before the next.
fn lines(text: &str) -> Vec<Found> {
    let joined = has_lost_lines(text);
    let mut found = Vec::new();
    let mut at = 0;
    let mut fresh = true;
    for piece in pieces(text, |c| is_space(c) || ends_sentence(c)) {
        let words = piece.trim_matches(|c| c == '\n' || is_space(c));
        if words.is_empty() {
            fresh |= piece.contains('\n');
        } else {
            if fresh && let Some((len, end)) = alone(words, joined) {
                let start = at + piece.find(words).unwrap_or(0);
                let number = words.get(..len).map_or(0, numbered);
                let title = Title { range: start + number..start + len, end };
                found.push(Found { at: start, form: None, no: 0, title });
            }
            fresh = piece.ends_with(ends_sentence) || words.ends_with(is_colon);
        }
        at += piece.len();
    }
    found
}

/// The bytes of a number that stands alone: 一、 without a 二、.
fn numbered(words: &str) -> usize {
    let number =
        chinese(words).map(|(_, taken)| taken).filter(|taken| words.get(*taken..).is_some_and(|w| w.starts_with('、')));
    number.map_or(0, |taken| taken + '、'.len_utf8())
}

/// A heading that runs on ends within so many bytes.
const SENTENCE_MAX: usize = 120;

/// How many bytes of a sentence are the heading of a part, and how it ends.
fn alone(words: &str, joined: bool) -> Option<(usize, End)> {
    if stands_alone(words) {
        return Some((words.len(), End::Stop));
    }
    if !joined {
        return None;
    }
    let words = words.get(..words.floor_char_boundary(SENTENCE_MAX))?;
    let at = seam::of_part(words)
        .filter(|at| words.get(*at..).is_some_and(seam::begins_sentence))
        .filter(|at| words.get(..*at).is_some_and(stands_alone))?;
    Some((at, End::Seam))
}

/// Where lines were joined with spaces, a heading ends at its space; a space that only a broken line left in
/// the midst of some headings does not end them.
fn mend_spaces(text: &str, found: &mut [Found], form: Form) {
    let joined = |f: &&mut Found| {
        f.form == Some(form)
            && f.title.end != End::Seam
            && !text.get(..f.at).is_some_and(|before| before.ends_with('\n'))
    };
    let items: Vec<&mut Found> = found.iter_mut().filter(joined).collect();
    let space = |f: &Found| {
        let words = text.get(f.title.range.start..)?;
        let head =
            words.char_indices().take(CHARS_MAX).find(|(_, c)| is_space(*c) || ends_sentence(*c) || is_colon(*c));
        head.filter(|(at, c)| is_space(*c) && *at >= 4 * "字".len()).map(|(at, _)| f.title.range.start + at)
    };
    let spaced = items.iter().filter(|f| space(f).is_some()).count();
    if spaced * 3 < items.len() * 2 {
        return;
    }
    for item in items {
        if let Some(end) = space(item) {
            item.title = Title { range: item.title.range.start..end, end: End::Space };
        }
    }
}

/// No heading is longer.
const CHARS_MAX: usize = 45;

/// No report has more; each is compared with all others.
const ITEMS_MAX: usize = 48;

/// In a text whose headings of parts have lost their stops, those below have lost theirs too.
fn mend_seams(text: &str, found: &mut [Found]) {
    if !found.iter().any(|f| f.title.end == End::Seam) {
        return;
    }
    for form in [Form::Section, Form::Item] {
        let below = |f: &&mut Found| f.form == Some(form) && f.title.end == End::Stop;
        let mut items: Vec<&mut Found> = found.iter_mut().filter(below).take(ITEMS_MAX).collect();
        for part in items.chunk_by_mut(|_, next| next.no > 1) {
            let heads: Vec<&str> = part.iter().map(|f| head_of(text, f)).collect();
            for (item, at) in part.iter_mut().zip(borders(&heads)) {
                if let Some(at) = at {
                    let start = item.title.range.start;
                    item.title = Title { range: start..start + at, end: End::Seam };
                }
            }
        }
    }
}

/// The words in which a heading ends somewhere.
fn head_of<'a>(text: &'a str, found: &Found) -> &'a str {
    let words = text.get(found.title.range.start..).unwrap_or_default();
    let end = words.char_indices().take(60).find(|(_, c)| ends_sentence(*c) || is_colon(*c));
    let end = end.or_else(|| words.char_indices().nth(60)).map_or(words.len(), |(at, _)| at);
    words.get(..end).unwrap_or_default()
}

/// The level of each heading: 1 divides the report.
pub fn levels(found: &[Found]) -> Vec<u8> {
    let bare = found.iter().any(|f| f.form.is_none());
    let parts = found.iter().any(|f| f.form == Some(Form::Part));
    let mut below = false;
    found
        .iter()
        .map(|f| match f.form {
            None | Some(Form::Part) => {
                below = false;
                1
            }
            Some(Form::Section) if bare || parts => {
                below = true;
                2
            }
            Some(Form::Section) => 1,
            Some(Form::Item) if below => 3,
            Some(Form::Item) => 2,
        })
        .collect()
}

/// Settles a heading.
pub fn head(found: &Found, level: u8, kind: Part) -> Head {
    Head { level, kind, title: found.title.range.clone(), whole: found.at..found.title.range.end }
}

/// Only for tests of neighbours.
#[cfg(test)]
pub fn words<'a>(text: &'a str, found: &[Found]) -> Vec<&'a str> {
    found.iter().map(|f| &text[f.title.range.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_numbers_head_parts_where_numbers_do_not() {
        let text = "各位代表:\n2031年工作回顾\n好。\n2032年工作安排\n一、修渔港\n挖泥。\n二、强海工\n造船。";
        let found = find(text, text.len(), &crate::Signs::of(text));
        assert_eq!(words(text, &found), ["2031年工作回顾", "2032年工作安排", "修渔港", "强海工"]);
        assert_eq!(levels(&found), [1, 1, 2, 2]);
    }

    #[test]
    fn the_items_of_one_part_end_alike() {
        let text = "请予审议。 一、2031年工作回顾 过去一年,不易。 (一)修渔港。挖泥,清淤。 (二)强海工。造船。 (三)兴文旅。办展。 \
                    二、2032年工作安排 今年是大年。 (一)做强渔港经济,带动加工 多修渔港,多造冰库。 (二)做大海工装备,带动配套 坚持造船,造好船。";
        let found = find(text, text.len(), &Signs::of(text));
        let want = [
            "2031年工作回顾",
            "修渔港",
            "强海工",
            "兴文旅",
            "2032年工作安排",
            "做强渔港经济,带动加工",
            "做大海工装备,带动配套",
        ];
        assert_eq!(words(text, &found), want);
    }

    #[test]
    fn headings_that_run_on_are_cut_alike() {
        let text = "请予审议。 一、2031年工作回顾过去一年,不易。 (一)抓渔港、上项目,不断增强发展后劲码头建设走在前列。挖泥。 \
                    (二)促调整、转方式,加快推动产业升级坚持造船,造好船,造大船。 二、2032年工作安排今年是大年。";
        let found = find(text, text.len(), &crate::Signs::of(text));
        assert_eq!(
            words(text, &found),
            ["2031年工作回顾", "抓渔港、上项目,不断增强发展后劲", "促调整、转方式,加快推动产业升级", "2032年工作安排",]
        );
    }
}
