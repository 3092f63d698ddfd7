//! Prints what was read of a file as JSON Lines: `cargo run -p yinuo-report --example read FILE`.

use std::error::Error;
use yinuo_report::{Entry, Heading, Report, Source};

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let reading = yinuo_text::read(&bytes)?;
        for document in &reading.documents {
            let frame = yinuo_report::frame::read(document);
            let text = document.text.as_str();
            let heading = |head: &yinuo_report::frame::Head| Heading {
                level: head.level,
                title: text.get(head.title.clone()).unwrap_or_default().to_owned(),
                kind: head.kind,
                span: document.text.source(head.title.clone()),
            };
            let report = Report {
                source: Source {
                    file: path.clone(),
                    bytes: bytes.len(),
                    encoding: reading.encoding.clone(),
                    index: document.index,
                },
                span: document.span.clone(),
                outline: frame.heads.iter().map(heading).collect(),
                measures: Vec::new(),
                projects: yinuo_report::projects::read(document, &frame),
                livelihood: yinuo_report::livelihood::read(document, &frame),
                noise: document.noise.clone(),
                findings: document.findings.clone(),
                title: frame.title,
                place: frame.place,
                level: frame.level,
                report_year: frame.report_year,
                delivered: frame.delivered,
                speaker: frame.speaker,
            };
            println!("{}", serde_json::to_string(&Entry::Report(report))?);
        }
    }
    Ok(())
}
