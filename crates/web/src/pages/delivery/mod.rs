//! Pages of delivery.

pub mod known;
pub mod projects;
pub mod source;
pub mod task;
pub mod tasks;

/// A light: a shape, a word, a reason.
#[derive(Clone, Debug, Default)]
pub struct LightView {
    pub class: &'static str,
    pub name: String,
    /// The worst reason,
    pub why: String,
    /// and the others.
    pub more: Vec<String>,
}

/// What the system knows of a period by itself.
#[derive(Clone, Debug, Default)]
pub struct KnownView {
    /// Empty: nothing, and `told` says why.
    pub figure: String,
    /// What it is made of.
    pub told: String,
    /// How it is counted.
    pub by: String,
    /// Its items.
    pub href: String,
}

/// Files and links that prove something. Files are ids below the dossier's page.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    pub blobs: Vec<String>,
    pub links: Vec<String>,
}

impl Proof {
    pub fn is_empty(&self) -> bool {
        self.blobs.is_empty() && self.links.is_empty()
    }
}

/// One thing that happened to a dossier.
#[derive(Clone, Debug, Default)]
pub struct Happening {
    pub when: String,
    pub title: String,
    pub by: String,
    pub words: String,
    /// There were words, and they are erased.
    pub gone: bool,
    pub proof: Proof,
    /// ``, `quiet` or `bad`.
    pub class: &'static str,
}
