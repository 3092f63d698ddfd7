//! Readings in brackets behind a character, such as `(jìn)`: dropped, and told as noise.

use crate::mend::Readings;
use crate::{Builder, Noise, NoiseKind, Text};

/// A gloss is no longer than this, in bytes.
const LONGEST: usize = 48;
/// A reading without a tone (`的(de)`) counts only in a text with so many that have one.
const TONED_MIN: usize = 5;

/// A text without its glosses.
pub struct Unglossed {
    pub text: Text,
    pub noise: Vec<Noise>,
    /// Where they stood in the new text, and what they said.
    pub readings: Readings,
}

/// Takes the glosses out; `None` where there are none.
pub fn unglossed(text: &Text) -> Option<Unglossed> {
    let chars = text.as_str();
    if !chars.as_bytes().chunks(64).any(may_be_toned) {
        return None;
    }
    let found = glosses(chars);
    if found.is_empty() {
        return None;
    }
    let mut builder = Builder::new(text);
    let (mut noise, mut readings) = (Vec::with_capacity(found.len()), Readings::with_capacity(found.len()));
    let mut done = 0;
    for (range, reading) in found {
        builder.keep(done..range.start);
        readings.push((builder.so_far().len(), reading.to_owned()));
        let whole = chars.get(range.clone()).unwrap_or_default();
        noise.push(Noise { kind: NoiseKind::Gloss, text: whole.to_owned(), span: text.source(range.clone()) });
        done = range.end;
    }
    builder.keep(done..chars.len());
    Some(Unglossed { text: builder.finish(), noise, readings })
}

/// Whether one of the bytes begins a letter with a tone or a sign of bopomofo's tones; without branches, so that
/// many bytes are looked at in one step.
fn may_be_toned(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |hit, b| hit | matches!(b, 0xC3..=0xC7))
}

type Gloss<'a> = (std::ops::Range<usize>, &'a str);

fn glosses(chars: &str) -> Vec<Gloss<'_>> {
    // full-width brackets begin with a byte that few other signs begin with
    let signs = memchr::memchr3_iter(b'(', b'[', 0xEF, chars.as_bytes());
    let open = |at: usize| {
        ["(", "（", "[", "［"].into_iter().find(|open| chars.get(at..).is_some_and(|rest| rest.starts_with(open)))
    };
    let mut found: Vec<(Gloss, bool)> = signs.filter_map(|at| gloss(chars, at, open(at)?)).collect();
    let toned = found.iter().filter(|(_, toned)| *toned).count();
    found.retain(|(_, has)| *has || toned >= TONED_MIN);
    found.into_iter().map(|(gloss, _)| gloss).collect()
}

/// A gloss that begins here, and whether its reading has a tone.
fn gloss<'a>(chars: &'a str, at: usize, open: &str) -> Option<(Gloss<'a>, bool)> {
    let close = match open {
        "(" => ')',
        "（" => '）',
        "[" => ']',
        _ => '］',
    };
    let before = chars.get(..at)?.chars().next_back()?;
    let inner = at + open.len();
    let rest = chars.get(inner..)?;
    let mut end = None;
    for (k, c) in rest.char_indices().take_while(|(k, _)| *k <= LONGEST) {
        if c == close {
            end = Some(k);
            break;
        }
        if !is_letter(c) && !matches!(c, ' ' | '\'' | '’' | 'ˊ' | 'ˇ' | 'ˋ' | '˙' | 'ㄅ'..='ㄩ' | '1'..='4') {
            return None;
        }
    }
    let reading = rest.get(..end?)?;
    let toned = is_reading(reading);
    let plain = || ('\u{4e00}'..='\u{9fff}').contains(&before) && is_syllable(reading);
    let range = at..inner + end? + close.len_utf8();
    (!before.is_whitespace() && (toned || plain())).then_some(((range, reading), toned))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || is_toned(c) || c == 'ü'
}

fn is_toned(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ".contains(c)
}

/// Syllables with tones (`jìn`, `chú yīng`, `jin4`), or in bopomofo.
pub fn is_reading(reading: &str) -> bool {
    if !reading.is_empty() && reading.chars().all(|c| matches!(c, 'ㄅ'..='ㄩ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙' | ' ')) {
        return true;
    }
    let mut syllables = reading.split([' ', '\'', '’']).filter(|s| !s.is_empty()).peekable();
    syllables.peek().is_some() && syllables.all(|syllable| has_tone(syllable) && syllable.chars().count() <= 14)
}

/// Letters with a toned vowel, or a syllable and the number of its tone.
fn has_tone(syllable: &str) -> bool {
    if let Some(bare) = syllable.strip_suffix(['1', '2', '3', '4']) {
        return is_syllable(bare);
    }
    syllable.chars().all(is_letter) && syllable.chars().any(is_toned)
}

/// A syllable of Mandarin without its tone.
fn is_syllable(letters: &str) -> bool {
    const INITIALS: [&str; 23] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w",
    ];
    const FINALS: [&str; 37] = [
        "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao", "iu",
        "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ueng", "ü", "üe", "ue",
        "üan", "ün",
    ];
    let rest = INITIALS.iter().find_map(|initial| letters.strip_prefix(initial)).unwrap_or(letters);
    FINALS.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn check(chars: &str, clean: &str) {
        let text = Text::plain(chars.to_owned(), 0);
        let left = unglossed(&text).map_or_else(|| chars.to_owned(), |u| u.text.as_str().to_owned());
        assert_eq!(left, clean);
    }

    #[test]
    fn readings_are_dropped_and_other_brackets_stay() {
        check("新建桥(qiáo)梁12座，改造(zào)道路。", "新建桥梁12座，改造道路。");
        check("新建桥（qiáo）梁", "新建桥梁");
        check("雏鹰(chú yīng)企业", "雏鹰企业");
        check(
            "园区(jiǎ)和（一）、(2023年)、（APP）、(app)、（PM2.5）",
            "园区和（一）、(2023年)、（APP）、(app)、（PM2.5）",
        );
        check("桥(qiáo", "桥(qiáo");
        check("推出手机应用(de)以及咖啡é", "推出手机应用(de)以及咖啡é");
    }

    #[test]
    fn a_gloss_is_told_with_its_place() {
        let text = Text::plain("建桥(qiáo)梁".to_owned(), 0);
        let left = unglossed(&text).unwrap();
        assert_eq!(left.noise[0].text, "(qiáo)");
        assert_eq!(left.noise[0].span, Span::file(6, 13));
        assert_eq!(left.readings, [(6, "qiáo".to_owned())]);
        assert_eq!(left.text.source(3..9), Span::file(3, 16));
    }
}
