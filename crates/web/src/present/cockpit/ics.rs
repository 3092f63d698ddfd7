//! iCalendar (RFC 5545): nodes, last days and owed returns as days of a calendar. Pure text.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

/// A day that something is due on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The same for the same thing for ever: calendars know an event again by it.
    pub uid: String,
    pub on: Date,
    pub title: String,
    pub text: String,
    pub url: String,
}

/// A calendar of a name.
pub fn calendar(name: &str, dues: &[Due], now: Timestamp) -> String {
    let mut out = String::new();
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    for text in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yinuo//Delivery//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    line(&mut out, "X-PUBLISHED-TTL:PT6H");
    for due in dues {
        let next = due.on.saturating_add(Span::new().days(1));
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", escaped(&due.uid)));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", due.on.strftime("%Y%m%d")));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
        line(&mut out, &format!("SUMMARY:{}", escaped(&due.title)));
        if !due.text.is_empty() {
            line(&mut out, &format!("DESCRIPTION:{}", escaped(&due.text)));
        }
        line(&mut out, &format!("URL:{}", due.url.replace(['\r', '\n'], "")));
        // It is a reminder, not an appointment: nobody is busy all day.
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// TEXT (3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Content lines are folded at 75 octets, never within a character (3.1).
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}
