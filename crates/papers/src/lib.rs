//! A paper → Word, Excel, PDF.
//!
//! An office reads on paper: what the house knows has to leave it as files that can be handed out without
//! retyping. A caller says *what* stands on the paper ([`Paper`], [`Sheet`]); this crate knows how a
//! Chinese office lays it out (GB/T 9704-2012, 党政机关公文格式, as far as it fits) and writes the bytes.
//!
//! ```
//! use yinuo_papers::{Cell, Column, Paper, Table, docx};
//!
//! let mut table = Table::new([Column::new("序号", 1).centred(), Column::new("任务", 6)]);
//! table.push(["1".into(), Cell::from("新建口袋公园十二处")]);
//! let paper = Paper::new("任务分解表").heading(1, "一、城市建设").table(table);
//! assert!(docx::write(&paper).is_ok());
//! ```
//!
//! Nothing here reads a file or a clock: the bytes of fonts are given ([`fonts`] lists where they usually
//! lie), dates are given as strings, and equal papers give equal bytes.
//!
//! To add a kind of block: a variant of [`Block`], then an arm in `docx/body.rs` and in `pdf/flow.rs`; the
//! compiler names both.

mod breaking;
mod clean;
pub mod docx;
mod error;
pub mod fonts;
mod link;
mod page;
mod paper;
pub mod pdf;
mod sheet;
mod table;
pub mod xlsx;
mod xml;

pub use error::{Error, Missing};
pub use fonts::{Font, Fonts};
pub use paper::{Block, Level, Orientation, Paper, Run, Runs, Signature, Tone, Weight};
pub use sheet::{Field, Kind, Sheet, Value};
pub use table::{Align, Cell, Column, Table};
