//! Ranges of the text that are asked often: a file may hold very many, so no question walks them all.

use std::ops::Range;

/// Ranges with what they stand for.
#[derive(Debug)]
pub(super) struct Ranges<T> {
    /// By their start, each with the greatest end up to it.
    sorted: Vec<(Range<usize>, usize, T)>,
}

impl<T: Copy> Ranges<T> {
    pub(super) fn of(ranges: impl IntoIterator<Item = (Range<usize>, T)>) -> Ranges<T> {
        let mut sorted: Vec<(Range<usize>, usize, T)> = ranges.into_iter().map(|(range, of)| (range, 0, of)).collect();
        sorted.sort_by_key(|(range, ..)| range.start);
        let mut reach = 0;
        for (range, far, _) in &mut sorted {
            reach = reach.max(range.end);
            *far = reach;
        }
        Ranges { sorted }
    }

    /// Those that share a character with a range, the last one first.
    pub(super) fn over<'a>(&'a self, range: &'a Range<usize>) -> impl Iterator<Item = T> + 'a {
        let before = self.sorted.partition_point(|(other, ..)| other.start < range.end);
        let near = self.sorted.get(..before).unwrap_or_default().iter().rev();
        // Behind the first that nothing before reaches out of, none can come any more.
        let near = near.take_while(|(_, far, _)| *far > range.start);
        near.filter(|(other, ..)| other.end > range.start).map(|(.., of)| *of)
    }

    pub(super) fn any(&self, range: &Range<usize>) -> bool {
        self.over(range).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_found() {
        let ranges = Ranges::of([(0..20, 'a'), (4..6, 'b'), (30..40, 'c')]);
        assert_eq!(ranges.over(&(10..31)).collect::<String>(), "ca");
        assert_eq!(ranges.over(&(5..6)).collect::<String>(), "ba");
        assert!(!ranges.any(&(20..30)));
    }
}
