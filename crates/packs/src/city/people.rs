//! `people.toml`: who logs in, as which post of which unit. Passwords are not here.

use crate::read::{At, Top, open, unique};
use crate::{Files, Mistake};
use serde::Deserialize;
use yinuo_casework::Unit;
use yinuo_kernel::{PostId, Role, UnitId};

/// One person with a login.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Also the id of the post: it stands in events, the name does not.
    pub login: PostId,
    pub name: String,
    pub role: Role,
    pub unit: UnitId,
    pub post: String,
    pub post_en: String,
}

pub(super) fn read(files: &Files, units: &[Unit], mistakes: &mut Vec<Mistake>) -> Vec<Staff> {
    let mut desk = open(files, "people.toml");
    let mut top = Top::of(&mut desk);
    let people: Vec<At<Staff>> = top.list(&mut desk, "person");
    top.end(&mut desk);
    unique(&mut desk, &people, |person| person.login.clone());
    for At { offset, value } in &people {
        if !units.iter().any(|unit| unit.id == value.unit) {
            let unit = &value.unit;
            desk.at(*offset, "unknown", format!("没有单位 {unit}。"), format!("There is no unit {unit}."));
        }
        if matches!(value.role, Role::Citizen | Role::System) {
            desk.at(*offset, "wrong-value", "该角色不能登录。", "This role has no login.");
        }
    }
    mistakes.append(&mut desk.mistakes);
    people.into_iter().map(|person| person.value).collect()
}
