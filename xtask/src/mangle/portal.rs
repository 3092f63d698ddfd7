//! The text of a report as somebody copied it from a portal of another script, adverts and all.

use super::gbk::{Tear, torn};
use super::traditional::Traditional;

const HEAD: &str = "\
点击查看更多地方政府工作报告
当前位置：首页 > 政务公开 > 政府工作报告
发布时间：2025-01-15 09:26　来源：青屿市政府办公室　浏览次数：1864
【字体：大 中 小】　打印本页　关闭窗口
";

const FOOT: &str = "
责任编辑：许澄
上一篇：青屿市2024年政务公开工作年度报告
下一篇：没有了
主办单位：青屿市人民政府办公室　技术支持：青屿市信息中心
网站标识码：2199000001　青ICP备19900000号-1
版权所有　未经许可不得转载
";

/// A line of its own that nobody of the government wrote.
const ADVERT: &str = "海豹体育app官方下载,海豹娱乐城注册送388元彩金";

/// The headings whose indent lost three bytes of four.
const TORN: &[&str] = &["（一）", "（二）", "（四）", "（五）"];

const GAS: Tear = Tear::Lead { after: '燃', of: '氣', gloss: "?xì)" };

pub fn copy(report: &str) -> String {
    let script = Traditional::load();
    let head = HEAD.lines().map(str::to_owned);
    let foot = FOOT.lines().map(str::to_owned);
    // The portal shows its own heading; whoever copied began below it, so the title is gone.
    let body = report.lines().skip(1).filter(|line| !line.is_empty()).enumerate().flat_map(|(at, line)| {
        let advert = (at + 1).is_multiple_of(17).then(|| ADVERT.to_owned());
        [Some(line.to_owned()), advert].into_iter().flatten()
    });
    let mut out = String::new();
    for line in head.chain(body).chain(foot) {
        let line = torn(&script.write(&line), &tears(&line));
        out.push_str(&script.gloss(&narrow(line.trim_start())));
        out.push('\n');
    }
    out
}

fn tears(line: &str) -> Vec<Tear> {
    let heading = TORN.iter().any(|number| line.trim_start().starts_with(number));
    let mut tears = vec![Tear::Stop, GAS];
    tears.extend(heading.then_some(Tear::Indent));
    tears
}

/// Full-width punctuation that has a narrow twin, narrow.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            '，' => ',',
            '：' => ':',
            '；' => ';',
            '！' => '!',
            '（' => '(',
            '）' => ')',
            '　' => ' ',
            other => other,
        })
        .collect()
}
