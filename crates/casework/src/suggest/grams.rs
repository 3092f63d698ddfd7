//! What a text is made of: runs of one to three characters, without what belongs to one case only.
//!
//! Chinese needs no dictionary for this: "养猪场" is found through 养猪 and 猪场 in a city whose
//! words nobody has listed. Digits and codes (plot numbers, plates, phones, `A3`) are dropped:
//! they say which case it is, not what kind, and a model must not keep them. Letters stand in
//! words of two or more ("KTV", "wifi"), folded to lower case and half width.
//!
//! A gram is packed into a `u64` of 21 bits a character, so that it costs no memory of its own and
//! can be read back.

/// One to three characters; see [`read`].
pub(super) type Gram = u64;

const BITS: u32 = 21;
const MASK: u64 = (1 << BITS) - 1;

/// The stretches of a text that are words: Han characters, or two and more letters.
pub(super) fn runs(text: &str) -> Vec<Vec<char>> {
    let mut runs = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut code = Code::default();
    for c in text.chars().map(fold).chain(std::iter::once(' ')) {
        if c.is_ascii_alphanumeric() {
            if !run.is_empty() {
                runs.push(std::mem::take(&mut run));
            }
            code.push(c);
            continue;
        }
        runs.extend(code.take());
        if is_han(c) {
            run.push(c);
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs
}

/// Letters and digits in a row: a word, or a code that is dropped.
#[derive(Default)]
struct Code {
    letters: Vec<char>,
    digits: bool,
}

impl Code {
    fn push(&mut self, c: char) {
        self.digits |= c.is_ascii_digit();
        self.letters.push(c);
    }
    fn take(&mut self) -> Option<Vec<char>> {
        let Self { letters, digits } = std::mem::take(self);
        (!digits && letters.len() >= 2).then_some(letters)
    }
}

/// Full width to half width, capitals to small letters.
fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        _ => c.to_ascii_lowercase(),
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Every gram of the runs with at most `longest` characters, in the order of the text.
pub(super) fn grams(runs: &[Vec<char>], longest: usize) -> impl Iterator<Item = Gram> {
    runs.iter().flat_map(move |run| (1..=longest).flat_map(move |n| run.windows(n).map(pack)))
}

pub(super) fn pack(chars: &[char]) -> Gram {
    chars.iter().fold(0, |gram, c| (gram << BITS) | u64::from(u32::from(*c)))
}

/// The characters of a gram.
pub(super) fn read(gram: Gram) -> String {
    [2 * BITS, BITS, 0]
        .into_iter()
        .filter_map(|shift| u32::try_from((gram >> shift) & MASK).ok().filter(|c| *c != 0).and_then(char::from_u32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        runs(text).into_iter().map(|run| run.into_iter().collect()).collect()
    }

    #[test]
    fn codes_and_numbers_are_no_words() {
        assert_eq!(said("Q7区3栋楼下KTV太吵，电话13800000000"), ["区", "栋楼下", "ktv", "太吵", "电话"]);
        assert_eq!(said("ＷｉＦｉ　收费"), ["wifi", "收费"]);
        assert_eq!(said("辽A·12345，x"), ["辽"]);
        assert!(said("").is_empty());
    }

    #[test]
    fn a_gram_reads_as_it_was_written() {
        for text in ["路", "路灯", "路灯坏", "𠮷", "ktv"] {
            assert_eq!(read(pack(&text.chars().collect::<Vec<_>>())), text);
        }
        let all: Vec<String> = grams(&runs("路灯坏"), 3).map(read).collect();
        assert_eq!(all, ["路", "灯", "坏", "路灯", "灯坏", "路灯坏"]);
    }
}
