//! `cargo run -p yinuo-text --example clean FILE`: the clean text of a file, what was taken out, and how long it took.

#![allow(clippy::print_stdout, reason = "it is for looking")]

use std::time::Instant;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        let began = Instant::now();
        match yinuo_text::read(&bytes) {
            Ok(reading) => show(&file, &reading, began.elapsed().as_secs_f64()),
            Err(refusal) => println!("{file}: {refusal}"),
        }
    }
    Ok(())
}

fn show(file: &str, reading: &yinuo_text::Reading, seconds: f64) {
    println!("== {file} {} {} bytes {:.2} ms", reading.encoding, reading.bytes, seconds * 1000.0);
    for finding in &reading.findings {
        println!("! {} {}", finding.code, finding.message);
    }
    for document in &reading.documents {
        println!("-- {} {:?} {:?}", document.index, document.label, document.published);
        println!("{}", document.text.as_str());
        for noise in &document.noise {
            println!("~ {:?} {}", noise.kind, noise.text);
        }
        for finding in &document.findings {
            println!("! {} {}", finding.code, finding.message);
        }
    }
}
