//! Writes the sample papers to a folder, to be looked at: `cargo run -p yinuo-papers --example sample -- DIR`.

#![allow(clippy::unwrap_used, reason = "an example may stop at the first trouble")]

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::path::PathBuf;
use yinuo_papers::{Font, Fonts, docx, pdf, xlsx};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/papers".to_owned()));
    std::fs::create_dir_all(&folder).unwrap();
    let fonts = Fonts::find(|path, index| std::fs::read(path).ok().map(|data| Font::new(data, index)));
    for (name, paper) in [("breakdown", sample::breakdown()), ("brief", sample::brief())] {
        std::fs::write(folder.join(name).with_extension("docx"), docx::write(&paper).unwrap()).unwrap();
        match &fonts {
            Ok(fonts) => {
                let pdf = pdf::write(&paper, fonts).unwrap();
                if !pdf.missing.is_empty() {
                    println!("{}", pdf.missing);
                }
                std::fs::write(folder.join(name).with_extension("pdf"), pdf.bytes).unwrap();
            }
            Err(error) => println!("{error}"),
        }
    }
    std::fs::write(folder.join("breakdown.xlsx"), xlsx::write(&[sample::sheet()]).unwrap()).unwrap();
}
