//! Lines that were broken at the edge of a page are joined to paragraphs.
//!
//! Papers copied from print have lines of one width; a paragraph goes on until a line that is shorter, or
//! one that ends a sentence.

use crate::noise::Line;

/// So many lines are looked at before anything is joined.
const LINES_MIN: usize = 12;
/// The widest lines of print, in characters.
const WIDTH_MAX: usize = 64;
const WIDTH_MIN: usize = 14;
/// A line this much shorter than the others was not broken, it ended.
const SLACK: usize = 3;

/// Which of the lines go on in the next one.
pub fn joined(chars: &str, lines: &[Line]) -> Vec<bool> {
    let text = |line: &Line| chars.get(line.range.clone()).unwrap_or_default();
    let Some(width) = print_width(chars, lines) else { return vec![false; lines.len()] };
    let opened = has_indents(lines);
    let next = lines.iter().skip(1).map(Some).chain([None]);
    let goes_on = |line: &Line, next: &Line| {
        let opens = opened && next.seen.indented;
        // where paragraphs are indented, a stop at the edge of the page ends none
        !opens && (opened || !ends(text(line))) && goes_on(text(line), text(next), width)
    };
    lines.iter().zip(next).map(|(line, next)| next.is_some_and(|next| goes_on(line, next))).collect()
}

/// Whether paragraphs are told by their indents: some lines have one, and many have none.
fn has_indents(lines: &[Line]) -> bool {
    let indented = lines.iter().filter(|line| line.seen.indented).count();
    indented > 2 && indented * 3 < lines.len() * 2
}

/// The width of the print; `None` where the lines are paragraphs.
fn print_width(chars: &str, lines: &[Line]) -> Option<usize> {
    if lines.len() < LINES_MIN || chars.len() / lines.len() > WIDTH_MAX * 3 {
        return None;
    }
    let mut widths: Vec<usize> =
        lines.iter().map(|line| width(chars.get(line.range.clone()).unwrap_or_default())).collect();
    widths.sort_unstable();
    let full = widths.get(widths.len() * 8 / 10).copied()?;
    let near = widths.iter().filter(|w| full.abs_diff(**w) <= SLACK * 2).count();
    ((WIDTH_MIN * 2..=WIDTH_MAX * 2).contains(&full) && near * 2 >= widths.len()).then_some(full)
}

/// In half characters.
fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn goes_on(line: &str, next: &str, full: usize) -> bool {
    let long = width(line) + SLACK * 2 >= full;
    let begins = begins(next) && !line.ends_with(['，', ',', '、']);
    long && !begins
}

/// Whether a line begins as headings do: 一、, （二）, ——.
fn begins(line: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let bracketed = line.strip_prefix(['（', '(']).map(|inner| (inner, ['）', ')'].as_slice()));
    let (number, stops) = bracketed.unwrap_or((line, &['、']));
    let behind = number.trim_start_matches(numeral);
    behind.len() < number.len() && behind.starts_with(stops) || line.starts_with("——") || line.starts_with("各位代表")
}

/// Whether a line ends with its sentence.
fn ends(line: &str) -> bool {
    line.ends_with(['。', '！', '？', '：', '；', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Seen;

    /// Joins the lines of a page; an indent is two spaces of a Chinese character.
    fn joins(page: &str) -> Vec<bool> {
        let seen = |indented| Seen { doubtful: false, indented };
        let line = |range: std::ops::Range<usize>| Line { seen: seen(page[range.clone()].starts_with('　')), range };
        joined(page, &crate::noise::lines(page).into_iter().map(line).collect::<Vec<_>>())
    }

    #[test]
    fn a_heading_as_wide_as_the_page_ends_before_an_indent() {
        let lines = [
            "　　（一）坚持陆海统筹，海洋经济做大做强取得明显成效",
            "　　新建桥梁十二座，改造道路三十六公里，城乡面貌明显",
            "改善，群众出行更加便捷，交通事故明显减少，公交线路继",
            "续增加，候车时间继续缩短，夜间照明更新完成，人人满意；",
            "沿线绿化同步完成。",
        ];
        assert_eq!(joins(&lines.repeat(6).join("\n"))[..5], [false, true, true, true, false]);
    }

    #[test]
    fn broken_lines_are_joined_and_paragraphs_are_not() {
        let lines = [
            "新建桥梁十二座，改造道路三十六公里，",
            "城乡面貌明显改善，群众出行更加便捷。",
            "一、交通",
            "交通事故明显减少，公交线路继续增加，",
            "候车时间继续缩短。",
        ];
        let page = lines.repeat(4).join("\n");
        assert_eq!(joins(&page)[..5], [true, false, false, true, false]);
        let prose = [
            "新建桥梁12座。",
            "城乡面貌明显改善，群众出行更加便捷，交通事故明显减少，公交线路继续增加，候车时间继续缩短，夜间照明全部更新，沿线绿化同步完成，居民普遍感到满意，工程质量全部合格。",
        ];
        let page = prose.repeat(10).join("\n");
        assert!(joins(&page).iter().all(|join| !join));
    }
}
