//! Chance from a seed: SplitMix64 (Steele, Lea and Flood 2014). The same seed throws the same.

/// Dice that can be thrown again in the same order.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// From 0 to `below` − 1; 0 when there is nothing below.
    pub fn below(&mut self, below: u64) -> u64 {
        // The bias of a remainder is under 2⁻⁴⁰ for what is asked here.
        self.throw().checked_rem(below).unwrap_or(0)
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = usize::try_from(self.below(of.len() as u64)).unwrap_or(0);
        of.get(at)
    }

    /// One of several by weight.
    pub fn weighed<T: Copy>(&mut self, of: &[(T, u64)]) -> Option<T> {
        let mut left = self.below(of.iter().map(|(_, weight)| weight).sum());
        of.iter().find_map(|(one, weight)| match left.checked_sub(*weight) {
            Some(rest) => {
                left = rest;
                None
            }
            None => Some(*one),
        })
    }
}

/// Spreads a number over all bits, for chance that depends on what happens instead of when.
pub fn mix(number: u64) -> u64 {
    let mut z = number;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_weights_hold() {
        let throw = |seed| {
            let mut dice = Dice::new(seed);
            (0..1_000).map(|_| dice.weighed(&[('a', 9), ('b', 1), ('c', 0)]).unwrap()).collect::<String>()
        };
        assert_eq!(throw(7), throw(7));
        assert_ne!(throw(7), throw(8));
        let rare = throw(7).matches('b').count();
        assert!((60..140).contains(&rare) && !throw(7).contains('c'), "{rare}");
        assert_eq!(Dice::new(1).weighed::<u8>(&[]), None);
    }
}
