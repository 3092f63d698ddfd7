//! The characters that rare words of projects hold. A clause in which one does not stand is not searched for them.

/// The characters of [`Key`]s, each of which is kept with the signs of a text.
pub(crate) const CHARS: &str = "落获等的投和及县区市镇省州旗";

/// What a character may be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// 落户, 落地.
    Settled,
    /// 获批.
    Granted,
    /// 等.
    AndSoOn,
    /// 的.
    Of,
    /// 投资.
    Cost,
    /// What short names of places end with.
    Seat,
    /// 和, 及.
    And,
    /// 、.
    Pause,
    /// “, 《.
    Quote,
    /// A digit or a numeral that counts.
    Number,
}

/// Those that stand in a clause, and perhaps some that do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys(u16);

impl Keys {
    /// All of them may stand in it.
    #[cfg(test)]
    pub const ANY: Keys = Keys(u16::MAX);

    /// What a character may be part of.
    pub fn of(c: char) -> Keys {
        let key = match c {
            '落' => Key::Settled,
            '获' => Key::Granted,
            '等' => Key::AndSoOn,
            '的' => Key::Of,
            '投' => Key::Cost,
            '和' | '及' => Key::And,
            '、' => Key::Pause,
            '“' | '《' => Key::Quote,
            '0'..='9' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => Key::Number,
            '县' | '区' | '市' | '镇' | '省' | '州' | '旗' => Key::Seat,
            _ => return Keys::default(),
        };
        Keys(1 << key as u8)
    }

    /// Takes those of a sign of the clause.
    #[inline]
    pub fn add(&mut self, of: Keys) {
        self.0 |= of.0;
    }

    /// Whether one of these may stand in the clause.
    #[inline]
    pub fn has_any(self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.has(*key))
    }

    /// Whether one may stand in the clause.
    #[inline]
    pub fn has(self, key: Key) -> bool {
        self.0 >> key as u8 & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_is_kept_is_a_key() {
        for c in CHARS.chars() {
            assert_ne!(Keys::of(c), Keys::default(), "{c}");
        }
    }
}
