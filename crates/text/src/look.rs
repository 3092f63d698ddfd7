//! One look at every character of a text, for all that ask about few of them: what may be mangled, what is to be
//! tidied, where noise may begin. In a clean text nearly every character is passed over at once.

use crate::mend::{Survey, Suspects, is_watched};
use crate::noise::{begin_noise, noise_begins};
use crate::scan::CharSet;
use crate::tidy::is_blemish;
use std::sync::OnceLock;

/// What it tells.
#[derive(Default)]
pub struct Look {
    /// What may be mangled.
    pub survey: Survey,
    /// Where white space stands, ends of lines, invisible and full-width characters.
    pub blemishes: Vec<usize>,
    /// Where a word of noise may begin.
    pub doubts: Vec<usize>,
}

/// Looks a text over. `misread` says behind which characters stands a gloss that is another's.
pub fn look(text: &str, misread: &[usize]) -> Look {
    let looked_for = looked_for();
    let mut suspects = Suspects::of(text);
    let (mut blemishes, mut doubts) = (Vec::new(), Vec::new());
    let mut misread = misread.iter().peekable();
    let mut next = 0;
    // as long as a misread gloss is to come, each character may be the one before it
    let any = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).map(|c| (at, c));
    while let Some((at, c)) = if misread.peek().is_some() { any(next) } else { looked_for.next_char(text, next) } {
        next = at + c.len_utf8();
        let told = misread.next_if(|told| **told <= next).is_some();
        if told || is_watched(c) {
            suspects.look(at, c, told);
        }
        if is_blemish(c) {
            blemishes.push(at);
        } else if noise_begins(c, text.get(next..).unwrap_or_default()) {
            doubts.push(at);
        }
    }
    Look { survey: suspects.survey(), blemishes, doubts }
}

fn looked_for() -> &'static CharSet {
    static LOOKED_FOR: OnceLock<CharSet> = OnceLock::new();
    LOOKED_FOR.get_or_init(|| {
        let few = ('\0'..='\u{ffff}').filter(|c| is_watched(*c) || is_blemish(*c));
        CharSet::of(few.chain(begin_noise()))
    })
}
