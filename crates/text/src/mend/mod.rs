//! Mends runs of GBK that were read one byte off.
//!
//! A page in GBK loses a byte, or gains one, and from there on every pair of bytes is read across the
//! border of two characters: `保障` (B1A3 D5CF) after the loss of its first byte reads `U+FFFD` or nothing,
//! then A3D5, … The damage ends where a second byte is ASCII (traditional characters have such), or where
//! another byte is lost. Pairs that GBK does not know were mostly dropped by whoever copied the page.
//!
//! So the repair is: back to bytes, a byte to the side, and read again; where bytes are missing, a
//! character is filled in only if the words around it leave no choice, and stands as □ if they do.
//! [`suspect`] finds the places, [`lattice`] finds the likeliest reading, [`fill`] the lost characters.

mod atoms;
mod fill;
mod lattice;
mod price;
mod suspect;
#[cfg(test)]
mod tests;

use crate::findings::{self, Findings};
use crate::look::{Look, look};
use crate::{Builder, Noise, NoiseKind, Text};
pub use fill::Readings;
use lattice::Step;
use std::ops::Range;
pub use suspect::{Survey, Suspects, is_watched};

/// What stands for a character that is lost.
pub const LACUNA: char = '□';

/// So many characters of one text are searched for what they were, in all: several reports that are mangled from
/// their first word to their last.
const SEARCHED: usize = 60_000;

/// A text mended, what was mangled, and what to tell.
pub struct Mended {
    pub text: Text,
    pub noise: Vec<Noise>,
    pub findings: Findings,
}

/// What became of a text.
pub enum Outcome {
    Mended(Mended),
    /// Nothing is wrong with it; what else was seen.
    Sound(Look),
}

/// Mends a text.
///
/// `readings` are the glosses that were taken out: they tell how a lost character was read.
pub fn mend(text: &Text, readings: &Readings) -> Outcome {
    let chars = text.as_str();
    let known = fill::Known::new(chars, readings);
    let misread = known.misread();
    let mut look = look(chars, &misread);
    let (mut budget, mut left) = (lattice::BUDGET, SEARCHED);
    let mut mender =
        Mender { text, builder: Builder::new(text), done: 0, noise: Vec::new(), findings: Findings::default() };
    for place in std::mem::take(&mut look.survey.places) {
        let length = chars.get(place.clone()).map_or(0, |place| place.chars().count());
        if length > left {
            mender.leave(place);
            continue;
        }
        left -= length;
        let atoms = atoms::atoms(chars, place.clone(), &misread);
        let before = chars.get(..place.start).and_then(|s| s.chars().next_back());
        let open = chars.get(place.end..).is_none_or(|rest| rest.is_empty() || rest.starts_with('\n'));
        let mut steps = lattice::read(&atoms, before, open, &mut budget);
        fill::fill(&mut steps, before, &known);
        mender.take(&steps);
    }
    mender.finish().map_or(Outcome::Sound(look), Outcome::Mended)
}

struct Mender<'a> {
    text: &'a Text,
    builder: Builder<'a>,
    /// As far as the text is taken over.
    done: usize,
    noise: Vec<Noise>,
    findings: Findings,
}

impl Mender<'_> {
    /// Takes over what was read of one place, stretch by stretch of mended characters.
    fn take(&mut self, steps: &[Step]) {
        for run in steps.chunk_by(|a, b| a.same == b.same) {
            if let (Some(first), Some(last), false) = (run.first(), run.last(), run.iter().any(|step| step.same)) {
                self.put(run, first.range.start..last.range.end);
            }
        }
    }

    fn put(&mut self, run: &[Step], whole: Range<usize>) {
        self.builder.keep(self.done..whole.start);
        let mut from = whole.start;
        for step in run {
            if step.out.is_empty() && step.range.end < whole.end {
                continue;
            }
            self.builder.put(&step.out, from..step.range.end);
            from = step.range.end;
        }
        self.done = whole.end;
        self.tell(run, whole);
    }

    /// Leaves a place as it is.
    fn leave(&mut self, place: Range<usize>) {
        let message = "错位的编码太多，这一处没有修复，请对照原文。".to_owned();
        self.findings.add(findings::LOST, message, self.text.source(place));
    }

    fn tell(&mut self, run: &[Step], whole: Range<usize>) {
        let was = self.text.as_str().get(whole.clone()).unwrap_or_default();
        let is: String = run.iter().map(|step| step.out.as_str()).collect();
        let span = self.text.source(whole);
        let (code, message) = if is.contains(LACUNA) {
            (findings::LOST, format!("“{was}”是错位的编码，按“{is}”读出；以 □ 标出的字已经丢失，请对照原文补上。"))
        } else {
            (findings::MENDED, format!("“{was}”是错位的编码，已修复为“{is}”。"))
        };
        self.findings.add(code, message, span.clone());
        self.noise.push(Noise { kind: NoiseKind::Mangled, text: was.chars().take(200).collect(), span });
    }

    fn finish(mut self) -> Option<Mended> {
        if self.noise.is_empty() && self.findings.is_empty() {
            return None;
        }
        self.builder.keep(self.done..self.text.as_str().len());
        Some(Mended { text: self.builder.finish(), noise: self.noise, findings: self.findings })
    }
}
