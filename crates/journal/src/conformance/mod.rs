//! One suite for every store. A store's own tests call [`run`] with a way to make it; a failure
//! panics with the law that was broken. `tests/` of each adapter holds nothing else.
//!
//! The laws: what is committed is read, what is rolled back is not; lists equal the model's
//! filter and page without gap or repeat; boards equal counting; a key gives its receipt again;
//! timers fire once; news reaches the other cases in the same transaction; sealed cases are in no
//! list; full text finds, newest first; a slip votes once and the urn keeps no order; a fault leaves no trace; the whole verifies after every scenario.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod city;
mod delivery;
mod engine;
mod letters;
mod lists;
mod matters;
mod store;
mod tail;
mod vote;

pub use city::{SmallCity, small_city};

use crate::{Reader, Store};
use std::sync::Arc;

/// Makes a fresh, empty store with its reader.
pub trait Make {
    type Store: Store + 'static;
    fn make(&self) -> (Self::Store, Arc<dyn Reader>);
}

/// Every law.
pub fn run(make: &impl Make) {
    store::committed_is_read_and_rolled_back_is_not(make);
    store::a_probe_leaves_no_trace(make);
    store::erasable_rows_come_back_whole(make);
    store::accounts_and_sessions(make);
    engine::a_case_goes_its_way(make);
    engine::a_key_gives_its_receipt_again(make);
    engine::refusals_change_nothing(make);
    engine::many_clients_get_distinct_numbers(make);
    engine::timers_fire_once_and_only_while_running(make);
    engine::forgotten_words_leave_the_chain_whole(make);
    matters::duplicates_and_parts_move_together(make);
    matters::requests_wait_in_a_queue_and_silence_agrees(make);
    matters::co_units_find_their_work(make);
    matters::sealed_cases_are_in_no_list(make);
    matters::full_text_finds_newest_first(make);
    tail::changes_are_told_once_durable_and_can_be_read_again(make);
    tail::who_looked_at_an_old_state_is_told(make);
    letters::letters_wait_until_they_are_delivered(make);
    letters::news_of_tasks_wait_with_their_records(make);
    letters::a_post_has_its_news_at_once_until_it_ends_it(make);
    letters::what_is_forgotten_is_gone_and_the_chain_is_whole(make);
    delivery::a_list_of_deeds_is_done_as_a_whole(make);
    delivery::a_key_gives_the_receipts_again(make);
    delivery::the_register_tells_only_what_changed(make);
    delivery::cases_and_dossiers_share_numbers_and_chain(make);
    vote::a_slip_votes_once_and_a_count_takes_the_urn(make);
    vote::an_ended_round_leaves_an_empty_urn(make);
    vote::the_chain_tells_no_order(make);
    lists::lists_and_boards_equal_the_model(make);
}
