//! The numbers that headings and items carry: 一 to 九十九, and figures.

/// A Chinese number from 1 to 99 at the beginning of a text, and the bytes it takes.
pub fn chinese(text: &str) -> Option<(u32, usize)> {
    let mut digits = text.chars().map(digit).take(4).map_while(|d| d).peekable();
    let mut taken = 0;
    let mut value = 0;
    let mut tens = false;
    let mut units = false;
    while let Some(d) = digits.next() {
        match d {
            10 if tens || (units && digits.peek() == Some(&10)) => return None,
            10 => (value, tens, units) = (value.max(1) * 10, true, false),
            _ if units => return None,
            _ => (value, units) = (value + d, true),
        }
        taken += "十".len();
    }
    (taken > 0).then_some((value, taken))
}

/// Figures at the beginning of a text: a number from 1 to 99.
pub fn figures(text: &str) -> Option<(u32, usize)> {
    let taken = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let value: u32 = text.get(..taken)?.parse().ok()?;
    (taken < 3 && value > 0).then_some((value, taken))
}

/// A year in figures at the beginning of a text, such as 2024年; without its 年.
pub fn year(text: &str) -> Option<i32> {
    let digits = text.get(..4)?;
    let year: i32 = digits.parse().ok()?;
    let named = text.get(4..)?.trim_start_matches(' ').starts_with('年');
    (named && (1949..2100).contains(&year)).then_some(year)
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_ninety_nine() {
        for (text, want) in [("一、", 1), ("十、", 10), ("十二)", 12), ("二十", 20), ("二十三是", 23)] {
            assert_eq!(chinese(text).map(|(n, _)| n), Some(want), "{text}");
        }
        for text in ["", "百", "五一、端午", "十十", "一二"] {
            assert_eq!(chinese(text), None, "{text}");
        }
        assert_eq!(figures("12.建"), Some((12, 2)));
        assert_eq!(figures("2024年"), None);
        assert_eq!(year("2024年工作"), Some(2024));
        assert_eq!(year("2024个"), None);
    }
}
