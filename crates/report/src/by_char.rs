//! A map from characters, for tables that are asked at every character of a text.

/// Rows under characters. Some ninety such maps are asked in turn, so each is kept as small as the few characters
/// it knows: what they need together stays in the nearest cache.
#[derive(Debug)]
pub struct ByChar<T> {
    /// A power of two of places, at most half of them taken; a character stands at its place or soon behind it.
    places: Vec<Option<(char, u32)>>,
    rows: Vec<T>,
}

/// As many places has an empty map.
const PLACES_MIN: usize = 4;

impl<T: Default> ByChar<T> {
    /// An empty map.
    pub fn new() -> ByChar<T> {
        ByChar { places: vec![None; PLACES_MIN], rows: Vec::new() }
    }

    /// What stands under a character.
    #[inline]
    pub fn get(&self, c: char) -> Option<&T> {
        self.rows.get(self.row(c)?)
    }

    #[inline]
    fn row(&self, c: char) -> Option<usize> {
        let last = self.places.len() - 1;
        let mut at = mixed(c) & last;
        loop {
            match self.places.get(at).copied().flatten()? {
                (known, row) if known == c => return Some(row as usize),
                _ => at = (at + 1) & last,
            }
        }
    }

    /// What stands under a character, made if there is nothing yet.
    pub fn entry(&mut self, c: char) -> &mut T {
        let row = self.row(c).unwrap_or(self.rows.len());
        if row == self.rows.len() {
            self.rows.push(T::default());
            self.place(c, row);
        }
        #[allow(clippy::indexing_slicing, reason = "the row was made above")]
        &mut self.rows[row]
    }

    /// All rows.
    pub fn rows(&mut self) -> impl Iterator<Item = &mut T> {
        self.rows.iter_mut()
    }

    /// Gives a new character its place, in twice as many where they are half taken.
    fn place(&mut self, c: char, row: usize) {
        let mut all: Vec<(char, u32)> = vec![(c, u32::try_from(row).unwrap_or(u32::MAX))];
        if self.rows.len() * 2 > self.places.len() {
            let wider = vec![None; self.places.len() * 2];
            all.extend(std::mem::replace(&mut self.places, wider).into_iter().flatten());
        }
        let last = self.places.len() - 1;
        for (c, row) in all {
            let mut at = mixed(c) & last;
            while self.places.get(at).is_some_and(Option::is_some) {
                at = (at + 1) & last;
            }
            if let Some(place) = self.places.get_mut(at) {
                *place = Some((c, row));
            }
        }
    }
}

/// The bits of a character, so mixed that neighbours stand apart.
fn mixed(c: char) -> usize {
    (u32::from(c).wrapping_mul(0x9E37_79B1) >> 15) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_under_their_characters() {
        let mut map: ByChar<Vec<u8>> = ByChar::new();
        map.entry('港').push(1);
        map.entry('(').push(2);
        map.entry('港').push(3);
        assert_eq!(map.get('港'), Some(&vec![1, 3]));
        assert_eq!(map.get('('), Some(&vec![2]));
        assert_eq!(map.get('湾'), None);
    }
}
