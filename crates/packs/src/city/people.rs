//! `people.toml`: who logs in, as which post of which unit. Passwords are not here.

use crate::read::{At, Known, Text, Top, open, unique};
use crate::{Files, Mistake};
use yinuo_kernel::{PostId, Role, UnitId};

/// One person with a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Also the id of the post: it stands in events, the name does not.
    pub login: PostId,
    pub name: String,
    pub role: Role,
    pub unit: UnitId,
    pub post: String,
    pub post_en: String,
}

/// The people, and the posts that exist.
pub(super) fn read(files: &Files, units: &Known<UnitId>, mistakes: &mut Vec<Mistake>) -> (Vec<Staff>, Known<PostId>) {
    let mut desk = open(files, "people.toml");
    let mut top = Top::of(&mut desk);
    let mut people: Vec<Staff> = Vec::new();
    let mut logins: Vec<At<PostId>> = Vec::new();
    for mut fields in top.list(&mut desk, "person") {
        let login = fields.required::<PostId>(&mut desk, "login");
        let name = fields.required::<Text>(&mut desk, "name");
        let role = fields.required::<Role>(&mut desk, "role");
        let unit = fields.required::<UnitId>(&mut desk, "unit");
        let post = fields.required::<Text>(&mut desk, "post");
        let post_en = fields.required::<Text>(&mut desk, "post_en");
        fields.end(&mut desk);
        if let Some(unit) = &unit {
            units.check(&mut desk, unit, "单位", "unit");
        }
        logins.extend(login.clone());
        if let (Some(login), Some(name), Some(role), Some(unit), Some(post), Some(post_en)) =
            (login, name, role, unit, post, post_en)
        {
            people.push(Staff {
                login: login.value,
                name: name.value.0,
                role: role.value,
                unit: unit.value,
                post: post.value.0,
                post_en: post_en.value.0,
            });
        }
    }
    top.end(&mut desk);
    unique(&mut desk, &logins);
    let known = Known::new(&desk, logins.into_iter().map(|login| login.value));
    mistakes.append(&mut desk.mistakes);
    (people, known)
}
