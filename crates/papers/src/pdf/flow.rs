//! Blocks → pages: a cursor that goes down the sheet.

use super::face::{Faces, Style};
use super::leaf::{Leaf, Placed, base};
use super::table;
use super::text::{Line, Text};
use crate::clean;
use crate::fonts::Role;
use crate::page::{
    BODY, BODY_LEADING, NOTE, NOTE_LEADING, NUMBER, NUMBER_BELOW, Sheet, TITLE, TITLE_LEADING, signature,
};
use crate::paper::{Block, Level, Paper, Run, Runs};

/// Pages, and the headings on them.
#[derive(Debug)]
pub struct Flowed {
    pub sheet: Sheet,
    pub leaves: Vec<Leaf>,
    pub headings: Vec<Heading>,
}

/// A heading, for the bookmarks.
#[derive(Debug)]
pub struct Heading {
    pub level: Level,
    pub words: String,
    pub page: usize,
    pub y: f32,
}

/// The cursor.
pub struct Flow<'a> {
    pub faces: &'a Faces<'a>,
    pub sheet: Sheet,
    leaves: Vec<Leaf>,
    headings: Vec<Heading>,
    pub y: f32,
}

/// Where a line stands between the edges of the text.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// At the left edge, filled to the right one.
    Filled,
    /// In the middle.
    Middle,
    /// So far from the right edge.
    Right(f32),
}

/// Lays out a paper.
pub fn pages(paper: &Paper, faces: &Faces) -> Flowed {
    let sheet = Sheet::of(paper.orientation);
    let mut flow = Flow { faces, sheet, leaves: vec![Leaf::default()], headings: Vec::new(), y: sheet.top() };
    flow.title(paper);
    for (at, block) in paper.blocks.iter().enumerate() {
        flow.block(block, paper.blocks.get(at + 1));
    }
    if let Some(signed) = &paper.signature {
        flow.signature(&clean::line(&signed.issuer), &clean::line(&signed.date));
    }
    flow.numbers();
    Flowed { sheet, leaves: flow.leaves, headings: flow.headings }
}

