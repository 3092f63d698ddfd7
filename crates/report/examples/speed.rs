//! Times the steps of the reader on one core: `cargo run --release --example speed FILE…`.

use std::error::Error;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for path in std::env::args().skip(1) {
        files.push((path.clone(), std::fs::read(&path)?));
    }
    let bytes: usize = files.iter().map(|(_, b)| b.len()).sum();
    let rounds = 10;
    let mut spent = [0.0; 5];
    let mut step = |no: usize, start: Instant| {
        if let Some(sum) = spent.get_mut(no) {
            *sum += start.elapsed().as_secs_f64();
        }
    };
    for _ in 0..rounds {
        for (path, bytes) in &files {
            let start = Instant::now();
            let reading = yinuo_text::read(bytes)?;
            step(0, start);
            for document in &reading.documents {
                let start = Instant::now();
                let frame = yinuo_report::frame::read(document);
                step(1, start);
                let start = Instant::now();
                std::hint::black_box(yinuo_report::measure::read(&document.text, &frame));
                step(2, start);
                let start = Instant::now();
                std::hint::black_box(yinuo_report::projects::read(document, &frame));
                step(3, start);
            }
            let entries = yinuo_report::entries(path, &reading);
            let start = Instant::now();
            for entry in entries {
                let mut json = Vec::new();
                serde_json::to_writer(&mut json, &entry)?;
                std::hint::black_box(json);
            }
            step(4, start);
        }
    }
    let mb = bytes as f64 * f64::from(rounds) / 1e6;
    for (name, seconds) in ["text", "frame", "measures", "projects", "json"].iter().zip(spent) {
        println!("{name:10} {:8.1} MB/s", mb / seconds);
    }
    println!("{:10} {:8.1} MB/s", "whole", mb / spent.iter().sum::<f64>());
    Ok(())
}
