//! What a notice says: one sentence for people, a CloudEvent for machines. Numbers and names of
//! units only; nobody's words, nobody's name.

use serde_json::{Value, json};
use yinuo_casework::{Notice, Topic};
use yinuo_journal::{Letter, Told, World};
use yinuo_web::mail;

/// CloudEvents 1.0, structured JSON.
pub fn event(world: &World, letter: &Letter) -> Value {
    let (subject, at) = match &letter.notice {
        Told::Case(notice) => (format!("case.{}", notice.topic.as_str()), notice.at),
        Told::Dossier(notice) => (notice.subject().to_string(), notice.at),
    };
    json!({
        "specversion": "1.0",
        "id": letter.key(world.place),
        "source": format!("/places/{}", world.place),
        "type": format!("cn.yinuo.{subject}"),
        "subject": letter.notice.number().to_string(),
        "time": at.to_string(),
        "datacontenttype": "application/json",
        "data": letter.notice,
    })
}

/// One sentence in Chinese.
pub fn sentence(world: &World, told: &Told) -> String {
    match told {
        Told::Case(notice) => of_case(world, notice),
        Told::Dossier(notice) => mail::sentence(world, notice),
    }
}

fn of_case(world: &World, notice: &Notice) -> String {
    let number = notice.case;
    let directory = &world.of(&notice.case_type).directory;
    let unit =
        notice.unit.as_ref().and_then(|unit| directory.unit(unit)).map_or("承办单位", |unit| unit.name.as_str());
    let due = notice.due.map(|due| mail::instant(world, due));
    let by = |text: &str| due.as_ref().map_or_else(String::new, |due| format!("，{text}{due}"));
    match notice.topic {
        Topic::Received => format!("您的诉求已收到，编号{number}。"),
        Topic::Accepted => format!("您的诉求{number}已受理{}。", by("承诺办结时间：")),
        Topic::Declined => format!("您的诉求{number}未予受理，原因和去处请凭编号和查询码查看。"),
        Topic::Dispatched => format!("办件{number}已派给{unit}{}。", by("最近期限：")),
        Topic::Returned => format!("办件{number}已退回，请重新派单。"),
        Topic::Asked => format!("办件{number}有一项申请待审核{}。", by("审核期限：")),
        Topic::Decided => format!("办件{number}的申请已审核。"),
        Topic::Assist => format!("办件{number}请本单位协办。"),
        Topic::Relieved => format!("办件{number}不再需要本单位协办。"),
        Topic::Replied => format!("您的诉求{number}已有答复，请凭编号和查询码查看。"),
        Topic::Resolved => format!("您的诉求{number}已办结，欢迎评价；没有解决可以申请重办。"),
        Topic::Reopened => format!("办件{number}申请重办，已退回{unit}{}。", by("最近期限：")),
        Topic::Chased => format!("办件{number}被督办，请尽快反馈。"),
        Topic::SoonLate => format!("办件{number}即将到期{}。", by("期限：")),
        Topic::Late => format!("办件{number}已到期未办{}。", by("期限：")),
        Topic::Escalated => format!("{unit}的办件{number}超期未办{}。", by("期限：")),
        Topic::Emergency => format!("办件{number}含紧急情形，请立即核实处置。"),
    }
}
