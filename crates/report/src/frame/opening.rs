//! What stands before the text itself: title, where and when the report was delivered, by whom.

use super::date::{Date, dates};
use super::part::year_in;
use super::{place, speaker};
use crate::Level;
use crate::scan::has;
use crate::stops::{ends_sentence, is_space};

/// The opening is no longer.
const BYTES_MAX: usize = 2400;

/// The headline of an annex is no longer, in bytes.
const LINE_MAX: usize = 72;

/// What the opening says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// As it stands.
    pub title: Option<String>,
    /// Name and level.
    pub place: Option<(String, Level)>,
    /// The year of the title, else of the delivery.
    pub year: Option<i32>,
    /// The day of the delivery.
    pub delivered: Option<Date>,
    /// Who delivered it.
    pub speaker: Option<String>,
}

/// Reads the opening. `first` is where the first heading stands; `label` is the page's own title.
pub fn read(text: &str, first: Option<usize>, label: Option<&str>) -> Opening {
    let head = head(text, first);
    let lines = || head.split('\n').map(|line| line.trim_matches(is_space)).filter(|line| !line.is_empty());
    let title = lines().take(12).find_map(titled).or_else(|| joined(head)).or_else(|| label.and_then(of_label));
    let delivered = delivered(head);
    let place = assembly(head)
        .or_else(|| title.as_deref().and_then(of_title))
        .or_else(|| greeting(text.get(..text.floor_char_boundary(BYTES_MAX * 2)).unwrap_or(text)))
        .or_else(|| label.and_then(of_label).as_deref().and_then(of_title))
        .or_else(|| unsaid(text, head));
    let year = title.as_deref().and_then(year_in).or(delivered.map(|d| d.year + i32::from(d.month >= 11)));
    Opening { title, place, year, delivered, speaker: speaker::read(head) }
}

/// A report of fewer lines has lost them.
const LINES_MIN: usize = 16;

/// Whether the lines of a report were joined.
pub fn has_lost_lines(text: &str) -> bool {
    text.matches('\n').take(LINES_MIN).count() < LINES_MIN
}

/// Where annexes begin: glossaries, lists of what was promised.
pub fn annex(text: &str) -> usize {
    const WORDS: [&str; 8] = ["名词解释", "附件", "附录", "附:", "附\u{ff1a}", "注释", "相关名词", "有关名词"];
    // where lines were joined, a space behind a sentence stands for the end of one
    let joined = has_lost_lines(text);
    let ends = |c: char| c == '\n' || joined && is_space(c);
    let half = text.floor_char_boundary(text.len() / 2);
    let front = text.get(..half).unwrap_or_default();
    let mut at = front.trim_end_matches(|c| !ends(c)).len();
    let mut rest = text.get(at..);
    while let Some(line) = rest {
        let end = if joined { line.find(ends) } else { memchr::memchr(b'\n', line.as_bytes()) };
        let line = line.get(..end.unwrap_or(line.len())).unwrap_or_default();
        let words = line.trim_matches(is_space);
        let opens = || WORDS.iter().any(|word| words.starts_with(word)) || has(words, "名词解释");
        let fresh =
            || text.get(..at).is_some_and(|front| front.ends_with('\n') || front.trim_end().ends_with(ends_sentence));
        if at > 0 && words.len() <= LINE_MAX && !has(words, "。") && opens() && fresh() {
            return at;
        }
        at += line.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        rest = text.get(at..);
    }
    text.len()
}

/// The text before the deputies are addressed.
fn head(text: &str, first: Option<usize>) -> &str {
    let end = text.floor_char_boundary(BYTES_MAX.min(first.unwrap_or(text.len())));
    let head = text.get(..end).unwrap_or_default();
    let address = ["各位代表", "各位委员", "各位主任", "我代表"].iter().filter_map(|w| head.find(w)).min();
    head.get(..address.unwrap_or(end)).unwrap_or(head)
}

/// A line that is the title.
fn titled(line: &str) -> Option<String> {
    let squeezed: String = line.chars().filter(|c| !is_space(*c)).collect();
    let squeezed = squeezed.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '《').to_owned();
    let about = squeezed.ends_with("政府工作报告") || squeezed.ends_with("政府工作报告(全文)");
    let other = ["查阅", "查看", "解读", "更多", "图解", "一图", "来源", "听取", "关于", "审议", "在线"];
    (about && squeezed.chars().count() <= 36 && !other.iter().any(|w| squeezed.contains(w))).then_some(squeezed)
}

