//! Any JSON as a history: replay never panics.
#![no_main]
use libfuzzer_sys::fuzz_target;
use yinuo_casework::{Case, Entry};

fuzz_target!(|data: &[u8]| {
    if let Ok(entries) = serde_json::from_slice::<Vec<Entry>>(data) {
        let _ = Case::replay(&entries);
    }
});
