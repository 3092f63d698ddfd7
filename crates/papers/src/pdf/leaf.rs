//! What lies on a page: lines of words, rules, shades; all lengths in points from its upper left corner.

use super::text::Line;

/// A page before it is painted.
#[derive(Clone, Debug, Default)]
pub struct Leaf {
    pub lines: Vec<Placed>,
    pub rules: Vec<Rule>,
    pub shades: Vec<Shade>,
}

/// A line of words and where it stands.
#[derive(Clone, Debug)]
pub struct Placed {
    pub line: Line,
    pub x: f32,
    /// Of its base line.
    pub y: f32,
}

/// A rule from one point to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub from: (f32, f32),
    pub to: (f32, f32),
    pub width: f32,
}

/// A grey ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// The base line of a character in a line whose upper edge is at `top`: the square of a Chinese character
/// stands in the middle, 0.88 of it over the base line (OpenType `BASE`, as most Chinese fonts have it).
pub fn base(top: f32, leading: f32, size: f32) -> f32 {
    top + (leading - size) / 2.0 + size * 0.88
}
