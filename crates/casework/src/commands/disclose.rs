//! Disclose (查阅个人信息): staff open the name and phone of the person. That somebody did is
//! itself an event; supervisors and administrators have no need of it.

use super::{entry, own_unit, visible};
use crate::{Case, Entry, Event, Scene};
use yinuo_kernel::{Refusal, Role, Rule};

pub(super) fn decide(case: &Case, scene: &Scene<'_>) -> Result<Vec<Entry>, Refusal> {
    visible(case, scene)?;
    match scene.by.role {
        Role::Operator | Role::Dispatcher => {}
        Role::Unit => own_unit(case, scene)?,
        Role::Citizen | Role::Supervisor | Role::Admin | Role::System => {
            return Err(Refusal::new(Rule::RoleForbids, format!("{} × disclose", scene.by.role.as_str())));
        }
    }
    if case.person.is_none() {
        return Err(Rule::NoPersonGiven.into());
    }
    Ok(vec![entry(scene, Event::Disclosed, Vec::new())])
}
