//! Headings whose number was lost: between (一) and (三) the one line that reads like a heading is (二).

use super::heads::Found;
use super::mark::{Form, Mark};
use super::title::{End, Title};
use crate::stops::{ends_sentence, is_colon, is_han};

/// A heading that stands alone is no longer.
const CHARS_MAX: usize = 45;

/// The headings that the numbers miss.
pub fn lost(text: &str, marks: &[Mark]) -> Vec<Found> {
    let pairs = marks.iter().zip(marks.iter().skip(1));
    pairs.filter(|(a, b)| misses_one(a, b)).filter_map(|(a, b)| between(text, a.body, b.at)).collect()
}

fn misses_one(a: &Mark, b: &Mark) -> bool {
    let before = if a.form == Form::Item { a.no } else { 0 };
    a.opens && b.opens && b.form == Form::Item && b.no == before + 2
}

/// The only short line without a stop between two headings.
fn between(text: &str, from: usize, to: usize) -> Option<Found> {
    let (first, lines) = text.get(from..to)?.split_once('\n')?;
    let mut at = from + first.len() + 1;
    let mut found = None;
    for line in lines.split('\n') {
        let words = line.trim_start_matches(|c| !is_han(c) && !matches!(c, '“' | '《'));
        let short = (6..=CHARS_MAX).contains(&words.chars().count());
        if short && !words.contains(|c| ends_sentence(c) || is_colon(c)) {
            if found.is_some() {
                return None;
            }
            let start = at + line.len() - words.len();
            let range = start..start + words.trim_end().len();
            found = Some(Found { at, form: Some(Form::Item), no: 0, title: Title { range, end: End::Stop } });
        }
        at += line.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::frame::heads::{find, words};

    #[test]
    fn a_heading_without_its_number_is_found_between_its_neighbours() {
        let text = "一、2031年工作回顾\n(一)修渔港,强海工\n挖泥。\n。?办贝雕,兴文旅\n开馆。\n(三)护海湾,净沙滩\n种草。";
        let found = find(text, text.len(), &crate::Signs::of(text));
        assert_eq!(words(text, &found), ["2031年工作回顾", "修渔港,强海工", "办贝雕,兴文旅", "护海湾,净沙滩"]);
    }
}
