//! Logins and sessions of staff. They are kept beside the journal, not in it: an account says
//! who may act as a post today; the events only ever name the post.

use serde::{Deserialize, Serialize};
use yinuo_kernel::{Actor, PostId, Role, Timestamp};

/// What a machine's token opens. A person's session opens all that their role may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Cases with their words, lists, search, the board.
    Read,
    /// New cases.
    Submit,
    /// Steps on cases.
    Work,
    /// The stream of what changes.
    Events,
    /// All cases as one file.
    Export,
}

impl Scope {
    pub const ALL: [Scope; 5] = [Scope::Read, Scope::Submit, Scope::Work, Scope::Events, Scope::Export];

    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Submit => "submit",
            Scope::Work => "work",
            Scope::Events => "events",
            Scope::Export => "export",
        }
    }

    pub fn parse(text: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

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
    /// Argon2id in PHC string form (RFC 9106). For a machine the hex SHA-256 of its token, which
    /// no password can match.
    pub password: String,
    /// `None`: a person. A machine's token opens these and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<Scope>>,
}

impl Account {
    /// A machine's login starts so; people's are slugs, which hold no colon.
    pub const MACHINE: &str = "token:";

    pub fn role(&self) -> Role {
        self.actor.role
    }

    pub fn is_machine(&self) -> bool {
        self.scopes.is_some()
    }

    /// Whether a route of this scope is open, the role apart.
    pub fn opens(&self, scope: Scope) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&scope))
    }

    /// The login of an actor's post: a person's is the post itself, a machine's post is `token.NAME`.
    pub fn login_of(post: &PostId) -> String {
        match post.as_str().strip_prefix("token.") {
            Some(name) => format!("{}{name}", Account::MACHINE),
            None => post.to_string(),
        }
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
