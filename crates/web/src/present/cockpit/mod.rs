//! The board in words, and the calendar feed.

pub mod board;
pub mod ics;

use yinuo_casework::Directory;
use yinuo_delivery::board::View;
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, UnitId};

/// The units that count as an actor's own; `None`: all, for the offices.
pub fn own(actor: &Actor) -> Option<Option<UnitId>> {
    (actor.role == Role::Unit).then(|| actor.unit.clone())
}

/// Looks at the register as an actor may: a unit its own, the offices all; narrowed to `unit` and below.
pub fn look<T>(
    world: &World,
    (today, year): (jiff::civil::Date, i16),
    actor: &Actor,
    unit: Option<&UnitId>,
    see: impl FnOnce(&View<'_>) -> T,
) -> T {
    let directory: &Directory = &world.main().directory;
    let own = own(actor);
    let mine = |id: &UnitId| {
        own.as_ref().is_none_or(|own| own.as_ref().is_some_and(|own| directory.is_over(own, id)))
            && unit.is_none_or(|unit| directory.is_over(unit, id))
    };
    let all = own.is_none() && unit.is_none();
    let (rules, calendar) = (world.delivery(), world.calendar());
    see(&View { today, year, rules, calendar, mine: if all { None } else { Some(&mine) } })
}
