//! CSV that Excel opens: UTF-8 with its mark, one row a measure, and no cell that it would take for a formula.

use super::columns::{self, Cell, MEASURES};
use super::{Form, out::Out};
use std::borrow::Cow;
use yinuo_report::{Whole, words};

/// Rows of measures.
pub struct Csv(Out);

impl Csv {
    /// # Errors
    /// When it cannot be written.
    pub fn new(mut out: Out) -> anyhow::Result<Csv> {
        let heads = MEASURES.columns().map(|(head, _)| Cell::Text((*head).to_owned()));
        out.put("\u{feff}".as_bytes())?;
        out.put(&rows([heads.collect()])?)?;
        Ok(Csv(out))
    }
}

impl Form for Csv {
    type Piece = anyhow::Result<Vec<u8>>;
    type By = ();

    fn by(&self) {}

    fn make((): &(), whole: &Whole) -> Self::Piece {
        rows(whole.reports().flat_map(|report| {
            report.measures.iter().map(|measure| {
                let mut row = columns::from(report).to_vec();
                row.extend(columns::measure(measure));
                row
            })
        }))
    }

    fn put(&mut self, piece: Self::Piece) -> anyhow::Result<()> {
        self.0.put(&piece?)
    }

    fn finish(self) -> anyhow::Result<()> {
        self.0.finish()
    }
}

fn rows(rows: impl IntoIterator<Item = Vec<Cell>>) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| written(cell).into_owned()))?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Number(number) => Cow::Owned(words::number(*number)),
        Cell::Text(text) => tame(text),
    }
}

/// A text that a spreadsheet would run begins with an apostrophe instead; a number does not need one.
fn tame(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula && text.parse::<f64>().is_err() { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+1+1", "'+1+1"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("-16.7", "-16.7"),
            ("增长=好", "增长=好"),
        ] {
            assert_eq!(tame(text), cell);
        }
        assert_eq!(written(&Cell::Number(-16.7)), "-16.7");
    }
}
