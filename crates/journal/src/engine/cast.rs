//! A ballot is cast: decided like a command, durable like a command, and without a trace in the chain.
//!
//! Nothing here is logged, told as news, or counted: a turnout that can be watched tells, slip by slip,
//! who has just left the booth.

use super::core::Core;
use super::deed::Deed;
use super::deliver::Draft;
use crate::{Fault, Store, Urn};
use std::borrow::Cow;
use yinuo_delivery::vote::{self, Ballot, Cast, Choices, Code, ballot, slip};
use yinuo_delivery::{Command, Dossier, Entry, Event};
use yinuo_kernel::{CaseNumber, Refusal, Rule};

/// A ballot on its way: the code is the right to vote, so nobody is named.
pub(crate) struct Casting {
    pub(super) vote: CaseNumber,
    pub(super) code: Code,
    pub(super) choices: Choices,
}

impl<S: Store> Core<S> {
    /// Casts inside the open transaction. `Ok(Err(_))` is a refusal and has written nothing.
    pub(super) fn cast(&mut self, casting: &Casting) -> Result<Result<Ballot, Refusal>, Fault> {
        let place = self.world.place;
        let now = self.clock.now();
        let Some(loaded) = self.dossier(casting.vote, &Draft::default())? else {
            return Ok(Err(Rule::UnknownDossier.into()));
        };
        let Some(vote) = loaded.dossier.vote() else { return Ok(Err(Rule::UnknownDossier.into())) };
        let urn = Urn { vote: vote.number, round: vote.round };
        let before = self.store.ballot(place, urn, slip::id(vote.number, vote.round, &casting.code))?;
        match ballot::cast(vote, &casting.code, &casting.choices, before.as_ref(), now) {
            Ok(Cast::New(ballot)) => {
                self.store.put_ballot(place, urn, &ballot)?;
                Ok(Ok(ballot))
            }
            Ok(Cast::Same(ballot)) => Ok(Ok(ballot)),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// A count takes the whole urn and nothing else, whatever its caller has sent along.
    pub(super) fn with_urn<'d>(
        &mut self,
        deed: &'d Deed,
        dossier: Option<&Dossier>,
    ) -> Result<Cow<'d, Command>, Fault> {
        let (Command::Vote(vote::Command::Count { spare, .. }), Some(vote)) =
            (&deed.command, dossier.and_then(Dossier::vote))
        else {
            return Ok(Cow::Borrowed(&deed.command));
        };
        let ballots = self.store.ballots(self.world.place, Urn { vote: vote.number, round: vote.round })?;
        Ok(Cow::Owned(Command::Vote(vote::Command::Count { spare: spare.clone(), ballots })))
    }

    /// A round that has ended leaves no ballot behind but those in its record.
    pub(super) fn empty_urns(&mut self, vote: CaseNumber, entries: &[Entry]) -> Result<(), Fault> {
        for entry in entries {
            let round = match &entry.did {
                Event::Vote(vote::Event::Counted(counted)) => counted.round,
                Event::Vote(vote::Event::Failed(failed)) => failed.round,
                _ => continue,
            };
            self.store.empty_urn(self.world.place, Urn { vote, round })?;
        }
        Ok(())
    }
}
