//! Reports in a row, each with its own opening.

use super::Part;
use crate::noise::is_rule;

/// Two openings are so far apart, in bytes; nearer ones are a table of contents, or a quotation.
const APART_MIN: usize = 3000;
/// A report's head has no more lines than this.
const HEAD_MAX: usize = 8;
/// A line of a head is no longer, in characters.
const HEAD_LINE_MAX: usize = 60;

/// The reports; empty where there are fewer than two.
pub fn split(lines: &[&str]) -> Vec<Part> {
    let mut starts: Vec<usize> = Vec::new();
    let mut since = 0;
    for (k, line) in lines.iter().enumerate() {
        if is_opening(line) && (starts.is_empty() || since >= APART_MIN) {
            starts.push(k);
            since = 0;
        }
        since += line.len();
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let heads: Vec<usize> = starts.iter().enumerate().map(|(n, k)| if n == 0 { 0 } else { head(lines, *k) }).collect();
    let ends = heads.iter().skip(1).copied().chain([lines.len()]);
    heads
        .iter()
        .zip(ends)
        .map(|(start, end)| Part { lines: *start..without_rules(lines, *start, end), ..Part::default() })
        .collect()
}

/// `现在，我代表市人民政府向大会报告工作，请予审议`.
fn is_opening(line: &str) -> bool {
    let within = line.as_bytes().get(..120 * 4).unwrap_or(line.as_bytes());
    if memchr::memmem::find(within, "我".as_bytes()).is_none() {
        return false;
    }
    let head = line.char_indices().nth(120).map_or(line, |(end, _)| line.get(..end).unwrap_or_default());
    let speaks = head.contains("代表") && ["政府", "行署", "国务院", "管委会"].iter().any(|word| head.contains(word));
    speaks
        && head.contains("报告")
        && head.contains("工作")
        && ["审议", "提出意见"].iter().any(|word| head.contains(word))
        && head.contains('我')
}

/// The first line of the head above an opening: title, day, speaker, salutation.
fn head(lines: &[&str], opening: usize) -> usize {
    let above = |k: usize| lines.get(k).is_some_and(|line| belongs(line));
    let mut start = opening;
    while start > 0 && opening - start < HEAD_MAX && above(start - 1) {
        start -= 1;
        if lines.get(start).is_some_and(|line| is_title(line))
            && !lines.get(start.wrapping_sub(1)).is_some_and(|line| is_title(line))
        {
            break;
        }
    }
    start
}

fn belongs(line: &str) -> bool {
    let closes = line.ends_with(['。', '！', '；', '!', ';']);
    let salutes = line.starts_with("各位");
    line.chars().count() <= HEAD_LINE_MAX && (!closes || salutes && line.chars().count() <= 8) && !is_rule(line)
}

fn is_title(line: &str) -> bool {
    line.contains("工作报告") && line.chars().count() <= 40
}

/// The end of a document, before the rules that stand under it.
fn without_rules(lines: &[&str], start: usize, end: usize) -> usize {
    let rules = (start..end).rev().take_while(|k| lines.get(*k).is_some_and(|line| is_rule(line))).count();
    end - rules
}
