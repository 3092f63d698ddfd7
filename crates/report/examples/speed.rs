//! Times the reader: `cargo run --release --example speed FILE…` reads each file a hundred times on one core.

use std::time::Instant;

fn main() {
    let files: Vec<(String, Vec<u8>)> =
        std::env::args().skip(1).map(|path| (path.clone(), std::fs::read(&path).expect("a file"))).collect();
    let bytes: usize = files.iter().map(|(_, b)| b.len()).sum();
    let mut texts = 0.0;
    let mut whole = 0.0;
    let mut out = 0;
    let rounds = 20;
    for _ in 0..rounds {
        for (path, bytes) in &files {
            let start = Instant::now();
            let reading = yinuo_text::read(bytes).expect("readable");
            texts += start.elapsed().as_secs_f64();
            for entry in yinuo_report::entries(path, &reading) {
                out += serde_json::to_vec(&entry).expect("json").len();
            }
            whole += start.elapsed().as_secs_f64();
        }
    }
    let mb = bytes as f64 * f64::from(rounds) / 1e6;
    println!("text {:.1} MB/s, whole {:.1} MB/s, {} MB out", mb / texts, mb / whole, out / 1_000_000);
}
