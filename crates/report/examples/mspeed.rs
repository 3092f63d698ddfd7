use std::error::Error;
use std::time::Instant;
fn main() -> Result<(), Box<dyn Error>> {
    let mut docs = Vec::new();
    let mut n = 0;
    for path in std::env::args().skip(1) {
        let b = std::fs::read(&path)?;
        n += b.len();
        for d in yinuo_text::read(&b)?.documents {
            let f = yinuo_report::frame::read(&d);
            docs.push((d, f));
        }
    }
    let t = Instant::now();
    for _ in 0..40 {
        for (d, f) in &docs {
            std::hint::black_box(yinuo_report::measure::read(&d.text, f));
        }
    }
    println!("measures {:.1} MB/s", n as f64 * 40.0 / 1e6 / t.elapsed().as_secs_f64());
    let t = Instant::now();
    for _ in 0..40 {
        for (d, f) in &docs {
            std::hint::black_box(yinuo_report::projects::read(d, f));
        }
    }
    println!("projects {:.1} MB/s", n as f64 * 40.0 / 1e6 / t.elapsed().as_secs_f64());
    let t = Instant::now();
    for _ in 0..40 {
        for (d, _) in &docs {
            std::hint::black_box(yinuo_report::frame::read(d));
        }
    }
    println!("frame {:.1} MB/s", n as f64 * 40.0 / 1e6 / t.elapsed().as_secs_f64());
    Ok(())
}
