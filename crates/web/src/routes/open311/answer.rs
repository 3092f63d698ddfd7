//! Answers in the two formats of GeoReport v2, and its way to say no: a list of code and
//! description.

use crate::http::problem::Problem;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::fmt::Write as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Xml,
}

impl Format {
    /// By the ending of a path; the spec's default is XML.
    pub fn of(path: &str) -> Format {
        if path.ends_with(".json") { Format::Json } else { Format::Xml }
    }

    /// A path's last part without its ending.
    pub fn split(part: &str) -> (&str, Format) {
        match (part.strip_suffix(".json"), part.strip_suffix(".xml")) {
            (Some(id), _) => (id, Format::Json),
            (_, Some(id)) => (id, Format::Xml),
            _ => (part, Format::Xml),
        }
    }
}

/// An answer, or a no.
#[derive(Debug)]
pub struct Answer {
    format: Format,
    status: StatusCode,
    /// The root element in XML; JSON has none.
    root: &'static str,
    body: Value,
}

/// What a handler gives.
pub type Told = Result<Answer, Answer>;

impl Answer {
    pub fn ok(format: Format, root: &'static str, body: Value) -> Answer {
        Answer { format, status: StatusCode::OK, root, body }
    }

    pub fn created(format: Format, root: &'static str, body: Value) -> Answer {
        Answer { status: StatusCode::CREATED, ..Answer::ok(format, root, body) }
    }

    pub fn no(format: Format, status: StatusCode, description: &str) -> Answer {
        let body = json!([{ "code": status.as_u16(), "description": description }]);
        Answer { format, status, root: "errors", body }
    }

    /// A problem of the API, told the way of the spec; what the content is refused for is a 400.
    pub fn problem(format: Format, problem: &Problem) -> Answer {
        let told = problem.told();
        let status = match problem.status() {
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => StatusCode::BAD_REQUEST,
            StatusCode::UNAUTHORIZED => StatusCode::FORBIDDEN,
            other => other,
        };
        let detail = if told.detail.is_empty() { String::new() } else { format!(" ({})", told.detail) };
        Answer::no(format, status, &format!("{}: {}{detail} {}", told.rule, told.title, told.hint))
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let (kind, body) = match self.format {
            Format::Json => ("application/json; charset=utf-8", self.body.to_string()),
            Format::Xml => ("text/xml; charset=utf-8", xml(self.root, &self.body)),
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            // Public facts, or a key in the request; no cookie is looked at.
            (HeaderName::from_static("access-control-allow-origin"), HeaderValue::from_static("*")),
        ];
        (self.status, headers, body).into_response()
    }
}

/// JSON as the XML of the spec: a list's children are called as [`child`] says.
fn xml(root: &str, value: &Value) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    element(&mut text, root, value);
    text
}

fn child(list: &str) -> &'static str {
    match list {
        "services" => "service",
        "service_requests" => "request",
        "service_request_updates" => "request_update",
        "attributes" => "attribute",
        "values" => "value",
        "errors" => "error",
        "endpoints" => "endpoint",
        "formats" => "format",
        _ => "item",
    }
}

fn element(text: &mut String, name: &str, value: &Value) {
    // Names are ours, never a caller's.
    let _ = write!(text, "<{name}>");
    match value {
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => {
            let _ = write!(text, "{value}");
        }
        Value::String(content) => escape(text, content),
        Value::Array(items) => items.iter().for_each(|item| element(text, child(name), item)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| element(text, field, value)),
    }
    let _ = write!(text, "</{name}>");
}

fn escape(text: &mut String, content: &str) {
    for c in content.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            '\n' | '\t' => text.push(c),
            // XML 1.0 has no other control characters, not even escaped, and no such code points.
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            _ => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_sound_xml() {
        let hostile = "<b>&\"'\u{1}\u{0}]]>\r\n";
        let told = xml("errors", &json!([{ "code": 400, "description": hostile }]));
        assert_eq!(
            told,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<errors><error><code>400</code><description>&lt;b&gt;&amp;\"'\u{fffd}\u{fffd}]]&gt;&#13;\n</description></error></errors>"
        );
    }

    #[test]
    fn a_path_says_its_format() {
        assert_eq!(Format::split("urban.lighting.json"), ("urban.lighting", Format::Json));
        assert_eq!(Format::split("urban.lighting.xml"), ("urban.lighting", Format::Xml));
        assert_eq!(Format::split("urban.lighting"), ("urban.lighting", Format::Xml));
    }
}
