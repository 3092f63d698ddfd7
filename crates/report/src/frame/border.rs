//! Where headings below the parts end in a text that lost its lines: 增强渔港经济发展后劲码头建设走在前列.
//!
//! Nothing stands between a heading and the sentence behind it, so each place is weighed: do headings end with such
//! characters, do sentences begin with such, do the two at the border stand together by chance only? And the
//! headings of one part are written alike: as many clauses, as long a last one. The weights were counted in
//! published reports whose lines are whole; of headings that were not counted 89 in 100 are cut right.

use super::seam::LEADS;
use crate::lexicon::Lexicon;
use crate::stops::is_comma;
use std::collections::HashMap;
use std::sync::LazyLock;
use yinuo_text::{PairHash, pair, together};

/// The last two characters of a heading, and the first two of what stands behind one or behind a full stop: what they
/// speak for a border, in halves of a nat. Of characters that were counted n times at a border of N, and stand in a share p
/// of all text, it is ln((n + 0.15) / (pN + 1)), between -3 and 4; of a pair seen twice or oftener its own, smoothed.
static ENDS: LazyLock<Weights> = LazyLock::new(|| Weights::new(include_str!("border/ends.txt"), -5));
static STARTS: LazyLock<Weights> = LazyLock::new(|| Weights::new(include_str!("border/starts.txt"), -6));

/// What leads a clause as its verb does.
static VERBS: LazyLock<Lexicon> = LazyLock::new(|| {
    const MORE: &str = "推动 提升 增强 促进 建设 构建 培育 优化 深化 增进 夯实 筑牢 守牢 守住 保障 改善 释放 \
        做强 做优 做大 实施 完善 提高 巩固 扩大 加强 塑造 奋力 不断 有效 创新 厚植 防范 繁荣 \
        建强 拓展 抓好 激活 营造 维护 开创 谱写 让 在 牢牢 进一步 更好 更加 聚力 提速 壮大 畅通 \
        引领 服务 绘就 攻坚 狠抓";
    Lexicon::each(LEADS.split_whitespace().chain(MORE.split_whitespace()))
});
/// What stands between a thing and what became of it: 港口条件不断改善.
static ADVERBS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::of(
        "不断 稳步 持续 更加 进一步 加快 加速 扎实 切实 明显 显著 有效 逐步 日益 大幅 迅速 全面 深入 充分 逐渐 有序 平稳 更为",
    )
});
/// In a clause without a verb before it, an adverb goes on with it, and the verb behind the adverb ends it.
const BECAME: f32 = 2.0;

/// What each voice counts. They were tried on reports, and are not dear to the last digit.
const END: f32 = 0.21;
const START: f32 = 0.3;
const TOGETHER: f32 = 0.75;
const LENGTH: f32 = 0.27;
const SAME_CLAUSES: f32 = 3.0;
const SAME_LENGTH: f32 = 0.9;
const NEAR_LENGTH: f32 = 0.675;

/// Characters of a heading, at least and at most.
const CHARS: std::ops::Range<usize> = 4..46;
/// Characters of its last clause: at least, and of most.
const CLAUSE_MIN: usize = 4;
const CLAUSE: f32 = 9.0;
/// So much more speaks for the best places of headings that run on than for their stops, for each and where one stands
/// alone; of 150 parts all are told.
const RUN_ON: f32 = 5.0;
const RUNS_ON: f32 = 2.2;
/// Of a heading that can end nowhere.
const NONE: f32 = -9.0;
/// What no heading ends with.
const OPEN: &str = "《—(\u{ff08}把将以为与和及或在对向从由的是着更";
/// So often the others are heard, each knowing what the last time said.
const ROUNDS: usize = 3;

/// Weights of pairs of characters, and of one where the pair is not known.
struct Weights {
    pairs: HashMap<u64, i8, PairHash>,
    singles: HashMap<char, i8>,
    other: i8,
}

impl Weights {
    /// Lines of a weight, the single characters that have it, and the pairs.
    fn new(lines: &str, other: i8) -> Weights {
        let mut weights = Weights { pairs: HashMap::default(), singles: HashMap::new(), other };
        for line in lines.lines() {
            let mut words = line.split(' ');
            let Some(weight) = words.next().and_then(|weight| weight.parse().ok()) else { continue };
            weights.singles.extend(words.next().unwrap_or_default().chars().map(|c| (c, weight)));
            let mut pairs = words.next().unwrap_or_default().chars();
            while let Some((a, b)) = pairs.next().zip(pairs.next()) {
                weights.pairs.insert(pair(a, b), weight);
            }
        }
        weights
    }

    /// Of two characters, the one at the border given again.
    fn of(&self, a: char, b: char, border: char) -> f32 {
        let single = || self.singles.get(&border).copied().unwrap_or(self.other);
        f32::from(self.pairs.get(&pair(a, b)).copied().unwrap_or_else(single))
    }
}

/// A place where a heading may end.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: usize,
    weight: f32,
    /// Commas before it.
    commas: usize,
    /// Characters of the last clause.
    clause: usize,
}

