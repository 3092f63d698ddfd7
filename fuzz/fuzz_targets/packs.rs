//! Any text as any file of a pack: mistakes, never a panic.
#![no_main]
use libfuzzer_sys::fuzz_target;
use yinuo_packs::{Files, load_case_type};

fuzz_target!(|data: (u8, &str)| {
    let name = ["pack.toml", "kinds.toml", "categories.toml", "limits.toml", "forms.toml"][usize::from(data.0) % 5];
    let _ = load_case_type(&Files::from([(name, data.1)]));
});
