//! Prints what the reader makes of a file: `cargo run --example read FILE`.

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a file");
        let reading = yinuo_text::read(&bytes).expect("readable");
        for entry in yinuo_report::entries(&path, &reading) {
            println!("{}", serde_json::to_string(&entry).expect("json"));
        }
    }
}
