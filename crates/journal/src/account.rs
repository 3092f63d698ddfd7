//! Logins and sessions of staff. They are kept beside the journal, not in it: an account says
//! who may act as a post today; the events only ever name the post.

use serde::{Deserialize, Serialize};
use yinuo_kernel::{Actor, Role, Timestamp};

/// A login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub login: String,
    /// The person's name, shown to themselves and colleagues only.
    pub name: String,
    /// The post's name in both languages.
    pub post: String,
    pub post_en: String,
    pub actor: Actor,
    /// Argon2id in PHC string form (RFC 9106).
    pub password: String,
}

impl Account {
    pub fn role(&self) -> Role {
        self.actor.role
    }
}

/// A session: only the SHA-256 of its token is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Hex of the token's SHA-256.
    pub token: String,
    pub login: String,
    /// What forms of this session must carry.
    pub csrf: String,
    pub until: Timestamp,
}
