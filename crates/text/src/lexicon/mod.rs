//! What is known of Chinese before any text is read; nothing of it is loaded until something asks.

mod gbk;
mod model;
mod traditional;

pub use gbk::gbk;
pub use model::{Model, model};
pub use traditional::folder;

/// By how many bits two characters are oftener seen together in reports than by chance, from -3 to 10.
pub fn together(a: char, b: char) -> f32 {
    model().together(a, b)
}

use std::sync::OnceLock;

/// The first and one past the last of the characters that have a class.
const HAN: std::ops::Range<u32> = 0x4E00..0xA000;

/// What is known of a character at a glance.
#[derive(Clone, Copy, Debug, Default)]
pub struct Class(u8);

impl Class {
    const TRADITIONAL: u8 = 1;
    const RARE: u8 = 2;

    /// It is written in traditional texts only.
    pub fn traditional(self) -> bool {
        self.0 & Class::TRADITIONAL != 0
    }

    /// Reports hardly ever use it.
    pub fn rare(self) -> bool {
        self.0 & Class::RARE != 0
    }
}

/// The class of each character of the basic plane, one array, since every character of every text is looked up.
#[derive(Debug)]
pub struct Classes(Box<[Class]>);

impl Classes {
    /// Of a character; of one that is not Chinese, nothing.
    #[inline]
    pub fn of(&self, c: char) -> Class {
        self.0.get(u32::from(c) as usize).copied().unwrap_or_default()
    }
}

/// The table of classes.
#[inline]
pub fn classes() -> &'static Classes {
    static CLASSES: OnceLock<Classes> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let of = |code| char::from_u32(code).filter(|_| HAN.contains(&code)).map_or(Class(0), class);
        Classes((0..=0xFFFF).map(of).collect())
    })
}

fn class(c: char) -> Class {
    let simple = folder().one(c);
    let traditional = if simple != c && !gbk().in_gb2312(c) { Class::TRADITIONAL } else { 0 };
    let rare = if model().knows(simple) { 0 } else { Class::RARE };
    Class(traditional | rare)
}

/// The lines of a data file that hold data.
fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_tell_traditional_and_rare_characters() {
        let told = |c| (classes().of(c).traditional(), classes().of(c).rare());
        assert_eq!(told('國'), (true, false));
        assert_eq!(told('国'), (false, false));
        assert_eq!(told('乾'), (false, false));
        assert_eq!(told('獬'), (false, true));
        assert_eq!(told('A'), (false, false));
    }
}
