//! What stands on a paper, without how it looks.

use crate::table::Table;

/// A paper that can be handed out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its title, centred; also the title in the properties of the file.
    pub title: String,
    /// A line under the title, such as `（征求意见稿）`.
    pub subtitle: Option<String>,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// Who signs it and when, under the text.
    pub signature: Option<Signature>,
    /// How the sheet lies; wide tables need it across.
    pub orientation: Orientation,
}

/// How the sheet (A4) lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// Upright, the margins of GB/T 9704-2012.
    #[default]
    Portrait,
    /// Across, for wide tables.
    Landscape,
}

/// Who signs, and when (GB/T 9704-2012, 7.3.5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// 发文机关署名.
    pub issuer: String,
    /// 成文日期 as it is to be printed, such as `2026年1月8日`; the standard wants no leading zeros.
    pub date: String,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; it brings its own number (`一、`, `（一）`, `1.`).
    Heading(Level, Runs),
    /// 主送机关: whom it is for, at the left edge (GB/T 9704-2012, 7.3.2).
    Address(Runs),
    /// A paragraph, its first line indented by two characters.
    Para(Runs),
    /// A small line without indent: units over a table, notes and sources under it.
    Note(Runs),
    /// A table over the whole width.
    Table(Table),
    /// What follows begins a page.
    PageBreak,
}

/// How high a heading stands: its type is 黑体, 楷体 or bold 仿宋 (GB/T 9704-2012, 7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `一、`
    One,
    /// `（一）`
    Two,
    /// `1.`
    Three,
}

impl From<u8> for Level {
    /// 0 and 1 are the first level, all beyond 2 the third.
    fn from(level: u8) -> Level {
        match level {
            0 | 1 => Level::One,
            2 => Level::Two,
            _ => Level::Three,
        }
    }
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words; `\n` breaks the line, other control characters are dropped.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
    /// In a colour; the words must say the same, since papers are printed in black.
    pub tone: Option<Tone>,
    /// Where it leads: `http`, `https` or `mailto`; anything else stays plain words.
    pub link: Option<String>,
}

/// How heavy words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// As the text around them.
    #[default]
    Regular,
    /// Emphasised.
    Bold,
}

/// The colours of the lights, dark enough to be read on white paper (contrast over 4.5:1, WCAG 2.2 1.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// On time.
    Green,
    /// Soon due.
    Yellow,
    /// Overdue.
    Red,
    /// Beside the point.
    Grey,
}

impl Tone {
    /// Red, green, blue.
    pub(crate) const fn rgb(self) -> [u8; 3] {
        match self {
            Tone::Green => [0x1A, 0x7A, 0x3C],
            Tone::Yellow => [0x9A, 0x62, 0x00],
            Tone::Red => [0xC0, 0x15, 0x1B],
            Tone::Grey => [0x5F, 0x63, 0x68],
        }
    }

    /// `RRGGBB`.
    pub(crate) fn hex(self) -> String {
        let [r, g, b] = self.rgb();
        format!("{r:02X}{g:02X}{b:02X}")
    }
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// Emphasised words.
    pub fn bold(text: impl Into<String>) -> Run {
        Run { weight: Weight::Bold, ..Run::plain(text) }
    }

    /// Words that lead somewhere.
    pub fn link(text: impl Into<String>, to: impl Into<String>) -> Run {
        Run { link: Some(to.into()), ..Run::plain(text) }
    }

    /// The same in a colour.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Run {
        Run { tone: Some(tone), ..self }
    }
}

/// Runs, one after the other; made from a string, a run, or many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(pub Vec<Run>);

impl From<&str> for Runs {
    fn from(text: &str) -> Runs {
        Runs(vec![Run::plain(text)])
    }
}

impl From<String> for Runs {
    fn from(text: String) -> Runs {
        Runs(vec![Run::plain(text)])
    }
}

impl From<Run> for Runs {
    fn from(run: Run) -> Runs {
        Runs(vec![run])
    }
}

impl From<Vec<Run>> for Runs {
    fn from(runs: Vec<Run>) -> Runs {
        Runs(runs)
    }
}

impl<const N: usize> From<[Run; N]> for Runs {
    fn from(runs: [Run; N]) -> Runs {
        Runs(runs.into())
    }
}

impl Runs {
    /// The words alone.
    pub fn words(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Paper {
    /// An empty paper, upright.
    pub fn new(title: impl Into<String>) -> Paper {
        Paper { title: title.into(), ..Paper::default() }
    }

    /// A line under the title.
    #[must_use]
    pub fn subtitle(self, subtitle: impl Into<String>) -> Paper {
        Paper { subtitle: Some(subtitle.into()), ..self }
    }

    /// Across.
    #[must_use]
    pub fn landscape(self) -> Paper {
        Paper { orientation: Orientation::Landscape, ..self }
    }

    /// Signed.
    #[must_use]
    pub fn signed(self, issuer: impl Into<String>, date: impl Into<String>) -> Paper {
        Paper { signature: Some(Signature { issuer: issuer.into(), date: date.into() }), ..self }
    }

    /// One more block.
    #[must_use]
    pub fn block(mut self, block: Block) -> Paper {
        self.blocks.push(block);
        self
    }

    /// A heading of level 1, 2 or 3.
    #[must_use]
    pub fn heading(self, level: impl Into<Level>, words: impl Into<Runs>) -> Paper {
        self.block(Block::Heading(level.into(), words.into()))
    }

    /// Whom it is for.
    #[must_use]
    pub fn address(self, words: impl Into<Runs>) -> Paper {
        self.block(Block::Address(words.into()))
    }

    /// A paragraph.
    #[must_use]
    pub fn para(self, words: impl Into<Runs>) -> Paper {
        self.block(Block::Para(words.into()))
    }

    /// A note.
    #[must_use]
    pub fn note(self, words: impl Into<Runs>) -> Paper {
        self.block(Block::Note(words.into()))
    }

    /// A table.
    #[must_use]
    pub fn table(self, table: Table) -> Paper {
        self.block(Block::Table(table))
    }

    /// A new page.
    #[must_use]
    pub fn page_break(self) -> Paper {
        self.block(Block::PageBreak)
    }
}
