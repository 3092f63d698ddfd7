//! The schema as the server has it, one line a column and an index: `schema.sql` holds what it
//! must be.

use crate::Target;
use crate::encode::get;
use crate::link::Link;
use yinuo_journal::Fault;

/// Every column with its type, and every index.
///
/// # Errors
/// When the database cannot be read.
pub fn schema(target: &Target) -> Result<String, Fault> {
    let mut link = Link::connect(target, "yinuo schema", "")?;
    let rows = link.query(include_str!("../queries/schema.sql"), &[])?;
    rows.iter().map(|row| Ok(get::<String>(row, "line")? + "\n")).collect()
}
