//! What a page shows: strings, where they stand, and in which font.

use super::font::{Font, get};
use super::lexer::{Lexer, Operand, Token, Words};
use super::{STREAM_MAX, UNPACKED_MAX};
use crate::{Unreadable, refusal};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// A string that a page shows.
#[derive(Clone, Debug)]
pub struct Show {
    /// Where it begins, and where it ends, in points.
    pub x: f64,
    pub y: f64,
    pub end: f64,
    /// The size of its characters, in points.
    pub size: f64,
    pub glyphs: Vec<Glyph>,
    /// Which part it stands in.
    pub part: u32,
}

/// A character and its bytes in the stream.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub chars: String,
    pub start: u32,
    pub end: u32,
}

/// Forms within forms.
const DEEPEST: usize = 4;
/// Strings of one page.
const SHOWS_MAX: usize = 1 << 20;
/// A step back in a `TJ` that is wider, in thousandths of the size, is a space.
const SPACE: f64 = 900.0;

/// Reads the pages of a document.
pub struct Reader<'a> {
    document: &'a Document,
    fonts: HashMap<ObjectId, Rc<Font>>,
    /// Names of the streams read so far.
    pub parts: Vec<String>,
    /// Characters that no font explains.
    pub unknown: usize,
    unpacked: usize,
}

impl<'a> Reader<'a> {
    pub fn new(document: &'a Document) -> Reader<'a> {
        Reader { document, fonts: HashMap::new(), parts: Vec::new(), unknown: 0, unpacked: 0 }
    }

    /// What a page shows, in the order of its stream.
    pub fn page(&mut self, number: u32, id: ObjectId) -> Result<Vec<Show>, Unreadable> {
        let mut bytes = Vec::new();
        for stream in self.document.get_page_contents(id) {
            if let Some(content) = self.document.get_object(stream).ok().and_then(|object| object.as_stream().ok()) {
                bytes.extend(self.unpack(content)?);
                bytes.push(b'\n');
            }
        }
        let resources = self.resources(id);
        let mut shows = Vec::new();
        self.stream(&bytes, format!("page/{number}"), &resources, Matrix::ONE, 0, &mut shows)?;
        Ok(shows)
    }

    fn unpack(&mut self, stream: &lopdf::Stream) -> Result<Vec<u8>, Unreadable> {
        let bytes = match stream.get_plain_content_with_limit(STREAM_MAX) {
            Ok(bytes) => bytes,
            Err(lopdf::Error::Decompress(_)) => return Err(refusal::bomb(STREAM_MAX)),
            Err(_) => Vec::new(),
        };
        self.unpacked += bytes.len();
        if self.unpacked > UNPACKED_MAX { Err(refusal::bomb(UNPACKED_MAX)) } else { Ok(bytes) }
    }

    fn resources(&self, page: ObjectId) -> Vec<&'a Dictionary> {
        let Ok((own, ids)) = self.document.get_page_resources(page) else { return Vec::new() };
        let inherited = ids.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        own.into_iter().chain(inherited).collect()
    }

