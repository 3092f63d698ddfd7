//! A digest: what is owed, what comes, what is late, what waits, what has changed. As long as somebody reads.

use super::{Mail, to};
use crate::app::Inner;
use crate::lang::Lang;
use crate::present::cockpit::look;
use crate::present::delivery::projects::events as project_events;
use crate::present::delivery::{day, period, task_events};
use crate::routes::delivery::read_one;
use jiff::civil::Date;
use yinuo_delivery::board::{View, late_nodes, owed};
use yinuo_delivery::{Detail, Kind, Row, task};
use yinuo_journal::{Account, Fault, Rhythm, Rows, Subscriber};
use yinuo_kernel::{CaseNumber, Role, Timestamp};

/// Nodes due within so many working days are told.
const AHEAD_DAYS: usize = 7;

/// Lines of a part; the rest is on the desk.
const LINES_MAX: usize = 30;

/// What one line is about.
struct Line {
    says: String,
    number: CaseNumber,
}

/// One part of it with its heading.
struct Part {
    name: &'static str,
    lines: Vec<Line>,
}

/// The digest of a post as things stand now; `None`: there is nothing to say.
///
/// # Errors
/// When the storage fails.
pub fn digest(app: &Inner, site: &str, post: &Subscriber, account: &Account) -> Result<Option<Mail>, Fault> {
    let (rows, now, today) = (app.rows()?, app.clock.now(), app.today());
    let mut parts = look(&app.world, (today, today.year()), &account.actor, None, |view| {
        let seen: Vec<&Row> = rows.values().map(|entry| &entry.row).filter(|row| view.sees(row)).collect();
        vec![returns(&rows, view), coming(&rows, &seen, view), late(&rows, view), waiting(app, &seen, account)]
    });
    let changed = look(&app.world, (today, today.year()), &account.actor, None, |view| {
        let changed = rows.values().filter(|entry| entry.row.last_at > post.since && view.sees(&entry.row));
        changed.map(|entry| entry.row.number).collect::<Vec<_>>()
    });
    parts.push(happened(app, &rows, changed, post.since, now)?);
    parts.retain(|part| !part.lines.is_empty());
    if parts.is_empty() {
        return Ok(None);
    }
    let body = parts.iter().map(|part| told(part, &rows, site)).collect::<Vec<_>>().join("\n\n");
    let counts: Vec<String> = parts.iter().map(|part| format!("{}{}", part.name, part.lines.len())).collect();
    let name = if post.rhythm == Rhythm::Weekly { "本周汇总" } else { "今日汇总" };
    let subject = format!("{name}（{}）：{}", day(today, today.year(), Lang::Zh), counts.join("，"));
    Ok(Some(Mail::of(app, site, post, subject, &body)))
}

fn told(part: &Part, rows: &Rows, site: &str) -> String {
    let title = |number| rows.get(&number).map_or("—", |entry| entry.title());
    let one = |line: &Line| format!("· {}：{}\n  {}", title(line.number), line.says, to(site, line.number));
    let mut lines = vec![format!("【{}】{}项", part.name, part.lines.len())];
    lines.extend(part.lines.iter().take(LINES_MAX).map(one));
    if let Some(more) = part.lines.len().checked_sub(LINES_MAX).filter(|more| *more > 0) {
        lines.push(format!("  另有{more}项，见{site}/desk/cockpit"));
    }
    lines.join("\n")
}

fn returns(rows: &Rows, view: &View<'_>) -> Part {
    let mut owed = owed(rows.values().map(|entry| &entry.row), view);
    owed.sort_by_key(|one| (one.due, one.number));
    let line = |one: &yinuo_delivery::board::OwedReturn| {
        let late = if one.late > 0 { format!("，已逾期{}天", one.late) } else { String::new() };
        let (of, due) = (period(one.period, Lang::Zh), day(one.due, view.today.year(), Lang::Zh));
        Line { says: format!("报送{of}进展，期限{due}{late}"), number: one.number }
    };
    Part { name: "应报未报", lines: owed.iter().map(line).collect() }
}

/// What is open with its day, of tasks and projects alike.
fn open_nodes(row: &Row) -> Vec<(u32, Date)> {
    match &row.detail {
        Detail::Task(task) if task.stage.is_open() => {
            task.nodes.iter().filter(|node| node.met.is_none()).map(|node| (node.id, node.due)).collect()
        }
        Detail::Project(project) if project.stage.is_open() => {
            project.nodes.iter().filter(|node| node.met.is_none()).map(|node| (node.id, node.due)).collect()
        }
        _ => Vec::new(),
    }
}

