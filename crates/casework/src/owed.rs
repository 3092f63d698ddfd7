//! What is owed on a case now, by whom, and by when: the questions lists and lights ask of its clocks.

use crate::{Bearer, Case, ClockKind, ClockState, Light, Stage};
use yinuo_kernel::Timestamp;

impl Case {
    /// The live clock of a kind, running or paused.
    pub fn live(&self, kind: ClockKind) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.started.clock == kind && clock.is_live())
    }

    /// The running clock of a kind.
    pub fn running(&self, kind: ClockKind) -> Option<&ClockState> {
        self.live(kind).filter(|clock| clock.is_running())
    }

    /// The running duties of those who must act now: the unit's while a unit leads, else the
    /// centre's. A decision the centre is late with is never the unit's lateness.
    pub fn duties(&self) -> impl Iterator<Item = &ClockState> {
        let bearer = if self.stage.is_with_unit() { Bearer::Unit } else { Bearer::Centre };
        self.clocks.iter().filter(move |clock| {
            let who = clock.started.clock.bearer();
            // What was promised beyond the resolution stays the unit's.
            clock.is_running() && (who == bearer || clock.started.clock == ClockKind::Follow)
        })
    }

    /// Before a unit leads it, the promise already runs: it is owed by the city.
    fn owed(&self) -> impl Iterator<Item = &ClockState> {
        let early = matches!(self.stage, Stage::Submitted | Stage::Accepted);
        let promised =
            self.clocks.iter().filter(move |c| early && c.is_running() && c.started.clock.bearer() == Bearer::Unit);
        self.duties().chain(promised)
    }

    /// The earliest deadline among what is owed now.
    pub fn due(&self) -> Option<Timestamp> {
        self.owed().map(|clock| clock.started.due).min()
    }

    /// The earliest warning point among what is owed now.
    pub fn warn(&self) -> Option<Timestamp> {
        self.owed().map(|clock| clock.started.warn).min()
    }

    /// The worst light among what is owed now; `None` when nothing is.
    pub fn light(&self, now: Timestamp) -> Option<Light> {
        self.owed().map(|clock| clock.light(now)).max()
    }

    /// The date promised to the citizen: the resolve clock of this round.
    pub fn promise(&self) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.started.clock == ClockKind::Resolve)
    }

    /// Deadlines that a holiday notice may still move.
    pub fn is_provisional(&self) -> bool {
        self.clocks.iter().any(|clock| clock.is_live() && clock.started.provisional)
    }
}
