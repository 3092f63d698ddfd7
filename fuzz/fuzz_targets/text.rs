#![no_main]
//! Any bytes: no panic, and every span in the file.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = yinuo_text::read(bytes) else { return };
    for document in reading.documents {
        let text = document.text.as_str();
        for (at, c) in text.char_indices().step_by(7) {
            let span = document.text.source(at..at + c.len_utf8());
            assert!(span.start <= span.end);
            assert!(span.part.is_some() || span.end <= bytes.len());
        }
        for noise in document.noise {
            assert!(noise.span.part.is_some() || noise.span.end <= bytes.len());
        }
    }
});
