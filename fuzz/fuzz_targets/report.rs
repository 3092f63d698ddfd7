//! Any bytes as the body of a report: every measure stands where it says, and a second reading says the same.
#![no_main]
use libfuzzer_sys::fuzz_target;
use yinuo_report::{entries, frame, measure};

const OPENING: &str = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n";

fuzz_target!(|data: &[u8]| {
    let mut bytes = OPENING.as_bytes().to_vec();
    bytes.extend_from_slice(data);
    let Ok(reading) = yinuo_text::read(&bytes) else { return };
    for document in &reading.documents {
        let text = document.text.as_str();
        for measure in measure::read(&document.text, &frame::read(document)) {
            assert!(text.contains(&measure.quote));
            assert!(measure.span.start <= measure.span.end && measure.span.end <= bytes.len());
        }
    }
    assert_eq!(entries("fuzz", &reading), entries("fuzz", &reading));
});
