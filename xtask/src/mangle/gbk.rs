//! GBK that lost a byte, read on as if nothing had happened.
//!
//! A character of GBK is two bytes, and nothing says which is the first. Where a careless program cuts
//! one byte off, everything after it is paired wrongly, until a byte that can only stand alone puts the
//! reader back in step. In simplified text that is a digit or a line end. Traditional characters have
//! many second bytes that look like ASCII letters, so there a run is short, and a stray letter such as
//! the `g` in the place of `間` marks where it ended. A pair that means nothing is lost for good.

/// One way to lose a byte.
#[derive(Clone, Copy, Debug)]
pub enum Tear {
    /// Of the ideographic spaces that indent a heading a trim left one byte: `　　（一）` → `。ㄒ唬`.
    Indent,
    /// The first byte of a stop before a quotation mark: `。“` → `！` and wrong pairs.
    Stop,
    /// The first byte of a character after another became `?` and half a gloss: `燃氣` → `燃?xì)`.
    Lead { after: char, of: char, gloss: &'static str },
}

/// What a decoder is given.
enum Piece {
    Byte(u8),
    Text(&'static str),
}

/// The line after its losses, as it was read.
pub fn torn(line: &str, tears: &[Tear]) -> String {
    let mut pieces = Vec::new();
    let mut text = line;
    if tears.iter().any(|tear| matches!(tear, Tear::Indent)) {
        text = line.trim_start_matches([' ', '　']);
        pieces.push(Piece::Byte(0xA1));
    }
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(now) = chars.next() {
        let quoted = matches!(chars.peek(), Some('“' | '《'));
        let mut buffer = [0; 4];
        let (bytes, _, _) = encoding_rs::GBK.encode(now.encode_utf8(&mut buffer));
        let mut lost = 0;
        for tear in tears {
            match *tear {
                Tear::Stop if now == '。' && quoted => lost = 1,
                Tear::Lead { after, of, gloss } if before == after && now == of => {
                    pieces.push(Piece::Text(gloss));
                    lost = 1;
                }
                _ => {}
            }
        }
        pieces.extend(bytes.iter().skip(lost).map(|byte| Piece::Byte(*byte)));
        before = now;
    }
    read(&pieces)
}

/// Pairs bytes from the left as a decoder does; what means nothing is dropped.
fn read(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut lead = None;
    for piece in pieces {
        match (lead.take(), piece) {
            (_, Piece::Text(gloss)) => text.push_str(gloss),
            (Some(first), Piece::Byte(second)) if *second >= 0x40 => text.extend(pair([first, *second])),
            (_, Piece::Byte(byte)) if byte.is_ascii() => text.push(char::from(*byte)),
            (_, Piece::Byte(byte)) => lead = Some(*byte),
        }
    }
    text
}

/// The character of a pair, where it has one that a person could have typed.
fn pair(bytes: [u8; 2]) -> Option<char> {
    let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
    text.chars().next().filter(|char| !matches!(char, '\u{E000}'..='\u{F8FF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_line_reads_as_it_is() {
        let line = "  渔业增加值增长7.5%，海港“两翼”齐飞";
        assert_eq!(torn(line, &[]), line);
    }

    #[test]
    fn an_indent_cut_short_shifts_the_heading_until_a_trail_that_is_a_letter() {
        assert_eq!(torn("　　（一）漁業興旺", &[Tear::Indent]), "。ㄒ唬O業興旺");
    }

    #[test]
    fn a_stop_cut_short_shifts_what_is_quoted() {
        assert!(torn("見效。“三個”新城", &[Tear::Stop]).starts_with("見效！"));
        assert_eq!(torn("見效。三個", &[Tear::Stop]), "見效。三個");
    }

    #[test]
    fn a_lead_torn_off_leaves_half_a_gloss() {
        let tear = Tear::Lead { after: '燃', of: '氣', gloss: "?xì)" };
        let read = torn("天氣冷，燃氣足2成", &[tear]);
        assert!(read.starts_with("天氣冷，燃?xì)"), "{read}");
        assert!(read.ends_with("2成"), "{read}");
    }
}
