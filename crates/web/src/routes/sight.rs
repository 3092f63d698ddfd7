//! Which cases a post may see: a unit its own, those of the units below it and those it helps
//! with; a sealed case only the posts that are named.

use yinuo_casework::Case;
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, Rule, UnitId};

/// Whether this post sees sealed cases at all.
pub fn sees_sealed(world: &World, by: &Actor) -> bool {
    world.main().directory.sees_sealed(by.post.as_ref())
}

/// The units whose cases are a unit's own: itself and those below it. `None`: this post is not held
/// to any.
pub fn own_units(world: &World, by: &Actor) -> Option<Vec<UnitId>> {
    let below = |unit| world.main().directory.below(unit);
    (by.role == Role::Unit).then(|| by.unit.as_ref().map(below).unwrap_or_default())
}

/// Whether a unit is this post's own, or below it.
pub fn is_own(world: &World, by: &Actor, unit: &UnitId) -> bool {
    by.unit.as_ref().is_some_and(|mine| world.main().directory.is_over(mine, unit))
}

/// Refuses a look. A sealed case is not even there for others.
///
/// # Errors
/// [`Rule::UnknownCase`] for what is sealed, [`Rule::NotYourUnit`] for another unit's case.
pub fn may_see(world: &World, by: &Actor, case: &Case) -> Result<(), Rule> {
    if by.role == Role::Citizen {
        return Ok(());
    }
    if case.sealed && !sees_sealed(world, by) {
        return Err(Rule::UnknownCase);
    }
    if by.role != Role::Unit {
        return Ok(());
    }
    let over = |unit: &UnitId| is_own(world, by, unit);
    let mine = case.unit.as_ref().is_some_and(over)
        || case.resolved_by.as_ref().is_some_and(over)
        || case.co_units.keys().any(over);
    if mine { Ok(()) } else { Err(Rule::NotYourUnit) }
}
