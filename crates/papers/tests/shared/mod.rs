//! What the tests of papers share.

#![allow(dead_code, reason = "each test uses a part")]

use yinuo_papers::{Block, Cell, Font, Fonts, Paper};

/// The fonts of this machine; without any there is nothing to test, which is said.
pub fn fonts() -> Option<Fonts> {
    let found = Fonts::find(|path, index| std::fs::read(path).ok().map(|data| Font::new(data, index)));
    found.inspect_err(|error| println!("not tested: {error}")).ok()
}

/// All that a paper says, piece by piece.
pub fn said(paper: &Paper) -> Vec<String> {
    let mut said = vec![paper.title.clone()];
    said.extend(paper.subtitle.clone());
    for block in &paper.blocks {
        match block {
            Block::Heading(_, runs) | Block::Address(runs) | Block::Para(runs) | Block::Note(runs) => {
                said.push(runs.words());
            }
            Block::Table(table) => {
                said.extend(table.columns.iter().map(|column| column.title.clone()));
                let cells = table.rows.iter().flatten().filter_map(|cell| match cell {
                    Cell::Words(runs) => Some(runs.words()),
                    Cell::Above => None,
                });
                said.extend(cells);
            }
            Block::PageBreak => {}
        }
    }
    said.extend(paper.signature.iter().flat_map(|signed| [signed.issuer.clone(), signed.date.clone()]));
    said
}

/// Without white space, which a reader of layouts may see where there is none.
pub fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All that the reader of files finds in one, what it takes for furniture of pages included.
pub fn read(bytes: &[u8]) -> String {
    let reading = yinuo_text::read(bytes).unwrap();
    let mut text = String::new();
    for document in &reading.documents {
        assert!(document.findings.is_empty(), "{:?}", document.findings);
        text.push_str(document.text.as_str());
        for noise in &document.noise {
            text.push_str(&noise.text);
        }
        text.extend(document.label.as_deref());
    }
    tight(&text)
}

/// Every piece has to come back.
pub fn comes_back(paper: &Paper, bytes: &[u8]) {
    let text = read(bytes);
    for piece in said(paper) {
        assert!(text.contains(&tight(&piece)), "{piece:?} is not in {text}");
    }
}
