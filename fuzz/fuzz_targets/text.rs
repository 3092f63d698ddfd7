//! Any bytes as a file: documents whose characters have their place in it, or a refusal; never a panic.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(reading) = yinuo_text::read(data) else { return };
    for document in &reading.documents {
        let span = document.text.source(0..document.text.as_str().len());
        assert!(span.start <= span.end && (span.part.is_some() || span.end <= data.len()));
    }
});
