//! Names that Excel allows for a sheet.

use crate::clean;

/// As many characters as a name may have; Excel counts in UTF-16.
const LONGEST: usize = 31;

/// A name that no sheet has yet.
pub fn unused(name: &str, taken: &[String]) -> String {
    let name = clean::line(name);
    let kept: String = name.chars().filter(|c| !"[]:*?/\\".contains(*c)).collect();
    let kept = kept.trim().trim_matches('\'').trim();
    let base = match kept {
        "" => "表",
        // Excel keeps this name for itself
        reserved if reserved.eq_ignore_ascii_case("history") => "表",
        other => other,
    };
    let mut number = 1_usize;
    loop {
        let suffix = if number == 1 { String::new() } else { format!("（{number}）") };
        let room = LONGEST.saturating_sub(suffix.encode_utf16().count());
        let candidate = format!("{}{suffix}", cut(base, room).trim_end().trim_end_matches('\''));
        if !taken.iter().any(|other| other.to_lowercase() == candidate.to_lowercase()) {
            return candidate;
        }
        number += 1;
    }
}

fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > units {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_differ() {
        let mut taken = Vec::new();
        let cases = [
            ("任务", "任务"),
            ("任务", "任务（2）"),
            ("[a]/b", "ab"),
            ("AB", "AB（2）"),
            ("", "表"),
            ("History", "表（2）"),
            ("'引'", "引"),
        ];
        for (given, wanted) in cases {
            let name = unused(given, &taken);
            assert_eq!(name, wanted, "{given}");
            taken.push(name);
        }
        let long = "很".repeat(40);
        assert_eq!(unused(&long, &taken).chars().count(), 31);
        taken.push(unused(&long, &taken));
        assert_eq!(unused(&long, &taken).chars().count(), 31);
    }
}
