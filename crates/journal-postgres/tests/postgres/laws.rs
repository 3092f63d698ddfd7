//! The suite of every store.

use crate::server::shared;
use std::sync::Arc;
use yinuo_journal::Reader;
use yinuo_journal::conformance::{Make, run};
use yinuo_journal_postgres::testing::Server;
use yinuo_journal_postgres::{PostgresStore, Target, open};

struct Postgres(Arc<Server>);

impl Make for Postgres {
    type Store = PostgresStore;
    fn make(&self) -> (PostgresStore, Arc<dyn Reader>) {
        let target = Target::parse(&self.0.database().unwrap()).unwrap();
        let (store, reader) = open(&target).unwrap();
        (store, Arc::new(reader))
    }
}

#[test]
fn postgres_keeps_the_laws() {
    let Some(server) = shared() else { return };
    run(&Postgres(server));
}
