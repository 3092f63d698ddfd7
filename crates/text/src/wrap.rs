//! Lines that were broken at the edge of a page are joined to paragraphs.
//!
//! Papers copied from print have lines of one width; a paragraph goes on until a line that is shorter, or
//! one that ends a sentence.

use std::ops::Range;

/// So many lines are looked at before anything is joined.
const LINES_MIN: usize = 12;
/// The widest lines of print, in characters.
const WIDTH_MAX: usize = 64;
const WIDTH_MIN: usize = 14;
/// A line this much shorter than the others was not broken, it ended.
const SLACK: usize = 3;

/// Which of the lines go on in the next one.
pub fn joined(chars: &str, lines: &[Range<usize>]) -> Vec<bool> {
    let text = |line: &Range<usize>| chars.get(line.clone()).unwrap_or_default();
    let Some(width) = print_width(chars, lines) else { return vec![false; lines.len()] };
    let next = lines.iter().skip(1).map(|line| Some(text(line))).chain([None]);
    lines.iter().zip(next).map(|(line, next)| next.is_some_and(|next| goes_on(text(line), next, width))).collect()
}

/// The width of the print; `None` where the lines are paragraphs.
fn print_width(chars: &str, lines: &[Range<usize>]) -> Option<usize> {
    if lines.len() < LINES_MIN || chars.len() / lines.len() > WIDTH_MAX * 3 {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| width(chars.get(line.clone()).unwrap_or_default())).collect();
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
    let ends = line.ends_with(['。', '！', '？', '：', '；', '!', '?', ':']);
    let heading =
        ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "（", "(", "——", "各位代表"];
    let begins = heading.iter().any(|mark| next.starts_with(mark)) && !line.ends_with(['，', ',', '、']);
    long && !ends && !begins
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let ranges = crate::noise::lines(&page);
        let joins = joined(&page, &ranges);
        assert_eq!(&joins[..5], [true, false, false, true, false]);
        let prose = [
            "新建桥梁12座。",
            "城乡面貌明显改善，群众出行更加便捷，交通事故明显减少，公交线路继续增加，候车时间继续缩短，夜间照明全部更新，沿线绿化同步完成，居民普遍感到满意，工程质量全部合格。",
        ];
        let page = prose.repeat(10).join("\n");
        assert!(joined(&page, &crate::noise::lines(&page)).iter().all(|join| !join));
    }
}
