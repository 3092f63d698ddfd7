//! The report and other sources.

use super::days::{Slot, day};
use super::script::{Carried, Script, number};
use super::written::{Report, Sheet, Written};
use anyhow::Context;
use jiff::civil::time;
use std::path::{Path, PathBuf};
use yinuo_delivery::Command;
use yinuo_delivery::source::{self, Card, SourceKind};
use yinuo_journal::Text;
use yinuo_web::http::files;

/// The name of the report among the known.
pub(super) const REPORT: &str = "report";

pub(super) fn path(report: &Report, dir: &Path) -> PathBuf {
    dir.parent().unwrap_or(dir).join(&report.file)
}

pub(super) fn enter(script: &mut Script<'_>, written: &Written, dir: &Path) -> anyhow::Result<()> {
    let report = &written.report;
    let path = path(report, dir);
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut carried = Carried::default();
    let file = script.file(&mut carried, files::kept(script.app, bytes));
    let words = script.text(&mut carried, text(&report.title, &report.about, &report.by));
    let title_chars = chars(&report.title);
    let card = Card { kind: SourceKind::Report, year: report.year, words, title_chars, file: Some(file), finish: None };
    let first = script.first.clone();
    let make = move |_: &super::Known| Ok(Command::Source(source::Command::Enter(Box::new(card.clone()))));
    script.open(day(&report.entered)?, Slot::At(time(9, 10, 0, 0)), (REPORT, "enter"), &first, carried, make);
    let make = |_: &super::Known| Ok(Command::Source(source::Command::Issue));
    let issued = Slot::At(time(10, 0, 0, 0));
    script.add(day(&report.issued)?, issued, (REPORT, "issue"), &first, Carried::default(), make);
    written.sheets.iter().try_for_each(|it| sheet(script, it).with_context(|| it.id.clone()))
}

fn sheet(script: &mut Script<'_>, it: &Sheet) -> anyhow::Result<()> {
    let mut carried = Carried::default();
    let words = script.text(&mut carried, text(&it.title, &it.about, &it.by));
    let kind = SourceKind::parse(&it.kind).with_context(|| format!("there is no kind {}", it.kind))?;
    let finish = it.finish.as_deref().map(day).transpose()?;
    let entered = day(&it.entered)?;
    let card = Card { kind, year: entered.year(), words, title_chars: chars(&it.title), file: None, finish };
    let first = script.first.clone();
    let make = move |_: &super::Known| Ok(Command::Source(source::Command::Enter(Box::new(card.clone()))));
    script.open(entered, Slot::At(time(9, 0, 0, 0)), (&it.id, "enter"), &first, carried, make);
    if !it.lists.is_empty() {
        let lists = it.lists.clone();
        let make = move |known: &super::Known| {
            let add = lists.iter().map(|name| number(known, name)).collect::<anyhow::Result<_>>()?;
            Ok(Command::Source(source::Command::List { add, drop: Vec::new() }))
        };
        script.add(entered, Slot::At(time(9, 30, 0, 0)), (&it.id, "list"), &first, Carried::default(), make);
    }
    if let Some(issued) = &it.issued {
        let make = |_: &super::Known| Ok(Command::Source(source::Command::Issue));
        script.add(day(issued)?, Slot::At(time(10, 0, 0, 0)), (&it.id, "issue"), &first, Carried::default(), make);
    }
    Ok(())
}

fn text(title: &str, body: &str, address: &str) -> Text {
    Text { title: title.to_owned(), body: body.trim().to_owned(), address: address.to_owned(), ..Text::default() }
}

pub(super) fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