/// Where each of the headings of one part ends, that is given as far as the next stop; nothing where the stop is its
/// own.
pub fn borders(heads: &[&str]) -> Vec<Option<usize>> {
    let places: Vec<Vec<Place>> = heads.iter().map(|head| self::places(head)).collect();
    let mut chosen: Vec<Option<Place>> = places.iter().map(|places| best(places, |_| 0.0)).collect();
    for _ in 0..ROUNDS {
        chosen = (0..).zip(&places).map(|(no, places)| best(places, |place| alike(place, no, &chosen))).collect();
    }
    let stops: Vec<Option<Place>> = heads.iter().map(|head| Some(stop(head))).collect();
    let least = if heads.len() == 1 { RUNS_ON } else { RUN_ON * heads.len() as f32 };
    if told(&chosen) - told(&stops) < least {
        return vec![None; heads.len()];
    }
    chosen.into_iter().map(|place| place.map(|place| place.at)).collect()
}

/// The likeliest place, with what others say of it.
fn best(places: &[Place], more: impl Fn(&Place) -> f32) -> Option<Place> {
    let weight = |place: &Place| place.weight + more(place);
    places.iter().max_by(|a, b| weight(a).total_cmp(&weight(b))).copied()
}

/// How much all of them speak for these places, together.
fn told(places: &[Option<Place>]) -> f32 {
    let of =
        |(no, place): (usize, &Option<Place>)| place.map_or(NONE, |place| place.weight + alike(&place, no, places));
    places.iter().enumerate().map(of).sum()
}

/// What the other headings speak for a place of one.
fn alike(place: &Place, no: usize, chosen: &[Option<Place>]) -> f32 {
    let (mut all, mut commas, mut same, mut near) = (0.0, 0.0, 0.0_f32, 0.0_f32);
    for other in chosen.iter().enumerate().filter(|(other, _)| *other != no).filter_map(|(_, place)| *place) {
        all += 1.0;
        if other.commas == place.commas {
            commas += 1.0;
            same += if other.clause == place.clause { 1.0 } else { 0.0 };
            near += if other.clause.abs_diff(place.clause) == 1 { 1.0 } else { 0.0 };
        }
    }
    if all == 0.0 {
        return 0.0;
    }
    SAME_CLAUSES * commas / all + SAME_LENGTH * same.min(3.0) + NEAR_LENGTH * near.min(3.0)
}

/// The place behind all words.
fn stop(head: &str) -> Place {
    let last = head.rsplit(is_comma).next().unwrap_or(head);
    let clause = last.chars().count();
    let commas = head.chars().filter(|c| is_comma(*c)).count();
    let mut back = head.chars().rev();
    let (c, before) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    let weight = END * ENDS.of(before, c, c) - LENGTH * (clause as f32 - CLAUSE).abs();
    Place { at: head.len(), weight, commas, clause }
}

fn places(head: &str) -> Vec<Place> {
    let chars: Vec<(usize, char)> = head.char_indices().collect();
    let (mut commas, mut clause, mut piece, mut quotes) = (0, 0, 0, 0_i32);
    let mut led = VERBS.begins(head).is_some();
    let mut places = Vec::new();
    for (no, window) in chars.windows(2).enumerate() {
        let [(_, c), (at, next)] = *window else { continue };
        (clause, piece) = (clause + 1, piece + 1);
        match c {
            '“' => quotes += 1,
            '”' => quotes -= 1,
            '、' => piece = 0,
            _ if is_comma(c) => {
                (commas, clause, piece) = (commas + 1, 0, 0);
                led = head.get(at..).is_some_and(|rest| VERBS.begins(rest).is_some());
            }
            _ => {}
        }
        let whole = quotes == 0 && piece >= 2 && clause >= CLAUSE_MIN && !OPEN.contains(c);
        let goes_on = is_comma(next) || matches!(next, '、' | '”' | '》' | ')' | '\u{ff09}');
        let Some(((two, before), (_, behind))) = no.checked_sub(1).and_then(|no| chars.get(no)).zip(chars.get(no + 2))
        else {
            continue;
        };
        if CHARS.contains(&(no + 1)) && whole && !goes_on {
            let became = if led { 0.0 } else { became(head, at, *two) };
            let weight = END * ENDS.of(*before, c, c) + START * STARTS.of(next, *behind, next)
                - TOGETHER * together(c, next)
                - LENGTH * (clause as f32 - CLAUSE).abs()
                + became;
            places.push(Place { at, weight, commas, clause });
        }
    }
    places
}

/// What an adverb speaks for a place, or against it; `two` is where the last two characters before it begin.
fn became(head: &str, at: usize, two: usize) -> f32 {
    match head.get(..two).zip(head.get(at..)) {
        Some((_, rest)) if ADVERBS.begins(rest).is_some() => -BECAME,
        Some((front, _)) if ADVERBS.ends(front).is_some() => BECAME,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_one_part_are_cut_alike() {
        let heads = [
            "做强渔港经济，增强发展动力码头建设走在全省前列",
            "做大海工装备，加快产业升级坚持造好船、造大船",
            "做优滨海旅游，增进民生福祉我们办好贝雕节",
        ];
        let cut: Vec<&str> = borders(&heads).iter().zip(heads).map(|(at, head)| &head[..at.unwrap()]).collect();
        assert_eq!(cut, ["做强渔港经济，增强发展动力", "做大海工装备，加快产业升级", "做优滨海旅游，增进民生福祉"]);
        let own = ["加快推动渔港经济转型", "加快推动海工装备升级", "加快推动滨海旅游提质"];
        assert_eq!(borders(&own), [None; 3]);
        assert_eq!(borders(&["修港"]), [None]);
    }
}
