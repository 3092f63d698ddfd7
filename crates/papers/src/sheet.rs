//! What stands on a sheet of a workbook, without how it looks.

/// A sheet: a title over the columns, then rows that can be filtered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// On its tab; cut to 31 characters without `[]:*?/\`, and numbered if another has it already.
    pub name: String,
    /// Over the columns, and in the header of a print.
    pub title: String,
    /// From left to right.
    pub columns: Vec<Field>,
    /// From above.
    pub rows: Vec<Vec<Value>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its title.
    pub title: String,
    /// Its width in characters of half width, as Excel counts it; a Chinese character is two.
    pub width: u16,
    /// What its values are.
    pub kind: Kind,
}

/// What the values of a column are: how they are set and aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words, wrapped, at the left.
    #[default]
    Text,
    /// Numbers, at the right.
    Number,
    /// Days, `yyyy-mm-dd`, in the middle.
    Date,
    /// Shares of one, printed as per cent with one digit.
    Percent,
}

/// A value of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words; written as words whatever they begin with, so that none becomes a formula.
    Text(String),
    /// A number; in a column of per cent 0.5 is 50%. What is not finite is written as words.
    Number(f64),
    /// A day, ISO 8601 (`2026-01-08`); what is no day is written as words.
    Date(String),
    /// Words that lead somewhere: `http`, `https` or `mailto`; anything else stays plain words. Few of
    /// them: not every program wraps a link.
    Link {
        /// The words.
        text: String,
        /// Where.
        to: String,
    },
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(f64::from(number))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Empty, Into::into)
    }
}

impl Field {
    /// A column of words.
    pub fn new(title: impl Into<String>, width: u16) -> Field {
        Field { title: title.into(), width, kind: Kind::Text }
    }

    /// The same of another kind.
    #[must_use]
    pub fn of(self, kind: Kind) -> Field {
        Field { kind, ..self }
    }
}

impl Sheet {
    /// Without rows yet.
    pub fn new(name: impl Into<String>, title: impl Into<String>, columns: impl Into<Vec<Field>>) -> Sheet {
        Sheet { name: name.into(), title: title.into(), columns: columns.into(), rows: Vec::new() }
    }

    /// One more row.
    pub fn push(&mut self, row: impl Into<Vec<Value>>) {
        self.rows.push(row.into());
    }
}
