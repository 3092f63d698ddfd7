//! The four ways out. Each delivers one letter or says why not.

use super::config::Means;
use super::smtp::Smtp;
use super::words::{event, sentence};
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::{Message, Transport};
use std::io::Write;
use std::time::Duration;
use yinuo_journal::{Letter, digest};
use yinuo_web::App;
use yinuo_web::mail::Mail;

/// No way out may hold the others up for longer.
const TIMEOUT: Duration = Duration::from_secs(10);

pub fn deliver(app: &App, means: &Means, letter: &Letter) -> Result<(), String> {
    match means {
        Means::Webhook { url, secret } => webhook(app, url, secret.as_deref(), letter),
        Means::File { path } => {
            let line = format!("{}\n", event(&app.world, letter));
            let open = std::fs::OpenOptions::new().create(true).append(true).open(path);
            open.and_then(|mut file| file.write_all(line.as_bytes()).and_then(|()| file.sync_data()))
                .map_err(|e| format!("{}: {e}", path.display()))
        }
        Means::Sms { url } => sms(app, url, letter),
        Means::Mail { smtp, to } => mail(app, smtp, to, letter),
    }
}

fn post(url: &str, kind: &str, headers: &[(&str, String)], body: &str) -> Result<(), String> {
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(TIMEOUT)).build().into();
    let mut request = agent.post(url).header("content-type", kind);
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    request.send(body).map(drop).map_err(|e| e.to_string())
}

fn webhook(app: &App, url: &str, secret: Option<&str>, letter: &Letter) -> Result<(), String> {
    let body = event(&app.world, letter).to_string();
    let mut headers = vec![("idempotency-key", letter.key(app.world.place))];
    if let Some(secret) = secret {
        // The key as the digest of the secret, whatever its length.
        let key = digest::plain(&[secret.as_bytes()]);
        headers.push(("yinuo-signature", digest::keyed(&key, &[body.as_bytes()])));
    }
    post(url, "application/cloudevents+json", &headers, &body)
}

/// The port for SMS: the city's gateway gets a phone number and a sentence. A case without a
/// phone, or one that was forgotten, tells nobody.
fn sms(app: &App, url: &str, letter: &Letter) -> Result<(), String> {
    let place = app.world.place;
    let row = app.reader.row(place, letter.notice.number()).map_err(|e| e.to_string())?;
    let Some(person) = row.and_then(|row| row.person) else { return Ok(()) };
    let person = app.reader.person(place, person).map_err(|e| e.to_string())?;
    let Some(phone) = person.map(|person| person.phone).filter(|phone| !phone.is_empty()) else { return Ok(()) };
    let text = format!("【{}】{}", app.world.name, sentence(&app.world, &letter.notice));
    let body = serde_json::json!({ "key": letter.key(place), "phone": phone, "text": text }).to_string();
    post(url, "application/json", &[("idempotency-key", letter.key(place))], &body)
}

/// One message to the relay. The key is the message's id, so a relay or reader that
/// sees it twice can tell.
fn mail(app: &App, smtp: &Smtp, to: &str, letter: &Letter) -> Result<(), String> {
    let says = sentence(&app.world, &letter.notice);
    let mail = Mail { subject: says.clone(), text: says, stop: None };
    send(smtp, to, &letter.key(app.world.place), &mail)
}

/// Gives a mail to the relay, under its key.
pub(super) fn send(smtp: &Smtp, to: &str, key: &str, mail: &Mail) -> Result<(), String> {
    let host = smtp.from.rsplit_once('@').map_or("localhost", |(_, host)| host);
    let mailbox = |address: &str| address.parse::<Mailbox>().map_err(|e| format!("{address}: {e}"));
    let mut message = Message::builder()
        .from(mailbox(&smtp.from)?)
        .to(mailbox(to)?)
        .subject(mail.subject.clone())
        .message_id(Some(format!("<{key}@{host}>")))
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.clone())
        .map_err(|e| e.to_string())?;
    if let Some(stop) = &mail.stop {
        let mut raw = |name, value: String| {
            message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        };
        raw("List-Unsubscribe", format!("<{stop}>"));
        raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    }
    smtp.relay(TIMEOUT)?.send(&message).map(drop).map_err(|e| chain(&e))
}

/// An error with what caused it: that a certificate is not trusted stands in the cause alone.
fn chain(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said.push_str(": ");
        said.push_str(&error.to_string());
        cause = error.source();
    }
    said
}
