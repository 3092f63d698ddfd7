//! Projects on the map.

use crate::pages::Chrome;
use crate::pages::delivery::LightView;
use askama::Template;

/// A project with its point.
#[derive(Clone, Debug, Default)]
pub struct PinView {
    pub bare: String,
    pub title: String,
    pub stage: String,
    pub light: LightView,
    /// Longitude and latitude.
    pub point: String,
}

/// `/desk/projects/map`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/map.html")]
pub struct MapPage {
    pub c: Chrome,
    pub pins: Vec<PinView>,
    /// So many have no point.
    pub without: usize,
    pub list: String,
}