fn coming(rows: &Rows, seen: &[&Row], view: &View<'_>) -> Part {
    let days = std::iter::successors(view.today.tomorrow().ok(), |day| day.tomorrow().ok());
    let last = days.filter(|day| view.calendar.is_working_day(*day)).take(AHEAD_DAYS).last().unwrap_or(view.today);
    let near = |due: Date| due >= view.today && due <= last;
    let mut found: Vec<(Date, CaseNumber, u32)> = Vec::new();
    for row in seen {
        let open = open_nodes(row).into_iter().filter(|(_, due)| near(*due));
        found.extend(open.map(|(node, due)| (due, row.number, node)));
    }
    found.sort_unstable();
    let line = |(due, number, node): (Date, CaseNumber, u32)| Line {
        says: format!("{}，{}到期", named(rows, number, node), day(due, view.today.year(), Lang::Zh)),
        number,
    };
    Part { name: "近7个工作日到期的节点", lines: found.into_iter().map(line).collect() }
}

fn late(rows: &Rows, view: &View<'_>) -> Part {
    let mut late = late_nodes(rows.values().map(|entry| &entry.row), view);
    late.sort_by_key(|one| (one.due, one.number, one.node));
    let line = |one: &yinuo_delivery::board::LateNode| Line {
        says: format!("{}，已逾期{}天", named(rows, one.number, one.node), one.days),
        number: one.number,
    };
    Part { name: "逾期节点", lines: late.iter().map(line).collect() }
}

fn named(rows: &Rows, number: CaseNumber, node: u32) -> String {
    let name = rows.get(&number).and_then(|entry| entry.node(node));
    name.map_or_else(|| format!("第{node}号节点"), |name| format!("节点“{name}”"))
}

/// What waits: for the office its word, for a unit its own answer or the office's.
fn waiting(app: &Inner, seen: &[&Row], account: &Account) -> Part {
    let office = account.role() != Role::Unit;
    let own = |row: &Row| {
        let unit = account.actor.unit.as_ref().zip(row.unit());
        office || unit.is_some_and(|(mine, unit)| app.world.main().directory.is_over(mine, unit))
    };
    let says = |row: &Row| {
        let waits = if office { "待审核" } else { "待办公室审核" };
        Some(match &row.detail {
            Detail::Task(task) => match task.stage {
                task::Stage::Issued => {
                    let by = task.confirm_by.map(|by| super::instant(&app.world, by))?;
                    format!("待单位确认，{by}前可提出异议")
                }
                task::Stage::Disputed => "有异议，待裁定".to_owned(),
                task::Stage::Claimed => format!("申请销号，{waits}"),
                _ if task.asked => format!("有申请，{waits}"),
                _ => return None,
            },
            Detail::Project(project) if project.asked => format!("有申请，{waits}"),
            _ => return None,
        })
    };
    let lines =
        seen.iter().filter(|row| own(row)).filter_map(|row| Some(Line { says: says(row)?, number: row.number }));
    Part { name: "待处理", lines: lines.collect() }
}

/// What has happened since: the last word of each, as its page tells it.
fn happened(
    app: &Inner,
    rows: &Rows,
    changed: Vec<CaseNumber>,
    since: Timestamp,
    now: Timestamp,
) -> Result<Part, Fault> {
    let mut lines = Vec::new();
    for number in changed {
        // Past what is printed only the count matters.
        if lines.len() >= LINES_MAX {
            lines.push(Line { says: String::new(), number });
            continue;
        }
        let Some(loaded) = read_one(app, number)? else { continue };
        let fresh = loaded.course.iter().filter(|entry| entry.at > since).count();
        let course = match rows.get(&number).map(|entry| entry.row.kind()) {
            Some(Kind::Task) => task_events::view(&app.world, &loaded, now, Lang::Zh),
            Some(Kind::Project) => project_events::view(&app.world, &loaded, now, Lang::Zh),
            _ => continue,
        };
        let told: Vec<String> = course.into_iter().rev().take(fresh).map(|one| one.title).collect();
        let told: Vec<String> = told.into_iter().rev().collect();
        if !told.is_empty() {
            lines.push(Line { says: told.join("；"), number });
        }
    }
    Ok(Part { name: "新进展", lines })
}
