//! Lines judged by where they stand: the head of a page, its body, its tail.

use super::Spots;
use super::advert;
use super::chrome::{Look, is_mark, look};
use crate::NoiseKind;

/// A line this long, in characters, is body.
const BODY_MIN: usize = 40;

/// What each line is taken out as; `None` where it stays. `adverts` says what in each line is one.
pub fn verdicts(lines: &[&str], adverts: &[Spots]) -> Vec<Option<NoiseKind>> {
    let looks: Vec<Look> = lines.iter().map(|line| look(line)).collect();
    let body = |k: usize| looks.get(k) == Some(&Look::No) && lines.get(k).is_some_and(|line| is_body(line));
    let first = (0..lines.len()).find(|k| body(*k)).unwrap_or(lines.len());
    let last = (0..lines.len()).rev().find(|k| body(*k)).map_or(0, |k| k + 1);
    let head = head_end(lines, &looks, first);
    let tail = tail_start(lines, &looks, last);
    let mut verdicts = Vec::with_capacity(lines.len());
    for (k, ((line, look), adverts)) in lines.iter().zip(&looks).zip(adverts).enumerate() {
        let outside = k < head || k >= tail;
        let edge = k < first || k >= last;
        verdicts.push(match look {
            _ if advert::fills(adverts, line) => Some(NoiseKind::Advert),
            Look::Sure => Some(NoiseKind::Chrome),
            Look::Likely if edge => Some(NoiseKind::Chrome),
            Look::Loose if k < first && first < lines.len() && head > 0 => Some(NoiseKind::Chrome),
            _ if outside => Some(NoiseKind::Chrome),
            _ if is_scrap(line) => Some(NoiseKind::Other),
            _ => None,
        });
    }
    run_heads(lines, &mut verdicts, first);
    verdicts
}

/// Prose, or the salutation with which a report begins.
fn is_body(line: &str) -> bool {
    line.len() >= BODY_MIN && line.chars().count() >= BODY_MIN && line.contains(['，', '。', ',', '；', '、'])
        || line.starts_with("各位代表")
        || line.starts_with("各位委员")
}

/// As far as the menu at the head of a page goes: to its trail (`当前位置`), whatever stands before it.
fn head_end(lines: &[&str], looks: &[Look], first: usize) -> usize {
    let trail = |k: &usize| {
        lines
            .get(*k)
            .is_some_and(|line| line.contains(['>', '＞', '»']) || line.contains("位置") || line.contains("当前所在"))
    };
    (0..first).rev().filter(|k| looks.get(*k) == Some(&Look::Sure)).find(trail).map_or(0, |k| k + 1)
}

/// Where the footer begins: at the first sure line behind the body, if what follows is mostly furniture.
fn tail_start(lines: &[&str], looks: &[Look], last: usize) -> usize {
    let end = lines.len();
    let starts = |k: &usize| looks.get(*k) == Some(&Look::Sure) && lines.get(*k).is_some_and(|line| !is_mark(line));
    let start = (last..end).find(starts).unwrap_or(end);
    let furniture = (start..end).filter(|k| looks.get(*k) != Some(&Look::No)).count();
    let sure = (start..end).any(|k| lines.get(k).is_some_and(|line| is_footer(line)));
    if sure || furniture * 2 >= end - start { start } else { end }
}

fn is_footer(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["版权所有", "icp备", "公网安备", "copyright", "网站标识码", "投稿须知", "上一篇", "下一篇"]
        .iter()
        .any(|word| lower.contains(word))
}

/// A letter or sign that was left lying about.
fn is_scrap(line: &str) -> bool {
    line.len() <= 8
        && line.chars().count() <= 2
        && !line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_numeric())
}

/// The running head of a paper: the title of the genre again, in the midst of the text.
fn run_heads(lines: &[&str], verdicts: &mut [Option<NoiseKind>], first: usize) {
    for (line, verdict) in lines.iter().zip(verdicts).skip(first + 1) {
        if *line == "政府工作报告" {
            *verdict = verdict.or(Some(NoiseKind::Chrome));
        }
    }
}
