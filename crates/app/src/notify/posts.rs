//! Mail that posts have asked for: each piece of news by itself, digests, and first the question whether the
//! address is theirs. What is due stands in the subscriber's row; it is moved on after the relay has taken the
//! mail, so a crash in between sends the same mail again under the same Message-ID, and none is lost.

use super::config::Posts;
use super::{later, means};
use std::sync::mpsc::{Receiver, TryRecvError};
use yinuo_journal::{Account, Fault, Keeping, Letter, Next, Subscriber, Told};
use yinuo_web::{App, mail};

/// One letter to a post. Who has ended it, or has another post by now, is not written to.
pub(super) fn at_once(app: &App, posts: &Posts, login: &str, letter: &Letter) -> Result<(), String> {
    let place = app.world.place;
    let all = app.reader.subscribers(place).map_err(|e| e.to_string())?;
    let Some(post) = all.into_iter().find(|post| post.login == login && post.confirmed_at.is_some()) else {
        return Ok(());
    };
    let Told::Dossier(notice) = &letter.notice else { return Ok(()) };
    if account(app, &post).map_err(|e| e.to_string())?.is_none() {
        return Ok(());
    }
    let rows = app.rows().map_err(|e| e.to_string())?;
    let mail = mail::at_once(app, &posts.site, &rows, &post, notice);
    // One record is told to several posts: the letter's own number is in its key.
    means::send(&posts.smtp, &post.address, &letter.key(place), &mail)
}

/// The account of a post, while it is what it was when it asked.
fn account(app: &App, post: &Subscriber) -> Result<Option<Account>, Fault> {
    let account = app.reader.account(&post.login)?;
    Ok(account.filter(|account| account.role() == post.role && account.actor.unit.as_ref() == Some(&post.unit)))
}

/// Sends what is due; how many were taken up.
pub(super) fn due(app: &App, posts: &Posts, stopped: &Receiver<()>) -> Result<usize, Fault> {
    let (place, mut taken) = (app.world.place, 0);
    for post in app.reader.subscribers(place)? {
        let now = app.clock.now();
        let Some(next) = post.next(now) else { continue };
        if matches!(stopped.try_recv(), Err(TryRecvError::Disconnected)) {
            break;
        }
        taken += 1;
        let keeping = match (next, account(app, &post)?) {
            (Next::Forget, _) | (_, None) => Keeping::Unsubscribed { place, login: post.login },
            (Next::Confirmation | Next::Digest, Some(account)) => {
                let moved = match write(app, posts, next, &post, &account)? {
                    Ok(()) => post.sent(now, app.world.calendar()),
                    Err(why) => {
                        let until = later(app.clock.now(), post.tries);
                        // The address is personal data: the log names the post.
                        tracing::warn!(login = post.login, %why, %until, "mail not delivered");
                        post.delayed(until)
                    }
                };
                Keeping::Posted { place, was: Box::new(post), now: Box::new(moved) }
            }
        };
        app.engine.keep_blocking(keeping)?;
    }
    Ok(taken)
}

/// Writes what is due and gives it to the relay. A digest with nothing in it is not sent.
fn write(
    app: &App,
    posts: &Posts,
    next: Next,
    post: &Subscriber,
    account: &Account,
) -> Result<Result<(), String>, Fault> {
    let mail = match next {
        Next::Digest => mail::digest(app, &posts.site, post, account)?,
        Next::Confirmation | Next::Forget => Some(mail::confirmation(app, &posts.site, post)),
    };
    let key = post.key(app.world.place);
    Ok(mail.map_or(Ok(()), |mail| means::send(&posts.smtp, &post.address, &key, &mail)))
}
