//! Chinese set as Chinese: a half-width stop beside a Chinese character is shown full-width. Portals and
//! typists mix them; spans and the contract keep what stands in the file.

/// A text set alone.
pub fn typeset(text: &str) -> String {
    typeset_in(text, 0..text.len())
}

/// A range of a text, set by what stands around each character.
pub fn typeset_in(text: &str, range: std::ops::Range<usize>) -> String {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let inside = text.get(range.clone()).unwrap_or_default();
    let mut after = text.get(range.start..).unwrap_or_default().chars().skip(1);
    let mut previous = before;
    let set = inside.chars().map(|c| {
        let next = after.next();
        let chinese = previous.is_some_and(chinese) || next.is_some_and(chinese);
        let digits = previous.is_some_and(|p| p.is_ascii_digit()) && next.is_some_and(|n| n.is_ascii_digit());
        previous = Some(c);
        if chinese && !digits { full(c) } else { c }
    });
    set.collect()
}

fn full(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        other => other,
    }
}

fn chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '《' | '》' | '“' | '”' | '、' | '。' | '「' | '」')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_follow_their_neighbours() {
        for (text, set) in [
            ("增长6.2%,完成投资1,234亿元;其中:", "增长6.2%，完成投资1,234亿元；其中："),
            ("(一)产业(jobs, wages)", "（一）产业（jobs, wages)"),
            ("9:30开始", "9:30开始"),
            ("plain, text", "plain, text"),
        ] {
            assert_eq!(typeset(text), set);
        }
        let text = "收入5%,增";
        let comma = text.find(',').unwrap_or_default();
        assert_eq!(typeset_in(text, comma..comma + 1), "，");
    }
}
