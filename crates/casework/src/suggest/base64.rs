//! Bytes as text (RFC 4648, with padding), for the weights of a model in JSON.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = (0..3).fold(0u32, |word, at| (word << 8) | three.get(at).map_or(0, |byte| u32::from(*byte)));
        for at in 0..4 {
            let six = (word >> (18 - 6 * at)) & 63;
            let letter = if at > three.len() { b'=' } else { LETTERS.get(six as usize).copied().unwrap_or(b'=') };
            text.push(char::from(letter));
        }
    }
    text
}

/// `None` when it is not base64.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 3);
    for four in letters.chunks(4) {
        let mut word = 0u32;
        for at in 0..4 {
            word = (word << 6) | four.get(at).map_or(Some(0), |letter| value(*letter))?;
        }
        let [_, three @ ..] = word.to_be_bytes();
        bytes.extend_from_slice(three.get(..four.len().checked_sub(1).filter(|n| *n > 0)?)?);
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_rfc() {
        for (plain, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(write(plain.as_bytes()), text);
            assert_eq!(read(text).unwrap(), plain.as_bytes());
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(read(&write(&all)).unwrap(), all);
        assert!(read("路灯").is_none() && read("Z").is_none());
    }
}
