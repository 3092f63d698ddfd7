//! A campaign.

use crate::pages::Chrome;
use crate::pages::delivery::LightView;
use askama::Template;

/// A task or project on the list.
#[derive(Clone, Debug, Default)]
pub struct MemberLine {
    pub href: String,
    pub number: String,
    pub title: String,
    pub unit: String,
    pub light: LightView,
    pub done: bool,
    pub late: bool,
}

/// `/desk/campaigns/{number}`
#[derive(Debug, Template)]
#[template(path = "delivery/projects/campaign.html")]
pub struct CampaignPage {
    pub c: Chrome,
    pub csrf: String,
    pub key: String,
    pub seen: u32,
    pub bare: String,
    pub number: String,
    pub title: String,
    pub body: String,
    pub finish: String,
    pub left: String,
    pub done: usize,
    pub late: usize,
    /// Done of all, 0 to 100.
    pub width: usize,
    pub may_list: bool,
    pub members: Vec<MemberLine>,
}
