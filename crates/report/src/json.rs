//! The contract as JSON, byte for byte as `serde_json` writes it, at half the cost.
//!
//! Half of what is written are the names of fields, which hold nothing to escape and are not looked at; words are
//! looked at eight bytes at a time, and the few with a sign to escape are left to `serde_json`, as numbers are.
//! What is written is gathered in a [`block`], since most of it is a few bytes.

mod block;

use crate::Entry;
use block::Block;
use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

/// What can go wrong: the contract holds something that this writer does not know.
type Error = serde_json::Error;
type Done = Result<(), Error>;

/// Writes one entry, without an end of line.
///
/// # Errors
/// When the contract has grown a kind of value that this writer does not know; the tests see that it has not.
pub fn write(entry: &Entry, out: &mut Vec<u8>) -> Done {
    let mut block = Block::before(out);
    entry.serialize(Writer { out: &mut block })?;
    block.finish();
    Ok(())
}

/// Writes one value.
struct Writer<'a, 'b> {
    out: &'a mut Block<'b>,
}

/// Writes what stands in `{}` or `[]`.
struct Inner<'a, 'b> {
    out: &'a mut Block<'b>,
    /// Nothing stands in it yet.
    empty: bool,
}

impl Inner<'_, '_> {
    fn close(self, bracket: &[u8; 1]) -> Done {
        self.out.put(bracket);
        Ok(())
    }
}

/// Bytes of a word that are looked at together.
const WORD: usize = 8;

/// Whether a text is written as it stands.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<WORD>() else {
        return bytes.iter().all(|byte| !matches!(byte, ..0x20 | b'"' | b'\\'));
    };
    let (words, _) = bytes.as_chunks::<WORD>();
    !words.iter().chain([last]).any(|word| has_special(u64::from_le_bytes(*word)))
}

/// Whether any of eight bytes is a control, a quotation mark or a backslash.
fn has_special(word: u64) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    if word & HIGH == HIGH {
        // Chinese alone
        return false;
    }
    let below = |word: u64, least: u8| word.wrapping_sub(ONES * u64::from(least)) & !word & HIGH;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    below(word, 0x20) | is(b'"') | is(b'\\') != 0
}

fn unknown<T>() -> Result<T, Error> {
    Err(Error::custom("the contract has no such value"))
}

/// Values that are written as `serde_json` writes them.
macro_rules! by_serde_json {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(fn $name(self, value: $type) -> Done {
            serde_json::to_writer(self.out, &value)
        })*
    };
}

/// Values that the contract does not have.
macro_rules! unknown {
    ($($name:ident($($type:ty),*) -> $answer:ty),* $(,)?) => {
        $(fn $name(self, $(_: $type),*) -> Result<$answer, Error> {
            unknown()
        })*
    };
}

impl<'a, 'b> Serializer for Writer<'a, 'b> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Inner<'a, 'b>;
    type SerializeStruct = Inner<'a, 'b>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    by_serde_json! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64, serialize_char: char,
    }

    unknown! {
        serialize_bytes(&[u8]) -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_bool(self, value: bool) -> Done {
        if value {
            self.out.put(b"true");
        } else {
            self.out.put(b"false");
        }
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Done {
        if !is_plain(text) {
            return serde_json::to_writer(self.out, text);
        }
        self.out.put(b"\"");
        self.out.put(text.as_bytes());
        self.out.put(b"\"");
        Ok(())
    }

    #[inline]
    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    #[inline]
    fn serialize_unit(self) -> Done {
        self.out.put(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.out.put(b"\"");
        self.out.put(variant.as_bytes());
        self.out.put(b"\"");
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        unknown()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inner<'a, 'b>, Error> {
        self.out.put(b"[");
        Ok(Inner { out: self.out, empty: true })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inner<'a, 'b>, Error> {
        self.out.put(b"{");
        Ok(Inner { out: self.out, empty: true })
    }
}

impl SerializeSeq for Inner<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        if !std::mem::take(&mut self.empty) {
            self.out.put(b",");
        }
        value.serialize(Writer { out: self.out })
    }

    fn end(self) -> Done {
        self.close(b"]")
    }
}

impl SerializeStruct for Inner<'_, '_> {
    type Ok = ();
    type Error = Error;

    // so that the length of each name is known where it is written
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        if std::mem::take(&mut self.empty) {
            self.out.put(b"\"");
        } else {
            self.out.put(b",\"");
        }
        self.out.put(name.as_bytes());
        self.out.put(b"\":");
        value.serialize(Writer { out: self.out })
    }

    fn end(self) -> Done {
        self.close(b"}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(entry: &Entry) {
        let mut written = Vec::new();
        write(entry, &mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(entry).unwrap());
    }

    #[test]
    fn a_report_is_written_as_serde_json_writes_it() {
        let report = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2030年工作回顾\n地区生产总值\\911.6亿元、增长6.5%，居全省第3位。\
                      \t“一\"号”工程开工建设，投资3.5亿元。提高3个百分点，达到37%。\n二、2031年工作安排\n建成鲸屿岬风电。";
        for name in ["report.txt", "a \"name\"\\\u{1}\u{7f}\u{2028}.txt"] {
            let whole = crate::whole(name, report.as_bytes()).unwrap();
            assert!(whole.has_report());
            whole.entries.iter().for_each(check);
        }
        crate::whole("page.txt", "一篇散文".as_bytes()).unwrap().entries.iter().for_each(check);
    }

    proptest! {
        #[test]
        fn any_words_are_written_as_serde_json_writes_them(text in "[a\\\\\"\\x00-\\x22\\x7f-\\x80渔𠮷]{0,40}") {
            let mut written = Vec::new();
            let mut block = Block::before(&mut written);
            Writer { out: &mut block }.serialize_str(&text).unwrap();
            block.finish();
            prop_assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&text).unwrap());
        }
    }
}
