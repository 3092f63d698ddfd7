//! Prints what was read of a file as JSON Lines: `cargo run -p yinuo-report --example read FILE`.

use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let reading = yinuo_text::read(&bytes)?;
        for entry in yinuo_report::entries(&path, &reading) {
            let mut line = Vec::new();
            serde_json::to_writer(&mut line, &entry)?;
            line.push(b'\n');
            std::io::stdout().write_all(&line)?;
        }
    }
    Ok(())
}
