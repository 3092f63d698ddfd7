//! Prints the frame of each document of a file: `cargo run -p yinuo-report --example frame FILE…`.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let reading = yinuo_text::read(&std::fs::read(&path)?)?;
        for document in &reading.documents {
            let frame = yinuo_report::frame::read(document);
            let text = document.text.as_str();
            println!(
                "## {path} {:?} {:?} {:?} {:?} {:?} {:?}",
                frame.title, frame.place, frame.level, frame.report_year, frame.delivered, frame.speaker
            );
            for head in &frame.heads {
                println!(
                    "{}{:?} {}",
                    "  ".repeat(head.level.into()),
                    head.kind,
                    text.get(head.title.clone()).unwrap_or_default()
                );
            }
            for stretch in &frame.stretches {
                let words: String = text.get(stretch.range.clone()).unwrap_or_default().chars().take(40).collect();
                println!(
                    "    {:?} {:?}-{:?} {} {words:?}",
                    stretch.part,
                    stretch.from,
                    stretch.to,
                    stretch.range.len()
                );
            }
        }
    }
    Ok(())
}
