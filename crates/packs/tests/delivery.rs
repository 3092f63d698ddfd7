//! The delivery pack: what ships loads with the sample city, and each mistake is told with its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use yinuo_delivery::Scheme;
use yinuo_packs::{
    City, DeliveryPack, Files, is_delivery, load_case_type, load_city, load_city_delivery, load_delivery,
};

fn folder(path: &str) -> Files {
    let mut files = Files::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    for entry in std::fs::read_dir(&root).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        files.insert(entry.file_name().to_string_lossy(), std::fs::read_to_string(entry.path()).unwrap());
    }
    files
}

fn pack() -> DeliveryPack {
    let loaded = load_delivery(&folder("packs/delivery"));
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

fn city() -> City {
    let packs = ["packs/hotline", "packs/grid", "packs/hazard", "packs/proposal", "packs/obstacle", "packs/inspection"];
    let packs = packs.map(|path| load_case_type(&folder(path)).value.unwrap());
    let loaded = load_city(&folder("samples/qingyu"), &packs.iter().collect::<Vec<_>>());
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

#[test]
fn what_ships_loads_and_the_sample_city_says_who_is_who() {
    assert!(is_delivery(&folder("packs/delivery")) && !is_delivery(&folder("packs/hotline")));
    let pack = pack();
    assert_eq!((pack.rules.scheme, pack.rules.return_day), (Scheme::GreenYellowRed, 5));
    assert_eq!(pack.sources.len(), 6, "each section names its source");
    let city = city();
    let loaded = load_city_delivery(&folder("samples/qingyu"), &pack, &city);
    assert_eq!(loaded.mistakes, []);
    let delivery = loaded.value.unwrap();
    assert!(delivery.rules.leaders.len() >= 5);
    let lead = |unit: &str| delivery.duties.lines().iter().any(|line| line.unit.as_str() == unit);
    for unit in ["development", "industry", "labour", "rivers", "dongwan"] {
        assert!(lead(unit), "{unit} answers for something");
    }
    // A kind that the city has no unit for proposes nobody.
    assert!(!lead("union"));
}

#[test]
fn every_field_of_the_sample_has_a_name_and_a_city_names_its_own_first() {
    let (pack, city) = (pack(), city());
    let name =
        |rules: &yinuo_delivery::Rules, id: &str| rules.field(&id.parse().unwrap()).map(|field| field.name.clone());
    let mut seen = 0;
    let sample = folder("samples/qingyu/delivery");
    for file in sample.names() {
        for line in sample.get(file).unwrap().lines().filter_map(|line| line.strip_prefix("field = ")) {
            let id = line.trim_matches('"');
            assert!(name(&pack.rules, id).is_some(), "{id} is not named");
            seen += 1;
        }
    }
    assert!(seen > 10, "the sample has projects with fields: {seen}");
    let mut files = folder("samples/qingyu");
    let own = "\n[[field]]\nid = \"port\"\nname = \"临港产业\"\nen = \"Harbour industry\"\n";
    files.insert("delivery.toml", files.get("delivery.toml").unwrap().to_owned() + own);
    let rules = load_city_delivery(&files, &pack, &city).value.unwrap().rules;
    assert_eq!(name(&rules, "port").as_deref(), Some("临港产业"));
    assert_eq!(name(&rules, "food"), name(&pack.rules, "food"), "the pack's others stay");
    assert_eq!(name(&rules, "nowhere"), None);
}

#[test]
fn a_city_without_the_file_has_the_rules_and_nobody_is_proposed() {
    let (pack, city) = (pack(), city());
    let bare = load_city_delivery(&Files::default(), &pack, &city).value.unwrap();
    assert!(bare.rules.leaders.is_empty() && bare.duties.lines().is_empty());
}

/// One changed line of a file, and what is told about it.
fn told(file: &str, old: &str, new: &str) -> Vec<String> {
    let (mut pack, mut own) = (folder("packs/delivery"), folder("samples/qingyu"));
    let files = if pack.get(file).is_some() { &mut pack } else { &mut own };
    let text = files.get(file).unwrap().to_owned();
    assert!(text.contains(old), "{file} has {old}");
    files.insert(file, text.replacen(old, new, 1));
    let loaded = load_delivery(&pack);
    let mut mistakes = loaded.mistakes;
    if let Some(pack) = loaded.value {
        mistakes.extend(load_city_delivery(&own, &pack, &city()).mistakes);
    }
    assert!(mistakes.iter().all(|mistake| !mistake.en.is_empty() && mistake.line > 0));
    mistakes.iter().map(|mistake| format!("{} {} {}", mistake.file, mistake.code, mistake.zh)).collect()
}

#[test]
fn every_mistake_is_told() {
    for (file, old, new, want) in [
        ("rules.toml", "scheme = \"green_yellow_red\"", "scheme = \"red\"", "rules.toml wrong-value scheme 应为"),
        ("rules.toml", "behind_late = 0.9", "behind_late = 1.1", "rules.toml limit behind_late 大于 behind_soon"),
        ("rules.toml", "behind_soon = 1.0", "behind_soon = 9", "rules.toml wrong-value behind_soon 是实际进度"),
        ("rules.toml", "within = \"3 working days\"", "within = \"3\"", "rules.toml wrong-value within 应为时限"),
        ("rules.toml", "day = 5", "day = 31", "rules.toml wrong-value day 应在 1 至 28 之间"),
        ("rules.toml", "quorum = \"2/3\"", "quorum = \"3/2\"", "rules.toml wrong-value quorum 应为不大于一的分数"),
        ("rules.toml", "[obstacles]", "[obstacle]", "rules.toml missing-key 缺少 [obstacles] 一节"),
        ("rules.toml", "near_m = 500", "near = 500", "rules.toml missing-key 缺少 near_m"),
        ("rules.toml", "id = \"port\"", "id = \"water\"", "rules.toml duplicate 编号 water 重复"),
        ("rules.toml", "name = \"水利\"", "nam = \"水利\"", "rules.toml missing-key 缺少 name"),
        ("duties.toml", "id = \"development.price\"", "id = \"development.economy\"", "duties.toml duplicate 编号"),
        ("duties.toml", "\"物价\"", "\"价\"", "duties.toml wrong-value 关键词“价”少于两个字"),
        ("duties.toml", "unit = \"development\"", "unit = \"发改委\"", "duties.toml wrong-value unit 应为"),
        ("delivery.toml", "unit = \"office\"", "unit = \"nowhere\"", "delivery.toml unknown 没有单位 nowhere"),
        (
            "delivery.toml",
            "kind = \"science\"",
            "kind = \"magic\"",
            "delivery.toml unknown 没有职责目录中的部门类别 magic",
        ),
        ("delivery.toml", "kind = \"science\"", "kind = \"industry\"", "delivery.toml duplicate 编号 industry 重复"),
        ("delivery.toml", "id = \"qingyu.zone\"", "id = \"power\"", "delivery.toml duplicate 编号 power 与事项包"),
        ("delivery.toml", "id = \"mayor\"", "id = \"vice.city\"", "delivery.toml duplicate 编号 vice.city 重复"),
    ] {
        let told = told(file, old, new);
        assert!(told.iter().any(|line| line.starts_with(want)), "{file} {new}: {told:#?}");
    }
}

#[test]
fn a_pack_without_its_rules_says_which_file_is_missing() {
    let mut files = Files::default();
    files.insert("duties.toml", folder("packs/delivery").get("duties.toml").unwrap());
    let loaded = load_delivery(&files);
    assert!(loaded.value.is_none());
    assert_eq!(loaded.mistakes.iter().map(|mistake| mistake.code).collect::<Vec<_>>(), ["missing-file"]);
}
