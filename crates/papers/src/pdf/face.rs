//! The faces of a paper: which font shows a character in a role, how wide it is.

use crate::error::Missing;
use crate::fonts::Role;
use crate::{Error, Font, Fonts, breaking};
use krilla::Data;
use krilla::text::{Font as Embedded, Tag};
use skrifa::instance::{Location, Size};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// A font that can be measured and embedded.
struct Face<'a> {
    font: FontRef<'a>,
    location: Location,
    per_em: f32,
    embedded: Embedded,
}

/// A character in a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// Which of the faces.
    pub face: usize,
    /// Which glyph of it; 0 is the empty box.
    pub glyph: u32,
    /// Its advance in ems.
    pub advance: f32,
    /// Its right half is blank.
    pub half_blank: bool,
}

/// What a role looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Which of the faces.
    pub face: usize,
    /// Drawn bolder than the font is, since the role has no font of its own.
    pub bolder: bool,
}

/// The faces by role.
pub struct Faces<'a> {
    /// The first is the text's.
    all: Vec<Face<'a>>,
    title: Option<usize>,
    heading: Option<usize>,
    subheading: Option<usize>,
    known: RefCell<HashMap<(usize, char), Shown>>,
    missing: RefCell<Missing>,
}

/// Shares the bytes of a font with the library.
struct Bytes(Arc<[u8]>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Weights of a variable font (OpenType `wght`).
const REGULAR: f32 = 400.0;
const BOLD: f32 = 700.0;

impl<'a> Face<'a> {
    fn new(font: &'a Font, weight: f32) -> Result<Face<'a>, Error> {
        let read = FontRef::from_index(&font.data, font.index)
            .map_err(|_| Error::BadFont(format!("不是字体，或其中没有第 {} 个字体", font.index)))?;
        let name = read.localized_strings(StringId::FAMILY_NAME).english_or_first();
        let name = name.map(|name| name.to_string()).unwrap_or_default();
        // OS/2 fsType, the lowest bits: 2 is "restricted licence embedding"
        if read.os2().is_ok_and(|os2| os2.fs_type() & 0xF == 2) {
            return Err(Error::Restricted(name));
        }
        let varies = read.axes().iter().any(|axis| axis.tag() == skrifa::Tag::new(b"wght"));
        let (weights, location) = match varies {
            true => (vec![(Tag::new(b"wght"), weight)], read.axes().location([("wght", weight)])),
            false => (Vec::new(), Location::default()),
        };
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Bytes(font.data.clone()));
        let embedded = Embedded::new_variable(Data::from(data), font.index, &weights)
            .ok_or_else(|| Error::BadFont(format!("“{name}”缺少必要的数据表")))?;
        let per_em = embedded.units_per_em();
        if per_em <= 0.0 {
            return Err(Error::BadFont(format!("“{name}”没有字身尺寸")));
        }
        Ok(Face { font: read, location, per_em, embedded })
    }

    /// The glyph of a character, if the font has one.
    fn glyph(&self, c: char) -> Option<u32> {
        self.font.charmap().map(c).map(|glyph| glyph.to_u32()).filter(|glyph| *glyph != 0)
    }

    fn shown(&self, face: usize, c: char, glyph: u32) -> Shown {
        let metrics = self.font.glyph_metrics(Size::unscaled(), &self.location);
        let id = skrifa::GlyphId::new(glyph);
        let advance = metrics.advance_width(id).map_or(1.0, |units| units / self.per_em);
        let half_blank = glyph != 0
            && breaking::half_blank(c)
            && advance > 0.9
            && metrics.bounds(id).is_some_and(|ink| ink.x_max / self.per_em <= 0.56);
        Shown { face, glyph, advance, half_blank }
    }
}

impl<'a> Faces<'a> {
    /// Reads the fonts.
    pub fn new(fonts: &'a Fonts) -> Result<Faces<'a>, Error> {
        let mut all = vec![Face::new(&fonts.body, REGULAR)?];
        let mut add = |font: &'a Option<Font>, weight: f32| -> Result<Option<usize>, Error> {
            let Some(font) = font else { return Ok(None) };
            all.push(Face::new(font, weight)?);
            Ok(Some(all.len() - 1))
        };
        let title = add(&fonts.title, BOLD)?;
        let heading = add(&fonts.heading, BOLD)?;
        let subheading = add(&fonts.subheading, REGULAR)?;
        Ok(Faces { all, title, heading, subheading, known: RefCell::default(), missing: RefCell::default() })
    }

    /// How a role is set.
    pub fn style(&self, role: Role) -> Style {
        let own = match role {
            Role::Body => Some(0),
            Role::Title => self.title.or(self.heading),
            Role::Heading => self.heading,
            Role::Subheading => self.subheading,
        };
        Style { face: own.unwrap_or(0), bolder: own.is_none() }
    }

    /// How a character is shown: by the face, else by another that has it, else as a box, which is noted.
    pub fn show(&self, face: usize, c: char) -> Shown {
        if let Some(known) = self.known.borrow().get(&(face, c)) {
            if known.glyph == 0 {
                self.missing.borrow_mut().add(c);
            }
            return *known;
        }
        let order = [face].into_iter().chain((0..self.all.len()).filter(|other| *other != face));
        let found = order
            .filter_map(|at| self.all.get(at).map(|face| (at, face)))
            .find_map(|(at, face)| face.glyph(c).map(|glyph| face.shown(at, c, glyph)));
        let shown = found.unwrap_or_else(|| {
            self.missing.borrow_mut().add(c);
            let fallback = Shown { face, glyph: 0, advance: 1.0, half_blank: false };
            self.all.get(face).map_or(fallback, |own| own.shown(face, c, 0))
        });
        self.known.borrow_mut().insert((face, c), shown);
        shown
    }

    /// The font as the library knows it.
    pub fn embedded(&self, face: usize) -> Option<Embedded> {
        self.all.get(face).map(|face| face.embedded.clone())
    }

    /// What no font had, so far.
    pub fn missing(&self) -> Missing {
        self.missing.borrow().clone()
    }
}
