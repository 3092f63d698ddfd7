//! Pages → a file.

use super::face::Faces;
use super::flow::{Flowed, Heading};
use super::leaf::{Leaf, Placed};
use super::text::{Glyph, Look};
use crate::{Error, Paper, clean};
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

/// The ground of headers.
const SHADE: [u8; 3] = [0xF2, 0xF2, 0xF2];
/// Words that lead somewhere: still readable in black and white.
const LINK: [u8; 3] = [0x1F, 0x4E, 0x79];
const BLACK: [u8; 3] = [0, 0, 0];
/// How much bolder a character gets, in ems, whose font has no bold.
const BOLDER: f32 = 0.03;

/// Writes the file.
pub fn write(paper: &Paper, faces: &Faces, flowed: &Flowed) -> Result<Vec<u8>, Error> {
    let mut document = Document::new();
    let mut metadata = Metadata::new()
        .title(clean::line(&paper.title))
        .language("zh-CN".to_owned())
        .creator("Yinuo".to_owned())
        .producer("Yinuo".to_owned());
    if let Some(signed) = &paper.signature {
        metadata = metadata.authors(vec![clean::line(&signed.issuer)]);
    }
    document.set_metadata(metadata);
    let settings = PageSettings::from_wh(flowed.sheet.width(), flowed.sheet.height())
        .ok_or_else(|| Error::Written("纸张尺寸不对".to_owned()))?;
    for leaf in &flowed.leaves {
        let mut page = document.start_page_with(settings.clone());
        paint(&mut page, leaf, faces);
        page.finish();
    }
    document.set_outline(outline(&flowed.headings));
    document.finish().map_err(|error| match error {
        krilla::error::KrillaError::Font(_, why) => Error::BadFont(why),
        other => Error::Written(other.to_string()),
    })
}

/// Bookmarks: the headings, one under the other.
fn outline(headings: &[Heading]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = headings;
    while let Some((first, later)) = rest.split_first() {
        let under = later.iter().take_while(|heading| heading.level > first.level).count();
        let (children, others) = later.split_at_checked(under).unwrap_or((later, &[]));
        outline.push_child(node(first, children));
        rest = others;
    }
    outline
}

fn node(heading: &Heading, under: &[Heading]) -> OutlineNode {
    let place = XyzDestination::new(heading.page, Point::from_xy(0.0, heading.y));
    let mut node = OutlineNode::new(heading.words.clone(), place);
    let mut rest = under;
    while let Some((first, later)) = rest.split_first() {
        let count = later.iter().take_while(|heading| heading.level > first.level).count();
        let (children, others) = later.split_at_checked(count).unwrap_or((later, &[]));
        node.push_child(self::node(first, children));
        rest = others;
    }
    node
}

fn fill([r, g, b]: [u8; 3]) -> Fill {
    Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() }
}

fn stroke([r, g, b]: [u8; 3], width: f32) -> Stroke {
    Stroke { paint: rgb::Color::new(r, g, b).into(), width, ..Stroke::default() }
}

fn paint(page: &mut Page, leaf: &Leaf, faces: &Faces) {
    let mut links = Vec::new();
    let mut surface = page.surface();
    for shade in &leaf.shades {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(shade.x, shade.y, shade.width, shade.height) {
            path.push_rect(rect);
        }
        surface.set_fill(Some(fill(SHADE)));
        surface.set_stroke(None);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    surface.set_fill(None);
    for rule in &leaf.rules {
        let mut path = PathBuilder::new();
        path.move_to(rule.from.0, rule.from.1);
        path.line_to(rule.to.0, rule.to.1);
        surface.set_stroke(Some(stroke(BLACK, rule.width)));
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    for placed in &leaf.lines {
        line(&mut surface, placed, faces, &mut links);
    }
    surface.finish();
    for (rect, to) in links {
        let target = Target::Action(Action::from(LinkAction::new(to)));
        page.add_annotation(LinkAnnotation::new(rect, target).into());
    }
}

/// Paints a line, look by look.
fn line(surface: &mut Surface, placed: &Placed, faces: &Faces, links: &mut Vec<(Rect, String)>) {
    let line = &placed.line;
    let mut x = placed.x;
    let mut rest = line.glyphs.as_slice();
    let mut begins = true;
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|glyph| glyph.face == first.face && glyph.look == first.look).count();
        let (here, later) = rest.split_at_checked(same).unwrap_or((rest, &[]));
        x += if begins { 0.0 } else { first.gap };
        begins = false;
        let width =
            here.iter().map(|glyph| glyph.width).sum::<f32>() + here.iter().skip(1).map(|glyph| glyph.gap).sum::<f32>();
        if let Some(look) = line.looks.get(first.look) {
            words(surface, here, look, line.size, (x, placed.y), faces);
            let (top, bottom) = (placed.y - line.size * 0.88, placed.y + line.size * 0.12);
            if let Some(to) = &look.link
                && let Some(rect) = Rect::from_ltrb(x, top, x + width, bottom)
            {
                links.push((rect, to.clone()));
            }
        }
        x += width;
        rest = later;
    }
}

/// Paints glyphs of one face and look.
fn words(surface: &mut Surface, glyphs: &[Glyph], look: &Look, size: f32, (x, y): (f32, f32), faces: &Faces) {
    let Some(font) = glyphs.first().and_then(|glyph| faces.embedded(glyph.face)) else { return };
    let mut text = String::new();
    let mut shown = Vec::with_capacity(glyphs.len());
    for (at, glyph) in glyphs.iter().enumerate() {
        let start = text.len();
        text.push(glyph.c);
        let gap = glyphs.get(at + 1).map_or(0.0, |next| next.gap);
        let advance = (glyph.width + gap) / size;
        let id = GlyphId::new(glyph.id);
        shown.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, start..text.len(), None));
    }
    let colour = match (look.tone, &look.link) {
        (Some(tone), _) => tone.rgb(),
        (None, Some(_)) => LINK,
        (None, None) => BLACK,
    };
    surface.set_fill(Some(fill(colour)));
    surface.set_stroke(look.bolder.then(|| stroke(colour, size * BOLDER)));
    surface.draw_glyphs(Point::from_xy(x, y), &shown, font, &text, size, false);
}
