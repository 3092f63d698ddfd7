//! How alike two texts are, whatever their punctuation (Ratcliff and Obershelp, as Python's difflib has it).

/// Without white space and punctuation, full-width letters and digits made half-width.
pub fn squeeze(text: &str) -> Vec<char> {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(half).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// From 0 to 1; 1 where one holds the other and is not twice as long.
pub fn alike(a: &str, b: &str) -> f64 {
    let (a, b) = (squeeze(a), squeeze(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return 0.0;
    }
    if short.len() * 2 >= long.len() && long.windows(short.len()).any(|part| part == *short) {
        return 1.0;
    }
    2.0 * matching(&a, &b) as f64 / (a.len() + b.len()) as f64
}

/// The share of the shorter text's characters that stand, in order, in the other.
pub fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (squeeze(a), squeeze(b));
    if a.is_empty() || b.is_empty() { 0.0 } else { matching(&a, &b) as f64 / a.len().min(b.len()) as f64 }
}

/// Characters in common: the longest common run, and those to its left and right.
fn matching(a: &[char], b: &[char]) -> usize {
    let (from_a, from_b, len) = longest(a, b);
    if len == 0 {
        return 0;
    }
    let left = matching(&a[..from_a], &b[..from_b]);
    len + left + matching(&a[from_a + len..], &b[from_b + len..])
}

/// The longest common run, the first of several: where it begins in each, and its length.
fn longest(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut before = vec![0; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let mut runs = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                runs[j + 1] = before[j] + 1;
                if runs[j + 1] > best.2 {
                    best = (i + 1 - runs[j + 1], j + 1 - runs[j + 1], runs[j + 1]);
                }
            }
        }
        before = runs;
    }
    best
}

#[test]
fn texts_are_alike_as_difflib_says() {
    assert!((alike("渔港总投资", "渔港的投资额") - 8.0 / 11.0).abs() < 1e-9);
    assert!((alike("总投资", "渔港,总投资") - 1.0).abs() < 1e-9);
    assert!((overlap("渔港５座", "渔港5座,增长") - 1.0).abs() < 1e-9);
}
