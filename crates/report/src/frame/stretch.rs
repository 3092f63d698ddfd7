//! Which part and which years a statement belongs to, by where it stands.
//!
//! Headings decide where there are any; beside them a few sentences do: "but we also see clearly" opens the
//! problems, "in the past five years" the long review, "this year's aims are" the plan of a report that
//! has no headings.

use super::heads::Found;
use super::part::{five_year_plan, named, of_five_years, year_in};
use super::{Head, Stretch, cue, heads};
use crate::{Part, Signs};

/// Years, first and last.
type Years = Option<(i32, i32)>;

/// What holds at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Now {
    part: Part,
    years: Years,
}

/// What the heading of a part set.
#[derive(Clone, Copy, Debug)]
struct Main {
    part: Part,
    /// The years from its beginning.
    first: Years,
    /// The years once the text turns to the single year.
    then: Years,
}

/// Walks the text once.
#[derive(Debug)]
struct Walk<'a> {
    text: &'a str,
    signs: &'a Signs,
    year: Option<i32>,
    /// A heading of the plan is yet to come or has come.
    planned: bool,
    main: Main,
    turned: bool,
    /// The years of the heading above, to which an aside returns.
    base: Years,
    out: Vec<(usize, Now)>,
}

/// Settles the headings and divides the text. `annex` is where the annexes begin.
pub fn divide(
    text: &str,
    signs: &Signs,
    found: &[Found],
    year: Option<i32>,
    annex: usize,
) -> (Vec<Head>, Vec<Stretch>) {
    let levels = heads::levels(found);
    let title = |f: &Found| text.get(f.title.range.clone()).unwrap_or_default();
    let planned =
        found.iter().zip(&levels).any(|(f, level)| *level == 1 && part_of(title(f), 1, year) == Some(Part::Plan));
    let nothing = Main { part: Part::Other, first: None, then: None };
    let start = (0, Now { part: Part::Other, years: None });
    let mut walk = Walk { text, signs, year, planned, main: nothing, turned: false, base: None, out: vec![start] };
    let mut settled = Vec::new();
    let mut at = 0;
    for (f, level) in found.iter().zip(&levels) {
        walk.sentences(at, f.at);
        let kind = walk.heading(f.at, title(f), *level);
        settled.push(heads::head(f, *level, kind));
        at = f.title.range.end;
    }
    walk.sentences(at, annex);
    if annex < text.len() {
        walk.out.push((annex, Now { part: Part::Other, years: None }));
    }
    (settled, stretches(&walk.out, text.len()))
}

impl Walk<'_> {
    fn heading(&mut self, at: usize, title: &str, level: u8) -> Part {
        let own = part_of(title, level, self.year);
        if level == 1 {
            let part = own.unwrap_or(match self.now().part {
                Part::Problems => self.main.part,
                part => part,
            });
            self.main = self.main_of(part, title);
            self.turned = self.main.first == self.main.then;
            self.base = self.main.then;
            self.set(at, part, self.main.first);
            return part;
        }
        let long = self.main.part == Part::Review && of_five_years(title);
        self.turned |= !long;
        let part = match (own, self.main.part) {
            (Some(Part::Own), Part::Plan | Part::Own) => Part::Own,
            (_, part) => part,
        };
        self.base = if long { self.long(Part::Review) } else { self.main.then };
        self.set(at, part, self.base);
        part
    }

    fn main_of(&self, part: Part, title: &str) -> Main {
        let single = self.single(part);
        let long = five_year_plan(title).filter(|_| !title.contains("规划")).or_else(|| self.long(part));
        if !(of_five_years(title) || five_year_plan(title).is_some()) {
            return Main { part, first: single, then: single };
        }
        if year_before_five(title) {
            return Main { part, first: single, then: long };
        }
        let both = year_in(title).is_some() || title.contains("今年") || title.contains("去年");
        Main { part, first: long, then: if both { single } else { long } }
    }

    fn single(&self, part: Part) -> Years {
        match part {
            Part::Review | Part::Problems => self.year.map(|y| (y - 1, y - 1)),
            Part::Plan | Part::Own => self.year.map(|y| (y, y)),
            Part::Other => None,
        }
    }

    fn long(&self, part: Part) -> Years {
        match part {
            Part::Review | Part::Problems => self.year.map(|y| (y - 5, y - 1)),
            Part::Plan | Part::Own => self.year.map(|y| (y, y + 4)),
            Part::Other => None,
        }
    }

    /// Looks for sentences that change part or years between two headings.
    fn sentences(&mut self, from: usize, to: usize) {
        for (at, sentence, opens) in cue::sentences(self.text, self.signs, from, to) {
            match self.main.part {
                Part::Other => self.opening(at, sentence),
                Part::Review => self.review(at, sentence, opens),
                Part::Plan if !self.turned && cue::turns_to_year(sentence, self.year) => {
                    self.turned = true;
                    self.set(at, Part::Plan, self.main.then);
                }
                _ => {}
            }
        }
    }

    /// Before the first heading: what follows the greeting is the review.
    fn opening(&mut self, at: usize, sentence: &str) {
        if cue::greets(sentence) {
            let single = self.single(Part::Review);
            self.main = Main { part: Part::Review, first: single, then: single };
            self.turned = true;
            self.base = single;
            self.set(at + sentence.len(), Part::Review, single);
        }
    }

    fn review(&mut self, at: usize, sentence: &str, opens: bool) {
        if !self.planned && cue::plans(sentence, self.year) {
            let single = self.single(Part::Plan);
            self.main = Main { part: Part::Plan, first: single, then: single };
            self.set(at, Part::Plan, single);
        } else if cue::sees_problems(sentence) || opens && cue::owns_problems(sentence) {
            self.set(at, Part::Problems, self.main.then);
        } else if self.now().part == Part::Problems {
            // they last until the next heading
        } else if !self.turned {
            let to_five = self.main.then == self.long(Part::Review);
            if to_five && cue::turns_to_five_years(sentence) || !to_five && cue::turns_to_past_year(sentence, self.year)
            {
                self.turned = true;
                self.set(at, Part::Review, self.main.then);
            }
        } else if opens {
            let aside = cue::years_past(sentence).and_then(|n| self.year.map(|y| (y - n, y - 1)));
            self.set(at, Part::Review, aside.or(self.base));
        }
    }

    fn now(&self) -> Now {
        self.out.last().map_or(Now { part: Part::Other, years: None }, |(_, now)| *now)
    }

    fn set(&mut self, at: usize, part: Part, years: Years) {
        let now = Now { part, years };
        if self.now() != now {
            self.out.push((at, now));
        }
    }
}

