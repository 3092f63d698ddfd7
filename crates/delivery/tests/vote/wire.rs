//! Events as they stand in journals: what was written once must be read for ever.

use yinuo_delivery::Event;

const OLD: [&str; 8] = [
    r#"{"candidate":{"event":"suggested","voice":"unit","unit":"lamps","year":2027,"words":{"id":"00000000-0000-0000-0000-000000000007","digest":"00","chars":80},"title_chars":12}}"#,
    r#"{"candidate":{"event":"costed","wan":100.0,"pays":[{"fund":"city","wan":100.0}],"lead":"lamps","due":"2027-12-31","people":4000,"words":{"id":"00000000-0000-0000-0000-000000000007","digest":"00","chars":40}}}"#,
    r#"{"candidate":{"event":"decided","vote":"261124-00001-2","outcome":"tied","line":{"candidate":"261124-00012-7","yes":2,"no":0,"abstain":1,"passed":true}}}"#,
    r#"{"vote":{"event":"drafted","plan":{"year":2027,"words":{"id":"00000000-0000-0000-0000-000000000007","digest":"00","chars":30},"title_chars":20,"roll":3,"seats":1},"terms":{"majority":"of_all","quorum":{"num":2,"den":3},"extra_min":1}}}"#,
    r#"{"vote":{"event":"listed","candidates":["261124-00012-7"]}}"#,
    r#"{"vote":{"event":"opened","round":1,"slips":["00000000000000000000000000000000000000000000000000000000000000aa"],"closes_at":"2026-11-24T03:00:00Z"}}"#,
    r#"{"vote":{"event":"counted","round":1,"spare":["0W3G-E1R7-0W3G-E1R7"],"ballots":[{"slip":"00000000000000000000000000000000000000000000000000000000000000aa","choices":{"261124-00012-7":"for"},"mac":"00000000000000000000000000000000000000000000000000000000000000bb"}],"tally":{"outcome":"decided","drawn":2,"cast":2,"valid":1,"void":[{"slip":"00000000000000000000000000000000000000000000000000000000000000cc","why":"too_many"}],"lines":[{"candidate":"261124-00012-7","yes":1,"no":0,"abstain":0,"passed":false}],"chosen":[],"tied":[]},"root":"00000000000000000000000000000000000000000000000000000000000000dd"}}"#,
    r#"{"vote":{"event":"failed","round":1,"why":"no_quorum","cast":["00000000000000000000000000000000000000000000000000000000000000aa"]}}"#,
];

#[test]
fn old_events_are_read_and_written_as_they_were() {
    for old in OLD {
        let event: Event = serde_json::from_str(old).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), old);
    }
}
