//! Machines: an account whose login is `token:NAME`, and one long session whose token is its
//! secret. The secret is shown once; what is stored of it is a hash, as of every session.

use super::code;
use yinuo_journal::{Account, Keeping, Scope, Session};
use yinuo_kernel::{Actor, Refusal, Role, Rule, Timestamp, UnitId};

/// What every secret starts with, so that it is found where it should not lie.
const PREFIX: &str = "yt_";

/// A fresh machine: its secret, and what is to be kept.
///
/// # Errors
/// [`Rule::BadField`] for a name that is no slug (up to 58 of `a-z 0-9 . - _`), or when the
/// machine gives no randomness.
pub fn issue(
    name: &str,
    role: Role,
    unit: UnitId,
    scopes: Vec<Scope>,
    until: Timestamp,
) -> Result<(String, Account, Session), Refusal> {
    let post = format!("token.{name}").parse().map_err(|_| Refusal::new(Rule::BadField, "name"))?;
    let random = code::random();
    if random.is_empty() {
        return Err(Refusal::new(Rule::BadField, "no randomness"));
    }
    let secret = format!("{PREFIX}{random}");
    let hash = code::token_hash(&secret);
    let login = format!("{}{name}", Account::MACHINE);
    let account = Account {
        login: login.clone(),
        name: name.to_owned(),
        post: format!("系统对接 {name}"),
        post_en: format!("Machine {name}"),
        actor: Actor::staff(role, unit, post),
        password: hash.clone(),
        scopes: Some(scopes),
    };
    // No form carries a machine's token, so nothing can match this.
    let session = Session { token: hash, login, csrf: code::random(), until };
    Ok((secret, account, session))
}

/// What ends a machine: its session goes, its account stays as the name of what it did.
pub fn revoke(account: Account) -> [Keeping; 2] {
    let end = Keeping::EndSession { token: account.password.clone() };
    [end, Keeping::Account(Account { password: String::new(), scopes: Some(Vec::new()), ..account })]
}