/// Whether a heading puts the last year before the five: 过去一年和五年工作回顾.
fn year_before_five(title: &str) -> bool {
    let five = ["五年", "5年"].iter().find_map(|word| title.find(word));
    let one = ["一年", "去年"].iter().find_map(|word| title.find(word));
    one.zip(five).is_some_and(|(one, five)| one < five)
}

/// The part a heading names; a year alone tells review from plan.
fn part_of(title: &str, level: u8, year: Option<i32>) -> Option<Part> {
    let dated = year_in(title).zip(year).filter(|_| level == 1 && !title.contains("规划"));
    match (named(title, level), dated) {
        (Some(Part::Plan) | None, Some((named, year))) => Some(if named < year { Part::Review } else { Part::Plan }),
        (part, _) => part,
    }
}

fn stretches(out: &[(usize, Now)], end: usize) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for (i, (at, now)) in out.iter().enumerate() {
        let to = out.get(i + 1).map_or(end, |(next, _)| *next);
        if *at < to || end == 0 {
            all.push(Stretch {
                range: *at..to,
                part: now.part,
                from: now.years.map(|y| y.0),
                to: now.years.map(|y| y.1),
            });
        }
    }
    all
}

/// The year of the plan, as the headings tell it.
pub fn report_year(text: &str, found: &[Found]) -> Option<i32> {
    let levels = heads::levels(found);
    let parts = found.iter().zip(levels).filter(|(_, level)| *level == 1);
    let named = parts.filter_map(|(f, _)| {
        let title = text.get(f.title.range.clone())?;
        let year = year_in(title)?;
        Some(if named(title, 1) == Some(Part::Review) { year + 1 } else { year })
    });
    named.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The years that hold where some words stand.
    fn years(text: &str, words: &str) -> Years {
        let signs = Signs::of(text);
        let found = heads::find(text, text.len(), &signs);
        let (_, stretches) = divide(text, &signs, &found, Some(2032), text.len());
        let at = text.find(words).unwrap();
        let stretch = stretches.into_iter().find(|stretch| stretch.range.contains(&at)).unwrap();
        stretch.from.zip(stretch.to)
    }

    #[test]
    fn a_review_of_the_last_year_and_five_turns_to_the_five() {
        let text = "一、过去一年和五年工作回顾\n过去一年，渔获增长。\n各位代表！\n过去五年极不平凡。码头更长。\n\
                    (一)做强渔港\n新建灯塔。\n(二)清淤航道\n挖泥。\n二、2032年工作安排\n再修码头。";
        assert_eq!(years(text, "渔获增长"), Some((2031, 2031)));
        assert_eq!(years(text, "码头更长"), Some((2027, 2031)));
        assert_eq!(years(text, "新建灯塔"), Some((2027, 2031)));
        assert_eq!(years(text, "再修码头"), Some((2032, 2032)));
    }
}
