//! The sheet and the sizes on it (GB/T 9704-2012, 5 and 7); lengths in points unless their name says otherwise.

use crate::paper::Orientation;

/// Points of a millimetre.
const MM: f32 = 72.0 / 25.4;

/// A sheet and its margins, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    pub width_mm: f32,
    pub height_mm: f32,
    pub top_mm: f32,
    pub right_mm: f32,
    pub bottom_mm: f32,
    pub left_mm: f32,
}

/// A4 upright: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm (5.2.1).
const PORTRAIT: Sheet =
    Sheet { width_mm: 210.0, height_mm: 297.0, top_mm: 37.0, right_mm: 26.0, bottom_mm: 35.0, left_mm: 28.0 };

/// A4 across. The standard turns the upright page (7.4), which leaves 37 and 35 mm at the sides; a table of
/// eight columns cannot spare them, so they are 22 here, and the binding edge is above, as the standard has it.
const LANDSCAPE: Sheet =
    Sheet { width_mm: 297.0, height_mm: 210.0, top_mm: 28.0, right_mm: 22.0, bottom_mm: 24.0, left_mm: 22.0 };

/// 二号: the title (7.3.1).
pub const TITLE: f32 = 22.0;
/// Between the base lines of a title.
pub const TITLE_LEADING: f32 = 32.0;
/// 三号: the text and its headings (5.2.2).
pub const BODY: f32 = 16.0;
/// Between the base lines of the text: 22 lines on 225 mm.
pub const BODY_LEADING: f32 = 28.0;
/// 五号: tables.
pub const TABLE: f32 = 10.5;
/// Between the base lines of a table.
pub const TABLE_LEADING: f32 = 16.0;
/// 小五: notes.
pub const NOTE: f32 = 9.0;
/// Between the base lines of a note.
pub const NOTE_LEADING: f32 = 14.0;
/// 四号: the number of the page (7.5).
pub const NUMBER: f32 = 14.0;
/// From the lower edge of the text to the number of the page: 7 mm (7.5).
pub const NUMBER_BELOW: f32 = 7.0 * MM;

impl Sheet {
    pub const fn of(orientation: Orientation) -> Sheet {
        match orientation {
            Orientation::Portrait => PORTRAIT,
            Orientation::Landscape => LANDSCAPE,
        }
    }

    pub fn width(&self) -> f32 {
        self.width_mm * MM
    }

    pub fn height(&self) -> f32 {
        self.height_mm * MM
    }

    pub fn left(&self) -> f32 {
        self.left_mm * MM
    }

    pub fn top(&self) -> f32 {
        self.top_mm * MM
    }

    /// The lower edge of the text, from above.
    pub fn foot(&self) -> f32 {
        (self.height_mm - self.bottom_mm) * MM
    }

    /// How wide the text is.
    pub fn measure(&self) -> f32 {
        (self.width_mm - self.left_mm - self.right_mm) * MM
    }
}

/// Twentieths of a point, the unit of Word.
pub fn twips(mm: f32) -> u32 {
    (mm * MM * 20.0).round().max(0.0) as u32
}

/// Full widths of a text: 1 for a Chinese character, a half for a letter or digit.
pub fn ems(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// How far issuer and date stand from the right edge, in full widths of the text.
///
/// GB/T 9704-2012, 7.3.5.2 (without a seal): the issuer leaves two characters free at the right, the date
/// begins two characters after the issuer; a date that is longer leaves two free itself, and the issuer
/// begins two characters before it.
pub fn signature(issuer: f32, date: f32) -> (f32, f32) {
    if date > issuer { (2.0 + (date + 2.0 - issuer).max(0.0), 2.0) } else { (2.0, issuer - date) }
}
