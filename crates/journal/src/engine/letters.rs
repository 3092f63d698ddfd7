//! From news to letters: one for each way out that takes it, in the transaction of the entry they tell of.

use super::core::Core;
use crate::{Letter, Store, Told};
use yinuo_kernel::Timestamp;

impl<S: Store> Core<S> {
    /// The letters of the record `seq`.
    pub(super) fn letters(&self, news: impl Iterator<Item = Told>, seq: u64, at: Timestamp) -> Vec<Letter> {
        let channels = self.world.channels();
        let mut letters = Vec::new();
        if channels.is_empty() {
            return letters;
        }
        let mut n = 0;
        for notice in news {
            for channel in channels.iter().filter(|channel| channel.takes(&notice)) {
                n += 1;
                let channel = channel.name.clone();
                letters.push(Letter { seq, n, channel, notice: notice.clone(), tries: 0, next_at: at });
            }
        }
        letters
    }
}
