//! Reads our own HTML strictly: every tag closed, every attribute quoted. Real browsers forgive;
//! a template that leans on their mercy is a template with a mistake in it.

use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    /// The names of the tags around it, outermost first.
    pub(super) within: Vec<String>,
    /// Its place among the tags, and that of the form around it.
    pub(super) form: Option<usize>,
}

impl Tag {
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

const VOID: [&str; 10] = ["meta", "link", "input", "img", "br", "path", "rect", "circle", "hr", "source"];

/// The opening tags of a page in their order, or the first mistake.
pub(super) fn tags(html: &str) -> Result<Vec<Tag>, String> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with("!doctype") {
            continue;
        }
        let end = rest.find('>').ok_or("a tag without an end")?;
        let (inside, after) = (&rest[..end], &rest[end + 1..]);
        let near = inside;
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            match open.pop() {
                Some((last, _)) if last == name => {}
                last => return Err(format!("</{name}> closes {last:?}")),
            }
            continue;
        }
        let closed = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let form = open.iter().rev().find(|(name, _)| name == "form").map(|(_, at)| *at);
        let within = open.iter().map(|(name, _)| name.clone()).collect();
        let attributes = read(attributes).map_err(|why| format!("{why} near {near}"))?;
        tags.push(Tag { name: name.to_owned(), attributes, within, form });
        if !closed && !VOID.contains(&name) {
            open.push((name.to_owned(), tags.len() - 1));
        }
        if name == "script" || name == "style" || name == "title" {
            let end = rest.find(&format!("</{name}>")).ok_or("a script without an end")?;
            if name != "title" && !rest[..end].trim().is_empty() {
                return Err(format!("an inline {name}: the CSP forbids it"));
            }
            rest = &rest[end..];
        }
    }
    if open.is_empty() { Ok(tags) } else { Err(format!("never closed: {open:?}")) }
}

fn read(mut rest: &str) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(found);
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix('=') {
            let quoted = quoted.strip_prefix('"').ok_or(format!("{name} is not quoted"))?;
            let end = quoted.find('"').ok_or(format!("{name} has no end"))?;
            quoted[..end].clone_into(&mut value);
            rest = &quoted[end + 1..];
        }
        if found.insert(name.clone(), value).is_some() {
            return Err(format!("{name} stands twice"));
        }
    }
}