/// A title whose line was joined with what follows: `2031年青屿市政府工作报告 ——2031年1月8日在…`.
fn joined(head: &str) -> Option<String> {
    let (front, rest) = head.split_once("政府工作报告")?;
    let next = ["来源", "政府工作报告", "发布", "各位"].iter().any(|word| rest.starts_with(word));
    let ends = next || rest.starts_with(|c: char| is_space(c) || matches!(c, '-' | '—' | '(' | '\u{ff08}' | '2'));
    let front = front.rsplit(|c: char| c == '\n' || is_space(c) || c == '。').next()?;
    if ends && front.chars().count() <= 24 { titled(&format!("{front}政府工作报告")) } else { None }
}

/// The title in the label of a page: without the name of the site, without a bracket in front.
fn of_label(label: &str) -> Option<String> {
    let label = label.rsplit_once('】').map_or(label, |(_, rest)| rest);
    label.split(['_', '|', '-', '–', '—', '\u{ff5c}']).find_map(|piece| titled(piece.trim()))
}

/// The place in `2031年青屿市政府工作报告`, `青屿市2031年政府工作报告`.
fn of_title(title: &str) -> Option<(String, Level)> {
    let front = title.split("政府工作报告").next()?.trim_end_matches("人民");
    let name = match front.split_once('年') {
        Some((before, "")) => before.trim_end_matches(|c: char| c.is_ascii_digit()),
        Some((_, after)) => after,
        None => front,
    };
    place::of_name(name)
}

/// The place of the assembly: 在青屿市第三届人民代表大会第二次会议上.
fn assembly(head: &str) -> Option<(String, Level)> {
    let end = head.find("人民代表大会")?;
    let front = head.get(..end)?;
    if front.ends_with("全国") {
        return place::of_name("全国");
    }
    let (front, _) = front.rsplit_once('第')?;
    let name = front.rsplit(|c: char| c == '在' || c == '于' || !c.is_alphanumeric()).next()?;
    place::of_name(name)
}

/// The place that the speaker speaks for: 我代表青屿市人民政府.
fn greeting(text: &str) -> Option<(String, Level)> {
    if let Some((front, _)) = text.split_once("人民政府") {
        let name = front.rsplit_once("代表").map(|(_, name)| name)?;
        return place::of_name(name);
    }
    text.contains("我代表国务院").then(|| place::of_name("全国")).flatten()
}

/// The place of a report that names none: of a city, the one it speaks of all the time.
fn unsaid(text: &str, head: &str) -> Option<(String, Level)> {
    let begin = text.get(head.len()..)?;
    let greeting = begin.split(ends_sentence).find(|s| s.contains("我代表"))?;
    (greeting.contains("代表市人民政府") || greeting.contains("代表市政府")).then(|| place::of_text(text)).flatten()
}

/// The date beside the assembly, else the only one that is not of a publication.
fn delivered(head: &str) -> Option<Date> {
    let mut other = None;
    for line in head.split('\n') {
        for (start, end, date) in dates(line) {
            let rest: String = line.get(end..).unwrap_or_default().chars().take(40).collect();
            if rest.contains("会议") || rest.contains("大会") {
                return Some(date);
            }
            let before: String = line.get(..start).unwrap_or_default().chars().rev().take(8).collect();
            if !["布发", "源来", "间时", "辑编", "新更", "期日"].iter().any(|word| before.contains(word)) {
                other = other.or(Some(date));
            }
        }
    }
    other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: [Option<&str>; 4]) {
        let got = read(text, None, None);
        let date = got.delivered.map(Date::iso);
        let place = got.place.map(|(name, _)| name);
        assert_eq!([got.title.as_deref(), place.as_deref(), date.as_deref(), got.speaker.as_deref()], want, "{text}");
    }

    #[test]
    fn an_opening_says_title_place_date_and_speaker() {
        check(
            "2031年青屿市政府工作报告\n——2031年1月8日在青屿市第三届人民代表大会第二次会议上\n市长 林海生\n各位代表:",
            [Some("2031年青屿市政府工作报告"), Some("青屿市"), Some("2031-01-08"), Some("林海生")],
        );
        check(
            "2031年1月8日在青屿市第三届人民代表大会第二次会议上林海各位代表:现在,我代表市政府",
            [None, Some("青屿市"), Some("2031-01-08"), Some("林海")],
        );
        check(
            "政 府 工 作 报 告\n(2031年1月8日在青屿县第三届人民代表大会第二次会议上)\n青屿县人民政府县长 林 海\n各位代表:",
            [Some("政府工作报告"), Some("青屿县"), Some("2031-01-08"), Some("林海")],
        );
        check("各位代表:\n现在,我代表青屿区人民政府向大会报告工作。", [None, Some("青屿区"), None, None]);
        check(
            "青屿市2031年政府工作报告\n发布时间:2031年2月1日\n各位代表:",
            [Some("青屿市2031年政府工作报告"), Some("青屿市"), None, None],
        );
    }
}
