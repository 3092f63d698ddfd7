//! Two lists in the order of the text, paired as well as may be without crossing.

/// The pairs, by index. `fit` is 0 where two do not match, above 1 where they do.
pub fn align<A, B>(gold: &[A], read: &[B], fit: impl Fn(&A, &B) -> f64) -> Vec<(usize, usize)> {
    let (n, m) = (gold.len(), read.len());
    let mut best = vec![vec![0.0; m + 1]; n + 1];
    let mut take = vec![vec![false; m]; n];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let keep = f64::max(best[i + 1][j], best[i][j + 1]);
            let fit = fit(&gold[i], &read[j]);
            take[i][j] = fit > 0.0 && best[i + 1][j + 1] + fit > keep;
            best[i][j] = if take[i][j] { best[i + 1][j + 1] + fit } else { keep };
        }
    }
    let (mut pairs, mut i, mut j) = (Vec::new(), 0, 0);
    while i < n && j < m {
        if take[i][j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[test]
fn pairs_do_not_cross() {
    let same = |a: &char, b: &char| if a == b { 1.0 } else { 0.0 };
    assert_eq!(align(&['a', 'b', 'c'], &['c', 'x', 'a', 'b'], same), [(0, 2), (1, 3)]);
}
