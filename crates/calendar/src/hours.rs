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

/// More spans than this a day is a slip of the pen.
const SPANS_MAX: usize = 8;

/// `08:30` or `8:30` as minutes since midnight, up to `24:00`.
fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let number = |text: &str, most: u16| -> Option<u16> {
        let digits = matches!(text.len(), 1..=2) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|number| digits && *number <= most)
    };
    let minute = number(hours, 24)? * 60 + number(minutes, 59)?;
    (minute <= 1_440).then_some(minute)
}

impl FromStr for OfficeHours {
    type Err = HoursError;
    fn from_str(text: &str) -> Result<Self, HoursError> {
        let error = || HoursError(text.chars().take(60).collect());
        let mut spans: Vec<(u16, u16)> = Vec::new();
        for part in text.split(',') {
            let (open, close) = part.split_once('-').ok_or_else(error)?;
            let span = (minute(open).ok_or_else(error)?, minute(close).ok_or_else(error)?);
            if span.0 >= span.1 || spans.last().is_some_and(|before| before.1 > span.0) || spans.len() == SPANS_MAX {
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
        for bad in [
            "",
            "8-9",
            "09:00-08:00",
            "09:00-09:00",
            "08:00-12:00,11:00-13:00",
            "13:30-17:30,08:30-12:00",
            "08:00-24:01",
            "25:00-26:00",
            "1100:00-1200:00",
            "+8:00-12:00",
            "08:00-12:00,",
            "0:00-1:00,1:00-2:00,2:00-3:00,3:00-4:00,4:00-5:00,5:00-6:00,6:00-7:00,7:00-8:00,8:00-9:00",
        ] {
            assert!(bad.parse::<OfficeHours>().is_err(), "{bad}");
        }
    }
}
