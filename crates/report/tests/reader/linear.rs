//! Time is linear in the input, whatever the input: nobody's page may hang the reader.
//!
//! Each of these texts has made some rule look back or ahead without end. A text of twice the length may
//! take about twice the time; the bound is generous, because other things run on the machine too, and a
//! square would show as a factor of four. To add one, add a line to [`NASTY`].

use crate::make::{reading, report};
use rustix::time::{ClockId, clock_gettime};
use std::fmt::Write as _;
use std::time::Duration;
use yinuo_report::Entry;

/// What stands first, and what is repeated behind it.
const NASTY: &[(&str, &str)] = &[
    ("", "7"),
    ("", "1,"),
    ("", "1."),
    ("", "1:"),
    ("", "1-"),
    ("", "1个"),
    ("", "1个、"),
    ("", "1%和"),
    ("", "3万亿"),
    ("", "、"),
    ("", "和"),
    ("", "的"),
    ("", "等"),
    ("", "由"),
    ("", "分别"),
    ("", "均增长"),
    ("", "均5%"),
    ("", "分别由3提高到"),
    ("", "20万元以上的"),
    ("", "年产20万吨"),
    ("", "预计"),
    ("", "2031年"),
    ("", "20"),
    ("", "《"),
    ("", "“"),
    ("", "“1"),
    ("", "("),
    ("", "(1"),
    ("", "（一）"),
    ("", "一、"),
    ("", "一是"),
    ("", "一"),
    ("", "1.修路"),
    ("", "市"),
    ("", "清淤"),
    ("", "渔港"),
    ("", "建设"),
    ("", "加快建设"),
    ("", "项目"),
    ("", "项目、"),
    ("", "渔港项目等"),
    ("", "建成渔港,"),
    ("", "加快渔港、"),
    ("", "全省第"),
    ("", "投资3亿元的"),
    ("", "各位代表"),
    ("", "我代表市人民政府报告工作"),
    ("", "2031年工作回顾"),
    ("", "民生实事"),
    ("", "渔港网箱3口,增长5%,"),
    ("", "渔港、网箱分别达到3口、4口,"),
    ("", "渔港网箱由3口提高到5口、"),
    ("", "渔港码头二期工程开工建设,总投资3亿元,"),
    ("", "渔港码头和“十里渔街”项目加快建设、"),
    ("", "渔港\n"),
    ("", "修3个渔港。"),
    ("", "一、修渔港\n"),
    ("", "(一)修渔港。"),
    ("", "1.修渔港3个。\n"),
    ("", "\n"),
    ("建成渔港", "3"),
    ("", "渔港3口渔港"),
    ("渔港3口", "、"),
    ("渔港、", "3口、"),
    ("", "二,"),
    ("渔港3口、网箱4口", "、产量和产值均占5%"),
    ("渔港3口、网箱4口", "、占比和比重均占5%"),
    ("渔港3口、网箱4口", ",分别占5%和6%"),
    ("渔港3口,", ",占5%"),
    ("渔港", ",其中渔船3艘"),
    ("2031年工作回顾", "一、修渔港强海工坚持造船"),
    ("", "(一)修渔港、强海工坚持造船。挖泥。 "),
    ("", "民生实事1.修路"),
    ("", "民生实事一是修路。①"),
    ("民生实事1.修路\n", "2.修路\n"),
    ("", "1个省、市渔港"),
    ("", "0一0"),
    ("", "百"),
    ("", "翻一番"),
    ("", "第一"),
    ("", "总投资3亿元"),
    ("", "二,二,总投资3亿元,"),
];

/// Bytes of a repeated text, longer than any window in which the rules look around.
const BYTES: usize = 9_000;

#[test]
fn twice_the_text_takes_twice_the_time() {
    let mut slow = String::new();
    for (lead, unit) in NASTY {
        let times = || (time(lead, unit, BYTES), time(lead, unit, 2 * BYTES));
        let bad = |(once, twice): &(Duration, Duration)| *twice > *once * 3 + Duration::from_millis(2);
        // A square is one every time, a disturbance is not.
        let tries: Vec<_> = (0..4).map(|_| times()).take_while(bad).collect();
        if tries.len() == 4 {
            let _ = writeln!(slow, "{lead:?} {unit:?}: once and twice as much took {tries:?}");
        }
    }
    assert!(slow.is_empty(), "not linear:\n{slow}");
}

/// The time that so many bytes of a repeated text take.
fn time(lead: &str, unit: &str, bytes: usize) -> Duration {
    let words = format!("{lead}{}", unit.repeat(bytes / unit.len()));
    let reading = reading(&report(&words));
    let start = worked();
    let entries = yinuo_report::entries("nasty", &reading);
    let spent = worked() - start;
    assert!(matches!(entries.as_slice(), [Entry::Report(_)]), "{unit:?} is in a report");
    spent
}

/// How long this thread has worked: what others do on the machine does not count.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}
