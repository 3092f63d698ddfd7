//! What a piece of news of a task or a project says: one sentence in Chinese, of numbers, units and dates.

use crate::lang::Lang;
use crate::present::delivery::period;
use crate::present::fields::unit_name;
use yinuo_delivery::notice::{Audience, Topic};
use yinuo_delivery::{Kind, Notice};
use yinuo_journal::World;
use yinuo_kernel::Timestamp;

/// One sentence.
pub fn sentence(world: &World, notice: &Notice) -> String {
    let what = if notice.kind == Kind::Project { "项目" } else { "任务" };
    let it = format!("{what}{}", notice.dossier);
    let unit = unit_name(&world.main().directory, notice.unit.as_ref(), Lang::Zh);
    let due = notice.due.map(|due| instant(world, due));
    let node = notice.node.map_or_else(String::new, |node| node.to_string());
    let period = notice.period.map_or_else(String::new, |of| period(of, Lang::Zh));
    let obstacle = notice.obstacle.map_or_else(String::new, |case| case.to_string());
    let mine = matches!(&notice.audience, Audience::Unit(unit) if notice.unit.as_ref() == Some(unit));
    match (notice.topic, notice.grade) {
        (Topic::Issued, _) => {
            let by = due.map_or_else(String::new, |due| format!("，请于{due}前确认或提出异议，逾期视为确认"));
            format!("{it}已下发，由{unit}牵头{by}。")
        }
        (Topic::Helping, _) => format!("{it}已下发，由{unit}牵头，请本单位配合。"),
        (Topic::Disputed, _) => format!("{unit}对{it}提出异议，请裁定。"),
        (Topic::Settled, _) if mine => format!("{it}的异议已裁定：维持由{unit}牵头。"),
        (Topic::Settled, _) => format!("{it}的异议已裁定：改由{unit}牵头。"),
        (Topic::SentBack, _) => format!("{it}的{period}报送已退回，请补充后重报。"),
        (Topic::NodeFalse, _) => format!("{it}的第{node}号节点核实未通过，按未完成对待。"),
        (Topic::Asked, _) => format!("{unit}对{it}提出申请，请审核。"),
        (Topic::Granted, _) => format!("{it}的申请已同意。"),
        (Topic::Refused, _) => format!("{it}的申请未获同意。"),
        (Topic::Chased, Some(1)) => format!("提醒：请关注{it}的进度。"),
        (Topic::Chased, Some(3..)) => format!("通报约谈：{it}推进缓慢，请即说明情况。"),
        (Topic::Chased, _) => format!("督办：请加快推进{it}并反馈。"),
        (Topic::Claimed, _) => format!("{unit}申请{it}销号，请核实。"),
        (Topic::Closed, _) => format!("{it}已销号。"),
        (Topic::NotClosed, _) => format!("{it}未予销号，请继续推进。"),
        (Topic::Reopened, _) => format!("{it}出现反弹，已重启，请整改。"),
        (Topic::Obstructed, _) => format!("{it}登记了堵点{obstacle}。"),
        (Topic::Cleared, _) => format!("{it}的堵点{obstacle}已清除。"),
        (Topic::Handed, _) => format!("{it}已移交，现由{unit}负责。"),
    }
}

/// `12月1日17:30`; the 24:00 that ends a day is said as such.
pub fn instant(world: &World, at: Timestamp) -> String {
    let mut local = world.calendar().local(at);
    let mut clock = format!("{:02}:{:02}", local.hour(), local.minute());
    if local.hour() == 0 && local.minute() == 0 {
        local = local.yesterday().unwrap_or(local);
        clock = "24:00".into();
    }
    format!("{}月{}日{clock}", local.month(), local.day())
}
