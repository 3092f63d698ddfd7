//! Work on all cores, given back in order, with only so much begun ahead of what was given back: memory
//! stays bounded by the largest pieces of work, however many there are.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

struct State<R> {
    /// The next to begin.
    begin: usize,
    /// The next to give back.
    give: usize,
    done: BTreeMap<usize, R>,
    stopped: bool,
}

/// Works on each item and hands the results over in the order of the items. `work` must not panic.
///
/// # Errors
/// The first that `each` returns; what was begun is finished and thrown away.
pub fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.clamp(1, items.len().max(1));
    let ahead = threads * 2;
    let state = Mutex::new(State { begin: 0, give: 0, done: BTreeMap::new(), stopped: false });
    let changed = Condvar::new();
    let worker = || {
        loop {
            let at = {
                let full = |state: &mut State<R>| !state.stopped && state.begin >= state.give + ahead;
                let mut state = changed.wait_while(lock(&state), full).unwrap_or_else(PoisonError::into_inner);
                if state.stopped {
                    return;
                }
                state.begin += 1;
                state.begin - 1
            };
            let Some(item) = items.get(at) else { return };
            let result = work(item);
            lock(&state).done.insert(at, result);
            changed.notify_all();
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(worker);
        }
        for at in 0..items.len() {
            let waiting = |state: &mut State<R>| !state.done.contains_key(&at);
            let mut guard = changed.wait_while(lock(&state), waiting).unwrap_or_else(PoisonError::into_inner);
            let result = guard.done.remove(&at);
            guard.give = at + 1;
            drop(guard);
            changed.notify_all();
            if let Some(Err(error)) = result.map(&mut each) {
                lock(&state).stopped = true;
                changed.notify_all();
                return Err(error);
            }
        }
        Ok(())
    })
}

fn lock<R>(state: &Mutex<State<R>>) -> MutexGuard<'_, State<R>> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_not_far_ahead() {
        let items: Vec<usize> = (0..500).collect();
        let (begun, given) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut got = Vec::new();
        let work = |item: &usize| {
            let ahead = begun.fetch_add(1, Ordering::SeqCst) + 1 - given.load(Ordering::SeqCst);
            assert!(ahead <= 3 * 2 + 1, "{ahead}");
            // The later ones of each handful are the quick ones.
            (0..(7 - item % 7) * 500).fold(*item, |sum, k| sum ^ k ^ k)
        };
        in_order(&items, 3, work, |result| {
            given.fetch_add(1, Ordering::SeqCst);
            got.push(result);
            Ok::<(), ()>(())
        })
        .unwrap();
        assert_eq!(got, items);
    }

    #[test]
    fn an_error_ends_it() {
        let items: Vec<usize> = (0..10_000).collect();
        let begun = AtomicUsize::new(0);
        let work = |item: &usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            *item
        };
        let ended = in_order(&items, 2, work, |item| if item == 20 { Err("full") } else { Ok(()) });
        assert_eq!(ended, Err("full"));
        assert!(begun.load(Ordering::SeqCst) < 40);
        assert_eq!(in_order(&[] as &[u8], 4, |_| (), |()| Err("never")), Ok(()));
    }
}