    fn font(&mut self, name: &[u8], resources: &[&'a Dictionary]) -> Rc<Font> {
        let document = self.document;
        for resource in resources {
            let Some(fonts) = get(document, resource, b"Font").and_then(|fonts| fonts.as_dict().ok()) else { continue };
            let Ok(entry) = fonts.get(name) else { continue };
            let Ok((id, font)) = document.dereference(entry) else { continue };
            let Ok(font) = font.as_dict() else { continue };
            return match id {
                Some(id) => self.fonts.entry(id).or_insert_with(|| Rc::new(Font::read(document, font))).clone(),
                None => Rc::new(Font::read(document, font)),
            };
        }
        Rc::new(Font::unknown())
    }

    fn stream(
        &mut self,
        bytes: &[u8],
        name: String,
        resources: &[&'a Dictionary],
        base: Matrix,
        depth: usize,
        shows: &mut Vec<Show>,
    ) -> Result<(), Unreadable> {
        let part = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        self.parts.push(name.clone());
        let mut state = State::new(base, part);
        let mut given: Vec<Operand> = Vec::new();
        let mut lexer = Lexer::new(bytes);
        while let Some(token) = lexer.next() {
            let operator = match token {
                Token::Operand(operand) => {
                    if given.len() < 64 {
                        given.push(operand);
                    }
                    continue;
                }
                Token::Operator(operator) => operator,
            };
            match (operator.as_slice(), given.as_slice()) {
                (b"ID", _) => lexer.skip_image(),
                (b"Tf", [.., Operand::Name(font), Operand::Number(size)]) => {
                    state.font = self.font(font, resources);
                    state.size = *size;
                }
                (b"Do", [.., Operand::Name(form)]) if depth < DEEPEST => {
                    self.form(form, &name, resources, &state, depth, shows)?
                }
                (operator, given) => self.unknown += state.take(operator, given, shows),
            }
            given.clear();
            if shows.len() > SHOWS_MAX {
                return Err(refusal::bomb(UNPACKED_MAX));
            }
        }
        Ok(())
    }

    /// A form is a stream of its own, with its own fonts.
    fn form(
        &mut self,
        form: &[u8],
        name: &str,
        resources: &[&'a Dictionary],
        state: &State,
        depth: usize,
        shows: &mut Vec<Show>,
    ) -> Result<(), Unreadable> {
        let document = self.document;
        let find = |resource: &&'a Dictionary| {
            get(document, resource, b"XObject")?.as_dict().ok().and_then(|forms| get(document, forms, form))
        };
        let Some(stream) = resources.iter().find_map(find).and_then(|form| form.as_stream().ok()) else {
            return Ok(());
        };
        if get(document, &stream.dict, b"Subtype").and_then(|kind| kind.as_name().ok()) != Some(b"Form") {
            return Ok(());
        }
        let bytes = self.unpack(stream)?;
        let own = get(document, &stream.dict, b"Resources").and_then(|own| own.as_dict().ok());
        let inner: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let matrix = get(document, &stream.dict, b"Matrix")
            .and_then(|matrix| matrix.as_array().ok())
            .map(|list| Matrix::of_objects(list));
        let base = matrix.unwrap_or(Matrix::ONE).then(state.base);
        let name = format!("{name}/{}", String::from_utf8_lossy(form));
        self.stream(&bytes, name, &inner, base, depth + 1, shows)
    }
}

/// An affine map of the page.
#[derive(Clone, Copy, Debug)]
pub struct Matrix([f64; 6]);

impl Matrix {
    const ONE: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this, then another.
    fn then(self, next: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Matrix([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    fn moved(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    fn of(given: &[Operand]) -> Option<Matrix> {
        let numbers: Vec<f64> = given.iter().filter_map(number).collect();
        numbers.try_into().ok().map(Matrix)
    }

    fn of_objects(list: &[Object]) -> Matrix {
        let numbers: Vec<f64> = list.iter().filter_map(|o| o.as_float().ok()).map(f64::from).collect();
        numbers.try_into().map_or(Matrix::ONE, Matrix)
    }
}

fn number(operand: &Operand) -> Option<f64> {
    match operand {
        Operand::Number(n) => Some(*n),
        _ => None,
    }
}

/// The state of a stream while it is read.
struct State {
    base: Matrix,
    saved: Vec<Matrix>,
    text: Matrix,
    line: Matrix,
    font: Rc<Font>,
    size: f64,
    leading: f64,
    /// Horizontal scale, and the space between characters.
    stretch: f64,
    spacing: f64,
    part: u32,
}

impl State {
    fn new(base: Matrix, part: u32) -> State {
        let font = Rc::new(Font::unknown());
        State {
            base,
            saved: Vec::new(),
            text: Matrix::ONE,
            line: Matrix::ONE,
            font,
            size: 1.0,
            leading: 0.0,
            stretch: 1.0,
            spacing: 0.0,
            part,
        }
    }

    /// Carries out an operator; says how many characters the font did not explain.
    fn take(&mut self, operator: &[u8], given: &[Operand], shows: &mut Vec<Show>) -> usize {
        match (operator, given) {
            (b"q", _) if self.saved.len() < 256 => self.saved.push(self.base),
            (b"Q", _) => self.base = self.saved.pop().unwrap_or(self.base),
            (b"cm", _) => self.base = Matrix::of(given).map_or(self.base, |m| m.then(self.base)),
            (b"BT", _) => (self.text, self.line) = (Matrix::ONE, Matrix::ONE),
            (b"Tm", _) => {
                self.line = Matrix::of(given).unwrap_or(self.line);
                self.text = self.line;
            }
            (b"TL", [.., Operand::Number(n)]) => self.leading = *n,
            (b"Tz", [.., Operand::Number(n)]) => self.stretch = n / 100.0,
            (b"Tc", [.., Operand::Number(n)]) => self.spacing = *n,
            (b"Td", [.., Operand::Number(x), Operand::Number(y)]) => self.go(*x, *y),
            (b"TD", [.., Operand::Number(x), Operand::Number(y)]) => {
                self.leading = -y;
                self.go(*x, *y);
            }
            (b"T*", _) => self.go(0.0, -self.leading),
            (b"Tj", [.., Operand::Words(words)]) => {
                return self.show(std::slice::from_ref(&Operand::Words(words.clone())), shows);
            }
            (b"'" | b"\"", [.., Operand::Words(words)]) => {
                self.go(0.0, -self.leading);
                return self.show(std::slice::from_ref(&Operand::Words(words.clone())), shows);
            }
            (b"TJ", [.., Operand::List(list)]) => return self.show(list, shows),
            _ => {}
        }
        0
    }

    fn go(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    /// Where the next character stands, and its size.
    fn place(&self) -> (f64, f64, f64) {
        let Matrix([a, b, c, d, x, y]) = self.text.then(self.base);
        let height = if d == 0.0 { c.abs().max(b.abs()) } else { d.abs() };
        let size = self.size.abs() * if height > 0.0 { height } else { a.abs() };
        (x, y, size)
    }

    fn show(&mut self, list: &[Operand], shows: &mut Vec<Show>) -> usize {
        let (x, y, size) = self.place();
        let mut show = Show { x, y, end: x, size, glyphs: Vec::new(), part: self.part };
        let mut unknown = 0;
        for operand in list {
            match operand {
                Operand::Number(n) => {
                    if *n < -SPACE && !show.glyphs.is_empty() {
                        let end = show.glyphs.last().map_or(0, |glyph| glyph.end);
                        show.glyphs.push(Glyph { chars: " ".to_owned(), start: end, end });
                    }
                    self.advance(-n / 1000.0 * self.size);
                }
                Operand::Words(words) => unknown += self.words(words, &mut show),
                _ => {}
            }
        }
        show.end = self.place().0;
        if !show.glyphs.is_empty() {
            shows.push(show);
        }
        unknown
    }

    fn words(&mut self, words: &Words, show: &mut Show) -> usize {
        let mut unknown = 0;
        let mut at = 0;
        while let Some(unit) = words.bytes.get(at..).and_then(|rest| self.font.next(rest)) {
            let place = |k: usize| words.places.get(k).copied().unwrap_or(words.end);
            unknown += usize::from(unit.chars.is_none());
            let chars = unit.chars.unwrap_or_else(|| "\u{fffd}".to_owned());
            let wide = chars.chars().next().is_some_and(|c| !c.is_ascii() && c != '\u{a0}');
            show.glyphs.push(Glyph { chars, start: place(at), end: place(at + unit.width) });
            self.advance(self.size * if wide { 1.0 } else { 0.5 } + self.spacing);
            at += unit.width.max(1);
        }
        unknown
    }

    fn advance(&mut self, by: f64) {
        self.text = Matrix::moved(by * self.stretch, 0.0).then(self.text);
    }
}
