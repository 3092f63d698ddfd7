//! The two-byte characters of GBK, from bytes to characters and back.

use std::collections::HashSet;
use std::sync::OnceLock;

/// First byte of a pair.
const LEADS: std::ops::RangeInclusive<u8> = 0x81..=0xFE;
/// Second byte of a pair, among them 0x7F that none has.
const TRAILS: std::ops::RangeInclusive<u8> = 0x40..=0xFE;
const ROW: usize = (*TRAILS.end() - *TRAILS.start()) as usize + 1;

/// The table.
#[derive(Debug)]
pub struct Gbk {
    chars: Vec<Option<char>>,
    /// The bytes of each character of the basic plane; zeros where it has none.
    codes: Vec<[u8; 2]>,
    /// The Chinese characters of Big5.
    big5: HashSet<char>,
}

/// The table, built from the decoder when first asked for.
#[inline]
pub fn gbk() -> &'static Gbk {
    static GBK: OnceLock<Gbk> = OnceLock::new();
    GBK.get_or_init(|| {
        let one = |lead: u8, trail: u8| {
            let pair = [lead, trail];
            let (chars, bad) = encoding_rs::GB18030.decode_without_bom_handling(&pair);
            let c = chars.chars().next().filter(|c| c.len_utf8() == chars.len());
            c.filter(|c| !bad && !('\u{e000}'..='\u{f8ff}').contains(c))
        };
        let chars: Vec<Option<char>> = LEADS.flat_map(|lead| TRAILS.map(move |trail| one(lead, trail))).collect();
        let mut codes = vec![[0, 0]; 1 << 16];
        for (pair, c) in LEADS.flat_map(|lead| TRAILS.map(move |trail| [lead, trail])).zip(&chars) {
            if let Some(code) = c.and_then(|c| codes.get_mut(u32::from(c) as usize)) {
                *code = pair;
            }
        }
        Gbk { chars, codes, big5: big5() }
    })
}

fn big5() -> HashSet<char> {
    let all: Vec<u8> =
        (0xA4..=0xF9).flat_map(|lead| (0xA1..=0xFE).chain(0x40..=0x7E).flat_map(move |trail| [lead, trail])).collect();
    let chars = encoding_rs::BIG5.decode_without_bom_handling(&all).0;
    chars.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
}

impl Gbk {
    /// The character of two bytes; `None` where GBK has none.
    #[inline]
    pub fn decode(&self, lead: u8, trail: u8) -> Option<char> {
        if !LEADS.contains(&lead) || !TRAILS.contains(&trail) {
            return None;
        }
        let at = usize::from(lead - LEADS.start()) * ROW + usize::from(trail - TRAILS.start());
        self.chars.get(at).copied().flatten()
    }

    /// The two bytes of a character, also of one that stands in GBK's private rows.
    #[inline]
    pub fn encode(&self, c: char) -> Option<[u8; 2]> {
        match self.codes.get(u32::from(c) as usize) {
            Some([0, _]) | None if ('\u{e000}'..='\u{f8ff}').contains(&c) => private(c),
            Some([0, _]) | None => None,
            Some(code) => Some(*code),
        }
    }

    /// Characters with this first byte, this second one, or any.
    pub fn with(&self, lead: Option<u8>, trail: Option<u8>) -> impl Iterator<Item = (char, [u8; 2])> + '_ {
        let leads = lead.map_or(LEADS, |b| b..=b);
        leads.flat_map(move |lead| {
            let trails = trail.map_or(TRAILS, |b| b..=b);
            trails.filter_map(move |trail| Some((self.decode(lead, trail)?, [lead, trail])))
        })
    }

    /// Whether traditional texts write the character so; of a sign, yes.
    pub fn in_big5(&self, c: char) -> bool {
        !('\u{4e00}'..='\u{9fff}').contains(&c) || self.big5.contains(&c)
    }

    /// Whether the character stands in GB 2312, the set of simplified texts.
    pub fn in_gb2312(&self, c: char) -> bool {
        matches!(self.encode(c), Some([0xB0..=0xF7, 0xA1..=0xFE]))
    }
}

fn private(c: char) -> Option<[u8; 2]> {
    let mut buffer = [0; 4];
    let (bytes, _, bad) = encoding_rs::GB18030.encode(c.encode_utf8(&mut buffer));
    match *bytes {
        [lead, trail] if !bad => Some([lead, trail]),
        _ => None,
    }
}
