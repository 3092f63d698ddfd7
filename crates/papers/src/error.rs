//! What can go wrong, each with what to do; and what went wrong a little.

use std::collections::BTreeMap;
use std::fmt;

/// Why a paper could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No font was given. For whoever looked for one: see [`crate::fonts::candidates`].
    #[error(
        "没有找到可用的中文字体，无法生成 PDF；请安装 fonts-noto-cjk（或其他中文字体），或用 --font 指定字体文件；也可以改为导出 Word（.docx）。"
    )]
    NoFont,
    /// The bytes are no font, or there is no such font in the collection.
    #[error("字体文件无法使用（{0}）；请换一个 TTF、OTF 或 TTC 格式的中文字体，或安装 fonts-noto-cjk。")]
    BadFont(String),
    /// The font forbids to be embedded (OS/2 fsType, restricted licence).
    #[error("字体“{0}”的授权不允许嵌入文件；请换一个可以嵌入的中文字体，如 fonts-noto-cjk。")]
    Restricted(String),
    /// More rows than a sheet can have.
    #[error("工作表“{sheet}”有 {rows} 行，超过 Excel 每张表 1048576 行的上限；请缩小范围，分成几份导出。")]
    TooManyRows {
        /// Of which sheet.
        sheet: String,
        /// How many.
        rows: usize,
    },
    /// More columns than a sheet can have.
    #[error("工作表“{sheet}”有 {columns} 列，超过 Excel 每张表 16384 列的上限；请减少要导出的栏目。")]
    TooManyColumns {
        /// Of which sheet.
        sheet: String,
        /// How many.
        columns: usize,
    },
    /// The library that writes the file refused.
    #[error("文件没有写成（{0}）；这是程序的问题，请把这句话连同所用的数据告诉管理员。")]
    Written(String),
}

/// Characters that no given font has; their place on the paper is an empty box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing(pub BTreeMap<char, usize>);

impl Missing {
    /// Whether every character could be shown.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn add(&mut self, c: char) {
        *self.0.entry(c).or_default() += 1;
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        let times: usize = self.0.values().sum();
        write!(f, "字体缺少 {} 个字（共出现 {times} 处），纸面上显示为空框：", self.0.len())?;
        for (at, c) in self.0.keys().take(SHOWN).enumerate() {
            write!(f, "{}{c}（U+{:04X}）", if at == 0 { "" } else { "、" }, u32::from(*c))?;
        }
        if self.0.len() > SHOWN {
            write!(f, "等")?;
        }
        write!(f, "；请换用收字更全的字体，如 fonts-noto-cjk，或改为导出 Word。")
    }
}
