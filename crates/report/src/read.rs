//! A document in, its report out.

use crate::frame::Frame;
use crate::{Entry, Heading, Other, Report, Source, complete, frame, genre, livelihood, measure, projects};
use yinuo_text::{Document, Reading};

/// All documents of a file.
pub fn entries(file: &str, reading: &Reading) -> Vec<Entry> {
    reading.documents.iter().map(|document| entry(file, reading, document)).collect()
}

fn entry(file: &str, reading: &Reading, document: &Document) -> Entry {
    let source = Source {
        file: file.to_owned(),
        bytes: reading.bytes,
        encoding: reading.encoding.clone(),
        index: document.index,
    };
    let frame = frame::read(document);
    if genre::is_report(document, &frame) {
        return Entry::Report(report(source, document, frame));
    }
    Entry::Other(Other {
        source,
        span: document.span.clone(),
        title: document.label.clone().or_else(|| genre::headline(document)),
        date: document.published.clone(),
    })
}

/// One document that is a report, whatever it looks like.
pub fn read(source: Source, document: &Document) -> Report {
    report(source, document, frame::read(document))
}

fn report(source: Source, document: &Document, frame: Frame) -> Report {
    let chars = document.text.as_str();
    let outline = frame.heads.iter().map(|head| Heading {
        level: head.level,
        title: chars.get(head.title.clone()).unwrap_or_default().to_owned(),
        kind: head.kind,
        span: document.text.source(head.title.clone()),
    });
    let outline = outline.collect();
    let measures = measure::read(&document.text, &frame);
    let projects = projects::read(document, &frame);
    let livelihood = livelihood::read(document, &frame);
    let mut findings = document.findings.clone();
    findings.extend(complete::missing(document, &frame));
    Report {
        source,
        span: document.span.clone(),
        title: frame.title,
        place: frame.place,
        level: frame.level,
        report_year: frame.report_year,
        delivered: frame.delivered,
        speaker: frame.speaker,
        outline,
        measures,
        projects,
        livelihood,
        noise: document.noise.clone(),
        findings,
    }
}
