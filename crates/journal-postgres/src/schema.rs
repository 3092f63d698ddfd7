//! The schema as the server has it, as SQL: `schema.sql` holds what it must be.

use crate::Target;
use crate::encode::get;
use crate::link::Link;
use yinuo_journal::Fault;

/// Every table and every index.
///
/// # Errors
/// When the database cannot be read.
pub fn schema(target: &Target) -> Result<String, Fault> {
    let mut link = Link::connect(target, "yinuo schema", "")?;
    let rows = link.query(include_str!("../queries/schema.sql"), &[])?;
    rows.iter().map(|row| get::<String>(row, "line")).collect::<Result<Vec<_>, _>>().map(|lines| lines.join("\n"))
}
