//! Every page, in every state, in both languages, read as a browser and a screen reader read it.

use super::html::{Tag, tags};
use super::{Rendered, gallery};
use crate::lang::Lang;
use std::collections::BTreeSet;

/// Runs a check over all samples and names every page that fails it.
fn check(what: impl Fn(&Rendered, &[Tag]) -> Vec<String>) {
    let mut failures = Vec::new();
    for sample in gallery().unwrap() {
        let name = format!("{} ({}, {:?})", sample.page, sample.state, sample.lang);
        match tags(&sample.html) {
            Ok(tags) => failures.extend(what(&sample, &tags).into_iter().map(|why| format!("{name}: {why}"))),
            Err(why) => failures.push(format!("{name}: {why}")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_people_write_is_never_markup() {
    check(|sample, _| {
        let raw = ["<b>不退", "</textarea><script>", "<script>alert"];
        raw.into_iter().filter(|raw| sample.html.contains(raw)).map(|raw| format!("{raw} is not escaped")).collect()
    });
}

#[test]
fn one_heading_one_main_and_a_language() {
    check(|sample, tags| {
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        let mut wrong: Vec<String> = ["h1", "main", "title"]
            .into_iter()
            .filter(|name| count(name) != 1)
            .map(|n| format!("{} {n}", count(n)))
            .collect();
        if !tags.iter().any(|tag| tag.name == "html" && tag.get("lang") == sample.lang.tag()) {
            wrong.push("its language is not said".into());
        }
        wrong
    });
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    check(|_, tags| {
        let mut ids = BTreeSet::new();
        let mut wrong = Vec::new();
        for id in tags.iter().map(|tag| tag.get("id")).filter(|id| !id.is_empty()) {
            if !ids.insert(id) {
                wrong.push(format!("the id {id} stands twice"));
            }
        }
        for tag in tags {
            let own = tag.get("href").strip_prefix('#');
            let named = ["for", "aria-describedby"].into_iter().flat_map(|name| tag.get(name).split_whitespace());
            wrong.extend(
                own.into_iter().chain(named).filter(|id| !ids.contains(id)).map(|id| format!("#{id} leads nowhere")),
            );
        }
        wrong
    });
}

#[test]
fn every_field_has_a_label_and_every_picture_words() {
    check(|_, tags| {
        let labelled: BTreeSet<&str> = tags.iter().filter(|t| t.name == "label").map(|t| t.get("for")).collect();
        let field =
            |tag: &&Tag| ["input", "select", "textarea"].contains(&tag.name.as_str()) && tag.get("type") != "hidden";
        let named = |tag: &Tag| {
            tag.within.iter().any(|t| t == "label") || labelled.contains(tag.get("id")) || tag.has("aria-label")
        };
        let mut wrong: Vec<String> = tags
            .iter()
            .filter(field)
            .filter(|tag| !named(tag))
            .map(|tag| format!("no label: {}", tag.get("name")))
            .collect();
        wrong.extend(
            tags.iter()
                .filter(|tag| tag.name == "img" && tag.get("alt").is_empty())
                .map(|_| "a picture without words".into()),
        );
        wrong.extend(
            tags.iter()
                .filter(|tag| tag.name == "svg" && !tag.has("aria-hidden") && !tag.has("aria-label"))
                .map(|_| "a drawing that is neither hidden nor named".into()),
        );
        wrong
    });
}

#[test]
fn nothing_needs_a_looser_csp() {
    check(|_, tags| {
        let loose = |tag: &Tag| tag.attributes.keys().any(|name| name == "style" || name.starts_with("on"));
        let far = |tag: &Tag| ["src", "href", "action"].into_iter().any(|name| tag.get(name).contains("//"));
        tags.iter().filter(|tag| loose(tag) || far(tag)).map(|tag| format!("{tag:?}")).collect()
    });
}

/// A form that changes something carries what the server asks of it: the token of the session at
/// the desk, and a key, so that pressing twice does it once.
#[test]
fn forms_that_change_something_carry_token_and_key() {
    check(|sample, tags| {
        let desk = sample.html.contains("<body class=\"desk\">");
        let mut wrong = Vec::new();
        for (at, form) in tags.iter().enumerate().filter(|(_, tag)| tag.name == "form" && tag.get("method") == "post") {
            let carries = |name: &str| {
                tags.iter().any(|tag| tag.form == Some(at) && tag.get("name") == name && !tag.get("value").is_empty())
            };
            let action = form.get("action");
            // Reading a file changes nothing: nothing is stored, nobody is acted for.
            if action == "/read" {
                continue;
            }
            if desk && !carries("csrf") {
                wrong.push(format!("{action} has no csrf"));
            }
            // The code of a slip is its own key, and so is a link that was mailed.
            let keyless = ["/login", "/logout", "/follow", "/vote"].contains(&action)
                || action.ends_with("/disclose")
                || action.ends_with("/own")
                || action.starts_with("/mail/");
            if !keyless && !carries("key") {
                wrong.push(format!("{action} has no key"));
            }
        }
        wrong
    });
}

/// In English nothing is left in Chinese but the switch, and what people themselves wrote.
#[test]
fn english_pages_are_english() {
    let own_words = [
        "report",
        "case-public",
        "queue",
        "case-desk",
        "person",
        "read",
        "projects",
        "project",
        "project-new",
        "project-visit",
        "project-map",
        "leads",
        "campaign",
        "inspection",
        "projects-public",
        "paper",
        "cockpit",
        "ideas",
        "candidates",
        "candidate",
        "vote-desk",
        "booth-code",
        "protocol",
        "item",
        "tasks",
        "task",
        "returns",
        "known",
        "sources",
        "source",
        "source-new",
        "task-new",
    ];
    check(|sample, _| {
        if sample.lang == Lang::Zh || own_words.contains(&sample.page) {
            return Vec::new();
        }
        let text = sample.html.replace("中文", "");
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        text.lines().filter(|line| line.contains(han)).map(str::to_owned).collect()
    });
}

/// A light is a word and a shape; colour alone would say nothing to one man in twelve.
#[test]
fn a_light_has_words() {
    check(|sample, _| {
        let lights = sample.html.split("<span class=\"light ").skip(1);
        lights
            .filter(|rest| rest.split('>').nth(1).is_none_or(|text| text.starts_with('<')))
            .map(|_| "a light without words".into())
            .collect()
    });
}
