//! Entries as JSON, byte for byte what `serde_json` writes of them.
//!
//! The JSON of a report is five times as long as its text, and nearly all of it is strings in which nothing has
//! to be escaped. So strings are looked over many bytes at a time and copied whole.

use crate::Entry;
use serde::ser::{Error, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

type Result<T = (), E = serde_json::Error> = std::result::Result<T, E>;

/// Adds an entry to a buffer.
///
/// # Errors
/// None with the entries there are: a kind of value that the contract has no use for.
pub fn write(out: &mut Vec<u8>, entry: &Entry) -> Result {
    entry.serialize(Json { out })
}

struct Json<'o> {
    out: &'o mut Vec<u8>,
}

impl Json<'_> {
    fn put(self, bytes: &[u8]) -> Result {
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    fn number(self, mut number: u64) -> Result {
        let mut digits = [0; 20];
        let mut from = digits.len();
        for place in digits.iter_mut().rev() {
            *place = b'0' + (number % 10) as u8;
            number /= 10;
            from -= 1;
            if number == 0 {
                break;
            }
        }
        self.put(digits.get(from..).unwrap_or_default())
    }

    fn string(self, text: &str) -> Result {
        if !is_plain(text.as_bytes()) {
            return serde_json::to_writer(self.out, text);
        }
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }
}

/// Whether a string stands in JSON as it is. Without branches within sixteen bytes, so that they are one step.
fn is_plain(bytes: &[u8]) -> bool {
    let escaped = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    let (chunks, rest) = bytes.as_chunks::<16>();
    chunks.iter().all(|chunk| !chunk.iter().fold(false, |hit, byte| hit | escaped(byte))) && !rest.iter().any(escaped)
}

fn unknown<T>(kind: &str) -> Result<T> {
    Err(Error::custom(format_args!("the contract has no {kind}")))
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeTuple = Impossible<(), serde_json::Error>;
    type SerializeTupleStruct = Impossible<(), serde_json::Error>;
    type SerializeTupleVariant = Impossible<(), serde_json::Error>;
    type SerializeMap = Impossible<(), serde_json::Error>;
    type SerializeStructVariant = Impossible<(), serde_json::Error>;

    fn serialize_bool(self, value: bool) -> Result {
        self.put(if value { b"true" } else { b"false" })
    }

    fn serialize_i8(self, value: i8) -> Result {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result {
        if value < 0 {
            self.out.push(b'-');
        }
        self.number(value.unsigned_abs())
    }

    fn serialize_u8(self, value: u8) -> Result {
        self.number(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result {
        self.number(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result {
        self.number(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result {
        self.number(value)
    }

    fn serialize_f32(self, value: f32) -> Result {
        serde_json::to_writer(self.out, &value)
    }

    fn serialize_f64(self, value: f64) -> Result {
        serde_json::to_writer(self.out, &value)
    }

    fn serialize_char(self, value: char) -> Result {
        self.string(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result {
        self.string(value)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result {
        unknown("bytes")
    }

    fn serialize_none(self) -> Result {
        self.put(b"null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        self.put(b"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result {
        self.put(b"null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        self.string(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result {
        let mut members = self.serialize_struct(variant, 1)?;
        members.serialize_field(variant, value)?;
        SerializeStruct::end(members)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>> {
        self.out.push(b'[');
        Ok(Members { out: self.out, first: true })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o>> {
        self.out.push(b'{');
        Ok(Members { out: self.out, first: true })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple> {
        unknown("tuple")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        unknown("tuple")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        unknown("tuple")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap> {
        unknown("map")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        unknown("struct within a variant")
    }
}

/// What a list or an object holds.
struct Members<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl Members<'_> {
    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        self.comma();
        value.serialize(Json { out: self.out })
    }

    fn end(self) -> Result {
        self.out.push(b']');
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result {
        self.comma();
        // the names of fields are words of ours
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Json { out: self.out })
    }

    fn end(self) -> Result {
        self.out.push(b'}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, text: &str) {
        let reading = yinuo_text::read(text.as_bytes()).unwrap();
        for mut entry in crate::entries(file, &reading) {
            if let Entry::Report(report) = &mut entry {
                assert!(!report.measures.is_empty());
                report.title = Some("“a\"b\\c\nd\u{7f}é\u{1}”".to_owned());
            }
            let mut out = Vec::new();
            write(&mut out, &entry).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&entry).unwrap());
        }
    }

    #[test]
    fn entries_are_written_as_serde_json_writes_them() {
        let opening = "各位代表：现在，我代表市人民政府向大会报告工作，请予审议。\n";
        let review = "一、2030年工作回顾\n渔港泊位增加到36个，增长5.5%。鲸屿岬公路建成通车。\n";
        let plan = "二、2031年工作安排\n渔获量下降0.25万吨，修建码头1200座。\n";
        check("a \"file\".txt", &[opening, review, plan].concat());
        check("other.txt", "港口的一天，没有报告。\n");
    }
}
