//! Who delivered a report.

use crate::scan::has;
use crate::stops::{is_han, is_space};

/// Offices, the longer before the shorter.
const OFFICES: [&str; 17] = [
    "国务院总理",
    "代市长",
    "代省长",
    "代县长",
    "代区长",
    "自治区主席",
    "政府主席",
    "市长",
    "省长",
    "县长",
    "区长",
    "州长",
    "盟长",
    "旗长",
    "总理",
    "专员",
    "主席",
];

/// Surnames of one character that cover nearly everybody.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由";

/// The name in an opening: behind an office, before it, or behind the assembly.
pub fn read(head: &str) -> Option<String> {
    head.split('\n').find_map(by_office).or_else(|| {
        let (_, rest) = head.split_once("会议上")?;
        name(rest.trim_start_matches(|c: char| !is_han(c)))
    })
}

fn by_office(line: &str) -> Option<String> {
    for office in OFFICES.into_iter().filter(|office| has(line, office)) {
        for (at, _) in line.match_indices(office) {
            let behind =
                line.get(at + office.len()..)?.trim_start_matches(|c: char| is_space(c) || c == ':' || c == '\u{ff1a}');
            if let Some(name) = name(behind) {
                return Some(name);
            }
            // 林海市长在…上: the name stands before the office
            let front = line.get(..at)?;
            let chars: Vec<usize> = front.char_indices().map(|(at, _)| at).collect();
            let before = (2..=3)
                .rev()
                .filter_map(|n| front.get(*chars.get(chars.len().checked_sub(n)?)?..))
                .find(|n| is_name(n));
            if let Some(name) = before.filter(|_| behind.starts_with('在')) {
                return Some(name.to_owned());
            }
        }
    }
    None
}

/// A name at the beginning of a text, up to white space or what a speaker does there.
fn name(text: &str) -> Option<String> {
    let mut name = String::new();
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let acts = ["作政府", "作工作", "作报告", "在", "各位", "同志", "向大会", "代表", "所作", "作《"]
            .iter()
            .any(|w| rest.starts_with(w));
        match c {
            _ if acts && !name.is_empty() => break,
            '·' | '•' => name.push('·'),
            _ if is_space(c) && name.chars().count() == 1 => {}
            _ if is_han(c) => name.push(c),
            _ => break,
        }
    }
    is_name(&name).then_some(name)
}

fn is_name(name: &str) -> bool {
    let count = name.chars().count();
    if name.contains('·') {
        return (4..=16).contains(&count) && !name.ends_with('·');
    }
    (2..=4).contains(&count)
        && name.chars().all(is_han)
        && name.chars().next().is_some_and(|c| SURNAMES.contains(c) || count == 3 && "司欧上诸".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_stands_behind_or_before_the_office() {
        for (head, want) in [
            ("市长 林海生", Some("林海生")),
            ("青屿市人民政府市长 林 海", Some("林海")),
            ("2031年1月8日林海生市长在青屿市第三届人民代表大会第二次会议的政府工作报告", Some("林海生")),
            ("2031年1月8日在青屿省第三届人民代表大会上青屿省省长林海生作政府工作报告", Some("林海生")),
            ("2031年1月8日省长 林海生在青屿省第三届人民代表大会第二次会议上的讲话", Some("林海生")),
            ("自治区主席 艾山·吐尔逊", Some("艾山·吐尔逊")),
            ("2031年1月8日在青屿市第三届人民代表大会第二次会议上", None),
        ] {
            assert_eq!(read(head).as_deref(), want, "{head}");
        }
    }
}
