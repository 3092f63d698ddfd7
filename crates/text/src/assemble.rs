//! Lines of a whole file become its documents.

use crate::findings::{self, Findings};
use crate::noise::{self, Cut, Line};
use crate::source::Source;
use crate::split::{self, Part};
use crate::tidy::Seen;
use crate::{Builder, Document, Noise, NoiseKind, Span, Text, wrap};
use std::ops::Range;

/// Makes documents of the lines of a file, of each of which something was seen.
pub fn documents(source: Source, seen: &[Seen]) -> Vec<Document> {
    let text = &source.text;
    let chars = text.as_str();
    let lines = noise::lines(chars).into_iter().zip(seen);
    let lines: Vec<Line> = lines.map(|(range, seen)| Line { range, seen: *seen }).collect();
    let bodies: Vec<&str> = lines.iter().map(|line| chars.get(line.range.clone()).unwrap_or_default()).collect();
    let parts = split::split(&bodies);
    let several = parts.len() > 1;
    let mut documents: Vec<Document> = Vec::with_capacity(parts.len());
    let mut outside = 0;
    for (index, part) in parts.iter().enumerate() {
        let mut document = document(text, &lines, part, index);
        if !several {
            document.span = source.span.clone();
        }
        furniture(text, lines.get(outside..part.lines.start), &mut document);
        outside = part.lines.end;
        documents.push(document);
    }
    if let Some(last) = documents.last_mut() {
        furniture(text, lines.get(outside..), last);
    }
    hand_out(&mut documents, source);
    documents
}

fn document(text: &Text, lines: &[Line], part: &Part, index: usize) -> Document {
    let chars = text.as_str();
    let own = lines.get(part.lines.clone()).unwrap_or_default();
    let taken = |k: usize| part.date == Some(k) || part.title.as_ref().is_some_and(|title| title.line == k);
    let body: Vec<Line> =
        part.lines.clone().zip(own).filter(|(k, _)| !taken(*k)).map(|(_, line)| line.clone()).collect();
    let cuts = noise::cuts(text, &body);
    let mut document = Document {
        index,
        span: span(text, own),
        text: without(text, &body, &cuts),
        label: None,
        published: None,
        noise: cuts.iter().map(|cut| told(text, cut)).collect(),
        findings: spam(text, &cuts).into_vec(),
    };
    document.published = document.noise.iter().find_map(|noise| noise::published(&noise.text));
    if let Some(title) = &part.title {
        let line = lines.get(title.line).map_or(0, |line| line.range.start);
        document.label = chars.get(line + title.inner.start..line + title.inner.end).map(str::to_owned);
        let bullet = Cut { range: line..line + title.inner.start, kind: NoiseKind::Chrome };
        document.noise.push(told(text, &bullet));
    }
    if let Some(Line { range, .. }) = part.date.and_then(|k| lines.get(k)) {
        document.published = chars.get(range.clone()).and_then(noise::date_of).map(|(day, _)| day);
        document.noise.push(told(text, &Cut { range: range.clone(), kind: NoiseKind::Chrome }));
    }
    document
}

/// From the first line to the last.
fn span(text: &Text, lines: &[Line]) -> Span {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => text.source(first.range.start..last.range.end),
        _ => text.source(0..0),
    }
}

/// Adverts within a sentence are told: somebody should look whether the sentence is whole.
fn spam(text: &Text, cuts: &[Cut]) -> Findings {
    let mut findings = Findings::default();
    for cut in cuts.iter().filter(|cut| cut.kind == NoiseKind::Advert) {
        let words = text.as_str().get(cut.range.clone()).unwrap_or_default();
        findings.add(findings::SPAM, format!("“{words}”是插入的广告，已去除。"), text.source(cut.range.clone()));
    }
    findings
}

/// The lines without what is cut out of them.
fn without(text: &Text, lines: &[Line], cuts: &[Cut]) -> Text {
    let cut_at = |at: usize| cuts.binary_search_by_key(&at, |cut| cut.range.start).ok().and_then(|k| cuts.get(k));
    let line_at = |at: usize| lines.binary_search_by_key(&at, |line| line.range.start).ok().and_then(|k| lines.get(k));
    let is_cut = |line: &Range<usize>| cut_at(line.start).is_some_and(|cut| cut.range == *line);
    let kept: Vec<Line> = lines.iter().filter(|line| !is_cut(&line.range)).cloned().collect();
    let joins = wrap::joined(text.as_str(), &kept);
    let mut builder = Builder::new(text);
    let mut inner =
        cuts.iter().filter(|cut| line_at(cut.range.start).map(|line| &line.range) != Some(&cut.range)).peekable();
    let mut joined = true;
    for (Line { range: line, .. }, join) in kept.iter().zip(joins) {
        if !joined && !builder.so_far().is_empty() {
            builder.put("\n", line.start - 1..line.start);
        }
        let mut from = line.start;
        while let Some(cut) = inner.next_if(|cut| cut.range.start < line.end) {
            builder.keep(from..cut.range.start);
            from = cut.range.end;
        }
        builder.keep(from..line.end);
        joined = join;
    }
    builder.finish()
}

fn told(text: &Text, cut: &Cut) -> Noise {
    let words = text.as_str().get(cut.range.clone()).unwrap_or_default();
    Noise { kind: cut.kind, text: words.trim().chars().take(200).collect(), span: text.source(cut.range.clone()) }
}

/// Lines outside of all documents.
fn furniture(text: &Text, lines: Option<&[Line]>, document: &mut Document) {
    for line in lines.unwrap_or_default() {
        document.noise.push(told(text, &Cut { range: line.range.clone(), kind: NoiseKind::Chrome }));
    }
}

/// Gives each document what stands in its span; the rest goes to the nearest before.
fn hand_out(documents: &mut [Document], source: Source) {
    let place = |documents: &[Document], span: &Span| {
        let after = documents.partition_point(|d| d.span.part == span.part && d.span.start <= span.start);
        after.saturating_sub(1)
    };
    for noise in source.noise {
        let at = place(documents, &noise.span);
        if let Some(document) = documents.get_mut(at) {
            document.noise.push(noise);
        }
    }
    for finding in source.findings.into_vec() {
        let at = place(documents, &finding.span);
        if let Some(document) = documents.get_mut(at) {
            document.findings.push(finding);
        }
    }
    if let [only] = documents {
        only.label = source.label.or(only.label.take());
        only.published = source.published.or(only.published.take());
    }
    for document in documents {
        document.noise.sort_by(|a, b| order(&a.span).cmp(&order(&b.span)));
        document.findings.sort_by(|a, b| order(&a.span).cmp(&order(&b.span)));
    }
}

/// The order of the input: `page/2` comes before `page/10`.
fn order(span: &Span) -> (usize, Option<&str>, usize) {
    let part = span.part.as_deref();
    (part.map_or(0, str::len), part, span.start)
}
