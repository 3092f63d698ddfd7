//! A map from characters, for tables that are asked at every character of a text.

/// Han characters have a slot each; the few others stand in a list.
#[derive(Debug)]
pub struct ByChar<T> {
    /// One more than the row of each Han character; 0 for none.
    slots: Vec<u16>,
    others: Vec<(char, u16)>,
    rows: Vec<T>,
}

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

impl<T: Default> ByChar<T> {
    /// An empty map.
    pub fn new() -> ByChar<T> {
        ByChar { slots: vec![0; (LAST - FIRST + 1) as usize], others: Vec::new(), rows: Vec::new() }
    }

    /// What stands under a character.
    pub fn get(&self, c: char) -> Option<&T> {
        let row = match slot(c) {
            Some(slot) => *self.slots.get(slot)?,
            None => self.others.iter().find(|(other, _)| *other == c)?.1,
        };
        self.rows.get(usize::from(row).checked_sub(1)?)
    }

    /// What stands under a character, made if there is nothing yet. Holds 65,000 characters.
    pub fn entry(&mut self, c: char) -> &mut T {
        let next = u16::try_from(self.rows.len() + 1).unwrap_or(u16::MAX);
        let row = match slot(c).and_then(|slot| self.slots.get_mut(slot)) {
            Some(row) => {
                if *row == 0 {
                    *row = next;
                }
                *row
            }
            None => match self.others.iter().find(|(other, _)| *other == c) {
                Some((_, row)) => *row,
                None => {
                    self.others.push((c, next));
                    next
                }
            },
        };
        let at = usize::from(row) - 1;
        if at >= self.rows.len() {
            self.rows.resize_with(at + 1, T::default);
        }
        #[allow(clippy::indexing_slicing, reason = "the row was made above")]
        &mut self.rows[at]
    }

    /// All rows.
    pub fn rows(&mut self) -> impl Iterator<Item = &mut T> {
        self.rows.iter_mut()
    }
}

fn slot(c: char) -> Option<usize> {
    let c = u32::from(c);
    (FIRST..=LAST).contains(&c).then(|| (c - FIRST) as usize)
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
