//! From words to glyphs, and from glyphs to lines.

use super::face::{Faces, Style};
use crate::breaking::{self, Piece};
use crate::fonts::Role;
use crate::paper::{Run, Tone, Weight};
use crate::{clean, link};
use std::ops::Range;
use std::rc::Rc;

/// Between Chinese and a word of ASCII, in ems (W3C, Requirements for Chinese Text Layout, 3.2.2: up to a quarter).
const BETWEEN: f32 = 0.125;

/// How the words of a run look.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub bolder: bool,
    pub tone: Option<Tone>,
    pub link: Option<String>,
}

/// A character on its way to the page; lengths in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub c: char,
    pub face: usize,
    pub id: u32,
    pub width: f32,
    /// Free before it, unless it begins a line.
    pub gap: f32,
    /// As much may stand over the end of a line.
    pub hang: f32,
    /// Which of the looks.
    pub look: usize,
}

/// Words of one size, not yet broken.
#[derive(Clone, Debug)]
pub struct Text {
    glyphs: Vec<Glyph>,
    looks: Rc<[Look]>,
    size: f32,
}

/// A line of a text.
#[derive(Clone, Debug)]
pub struct Line {
    pub glyphs: Vec<Glyph>,
    pub looks: Rc<[Look]>,
    pub size: f32,
    /// The paragraph goes on: the line may be filled up to its end.
    pub goes_on: bool,
}

impl Text {
    /// Makes glyphs of runs; what is emphasised in a text is set in the type of headings.
    pub fn new(faces: &Faces, runs: &[Run], role: Role, size: f32) -> Text {
        let normal = faces.style(role);
        let strong = if role == Role::Body { faces.style(Role::Heading) } else { Style { bolder: true, ..normal } };
        Text::styled(faces, runs, (normal, strong), size)
    }

    /// Makes glyphs of runs in a style, the emphasised ones in another.
    pub fn styled(faces: &Faces, runs: &[Run], (normal, strong): (Style, Style), size: f32) -> Text {
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut looks = Vec::new();
        for (look, run) in runs.iter().enumerate() {
            let Style { face, bolder } = match run.weight {
                Weight::Bold => strong,
                Weight::Regular => normal,
            };
            looks.push(Look { bolder, tone: run.tone, link: link::safe(run.link.as_deref()) });
            for c in clean::chars(&run.text) {
                glyphs.push(glyph(faces, face, c, size, look));
            }
        }
        let mut text = Text { glyphs, looks: looks.into(), size };
        text.space();
        text
    }

    /// The white between characters: signs close up, Chinese stands off from numbers and words.
    fn space(&mut self) {
        let size = self.size;
        for at in 1..self.glyphs.len() {
            let Some([before, after]) = self.glyphs.get_mut(at - 1..=at) else { return };
            if before.hang > 0.0 && breaking::halved(before.c, Some(after.c)) {
                before.width -= before.hang;
                before.hang = 0.0;
            }
            let word = |c: char| c.is_alphanumeric() && breaking::in_word(c);
            let meets = |a: char, b: char| breaking::is_han(a) && (word(b) || b == '%');
            if meets(before.c, after.c) || meets(after.c, before.c) {
                after.gap = size * BETWEEN;
            }
        }
    }

    fn pieces(&self) -> Vec<Piece> {
        let piece = |glyph: &Glyph| Piece { c: glyph.c, width: glyph.width, gap: glyph.gap, hang: glyph.hang };
        self.glyphs.iter().map(piece).collect()
    }

    /// Breaks into lines of a width, the first of which is narrower by `indent`.
    pub fn lines(&self, width: f32, indent: f32) -> Vec<Line> {
        self.cut(breaking::lines(&self.pieces(), (width - indent).max(0.0), width))
    }

    /// Breaks into lines of a cell, behind phrases where that costs no line.
    pub fn phrased(&self, width: f32) -> Vec<Line> {
        self.cut(breaking::phrased(&self.pieces(), width))
    }

    /// Breaks into as few lines of a width, about equally long.
    pub fn balanced(&self, width: f32) -> Vec<Line> {
        let pieces = self.pieces();
        let width = breaking::balanced(&pieces, width);
        self.cut(breaking::lines(&pieces, width, width))
    }

    fn cut(&self, ranges: Vec<Range<usize>>) -> Vec<Line> {
        let last = self.glyphs.len();
        let line = |range: Range<usize>| {
            let end = range.end;
            let mut glyphs = self.glyphs.get(range).unwrap_or_default().to_vec();
            let broken = glyphs.last().is_some_and(|glyph| glyph.c == '\n');
            while glyphs.last().is_some_and(|glyph| matches!(glyph.c, '\n' | ' ')) {
                glyphs.pop();
            }
            Line { glyphs, looks: self.looks.clone(), size: self.size, goes_on: end < last && !broken }
        };
        ranges.into_iter().map(line).collect()
    }
}

fn glyph(faces: &Faces, face: usize, c: char, size: f32, look: usize) -> Glyph {
    if c == '\n' {
        return Glyph { c, face, id: 0, width: 0.0, gap: 0.0, hang: 0.0, look };
    }
    let shown = faces.show(face, c);
    let hang = if shown.half_blank { size / 2.0 } else { 0.0 };
    Glyph { c, face: shown.face, id: shown.glyph, width: shown.advance * size, gap: 0.0, hang, look }
}

impl Line {
    /// How wide its ink is, about: without the blank half of a sign at its end.
    pub fn width(&self) -> f32 {
        let gaps: f32 = self.glyphs.iter().skip(1).map(|glyph| glyph.gap).sum();
        let widths: f32 = self.glyphs.iter().map(|glyph| glyph.width).sum();
        widths + gaps - self.glyphs.last().map_or(0.0, |glyph| glyph.hang)
    }

    /// Fills the line to a width, if the paragraph goes on and it does not tear it apart.
    pub fn justified(mut self, width: f32) -> Line {
        /// More than this between two characters, in ems, is worse than a ragged edge.
        const TORN: f32 = 0.3;
        let free = width - self.width();
        let elastic = |before: &Glyph, after: &Glyph| !(breaking::in_word(before.c) && breaking::in_word(after.c));
        let places = self.glyphs.windows(2).filter(|pair| matches!(pair, [a, b] if elastic(a, b))).count();
        if !self.goes_on || free <= 0.0 || places == 0 {
            return self;
        }
        let each = free / places as f32;
        if each > self.size * TORN {
            return self;
        }
        for at in 1..self.glyphs.len() {
            if let Some([before, after]) = self.glyphs.get_mut(at - 1..=at)
                && elastic(before, after)
            {
                after.gap += each;
            }
        }
        self
    }
}
