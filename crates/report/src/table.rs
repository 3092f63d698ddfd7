//! A table of few keys that is asked all the time: no key can be added later, and nobody chooses them, so a look is
//! a multiplication and a step or two.

use std::num::{NonZeroU32, NonZeroU64};

/// What a table is asked for.
pub trait Key: Copy + Eq {
    /// As a number.
    fn number(self) -> u64;
}

impl Key for char {
    #[inline]
    fn number(self) -> u64 {
        u64::from(u32::from(self))
    }
}

impl Key for NonZeroU32 {
    #[inline]
    fn number(self) -> u64 {
        u64::from(self.get())
    }
}

impl Key for NonZeroU64 {
    #[inline]
    fn number(self) -> u64 {
        self.get()
    }
}

/// Values under keys. Each stands at its place or soon behind it, in a power of two of places of which at most half
/// are taken.
#[derive(Debug)]
pub struct Table<K, V>(Vec<Option<(K, V)>>);

impl<K: Key, V: Copy> Table<K, V> {
    /// Of these; of two values of a key the first is kept.
    pub fn of(entries: impl IntoIterator<Item = (K, V)>) -> Table<K, V> {
        let entries: Vec<(K, V)> = entries.into_iter().collect();
        let mut table = Table(vec![None; (2 * entries.len()).next_power_of_two()]);
        for entry in entries {
            let at = table.place(entry.0);
            if let Some(place) = table.0.get_mut(at) {
                *place = place.or(Some(entry));
            }
        }
        table
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: K) -> Option<V> {
        self.0.get(self.place(key)).copied().flatten().map(|(_, value)| value)
    }

    /// Where a key stands, or where there is room for it.
    #[inline]
    fn place(&self, key: K) -> usize {
        let last = self.0.len() - 1;
        // mixed, so that neighbours stand apart
        let mut at = (key.number().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & last;
        while self.0.get(at).is_some_and(|place| place.is_some_and(|(other, _)| other != key)) {
            at = (at + 1) & last;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_first_value_and_no_other_has_any() {
        let chars = || ('\u{4e00}'..'\u{5200}').step_by(3);
        let table = Table::of(chars().zip(0..).chain([('一', 7)]));
        assert!(chars().zip(0..).all(|(c, value)| table.get(c) == Some(value)));
        assert!(('\u{4e00}'..'\u{5200}').filter(|c| table.get(*c).is_some()).eq(chars()));
        assert_eq!(Table::<char, ()>::of([]).get('一'), None);
    }
}
