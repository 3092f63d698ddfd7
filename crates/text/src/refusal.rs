//! Files in which there is nothing to read: a number, what is wrong, and what to do.
//!
//! Each number has its section in docs/read-codes.md; a test holds the two together.

use crate::Unreadable;

/// Nothing in the file.
pub const EMPTY: &str = "R0001";
/// A picture.
pub const PICTURE: &str = "R0002";
/// Behind a password.
pub const ENCRYPTED: &str = "R0003";
/// Pages without a text layer.
pub const SCANNED: &str = "R0004";
/// Too large to be held in memory.
pub const TOO_LARGE: &str = "R0005";
/// It unpacks to far more than it may.
pub const BOMB: &str = "R0006";
/// Bytes of no known kind.
pub const BINARY: &str = "R0007";
/// Word before 2007, or RTF.
pub const OLD_WORD: &str = "R0008";
/// A known kind that holds no report.
pub const OTHER_KIND: &str = "R0009";
/// Damaged.
pub const BROKEN: &str = "R0010";

/// All of them.
#[cfg(test)]
pub const ALL: [&str; 10] = [EMPTY, PICTURE, ENCRYPTED, SCANNED, TOO_LARGE, BOMB, BINARY, OLD_WORD, OTHER_KIND, BROKEN];

fn refuse(code: &'static str, message: impl Into<String>) -> Unreadable {
    Unreadable { code, message: message.into() }
}

pub fn empty() -> Unreadable {
    refuse(EMPTY, "文件是空的，没有可读的文字；请确认下载或复制已经完成，再试一次。")
}

pub fn picture(kind: &str) -> Unreadable {
    refuse(
        PICTURE,
        format!("这是一张图片（{kind}），里面没有文字；请先做文字识别（OCR），或改用网页、Word、PDF 文字版。"),
    )
}

pub fn encrypted(kind: &str) -> Unreadable {
    refuse(ENCRYPTED, format!("这份 {kind} 加了密码，读不出文字；请用密码打开后另存为不加密的文件。"))
}

pub fn scanned(pages: usize) -> Unreadable {
    refuse(SCANNED, format!("这份 PDF 的 {pages} 页都是扫描图像，没有文字层；请先做文字识别（OCR），或改用文字版。"))
}

/// Larger than is read; also for whoever knows the size before the bytes.
pub fn too_large(bytes: usize, limit: usize) -> Unreadable {
    let (size, limit) = (bytes >> 20, limit >> 20);
    refuse(TOO_LARGE, format!("文件有 {size} MB，超过 {limit} MB 的上限；请拆成较小的文件，一份报告一个文件。"))
}

pub fn bomb(limit: usize) -> Unreadable {
    let limit = limit >> 20;
    refuse(
        BOMB,
        format!(
            "文件解压后的内容异常庞大（超过 {limit} MB，或压缩比高得不合常理），可能是压缩炸弹，已停止读取；请确认来源，另存后再试。"
        ),
    )
}

pub fn binary() -> Unreadable {
    refuse(BINARY, "认不出这是什么文件，里面没有可读的文字；请改用网页、纯文本、Word（.docx）或 PDF 文字版。")
}

pub fn old_word(kind: &str) -> Unreadable {
    refuse(OLD_WORD, format!("这是旧格式的文档（{kind}），暂不支持；请用 Word 或 WPS 打开后另存为 .docx。"))
}

pub fn other_kind(kind: &str) -> Unreadable {
    refuse(OTHER_KIND, format!("这是{kind}，不是报告正文；请取出其中的网页、文本、.docx 或 PDF 再读。"))
}

pub fn broken(kind: &str) -> Unreadable {
    refuse(BROKEN, format!("这份 {kind} 已经损坏或不完整，打不开；请重新下载，或用原软件打开后另存一份。"))
}
