//! The citizens' codes, and tokens of sessions.
//!
//! A code is derived from the database's secret and the case number, so it need not be stored
//! and a repeated submission shows the same one.

use subtle::ConstantTimeEq;
use yinuo_journal::digest;
use yinuo_kernel::CaseNumber;

/// Eight digits, easy to read out.
pub fn of_case(secret: &[u8; 32], case: CaseNumber) -> String {
    let digest = digest::keyed(secret, &[b"code", case.bare().as_bytes()]);
    let number = u64::from_str_radix(digest.get(..15).unwrap_or("0"), 16).unwrap_or(0);
    format!("{:08}", number % 100_000_000)
}

/// `4821 7730`
pub fn spaced(code: &str) -> String {
    let (head, tail) = code.split_at_checked(4).unwrap_or((code, ""));
    format!("{head} {tail}")
}

/// Whether what a person typed is the code; spaces and full-width digits are forgiven.
pub fn fits(secret: &[u8; 32], case: CaseNumber, typed: &str) -> bool {
    let digits: String = typed
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
            _ => None,
        })
        .take(16)
        .collect();
    digits.as_bytes().ct_eq(of_case(secret, case).as_bytes()).into()
}

/// A fresh random text of 64 hex digits.
pub fn random() -> String {
    let mut bytes = [0u8; 32];
    // Without randomness no secret can be made; an empty one never matches a stored hash.
    if getrandom::fill(&mut bytes).is_err() {
        return String::new();
    }
    digest::hex(&bytes)
}

/// What is stored of a token.
pub fn token_hash(token: &str) -> String {
    digest::hex(&digest::plain(&[b"session", token.as_bytes()]))
}
