//! JSON Lines: the contract.

use super::{Form, out::Out};
use yinuo_report::Whole;

/// One object a line for each document.
pub struct Json(pub Out);

impl Form for Json {
    type Piece = Result<Vec<u8>, serde_json::Error>;
    type By = ();

    fn by(&self) {}

    fn make((): &(), whole: &Whole) -> Self::Piece {
        let mut lines = Vec::new();
        for entry in &whole.entries {
            yinuo_report::json::write(entry, &mut lines)?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    fn put(&mut self, piece: Self::Piece) -> anyhow::Result<()> {
        self.0.put(&piece?)
    }

    fn finish(self) -> anyhow::Result<()> {
        self.0.finish()
    }
}
