//! Office hours of a day, as `08:30-12:00,13:30-17:30`.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Sorted spans of minutes of the day that do not overlap; at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficeHours(Vec<(u16, u16)>);

/// A text that gives no office hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} gives no office hours: write spans in order, for example \"08:30-12:00,13:30-17:30\"")]
pub struct HoursError(String);

impl OfficeHours {
    /// The spans as minutes since midnight.
    pub fn spans(&self) -> &[(u16, u16)] {
        &self.0
    }

    /// When business ends, in minutes since midnight (at most 1,440).
    pub fn close(&self) -> u16 {
        self.0.last().map_or(1_440, |span| span.1)
    }

    /// Working minutes of a whole day.
    pub fn minutes(&self) -> u32 {
        self.0.iter().map(|(open, close)| u32::from(close - open)).sum()
    }
}

impl Default for OfficeHours {
    fn default() -> Self {
        Self(vec![(8 * 60 + 30, 12 * 60), (13 * 60 + 30, 17 * 60 + 30)])
    }
}

fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 1_440 && hours <= 24).then_some(hours * 60 + minutes)
}

impl FromStr for OfficeHours {
    type Err = HoursError;
    fn from_str(text: &str) -> Result<Self, HoursError> {
        let error = || HoursError(text.chars().take(60).collect());
        let mut spans: Vec<(u16, u16)> = Vec::new();
        for part in text.split(',').take(8) {
            let (open, close) = part.split_once('-').ok_or_else(error)?;
            let span = (minute(open).ok_or_else(error)?, minute(close).ok_or_else(error)?);
            if span.0 >= span.1 || spans.last().is_some_and(|before| before.1 > span.0) {
                return Err(error());
            }
            spans.push(span);
        }
        if spans.is_empty() { Err(error()) } else { Ok(Self(spans)) }
    }
}

impl fmt::Display for OfficeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (open, close)) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60)?;
        }
        Ok(())
    }
}

impl TryFrom<String> for OfficeHours {
    type Error = HoursError;
    fn try_from(text: String) -> Result<Self, HoursError> {
        text.parse()
    }
}

impl From<OfficeHours> for String {
    fn from(hours: OfficeHours) -> String {
        hours.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_spans_in_order() {
        let hours: OfficeHours = "08:30-12:00,13:30-17:30".parse().unwrap();
        assert_eq!(
            (hours.minutes(), hours.close(), hours.to_string().as_str()),
            (450, 1_050, "08:30-12:00,13:30-17:30")
        );
        assert!("00:00-24:00".parse::<OfficeHours>().is_ok());
        for bad in ["", "8-9", "09:00-08:00", "08:00-12:00,11:00-13:00", "25:00-26:00", "08:00-24:01"] {
            assert!(bad.parse::<OfficeHours>().is_err(), "{bad}");
        }
    }
}
