//! `calendar.toml`: days off and workdays that the city or its region rules by itself.

use crate::mistake::Desk;
use crate::read::{At, Days, Fields, Text, Top};
use crate::{Files, Mistake};
use jiff::civil::Date;
use std::collections::BTreeSet;
use yinuo_calendar::Overlay;

/// Most cities have none.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Overlay> {
    let Some(text) = files.get("calendar.toml") else { return Vec::new() };
    let mut desk = Desk::new("calendar.toml", text);
    let mut top = Top::of(&mut desk);
    let mut seen: BTreeSet<Date> = BTreeSet::new();
    let overlays =
        top.list(&mut desk, "overlay").into_iter().filter_map(|fields| overlay(fields, &mut seen, &mut desk)).collect();
    top.end(&mut desk);
    mistakes.append(&mut desk.mistakes);
    overlays
}

fn overlay(mut fields: Fields<'_>, seen: &mut BTreeSet<Date>, desk: &mut Desk<'_>) -> Option<Overlay> {
    let name = fields.required::<Text>(desk, "name");
    let source = fields.required::<Text>(desk, "source");
    let off = fields.optional::<Days>(desk, "off");
    let work = fields.optional::<Days>(desk, "work");
    if let (Ok(None), Ok(None)) = (&off, &work) {
        let zh = "放假日期的列表，如 [2026-04-17, 2026-04-20]（只有调休上班时写 work）";
        fields.missing(desk, "off", zh, "a list of days off such as [2026-04-17, 2026-04-20] (or work alone)");
    }
    fields.end(desk);
    let mut once = |days: Option<At<Days>>| -> Vec<Date> {
        let Some(At { value: Days(days), .. }) = days else { return Vec::new() };
        for At { offset, value } in &days {
            if !seen.insert(*value) {
                let zh = format!("{value} 在本文件中写了两次，请删去一处。");
                desk.at(*offset, "duplicate", zh, format!("{value} is ruled twice in this file: drop one of them."));
            }
        }
        days.into_iter().map(|day| day.value).collect()
    };
    let (off, work) = (once(off.ok()?), once(work.ok()?));
    Some(Overlay { off, work, name: name?.value.0.into(), source: source?.value.0.into() })
}
