//! The blocks of a page, and the elements that hold them.

use super::entity::resolved;
use super::token::{Token, Tokens, attribute};
use std::ops::Range;

/// A paragraph: pieces of the page that make one line.
#[derive(Debug)]
pub struct Block {
    pub pieces: Vec<Piece>,
    /// The innermost element that holds it.
    pub holder: usize,
    /// Bytes of its text, and of its links.
    pub size: usize,
    pub linked: usize,
    /// It says itself that it is furniture, or is hidden.
    pub furniture: bool,
    /// It is a heading.
    pub heading: bool,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Characters of the page.
    Words(Range<usize>),
    /// The border of two cells of a table.
    Gap(usize),
}

impl Piece {
    /// Where it stands.
    pub fn range(&self) -> Range<usize> {
        match self {
            Piece::Words(range) => range.clone(),
            Piece::Gap(at) => *at..*at,
        }
    }
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    pub blocks: Vec<Block>,
    /// The parent of each holder; the first is the page itself.
    pub parents: Vec<usize>,
    /// Readings of `<ruby>`.
    pub glosses: Vec<Range<usize>>,
    pub title: Option<String>,
    pub published: Option<String>,
}

/// Deeper elements are taken as siblings: no page needs them, and no page may take our memory.
const DEEPEST: usize = 256;

/// Elements that begin a line.
const BLOCKS: [&str; 37] = [
    "p",
    "div",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "section",
    "article",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "br",
    "hr",
    "header",
    "footer",
    "main",
    "body",
    "center",
    "form",
    "fieldset",
    "address",
    "nav",
    "aside",
    "html",
    "tbody",
    "figure",
    "figcaption",
    "thead",
];
/// Elements without an end.
const VOID: [&str; 14] =
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param"];
/// Elements that say themselves that they are furniture.
const FURNITURE: [&str; 8] = ["nav", "footer", "aside", "form", "button", "select", "label", "noscript"];
/// Elements of which nothing is shown.
const UNSEEN: [&str; 7] = ["template", "svg", "math", "object", "canvas", "video", "audio"];
/// Names of classes that say so.
const CLASSES: [&str; 24] = [
    "nav",
    "menu",
    "footer",
    "foot",
    "breadcrumb",
    "crumb",
    "crumbs",
    "share",
    "sidebar",
    "copyright",
    "toolbar",
    "pager",
    "pagination",
    "related",
    "recommend",
    "banner",
    "topbar",
    "qrcode",
    "bdsharebuttonbox",
    "navbar",
    "subnav",
    "location",
    "position",
    "bottom",
];

struct Element {
    name: String,
    holder: usize,
    furniture: bool,
    unseen: bool,
}

struct Reader<'a> {
    chars: &'a str,
    page: Page,
    open: Vec<Element>,
    /// The line being filled.
    line: Vec<Piece>,
    size: usize,
    linked: usize,
    heading: bool,
}

/// Reads a page.
pub fn read(chars: &str) -> Page {
    let page = Page { parents: vec![0], ..Page::default() };
    let mut reader = Reader { chars, page, open: Vec::new(), line: Vec::new(), size: 0, linked: 0, heading: false };
    for token in Tokens::new(chars) {
        reader.take(token);
    }
    reader.end_line();
    reader.page
}

