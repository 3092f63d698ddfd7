//! Writes every page in every state as a file, to look at without a server:
//!
//! ```text
//! cargo run -p yinuo-web --example gallery -- target/gallery
//! ```
//!
//! Assets are copied beside them from `ui/dist`; open `index.html`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use yinuo_web::lang::Lang;
use yinuo_web::pages::samples::{gallery, report_file};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("usage: gallery OUTDIR")?);
    std::fs::create_dir_all(&out)?;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    for entry in std::fs::read_dir(dist)?.flatten() {
        std::fs::copy(entry.path(), out.join(entry.file_name()))?;
    }
    let mut index = String::from("<!doctype html><meta charset=\"utf-8\"><title>gallery</title><ul>");
    for sample in gallery()? {
        let name = format!("{}-{}-{}.html", sample.page, sample.state, sample.lang.say("zh", "en"));
        std::fs::write(out.join(&name), sample.html.replace("\"/assets/", "\""))?;
        write!(index, "<li><a href=\"{name}\">{name}</a>")?;
    }
    for (lang, name) in [(Lang::Zh, "report-file-zh.html"), (Lang::En, "report-file-en.html")] {
        std::fs::write(out.join(name), report_file(lang)?)?;
        write!(index, "<li><a href=\"{name}\">{name}</a>")?;
    }
    std::fs::write(out.join("index.html"), index)?;
    Ok(())
}
