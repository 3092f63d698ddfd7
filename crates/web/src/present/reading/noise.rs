//! What was taken out, folded: furniture and adverts at their place in the text, readings and mended
//! characters in a list at the end.

use super::places::Places;
use super::rows::bytes;
use crate::lang::Lang;
use crate::pages::reading::{Block, NoiseView};
use yinuo_text::{Noise, NoiseKind};

/// As many of a kind as anybody looks through.
const SHOWN: usize = 200;

fn name(lang: Lang, kind: NoiseKind) -> &'static str {
    match kind {
        NoiseKind::Chrome => lang.say("网页内容", "page furniture"),
        NoiseKind::Advert => lang.say("广告", "adverts"),
        NoiseKind::Gloss => lang.say("注音", "readings in brackets"),
        NoiseKind::Mangled => lang.say("乱码修复", "mended characters"),
        NoiseKind::Other => lang.say("其他", "other"),
    }
}

fn at_its_place(kind: NoiseKind) -> bool {
    matches!(kind, NoiseKind::Chrome | NoiseKind::Advert | NoiseKind::Other)
}

/// Each piece of noise that is told where it stood, with the place of the next kept character.
pub fn cuts<'a>(noise: &'a [Noise], places: &Places<'_>) -> Vec<(usize, &'a Noise)> {
    let mut cuts: Vec<_> =
        noise.iter().filter(|noise| at_its_place(noise.kind)).map(|noise| (places.after(&noise.span), noise)).collect();
    cuts.sort_by_key(|(at, _)| *at);
    cuts
}

/// One fold for all that stood at one place.
pub fn fold(lang: Lang, noise: &[(usize, &Noise)]) -> Option<Block> {
    let kinds = [NoiseKind::Chrome, NoiseKind::Advert, NoiseKind::Other];
    let told: Vec<String> = kinds
        .into_iter()
        .map(|kind| (kind, noise.iter().filter(|(_, noise)| noise.kind == kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            lang.pick(format!("{} {count} 处", name(lang, kind)), format!("{count} {}", name(lang, kind)))
        })
        .collect();
    let label = lang.pick(format!("此处略去{}", told.join("、")), format!("Left out here: {}", told.join(", ")));
    let texts = noise.iter().map(|(_, noise)| noise.text.clone()).collect();
    (!told.is_empty()).then_some(Block::Cut { label, texts })
}

/// The kinds that are listed at the end.
pub fn at_the_end(lang: Lang, noise: &[Noise]) -> Vec<NoiseView> {
    let group = |kind: NoiseKind| {
        let all = || noise.iter().filter(move |noise| noise.kind == kind);
        let hint = match kind {
            NoiseKind::Gloss => lang.say("原文在汉字后加注的读音，正文中已略去。", "Readings that the file has after characters."),
            _ => lang.say("原文此处是乱码，正文中已修复，下划波浪线标出；这里是原样。", "Mangled in the file and mended in the text, where a wavy line marks them; this is what the file holds."),
        };
        NoiseView {
            label: name(lang, kind),
            hint,
            count: all().count(),
            items: all().take(SHOWN).map(|noise| (noise.text.clone(), bytes(&noise.span))).collect(),
        }
    };
    [NoiseKind::Mangled, NoiseKind::Gloss].map(group).into_iter().filter(|group| group.count > 0).collect()
}
