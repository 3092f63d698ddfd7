//! Typed ids: two ids of different things can never be mixed up.
//!
//! Random ids are UUIDv7 (RFC 9562), handed out by the [`Ids`] port so that pure code stays
//! deterministic. Slugs name things that a city writes in its packs (`lighting`, `g03`,
//! `urban.lighting.streetlamp`): lower-case ASCII letters, digits, `.`, `-`, `_`, at most 64 bytes.
//!
//! ```
//! use yinuo_kernel::CategoryId;
//! let lamp: CategoryId = "urban.lighting.streetlamp".parse()?;
//! assert_eq!(lamp.as_str(), "urban.lighting.streetlamp");
//! assert!("路灯".parse::<CategoryId>().is_err());
//! # Ok::<(), yinuo_kernel::SlugError>(())
//! ```

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::Arc};
use uuid::Uuid;

/// Where fresh ids come from. The app gives UUIDv7 from the system clock and generator,
/// tests give a counter.
pub trait Ids: Send + Sync {
    fn uuid(&self) -> Uuid;
}

macro_rules! random_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            pub fn fresh(ids: &dyn Ids) -> Self {
                Self(ids.uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

random_ids! {
    /// One erasable row of a person's words.
    WordsId,
    /// One erasable row about a person.
    PersonId,
    /// One erasable photo or file.
    BlobId,
}

/// Why a text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not an id: use 1 to 64 of a-z 0-9 . - _")]
pub struct SlugError {
    /// The offending text, cut to 64 characters.
    pub text: String,
}

fn check_slug(text: &str) -> Result<(), SlugError> {
    let fits = (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_'));
    if fits { Ok(()) } else { Err(SlugError { text: text.chars().take(64).collect() }) }
}

macro_rules! slugs {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = SlugError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                check_slug(text)?;
                Ok(Self(text.into()))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

slugs! {
    /// A unit that must act (承办单位).
    UnitId,
    /// A post in a unit (岗位): a successor inherits it, so it stands in events where a name must not.
    PostId,
    /// A grid cell (网格).
    CellId,
    /// A node of the category tree; dots are its levels.
    CategoryId,
    /// A kind of request (诉求类型): consultation, help, complaint, suggestion.
    KindId,
    /// A time limit (时限) of a pack.
    LimitId,
    /// A case type (事项): the pack a case runs under.
    CaseTypeId,
    /// The right address of what the city does not take on (a court, a discipline body), of a pack.
    GuideId,
    /// How a matter came out where the field grades it: A, B, C of a proposal.
    OutcomeId,
    /// A field of work or an industry chain (领域、产业链) that a city groups projects under.
    FieldId,
    /// An emergency service and the words that call for it, of a pack.
    EmergencyId,
}

impl LimitId {
    /// What stands where no limit gave the date: it was given by a person.
    pub fn given() -> LimitId {
        LimitId("given".into())
    }
}

impl CategoryId {
    /// How many levels deep: `urban.lighting.streetlamp` is 3.
    pub fn depth(&self) -> usize {
        self.as_str().split('.').count()
    }

    /// The category one level up, if there is one.
    pub fn parent(&self) -> Option<CategoryId> {
        self.as_str().rsplit_once('.').map(|(up, _)| CategoryId(up.into()))
    }

    /// Whether `self` is `other` or lies above it.
    pub fn covers(&self, other: &CategoryId) -> bool {
        other.as_str().strip_prefix(self.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_cover_whole_levels_only() {
        let id = |t: &str| t.parse::<CategoryId>().unwrap();
        assert!(id("urban").covers(&id("urban.light")));
        assert!(id("urban.light").covers(&id("urban.light")));
        assert!(!id("urban.lig").covers(&id("urban.light")), "a prefix of letters is not a parent");
        assert_eq!(id("a.b.c").parent(), Some(id("a.b")));
        assert_eq!(id("a").parent(), None);
    }

    #[test]
    fn slugs_refuse_what_would_break_a_path_or_a_query() {
        for bad in ["", "A", "a b", "路", "a/b", "'", &"x".repeat(65)] {
            assert!(bad.parse::<UnitId>().is_err(), "{bad:?}");
        }
    }
}
