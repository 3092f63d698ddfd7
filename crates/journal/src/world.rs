//! The city an engine works for: its rules, its directory, its calendar. Replaced as a whole
//! when a pack changes.

use yinuo_calendar::Calendar;
use yinuo_casework::{Directory, Rules};
use yinuo_kernel::PlaceCode;

/// One place with everything decisions look at.
#[derive(Debug)]
pub struct World {
    pub place: PlaceCode,
    pub name: String,
    pub name_en: String,
    pub rules: Rules,
    pub directory: Directory,
    pub calendar: Calendar,
}
