//! Rows that can be forgotten: what people wrote, who they are, what they photographed.

use crate::digest::{self, Key};
use serde::{Deserialize, Serialize};
use yinuo_casework::{Blob, Words};
use yinuo_kernel::{BlobId, PersonId, WordsId};

/// What somebody wrote. A submission has all fields, a reply only the body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Text {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    pub body: String,
    /// Where it is, in the person's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Longitude and latitude in degrees (WGS 84).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<[f64; 2]>,
}

/// One row of words.
#[derive(Clone, Debug, PartialEq)]
pub struct WordsRow {
    pub id: WordsId,
    pub key: Key,
    pub text: Text,
}

impl WordsRow {
    /// What the digest covers: the text as it is stored.
    pub fn stored(&self) -> String {
        serde_json::to_string(&self.text).unwrap_or_default()
    }

    /// The pointer that goes into the event.
    pub fn pointer(&self) -> Words {
        let chars = u32::try_from(self.text.body.chars().count()).unwrap_or(u32::MAX);
        Words { id: self.id, digest: digest_words(&self.key, &self.stored()), chars }
    }
}

/// The digest of a stored text.
pub fn digest_words(key: &Key, stored: &str) -> String {
    digest::keyed(key, &[b"words", stored.as_bytes()])
}

/// Who reported. The case points at it; nothing else does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    pub id: Option<PersonId>,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub phone: String,
}

impl PersonRow {
    /// 李** and 199****0001: enough to tell two callers apart, too little to find one.
    pub fn masked(&self) -> (String, String) {
        let mut letters = self.name.chars();
        let name = letters
            .next()
            .map_or_else(String::new, |first| std::iter::once(first).chain(letters.take(3).map(|_| '*')).collect());
        let digits: Vec<char> = self.phone.chars().collect();
        let phone = match digits.len() {
            0 => String::new(),
            8.. => digits
                .iter()
                .enumerate()
                .map(|(i, c)| if (3..digits.len() - 4).contains(&i) { '*' } else { *c })
                .collect(),
            _ => "*".repeat(digits.len()),
        };
        (name, phone)
    }
}

/// One photo: re-encoded before it comes here, so that no position or camera data is left in it.
#[derive(Clone, PartialEq, Eq)]
pub struct BlobRow {
    pub id: BlobId,
    pub key: Key,
    /// JPEG.
    pub bytes: Vec<u8>,
    /// A small JPEG for lists.
    pub thumb: Vec<u8>,
}

impl std::fmt::Debug for BlobRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BlobRow({}, {} bytes)", self.id, self.bytes.len())
    }
}

impl BlobRow {
    pub fn pointer(&self) -> Blob {
        let digest = digest_blob(&self.key, &self.bytes);
        Blob { id: self.id, digest, bytes: u32::try_from(self.bytes.len()).unwrap_or(u32::MAX) }
    }
}

/// The digest of a stored photo.
pub fn digest_blob(key: &Key, bytes: &[u8]) -> String {
    digest::keyed(key, &[b"blob", bytes])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_just_enough() {
        let person = |name: &str, phone: &str| PersonRow { id: None, name: name.into(), phone: phone.into() }.masked();
        assert_eq!(person("王小明", "19900001234"), ("王**".into(), "199****1234".into()));
        assert_eq!(person("欧阳长名字很长", "12345"), ("欧***".into(), "*****".into()));
        assert_eq!(person("", ""), (String::new(), String::new()));
    }
}
