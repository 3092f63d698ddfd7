//! How a no of the server is told at a terminal: the sentence, what to do, the rule.

use serde::Deserialize;
use serde_json::Value;
use std::fmt;

/// A problem as the API tells it (RFC 9457).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Told {
    pub title: String,
    pub status: u16,
    pub detail: String,
    pub rule: String,
    pub hint: String,
}

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum No {
    /// The server refused it, or could not store it.
    Told(Told),
    /// No answer: nobody knows whether it was carried out.
    Unreachable { server: String, why: String },
    /// An answer that this release does not understand.
    Odd { path: String },
}

impl No {
    pub fn odd(path: &str) -> No {
        No::Odd { path: path.to_owned() }
    }

    /// The rule that forbids it, for a refusal.
    pub fn rule(&self) -> Option<&str> {
        match self {
            No::Told(told) if told.status < 500 => Some(&told.rule),
            _ => None,
        }
    }

    pub(super) fn unless_well(path: &str, status: u16, text: &str) -> Result<Value, No> {
        let value = serde_json::from_str::<Value>(text);
        match (status, value) {
            (200..=299, Ok(value)) => Ok(value),
            (204, Err(_)) => Ok(Value::Null),
            (300.., Ok(value)) => match Told::deserialize(&value) {
                Ok(told) if !told.title.is_empty() => Err(No::Told(told)),
                _ => Err(No::odd(path)),
            },
            _ => Err(No::odd(path)),
        }
    }
}

impl fmt::Display for No {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            No::Told(told) => {
                write!(f, "{}", told.title)?;
                if !told.detail.is_empty() {
                    write!(f, " ({})", told.detail)?;
                }
                write!(f, "\n  {}\n  rule: {}", told.hint, told.rule)
            }
            No::Unreachable { server, why } => {
                write!(
                    f,
                    "{server} does not answer: {why}\n  Is `yinuo serve` running there? Name another with --server."
                )
            }
            No::Odd { path } => write!(
                f,
                "the answer of {path} is not understood\n  Is this a Yinuo server of the same release? Compare its /api/health."
            ),
        }
    }
}

impl std::error::Error for No {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_is_a_sentence_a_hint_and_a_rule() {
        let problem = r#"{"type":"/help/rules/reply-first","title":"Reply first.","status":409,"detail":"","rule":"reply-first","hint":"Write to the person."}"#;
        let no = No::unless_well("/api", 409, problem).unwrap_err();
        assert_eq!(no.to_string(), "Reply first.\n  Write to the person.\n  rule: reply-first");
        assert_eq!(no.rule(), Some("reply-first"));
        assert_eq!(No::unless_well("/api", 502, "<html>"), Err(No::odd("/api")));
        assert_eq!(No::unless_well("/api", 200, "[]"), Ok(Value::Array(Vec::new())));
    }
}