impl Reader<'_> {
    fn take(&mut self, token: Token) {
        match token {
            Token::Text(range) => self.text(range),
            Token::Raw { name, inner } if name == "title" => {
                let title =
                    self.chars.get(inner).map(resolved).map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
                self.page.title = self.page.title.take().or(title.filter(|t| !t.is_empty()));
            }
            Token::Raw { .. } => {}
            Token::Open { name, attributes } => self.open(name, attributes),
            Token::Close { name } => self.close(&name),
        }
    }

    fn inside(&self, name: &str) -> bool {
        self.open.iter().rev().take(4).any(|element| element.name == name)
    }

    fn text(&mut self, range: Range<usize>) {
        if self.open.last().is_some_and(|element| element.unseen) {
            return;
        }
        let words = self.chars.get(range.clone()).unwrap_or_default();
        if self.inside("rt") || self.inside("rp") {
            self.page.glosses.push(range);
            return;
        }
        let size = words.trim().len();
        if size == 0 && self.line.is_empty() {
            return;
        }
        self.size += size;
        if self.inside("a") {
            self.linked += size;
        }
        if self.inside("pre") {
            return self.lines_of(range);
        }
        self.line.push(Piece::Words(range));
    }

    /// Preformatted text keeps its lines.
    fn lines_of(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for line in self.chars.get(range).unwrap_or_default().split_inclusive('\n') {
            let bare = line.trim_end_matches(['\n', '\r']);
            if !bare.is_empty() {
                self.line.push(Piece::Words(at..at + bare.len()));
                self.size = self.size.max(bare.len());
            }
            if bare.len() < line.len() {
                self.end_line();
            }
            at += line.len();
        }
    }

    fn open(&mut self, name: String, attributes: &str) {
        if name == "meta" {
            return self.meta(attributes);
        }
        if BLOCKS.contains(&name.as_str()) {
            self.end_line();
            self.heading = name.starts_with('h') && name.len() == 2 && name != "hr";
        } else if matches!(name.as_str(), "td" | "th") && !self.line.is_empty() {
            self.cell();
        }
        let closed = VOID.contains(&name.as_str()) || attributes.ends_with('/');
        if closed || self.open.len() >= DEEPEST || (name == "p" && self.inside("p") && self.reopen()) {
            return;
        }
        let above = self.open.last();
        let hidden = attribute(attributes, "style")
            .is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"));
        let furniture = above.is_some_and(|e| e.furniture)
            || hidden
            || FURNITURE.contains(&name.as_str())
            || names_furniture(attributes);
        let unseen = above.is_some_and(|e| e.unseen) || UNSEEN.contains(&name.as_str());
        let parent = above.map_or(0, |element| element.holder);
        let holds = BLOCKS.contains(&name.as_str()) || name == "td";
        let holder = if holds { self.page.parents.len() } else { parent };
        if holds {
            self.page.parents.push(parent);
        }
        self.open.push(Element { name, holder, furniture, unseen });
    }

    /// A paragraph that begins within another ends it.
    fn reopen(&mut self) -> bool {
        self.open.last().is_some_and(|element| element.name == "p")
    }

    /// Between the cells of a row stands a space.
    fn cell(&mut self) {
        if let Some(Piece::Words(last)) = self.line.last() {
            self.line.push(Piece::Gap(last.end));
        }
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_line();
            self.heading = false;
        }
        if let Some(back) = self.open.iter().rev().position(|element| element.name == name) {
            self.open.truncate(self.open.len() - 1 - back);
        }
    }

    fn end_line(&mut self) {
        let pieces = std::mem::take(&mut self.line);
        let (size, linked) = (std::mem::take(&mut self.size), std::mem::take(&mut self.linked));
        if size == 0 {
            return;
        }
        let (holder, furniture) = self.open.last().map_or((0, false), |element| (element.holder, element.furniture));
        self.page.blocks.push(Block { pieces, holder, size, linked, furniture, heading: self.heading });
    }

    /// What portals say of an article in `<meta>`.
    fn meta(&mut self, attributes: &str) {
        let name = attribute(attributes, "name")
            .or_else(|| attribute(attributes, "property"))
            .unwrap_or_default()
            .to_ascii_lowercase();
        let Some(content) = attribute(attributes, "content").map(resolved) else { return };
        match name.as_str() {
            "pubdate" | "publishdate" | "article:published_time" | "og:published_time" | "date" | "dc.date" => {
                let day = crate::noise::date_of(&content).map(|(day, _)| day);
                self.page.published = self.page.published.take().or(day);
            }
            "articletitle" if !content.trim().is_empty() => self.page.title = Some(content),
            _ => {}
        }
    }
}

/// A class or an id that says so.
fn names_furniture(attributes: &str) -> bool {
    if attributes.is_empty() {
        return false;
    }
    ["class", "id"].iter().filter_map(|key| attribute(attributes, key)).any(|value| {
        let lower = value.to_ascii_lowercase();
        lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| CLASSES.contains(&word))
    })
}
