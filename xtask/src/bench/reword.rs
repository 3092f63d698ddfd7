//! The same matter in another person's words, for measuring near-duplicates: nobody here has real
//! merges. Each writer leaves some of it out, puts it in another order, calls things otherwise, and
//! begins and ends in their own way. It is made up, so what is measured on it is a beginning.

use yinuo_journal::simulation::Dice;

/// What one person calls this and another calls that.
const OTHERWISE: &[&[&str]] = &[
    &["路灯", "街灯", "灯"],
    &["不亮", "坏了", "没亮", "灭了"],
    &["没人管", "无人处理", "一直没有人来"],
    &["垃圾", "生活垃圾", "脏东西"],
    &["井盖", "窨井盖", "盖子"],
    &["小区", "院里", "社区"],
    &["门口", "门前", "大门外"],
    &["晚上", "夜里", "天黑以后"],
    &["早上", "早晨", "一大早"],
    &["每天", "天天", "这些天"],
    &["请", "麻烦", "希望", "能不能"],
    &["尽快", "早日", "赶紧", "抓紧"],
    &["维修", "修理", "修一下"],
    &["破损", "坏了", "裂开了"],
    &["居民", "住户", "大家"],
    &["老人", "老年人", "岁数大的"],
    &["孩子", "小孩", "娃娃"],
    &["物业", "物业公司", "管理处"],
    &["暖气", "供暖", "家里暖气"],
    &["停车", "乱停车", "占道停车"],
    &["噪声", "噪音", "吵闹声"],
    &["影响", "妨碍", "打扰"],
    &["严重", "厉害", "很"],
    &["反映", "投诉", "举报"],
    &["积水", "水排不走", "一片水"],
    &["堵", "堵塞", "不通"],
];

const OPENINGS: &[&str] = &["", "", "您好，", "你们好！", "我要反映一件事，", "再打一次电话，", "昨天也有人说过，"];
const ENDINGS: &[&str] = &["", "", "请派人来看看。", "什么时候能解决？", "谢谢。", "已经好几天了。", "希望给个答复。"];

/// A title and a body as another person would write them.
pub fn reword(title: &str, body: &str, dice: &mut Dice) -> (String, String) {
    let ends = |c: char| "。，；！？、,.;!?\n".contains(c);
    let mut clauses: Vec<String> =
        body.split(ends).map(str::trim).filter(|clause| !clause.is_empty()).map(str::to_owned).collect();
    // Most of it is told, at least one clause of it, and hardly ever in the same order.
    let kept: Vec<String> = clauses.iter().filter(|_| dice.percent(70)).cloned().collect();
    if !kept.is_empty() {
        clauses = kept;
    }
    for at in (1..clauses.len()).rev() {
        if dice.percent(35) {
            let other = usize::try_from(dice.below(at as u64 + 1)).unwrap_or(0);
            clauses.swap(at, other);
        }
    }
    let opening = dice.pick(OPENINGS).copied().unwrap_or_default();
    let ending = dice.pick(ENDINGS).copied().unwrap_or_default();
    let body = format!("{opening}{}。{ending}", clauses.join("，"));
    let title = if dice.percent(40) { String::new() } else { otherwise(title, dice) };
    (title, otherwise(&body, dice))
}

fn otherwise(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for names in OTHERWISE {
        let Some(found) = names.iter().find(|name| text.contains(**name)) else { continue };
        let stays = dice.percent(25);
        if let Some(other) = dice.pick(names).filter(|_| !stays) {
            text = text.replace(found, other);
        }
    }
    text
}
