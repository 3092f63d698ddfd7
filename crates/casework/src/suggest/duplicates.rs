//! Cases that may be about the same thing: near in words, in time and on the map.
//!
//! A burst pipe is reported by thirty people in an hour. What is found is proposed for merging
//! (并单) with its reason; a person decides, and each of the thirty gets an answer. Two people in the
//! same street may also have two different lamps in mind, so a likeness alone never merges.

use super::Signature;
use jiff::Timestamp;

/// What counts as near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearness {
    pub hours_max: f64,
    pub metres_max: f64,
    /// 0 to 1, see [`Signature::similarity`].
    pub similarity_min: f64,
    /// Where one of the two has no point the words must carry more: then this is asked of them.
    pub similarity_min_without_point: f64,
}

impl Default for Nearness {
    /// Three days, half a kilometre, three tenths of the pairs of characters; four tenths where no
    /// point helps, for then the words stand against the whole city's. Measured by `xtask bench
    /// duplicates` on rewordings, all of them in one quarter and two days: short texts part worst,
    /// and below these likenesses most of what is proposed for them is another matter. Not measured
    /// on merges that people decided, of which there are none yet.
    fn default() -> Self {
        Self { hours_max: 72.0, metres_max: 500.0, similarity_min: 0.3, similarity_min_without_point: 0.4 }
    }
}

/// A case as the search sees it: the new one, or one it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<Id> {
    pub id: Id,
    pub signature: Signature,
    /// Degrees, WGS 84: longitude, latitude. For a case that only names its cell, its middle.
    pub point: Option<(f64, f64)>,
    pub at: Timestamp,
}

/// A case that may be about the same thing, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate<Id> {
    pub id: Id,
    pub similarity: f64,
    /// `None` when one of the two has no point.
    pub metres: Option<f64>,
    /// Between the two, whichever came first.
    pub hours: f64,
}

/// The recent cases that may be about the same thing as the new one, most alike first, then nearest.
pub fn duplicates<Id: Clone + Ord>(
    new: &Candidate<Id>,
    recent: &[Candidate<Id>],
    nearness: &Nearness,
) -> Vec<Duplicate<Id>> {
    let mut found: Vec<Duplicate<Id>> =
        recent.iter().filter(|other| other.id != new.id).filter_map(|other| compare(new, other, nearness)).collect();
    let far = |duplicate: &Duplicate<Id>| duplicate.metres.unwrap_or(f64::INFINITY);
    found.sort_by(|a, b| {
        b.similarity.total_cmp(&a.similarity).then(far(a).total_cmp(&far(b))).then_with(|| a.id.cmp(&b.id))
    });
    found
}

fn compare<Id: Clone>(new: &Candidate<Id>, other: &Candidate<Id>, nearness: &Nearness) -> Option<Duplicate<Id>> {
    let hours = new.at.duration_since(other.at).abs().as_secs_f64() / 3600.0;
    let metres = new.point.zip(other.point).map(|(a, b)| metres(a, b));
    let least = if metres.is_some() { nearness.similarity_min } else { nearness.similarity_min_without_point };
    // A point that is no number is near nothing.
    let near = hours <= nearness.hours_max && metres.is_none_or(|metres| metres <= nearness.metres_max);
    let similarity = if near { new.signature.similarity(&other.signature) } else { 0.0 };
    (near && similarity >= least).then(|| Duplicate { id: other.id.clone(), similarity, metres, hours })
}

/// Metres along the earth's surface between two points in degrees, longitude first (haversine, mean
/// radius 6371.0088 km, IUGG).
pub fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = a.1.to_radians().cos() * b.1.to_radians().cos() * half(a.0, b.0);
    2.0 * 6_371_008.8 * (half(a.1, b.1) + across).sqrt().min(1.0).asin()
}
