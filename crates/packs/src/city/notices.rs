//! `notice-2027.txt`: the State Council's notice of a year that came out after this program did, in
//! the format of `crates/calendar/data`.

use crate::mistake::Desk;
use crate::{Files, Mistake};
use yinuo_calendar::{Calendar, NoticeError, NoticeFault};

/// The national calendar with the notices that lie in the folder.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Calendar {
    let (mut calendar, mut broken) = (Calendar::china(), false);
    // By name, which is by year: of two new ones the second needs the first.
    for name in files.names().filter(|name| name.starts_with("notice") && name.ends_with(".txt")) {
        let mut desk = Desk::new(name, files.get(name).unwrap_or_default());
        match year(name) {
            None => {
                let zh = "不认识的文件；放假通知的文件名应如 notice-2027.txt。";
                desk.at(0, "unknown-file", zh, "Nobody reads this file; a notice is named like notice-2027.txt.");
            }
            Some(year) => match calendar.clone().with_year(year, desk.text) {
                Ok(with) => calendar = with,
                // What a broken notice leaves out is told with it, not again with the next year's.
                Err(NoticeError { fault: NoticeFault::Gap { .. }, .. }) if broken => {}
                Err(error) => {
                    broken = true;
                    told(&mut desk, &error);
                }
            },
        }
        mistakes.append(&mut desk.mistakes);
    }
    calendar
}

fn year(name: &str) -> Option<i16> {
    let digits = name.strip_prefix("notice-")?.strip_suffix(".txt")?;
    let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

fn told(desk: &mut Desk<'_>, NoticeError { line, fault }: &NoticeError) {
    let code = match fault {
        NoticeFault::Gap { .. } => "missing-file",
        _ => "wrong-value",
    };
    let offset = desk.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    desk.at(offset, code, fault.zh(), format!("A holiday notice: {fault}."));
}
