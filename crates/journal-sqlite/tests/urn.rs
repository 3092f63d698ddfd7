//! A machine that stops between a ballot and the count loses no ballot, and leaves no order on the disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use rusqlite::Connection;
use yinuo_delivery::vote::{Choice, Choices, Code, ballot};
use yinuo_journal::conformance::small_city;
use yinuo_journal::{Store, Urn};
use yinuo_journal_sqlite::{Options, open};
use yinuo_kernel::CaseNumber;

#[test]
fn ballots_outlive_the_machine_and_lie_by_slip() {
    let dir = tempfile::tempdir().unwrap();
    let place = small_city().world.place;
    let vote = CaseNumber::new(jiff::civil::date(2026, 11, 24), 7);
    let urn = Urn { vote, round: 1 };
    let cast = |n: u8| {
        let choices: Choices = [(vote, Choice::For)].into();
        ballot::seal(vote, 1, &Code::from_random([n; 10]), &choices)
    };
    for n in [9, 2, 5] {
        // Each by a machine of its own; the last one is not shut down but cut off.
        let (mut store, _reader) = open(dir.path(), &Options::default()).unwrap();
        store.begin().unwrap();
        store.put_ballot(place, urn, &cast(n)).unwrap();
        store.commit().unwrap();
        store.begin().unwrap();
        store.put_ballot(place, urn, &cast(n + 100)).unwrap();
    }
    let (mut store, _reader) = open(dir.path(), &Options::default()).unwrap();
    let mut expected = vec![cast(2), cast(5), cast(9)];
    expected.sort();
    store.begin().unwrap();
    assert_eq!(store.ballots(place, urn).unwrap(), expected);
    assert_eq!(store.ballot(place, urn, cast(5).slip).unwrap(), Some(cast(5)));
    assert_eq!(store.ballot(place, Urn { round: 2, ..urn }, cast(5).slip).unwrap(), None);
    assert!(store.put_ballot(place, urn, &cast(5)).is_err(), "a slip votes once");
    store.rollback();

    let db = Connection::open(dir.path().join("yinuo.db")).unwrap();
    let columns: String =
        db.query_row("SELECT group_concat(name) FROM pragma_table_info('ballots')", [], |row| row.get(0)).unwrap();
    assert_eq!(columns, "place,number,round,slip,body", "no time, no sequence, no post");
    assert!(db.query_row("SELECT rowid FROM ballots", [], |_| Ok(())).is_err(), "and no row ids");

    store.begin().unwrap();
    store.empty_urn(place, urn).unwrap();
    store.commit().unwrap();
    store.begin().unwrap();
    assert_eq!(store.ballots(place, urn).unwrap(), []);
}
