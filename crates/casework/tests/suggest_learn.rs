//! The classifier on texts of our own: what it learns, admits, explains and keeps.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use yinuo_casework::suggest::{Example, Model, Trainer, cross_validate};

const THINGS: [(&str, [&str; 4]); 3] = [
    ("light", ["路灯坏了", "路灯不亮很黑", "灯杆倾斜漏电", "巷子里没有照明"]),
    ("water", ["自来水停水", "水压太低洗不了澡", "自来水发黄", "水费多收了"]),
    ("noise", ["工地夜里施工太吵", "广场舞音响太吵", "楼下酒吧噪音扰民", "夜间打桩睡不着"]),
];
const PLACES: [&str; 5] = ["学校门口", "小区后门", "菜市场旁", "桥头", "村委会附近"];

fn texts() -> Vec<(String, String, &'static str)> {
    let mut texts = Vec::new();
    for place in PLACES {
        for (label, things) in THINGS {
            for thing in things {
                texts.push((thing.to_owned(), format!("您好，{place}{thing}，反映多次没人管，请处理"), label));
            }
        }
    }
    texts
}

fn trained() -> Model {
    let mut trainer = Trainer::new();
    for (title, body, label) in texts() {
        trainer.add(&title, &body, label);
    }
    for (title, body) in [("蜜蜂", "邻居养蜜蜂蜇人"), ("证明", "开一份无房证明")] {
        trainer.add(title, body, "rare");
    }
    trainer.finish()
}

#[test]
fn it_finds_the_label_says_how_sure_and_shows_the_words() {
    let all = trained().suggest("路灯", "公园里的路灯三天不亮了", 3);
    assert_eq!(all[0].label, "light");
    assert!(all[0].probability > 0.6 && all[0].words.contains(&"路灯".to_owned()), "{all:?}");
    assert!((all.iter().map(|s| s.probability).sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(all.is_sorted_by(|a, b| a.probability >= b.probability));
    assert_eq!(trained().suggest("路灯", "", 1).len(), 1);
}

#[test]
fn a_text_of_unknown_words_gets_no_suggestion() {
    assert!(trained().suggest("", "Xyz 123", 3).is_empty());
    assert!(trained().suggest("", "", 3).is_empty());
    assert!(Trainer::new().finish().suggest("路灯", "路灯", 3).is_empty());
}

#[test]
fn a_text_between_two_labels_is_less_sure_than_a_clear_one() {
    let model = trained();
    let best = |text: &str| model.suggest("", text, 1)[0].probability;
    assert!(best("路灯坏了，自来水停水") < best("路灯坏了"));
}

#[test]
fn labels_with_too_few_texts_are_left_out_and_named() {
    let model = trained();
    assert_eq!(model.labels(), ["light", "noise", "water"]);
    let report = model.report();
    assert_eq!((report.left_out[0].label.as_str(), report.left_out[0].examples), ("rare", 2));
    assert_eq!((report.examples, report.held_out.examples, report.digest.len()), (60, 60, 64));
    assert_eq!(report.held_out.labels.iter().map(|l| l.examples).sum::<usize>(), 60);
}

#[test]
fn one_label_alone_is_nothing_to_choose_from() {
    let mut trainer = Trainer::new();
    (0..20).for_each(|_| trainer.add("路灯", "路灯坏了", "light"));
    let model = trainer.finish();
    assert!(model.labels().is_empty() && model.suggest("路灯", "路灯坏了", 1).is_empty());
    assert_eq!(model.report().left_out[0].examples, 20);
}

#[test]
fn the_same_cases_give_the_same_model_and_it_reads_back() {
    let (model, again) = (trained(), trained());
    let json = serde_json::to_string(&model).unwrap();
    assert_eq!(json, serde_json::to_string(&again).unwrap());
    let back: Model = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), json);
    assert_eq!(back.suggest("停水", "停水两天", 3), model.suggest("停水", "停水两天", 3));
}

#[test]
fn a_file_of_another_version_or_that_does_not_fit_is_refused() {
    let value = serde_json::to_value(trained()).unwrap();
    let broken = |key: &str, to: serde_json::Value| {
        let mut value = value.clone();
        value[key] = to;
        serde_json::from_value::<Model>(value).unwrap_err().to_string()
    };
    assert!(broken("version", 0.into()).contains("learn again"));
    for (key, to) in [("weights", "AAAA"), ("weights", "?"), ("grams", "路 灯"), ("grams", "灯 路")] {
        assert!(broken(key, to.into()).contains("fit together"), "{key}");
    }
    assert!(broken("labels", serde_json::json!(["light"])).contains("fit together"));
}

#[test]
fn numbers_and_codes_are_not_kept() {
    let mut trainer = Trainer::new();
    for (title, body, label) in texts() {
        trainer.add(&title, &format!("{body} 电话13900001111，辽C8K888，A7区"), label);
    }
    let json = serde_json::to_value(trainer.finish()).unwrap();
    let grams = json["grams"].as_str().unwrap();
    assert!(grams.contains("路灯") && !grams.chars().any(|c| c.is_ascii_alphanumeric()));
}

#[test]
fn cross_validation_judges_each_text_once_by_a_model_without_it() {
    let texts = texts();
    let examples: Vec<Example<'_>> = texts.iter().map(|(title, body, label)| Example { title, body, label }).collect();
    let got = cross_validate(&examples, 5, |at| at / 12);
    assert_eq!((got.examples, got.macro_f1, got.accuracy), (60, 1.0, 1.0));
    assert!(got.calibration_error < 0.2, "{}", got.calibration_error);
}
