//! What people of the simulated city write: our own sentences around the category's own words.

use yinuo_casework::Category;
use yinuo_journal::simulation::Dice;

const SEEN: [&str; 6] = [
    "{place}附近{word}，已经{days}天了，希望尽快处理。",
    "我住在{place}，楼下{word}，老人孩子出门很不方便。",
    "早上路过{place}，看到{word}，请派人来看看。",
    "反映一个问题：{place}{word}，之前说会处理，到现在没有动静。",
    "{place}的{word}问题{days}天前就有了，晚上特别明显。",
    "请问{place}{word}归哪里管？麻烦给个答复。",
];
const MORE: [&str; 4] = [
    "周围几户人家都有同样的情况。",
    "已经问过物业，物业说不归他们管。",
    "建议到现场核实以后给个时间。",
    "如果需要照片，可以再联系我。",
];
const ANSWERS: [&str; 4] = [
    "经到现场核实，情况属实，已安排人员处理，完成后告知您。",
    "感谢反映，我单位已联系施工人员，正在按计划办理。",
    "已经派人查看，所需材料今天到位，预计按期办结。",
    "您反映的问题已处理完毕，如仍有不便请随时告诉我们。",
];

fn one<'a>(of: &[&'a str], dice: &mut Dice) -> &'a str {
    dice.pick(of).copied().unwrap_or_default()
}

/// A report of at least so many characters.
pub fn report(category: &Category, place: &str, chars: u32, dice: &mut Dice) -> String {
    let word = dice.pick(&category.words).map_or(category.name.as_str(), String::as_str);
    let days = (1 + dice.below(9)).to_string();
    let said = one(&SEEN, dice).replace("{place}", place).replace("{word}", word).replace("{days}", &days);
    padded(said, &MORE, chars, dice)
}

/// A reply, a reason or a result of at least so many characters.
pub fn answer(chars: u32, dice: &mut Dice) -> String {
    padded(one(&ANSWERS, dice).to_owned(), &ANSWERS, chars, dice)
}

fn padded(mut said: String, with: &[&str], chars: u32, dice: &mut Dice) -> String {
    while said.chars().count() < chars as usize || dice.percent(25) {
        said.push_str(one(with, dice));
    }
    said
}
