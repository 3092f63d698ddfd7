//! A slip: the right to vote once. Its code is printed, drawn blindly and kept by the deputy; only the
//! slip's id, a hash of the code, is ever stored, so nobody knows who drew which slip and nobody
//! without the paper can cast its ballot.
//!
//! ```
//! use yinuo_delivery::vote::slip::{self, Code};
//! use yinuo_kernel::CaseNumber;
//! // Ten random bytes come from the shell.
//! let code = Code::from_random([7; 10]);
//! assert_eq!(code.to_string(), "0W3G-E1R7-0W3G-E1R7");
//! assert_eq!(Code::parse(" ow3g e1r7 0w3g-e1r7 "), Some(code.clone()), "O is read as 0, as people do");
//! let vote = CaseNumber::new(jiff::civil::date(2026, 11, 24), 37);
//! // printf 'yinuo slip\n261124-00037-4\n1\n0W3GE1R70W3GE1R7' | sha256sum
//! let id = slip::id(vote, 1, &code);
//! assert_ne!(id, slip::id(vote, 2, &code), "a slip belongs to one round");
//! ```

use super::digest::digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use yinuo_kernel::CaseNumber;

digest! {
    /// What is known of a slip: SHA-256 over vote, round and code.
    SlipId,
}

/// The secret of a slip: 80 random bits as sixteen symbols of Crockford's base 32 (no I, L, O, U).
/// It is never stored, logged or serialised; its `Debug` is silent. Only a [`Spare`] is told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code([u8; 16]);

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Code {
    /// From the shell's generator; anything but fresh random bytes can be guessed.
    pub fn from_random(bytes: [u8; 10]) -> Code {
        let bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut symbols = [b'0'; 16];
        for (symbol, shift) in symbols.iter_mut().zip((0..16).rev()) {
            let five = (bits >> (shift * 5)) & 31;
            *symbol = usize::try_from(five).ok().and_then(|at| SYMBOLS.get(at)).copied().unwrap_or(b'0');
        }
        Code(symbols)
    }

    /// Reads what a person types: spaces, dashes, small letters and the usual confusions are forgiven.
    pub fn parse(text: &str) -> Option<Code> {
        let mut symbols = [0; 16];
        let mut free = symbols.iter_mut();
        for c in text.chars().take(64) {
            let symbol = match c.to_ascii_uppercase() {
                ' ' | '-' | '　' | '－' | '—' | '–' => continue,
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let symbol = u8::try_from(symbol).ok().filter(|symbol| SYMBOLS.contains(symbol))?;
            *free.next()? = symbol;
        }
        free.next().is_none().then_some(Code(symbols))
    }

    /// The sixteen symbols without dashes: what is hashed, and the key of the seal.
    pub(super) fn bare(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Code {
    /// In groups of four, as it is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, symbol) in self.0.iter().enumerate() {
            let dash = if at > 0 && at % 4 == 0 { "-" } else { "" };
            write!(f, "{dash}{}", char::from(*symbol))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The code of a slip that nobody drew, opened before the tellers and told to everybody. The code and
/// not only its id: an office that wants a deputy's slip out of the count would need the paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Spare(Code);

impl Spare {
    pub fn new(code: Code) -> Spare {
        Spare(code)
    }

    pub fn id(&self, vote: CaseNumber, round: u32) -> SlipId {
        id(vote, round, &self.0)
    }
}

impl fmt::Display for Spare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Spare> for String {
    fn from(spare: Spare) -> String {
        spare.to_string()
    }
}

impl TryFrom<String> for Spare {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Spare, Self::Error> {
        Code::parse(&text).map(Spare).ok_or("a code has sixteen symbols of base 32")
    }
}

/// `SHA-256("yinuo slip\n" vote "\n" round "\n" code)`: text, so that a deputy can do it by hand.
pub fn id(vote: CaseNumber, round: u32, code: &Code) -> SlipId {
    let mut hash = Sha256::new();
    hash.update(format!("yinuo slip\n{vote}\n{round}\n"));
    hash.update(code.bare());
    SlipId(hash.finalize().into())
}

/// In ascending order, none twice: the order in which slips were made or printed is gone.
pub(super) fn is_list<T: Ord>(slips: &[T]) -> bool {
    slips.iter().zip(slips.iter().skip(1)).all(|(one, next)| one < next)
}
