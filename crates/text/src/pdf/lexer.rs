//! Operands and operators of a content stream, with their places.

/// What an operator is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    Number(f64),
    Name(Vec<u8>),
    Words(Words),
    List(Vec<Operand>),
    /// Anything that shows no text.
    Other,
}

/// A string: its bytes, and where each of them is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub bytes: Vec<u8>,
    /// First byte in the stream of each byte of the string.
    pub places: Vec<u32>,
    /// One past the last.
    pub end: u32,
}

/// A token of the stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Operand(Operand),
    Operator(Vec<u8>),
}

/// Deeper lists are no text.
const DEEPEST: usize = 8;

/// Reads a stream from its beginning to its end.
#[derive(Debug)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b) = self.peek() {
            match b {
                b'%' => {
                    self.at += memchr::memchr2(b'\n', b'\r', self.bytes.get(self.at..).unwrap_or_default())
                        .unwrap_or(self.bytes.len() - self.at)
                }
                b' ' | b'\t' | b'\r' | b'\n' | 0x0C | 0 => self.at += 1,
                _ => break,
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Option<Token> {
        self.skip_space();
        let token = match self.peek()? {
            b'(' => Operand::Words(self.literal()),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => return self.skip(2),
            b'<' => Operand::Words(self.hex()),
            b'>' => return self.skip(if self.bytes.get(self.at + 1) == Some(&b'>') { 2 } else { 1 }),
            b'[' if depth < DEEPEST => self.list(depth),
            b'[' | b']' | b'{' | b'}' | b')' => return self.skip(1),
            b'/' => {
                self.at += 1;
                Operand::Name(self.word().to_vec())
            }
            _ => return Some(self.number_or_operator()),
        };
        Some(Token::Operand(token))
    }

    fn skip(&mut self, width: usize) -> Option<Token> {
        self.at += width;
        Some(Token::Operand(Operand::Other))
    }

    fn word(&mut self) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|b| b" \t\r\n\x0C\0()<>[]{}/%".contains(b)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn number_or_operator(&mut self) -> Token {
        let word = self.word();
        if word.is_empty() {
            self.at += 1;
            return Token::Operand(Operand::Other);
        }
        let number = word.first().is_some_and(|b| b.is_ascii_digit() || b"+-.".contains(b));
        match std::str::from_utf8(word).ok().filter(|_| number).and_then(|word| word.parse().ok()) {
            Some(number) => Token::Operand(Operand::Number(number)),
            None => Token::Operator(word.to_vec()),
        }
    }

    fn list(&mut self, depth: usize) -> Operand {
        self.at += 1;
        let mut list = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => match self.operand(depth + 1) {
                    Some(Token::Operand(operand)) => list.push(operand),
                    Some(Token::Operator(_)) => {}
                    None => break,
                },
            }
        }
        Operand::List(list)
    }

    fn literal(&mut self) -> Words {
        self.at += 1;
        let mut words = Words::default();
        let mut depth = 1;
        while let Some(b) = self.peek() {
            let place = self.at;
            self.at += 1;
            let byte = match b {
                b'(' => {
                    depth += 1;
                    Some(b)
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    Some(b)
                }
                b'\\' => self.escape(),
                b => Some(b),
            };
            if let Some(byte) = byte {
                words.push(byte, place);
            }
        }
        words.end = place(self.at.saturating_sub(1));
        words
    }

    fn escape(&mut self) -> Option<u8> {
        let b = self.peek()?;
        self.at += 1;
        match b {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u16::from(b - b'0');
                for _ in 0..2 {
                    let Some(b @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u16::from(b - b'0');
                    self.at += 1;
                }
                Some((code & 0xFF) as u8)
            }
            b => Some(b),
        }
    }

    fn hex(&mut self) -> Words {
        self.at += 1;
        let mut words = Words::default();
        let mut half: Option<(u8, usize)> = None;
        while let Some(b) = self.peek() {
            let place = self.at;
            self.at += 1;
            if b == b'>' {
                break;
            }
            let Some(digit) = char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok()) else { continue };
            match half.take() {
                Some((high, at)) => words.push(high << 4 | digit, at),
                None => half = Some((digit, place)),
            }
        }
        if let Some((high, at)) = half {
            words.push(high << 4, at);
        }
        words.end = place(self.at.saturating_sub(1));
        words
    }

    /// Behind `ID`: to the `EI` that ends the bytes of an image.
    pub fn skip_image(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = memchr::memmem::find_iter(rest, b"EI");
        let free = |k: &usize| {
            *k > 0
                && rest.get(k - 1).is_some_and(u8::is_ascii_whitespace)
                && rest.get(k + 2).is_none_or(u8::is_ascii_whitespace)
        };
        let end = ends.into_iter().find(free);
        self.at += end.map_or(rest.len(), |k| k + 2);
    }
}

impl Words {
    fn push(&mut self, byte: u8, at: usize) {
        self.bytes.push(byte);
        self.places.push(place(at));
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.operand(0)
    }
}
