//! A reading made by hand, as its files hold it: the fields of the contract without the spans.

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::Path;
use yinuo_report::{Heading, Item, Measure, Project};

/// All of one report.
#[derive(Debug)]
pub struct Gold {
    pub measures: Vec<Measure>,
    pub projects: Vec<Project>,
    pub meta: Meta,
}

/// What it says about itself, and its lists.
#[derive(Debug)]
pub struct Meta {
    /// `place`, `level`, `report_year`, `delivered`, `speaker`: as JSON, for comparing.
    pub facts: Value,
    pub outline: Vec<Heading>,
    pub livelihood: Vec<Item>,
}

impl Gold {
    /// Reads the three files of a name.
    pub fn read(folder: &Path, name: &str) -> Gold {
        let file = |kind: &str| std::fs::read_to_string(folder.join(format!("{name}.{kind}"))).expect("gold");
        let mut facts: Value = serde_json::from_str(&file("meta.json")).expect("meta");
        let mut taken = |key: &str| facts[key].take();
        let (outline, livelihood) = (list(taken("outline")), list(taken("livelihood")));
        Gold {
            measures: file("measures.jsonl").lines().map(line).collect(),
            projects: file("projects.jsonl").lines().map(line).collect(),
            meta: Meta { facts, outline, livelihood },
        }
    }
}

fn line<T: DeserializeOwned>(json: &str) -> T {
    one(serde_json::from_str(json).expect(json))
}

fn list<T: DeserializeOwned>(json: Value) -> Vec<T> {
    json.as_array().expect("a list").iter().cloned().map(one).collect()
}

/// The gold has no spans: the numbers of bytes are the reader's affair.
fn one<T: DeserializeOwned>(mut json: Value) -> T {
    json["span"] = serde_json::json!({"start": 0, "end": 0});
    serde_json::from_value(json.clone()).unwrap_or_else(|why| panic!("{why}: {json}"))
}
