//! From news to letters: one for each way out that takes it, and one for each post that has it by mail at once,
//! in the transaction of the entry they tell of.

use super::core::Core;
use crate::{Fault, Letter, Store, Subscriber, Told};
use std::sync::Arc;
use yinuo_kernel::Timestamp;

impl<S: Store> Core<S> {
    /// The letters of the record `seq`.
    pub(super) fn letters(
        &mut self,
        news: impl Iterator<Item = Told>,
        seq: u64,
        at: Timestamp,
    ) -> Result<Vec<Letter>, Fault> {
        let world = self.world.clone();
        let mut letters = Vec::new();
        for told in news {
            let ways = world.channels().iter().filter(|channel| channel.takes(&told)).map(|way| way.name.clone());
            let mut ways: Vec<String> = ways.collect();
            if let Told::Dossier(notice) = &told {
                let posts = self.subscribers()?;
                let takes = posts.iter().filter(|post| post.takes(notice, &world.main().directory));
                ways.extend(takes.map(Subscriber::channel));
            }
            for channel in ways {
                let n = u32::try_from(letters.len() + 1).unwrap_or(u32::MAX);
                letters.push(Letter { seq, n, channel, notice: told.clone(), tries: 0, next_at: at });
            }
        }
        Ok(letters)
    }

    fn subscribers(&mut self) -> Result<Arc<[Subscriber]>, Fault> {
        if let Some(known) = &self.subscribers {
            return Ok(known.clone());
        }
        let read: Arc<[Subscriber]> = self.store.subscribers(self.world.place)?.into();
        self.subscribers = Some(read.clone());
        Ok(read)
    }
}
