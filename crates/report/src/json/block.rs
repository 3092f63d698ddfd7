//! Room for a few thousand bytes before a list of them: a few bytes put there cost a few instructions.

use std::io;

/// Bytes that are gathered before they are handed on.
const ROOM: usize = 4096;

/// Gathers what is written; [`Block::finish`] hands the rest on.
pub(super) struct Block<'a> {
    bytes: [u8; ROOM],
    /// So many of them are taken.
    taken: usize,
    behind: &'a mut Vec<u8>,
}

impl<'a> Block<'a> {
    /// An empty one.
    pub(super) fn before(behind: &'a mut Vec<u8>) -> Block<'a> {
        Block { bytes: [0; ROOM], taken: 0, behind }
    }

    /// Puts some bytes behind the others.
    // so that the length is known where it is one
    #[inline(always)]
    pub(super) fn put(&mut self, bytes: &[u8]) {
        match self.bytes.get_mut(self.taken..).and_then(|room| room.get_mut(..bytes.len())) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.taken += bytes.len();
            }
            None => self.pass(bytes),
        }
    }

    /// Hands on what was gathered, and bytes for which there was no room.
    #[cold]
    fn pass(&mut self, bytes: &[u8]) {
        self.hand_on();
        self.behind.extend_from_slice(bytes);
    }

    fn hand_on(&mut self) {
        self.behind.extend_from_slice(self.bytes.get(..self.taken).unwrap_or_default());
        self.taken = 0;
    }

    /// Hands on the rest.
    pub(super) fn finish(mut self) {
        self.hand_on();
    }
}

impl io::Write for Block<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.put(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
