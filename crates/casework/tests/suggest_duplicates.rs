//! Near-duplicates: properties of the measure, and neighbours who describe one thing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use yinuo_casework::suggest::duplicates::metres;
use yinuo_casework::suggest::{Candidate, Nearness, Signature, duplicates};

const HERE: (f64, f64) = (123.0, 41.1);

fn at(id: u32, title: &str, body: &str, point: Option<(f64, f64)>, hours: i64) -> Candidate<u32> {
    let at = "2026-03-02T08:00:00+08:00".parse::<Timestamp>().unwrap() + hours.hours();
    Candidate { id, signature: Signature::of(title, body), point, at }
}

fn ids(new: &Candidate<u32>, recent: &[Candidate<u32>]) -> Vec<u32> {
    duplicates(new, recent, &Nearness::default()).into_iter().map(|d| d.id).collect()
}

#[test]
fn neighbours_who_describe_one_burst_pipe_are_found_and_strangers_are_not() {
    let near = Some((HERE.0 + 0.002, HERE.1));
    let new =
        at(0, "解放路水管爆裂", "解放路菜市场门口水管爆裂，自来水流了一地，路面全是水，请尽快维修", Some(HERE), 5);
    let recent = [
        at(1, "水管爆裂", "菜市场门口的水管爆裂，水流了一地，请派人维修", near, 3),
        at(2, "解放路菜市场水管爆裂", "解放路菜市场门口自来水管爆裂，路面全是水，没人管", near, 6),
        at(3, "占道经营", "菜市场门口每天有人摆摊，行人没法走路", near, 4),
        at(4, "路灯不亮", "解放路菜市场门口的路灯坏了，晚上看不见", Some(HERE), 5),
    ];
    let mut found = ids(&new, &recent);
    found.sort_unstable();
    assert_eq!(found, [1, 2]);
}

#[test]
fn far_away_long_ago_or_itself_is_no_duplicate() {
    let text = ("路灯不亮", "小区门口三盏路灯全部不亮，晚上一片漆黑");
    let new = at(0, text.0, text.1, Some(HERE), 0);
    let far = Some((HERE.0, HERE.1 + 0.01));
    assert!(ids(&new, &[at(1, text.0, text.1, far, 0)]).is_empty());
    assert!(ids(&new, &[at(1, text.0, text.1, Some(HERE), -73)]).is_empty());
    assert!(ids(&new, std::slice::from_ref(&new)).is_empty());
    assert!(ids(&new, &[at(1, text.0, text.1, Some((f64::NAN, 0.0)), 0)]).is_empty());
    let found = duplicates(&new, &[at(1, text.0, text.1, Some(HERE), -72)], &Nearness::default());
    assert_eq!((found[0].similarity, found[0].metres, found[0].hours), (1.0, Some(0.0), 72.0));
}

#[test]
fn without_a_point_the_words_must_carry_more() {
    let new = at(0, "公交晚点", "十二路公交车早高峰总是晚点，等了四十分钟", None, 0);
    let same = at(1, "公交晚点", "十二路公交车早高峰总是晚点，等了四十分钟", Some(HERE), 1);
    let alike = at(2, "公交车", "十二路公交车晚高峰不准点，等了很久", Some(HERE), 1);
    assert_eq!(ids(&new, &[alike, same]), [1]);
}

#[test]
fn the_most_alike_comes_first_then_the_nearest() {
    let text = ("井盖缺失", "建设街路口井盖缺失，电动车差点掉进去");
    let new = at(0, text.0, text.1, Some(HERE), 0);
    let farther = at(1, text.0, text.1, Some((HERE.0 + 0.003, HERE.1)), 0);
    let nearer = at(2, text.0, text.1, Some((HERE.0 + 0.001, HERE.1)), 0);
    let less = at(3, "井盖", "建设街路口井盖缺失，电动车差点掉进坑里去", Some(HERE), 0);
    assert_eq!(ids(&new, &[less, farther, nearer]), [2, 1, 3]);
}

#[test]
fn a_degree_of_latitude_is_111_kilometres() {
    assert!((metres((0.0, 0.0), (0.0, 1.0)) - 111_195.0).abs() < 1.0);
    assert!((metres((0.0, 60.0), (1.0, 60.0)) - 55_597.0).abs() < 5.0);
    assert!((metres((0.0, 0.0), (180.0, 0.0)) - 20_015_115.0).abs() < 10.0);
}

#[test]
fn texts_without_words_are_like_nothing() {
    assert_eq!(Signature::of("", "123").similarity(&Signature::of("", "123")), 0.0);
}

proptest! {
    #[test]
    fn likeness_is_mutual_bounded_and_one_with_itself(a in "[路灯水管坏了停吵闹楼下晚上]{1,40}", b in "\\PC{0,60}") {
        let (x, y) = (Signature::of(&a, ""), Signature::of("", &b));
        prop_assert_eq!(x.similarity(&y), y.similarity(&x));
        prop_assert!((0.0..=1.0).contains(&x.similarity(&y)));
        prop_assert_eq!(x.similarity(&Signature::of("", &a)), 1.0);
    }

    #[test]
    fn likeness_follows_the_share_of_common_pairs(shared in 0usize..=40) {
        // Pairs of characters that occur nowhere else, one a run: the true share is known.
        let text = |from: u32| -> String {
            (from..from + 40).flat_map(|n| [char::from_u32(0x4e00 + 2 * n), char::from_u32(0x4e01 + 2 * n), Some('，')])
                .flatten().collect()
        };
        let truth = shared as f64 / (80 - shared) as f64;
        let got = Signature::of("", &text(0)).similarity(&Signature::of("", &text(40 - shared as u32)));
        prop_assert!((got - truth).abs() <= 0.25, "{got} for {truth}");
    }

    #[test]
    fn distance_is_mutual_and_bounded(a in (-180.0..180.0, -90.0..90.0), b in (-180.0..180.0, -90.0..90.0)) {
        prop_assert!((metres(a, b) - metres(b, a)).abs() < 1e-3);
        prop_assert!((0.0..=20_015_116.0).contains(&metres(a, b)));
        prop_assert_eq!(metres(a, a), 0.0);
    }
}