impl Flow<'_> {
    /// How much of the page is left.
    pub fn left(&self) -> f32 {
        self.sheet.foot() - self.y
    }

    /// Whether nothing stands on the page yet.
    pub fn fresh(&self) -> bool {
        self.y <= self.sheet.top()
    }

    /// The page.
    pub fn leaf(&mut self) -> Option<&mut Leaf> {
        self.leaves.last_mut()
    }

    /// The next page.
    pub fn turn(&mut self) {
        self.leaves.push(Leaf::default());
        self.y = self.sheet.top();
    }

    /// White space, but not at the top of a page.
    pub fn skip(&mut self, height: f32) {
        if !self.fresh() {
            self.y += height;
        }
    }

    fn title(&mut self, paper: &Paper) {
        let title = clean::line(&paper.title);
        let text = Text::new(self.faces, &[Run::plain(title)], Role::Title, TITLE);
        let lines = text.balanced(self.sheet.measure());
        let some = !lines.is_empty();
        self.put(lines, Place::Middle, TITLE_LEADING, 0.0);
        if let Some(subtitle) = &paper.subtitle {
            let role = if self.faces.style(Role::Subheading).bolder { Role::Body } else { Role::Subheading };
            let text = Text::new(self.faces, &[Run::plain(clean::line(subtitle))], role, BODY);
            self.put(text.balanced(self.sheet.measure()), Place::Middle, BODY_LEADING, 0.0);
        }
        if some {
            self.skip(BODY_LEADING / 2.0);
        }
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading(level, runs) => self.heading(*level, runs),
            Block::Address(runs) => self.para(runs, 0.0),
            Block::Para(runs) => self.para(runs, BODY * 2.0),
            Block::Note(runs) => self.note(runs, next),
            Block::Table(table) => table::put(self, table),
            Block::PageBreak => self.turn(),
        }
    }

    fn heading(&mut self, level: Level, runs: &Runs) {
        // 7.3.3: the third level is the text's type; bolder, as most offices have it
        let style = match level {
            Level::One => self.faces.style(Role::Heading),
            Level::Two => self.faces.style(Role::Subheading),
            Level::Three => Style { bolder: true, ..self.faces.style(Role::Body) },
        };
        let text = Text::styled(self.faces, &runs.0, (style, style), BODY);
        let lines = text.lines(self.sheet.measure(), BODY * 2.0);
        // a heading does not stand alone at the end of a page
        let needed = (lines.len() + 2) as f32 * BODY_LEADING;
        if self.left() < needed && needed < self.sheet.foot() - self.sheet.top() {
            self.turn();
        }
        let words = clean::line(&runs.words());
        if !words.is_empty() {
            self.headings.push(Heading { level, words, page: self.leaves.len() - 1, y: self.y });
        }
        self.put(lines, Place::Filled, BODY_LEADING, BODY * 2.0);
    }

    fn para(&mut self, runs: &Runs, indent: f32) {
        let lines = Text::new(self.faces, &runs.0, Role::Body, BODY).lines(self.sheet.measure(), indent);
        self.put(lines, Place::Filled, BODY_LEADING, indent);
    }

    fn note(&mut self, runs: &Runs, next: Option<&Block>) {
        /// A note over a table stays with its header and first row.
        const ROWS: f32 = 60.0;
        let lines = Text::new(self.faces, &runs.0, Role::Body, NOTE).lines(self.sheet.measure(), 0.0);
        let height = lines.len() as f32 * NOTE_LEADING;
        if matches!(next, Some(Block::Table(_))) && self.left() < height + ROWS && !self.fresh() {
            self.turn();
        }
        self.put(lines, Place::Filled, NOTE_LEADING, 0.0);
    }

    /// Issuer and date, a line free above them, on one page.
    fn signature(&mut self, issuer: &str, date: &str) {
        if self.left() < 3.0 * BODY_LEADING {
            self.turn();
        }
        self.skip(BODY_LEADING);
        let line = |words: &str| {
            let lines = Text::new(self.faces, &[Run::plain(words)], Role::Body, BODY).lines(self.sheet.measure(), 0.0);
            let width = lines.iter().map(Line::width).fold(0.0, f32::max);
            (lines, width / BODY)
        };
        let ((issuer, issuer_ems), (date, date_ems)) = (line(issuer), line(date));
        let (issuer_right, date_right) = signature(issuer_ems, date_ems);
        self.put(issuer, Place::Right(issuer_right * BODY), BODY_LEADING, 0.0);
        self.put(date, Place::Right(date_right * BODY), BODY_LEADING, 0.0);
    }

    /// Puts lines under each other, over pages if they need it; no line of a paragraph stands alone.
    fn put(&mut self, lines: Vec<Line>, place: Place, leading: f32, indent: f32) {
        let count = lines.len();
        let (left, measure) = (self.sheet.left(), self.sheet.measure());
        for (at, line) in lines.into_iter().enumerate() {
            let room = (self.left() / leading + 0.01).floor().max(0.0) as usize;
            let alone = count > 1 && (at == 0 && room == 1 || at + 2 == count && room == 1 && count > 2);
            if (room == 0 || alone) && !self.fresh() {
                self.turn();
            }
            let indent = if at == 0 { indent } else { 0.0 };
            let (line, x) = match place {
                Place::Filled => (line.justified(measure - indent), left + indent),
                Place::Middle => {
                    let x = left + (measure - line.width()) / 2.0;
                    (line, x)
                }
                Place::Right(right) => {
                    let x = (left + measure - right - line.width()).max(left);
                    (line, x)
                }
            };
            let y = base(self.y, leading, line.size);
            if let Some(leaf) = self.leaf() {
                leaf.lines.push(Placed { line, x, y });
            }
            self.y += leading;
        }
    }

    /// `— 1 —`: at the right on odd pages, at the left on even ones, one character from the edge (7.5).
    fn numbers(&mut self) {
        let (left, measure) = (self.sheet.left(), self.sheet.measure());
        let y = self.sheet.foot() + NUMBER_BELOW + NUMBER * 0.88;
        for (at, leaf) in self.leaves.iter_mut().enumerate() {
            let number = at + 1;
            let text = Text::new(self.faces, &[Run::plain(format!("— {number} —"))], Role::Body, NUMBER);
            for line in text.lines(measure, 0.0) {
                let x = if number % 2 == 0 { left + NUMBER } else { left + measure - NUMBER - line.width() };
                leaf.lines.push(Placed { line, x, y });
            }
        }
    }
}
