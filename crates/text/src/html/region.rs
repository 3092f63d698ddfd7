//! Which part of a page is the article: the innermost element that holds nearly all of its prose.

use super::tree::{Block, Page};

/// The article holds this much of a hundred of the prose.
const SHARE: usize = 85;
/// Shorter blocks are no prose, in bytes.
const PROSE_MIN: usize = 60;

/// Whether each block belongs to the article.
pub fn choose(page: &Page) -> Vec<bool> {
    let all: usize = page.blocks.iter().map(prose).sum();
    let hidden: usize = page.blocks.iter().filter(|block| block.furniture).map(prose).sum();
    let trusted = hidden * 2 <= all;
    let holder = innermost(page, all);
    let within = descendants(page, holder);
    let first = page.blocks.iter().position(|block| within.get(block.holder) == Some(&true)).unwrap_or(0);
    let title = page.title.as_deref().unwrap_or_default();
    let keep = |(k, block): (usize, &Block)| {
        let inside = within.get(block.holder) == Some(&true);
        let heads = k < first && block.heading && is_title(block, title);
        !(trusted && block.furniture) && (inside || heads)
    };
    page.blocks.iter().enumerate().map(keep).collect()
}

/// How much prose a block is: text that is no link.
fn prose(block: &Block) -> usize {
    let own = block.size.saturating_sub(block.linked * 2);
    if own >= PROSE_MIN { own } else { 0 }
}

/// Goes from the page inwards as long as one element holds nearly all.
fn innermost(page: &Page, all: usize) -> usize {
    let mut weights = vec![0; page.parents.len()];
    for block in &page.blocks {
        if let Some(weight) = weights.get_mut(block.holder) {
            *weight += prose(block);
        }
    }
    for holder in (1..page.parents.len()).rev() {
        let own = weights.get(holder).copied().unwrap_or(0);
        if let Some(weight) = page.parents.get(holder).and_then(|parent| weights.get_mut(*parent)) {
            *weight += own;
        }
    }
    let heavy = |holder: &usize| all > 0 && weights.get(*holder).is_some_and(|weight| weight * 100 >= all * SHARE);
    let deepest = (1..page.parents.len()).filter(heavy).max().unwrap_or(0);
    let alone = page.blocks.iter().filter(|block| block.holder == deepest && prose(block) > 0).count() == 1;
    let parent = page.parents.get(deepest).copied().unwrap_or(0);
    if alone && page.blocks.iter().filter(|block| page.parents.get(block.holder) == Some(&parent)).count() > 1 {
        parent
    } else {
        deepest
    }
}

fn descendants(page: &Page, holder: usize) -> Vec<bool> {
    let mut within = vec![false; page.parents.len()];
    for k in 0..page.parents.len() {
        let up = page.parents.get(k).copied().unwrap_or(0);
        let inside = k == holder || k > 0 && within.get(up) == Some(&true);
        if let Some(slot) = within.get_mut(k) {
            *slot = inside;
        }
    }
    within
}

/// A heading before the article is its title, if the page is called so, or if it is long enough to be one.
fn is_title(block: &Block, title: &str) -> bool {
    block.size >= 18 && (title.is_empty() || block.size <= title.len() + 30)
}
