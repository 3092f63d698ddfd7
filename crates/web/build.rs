//! Embeds `ui/dist` into the binary: a table of name, type, bytes and ETag.

use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let dist = Path::new("../../ui/dist");
    println!("cargo::rerun-if-changed=../../ui/dist");
    let Ok(entries) = std::fs::read_dir(dist) else {
        eprintln!("error: the front end is not built yet: run `cargo xtask ui` (it needs Node.js 20 or newer)");
        std::process::exit(1);
    };
    let mut names: Vec<_> = entries.flatten().filter(|e| e.path().is_file()).map(|e| e.path()).collect();
    names.sort();
    let mut all = 0u64;
    let mut table = String::from("pub(crate) static ASSETS: &[Asset] = &[\n");
    for path in names {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let mime = match path.extension().and_then(|end| end.to_str()) {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("txt") => "text/plain; charset=utf-8",
            _ => continue,
        };
        let bytes = std::fs::read(&path).unwrap_or_default();
        let etag = fingerprint(&bytes);
        all = all.rotate_left(5) ^ etag;
        let full = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let _ = writeln!(
            table,
            "    Asset {{ name: {name:?}, mime: {mime:?}, etag: \"\\\"{etag:016x}\\\"\", bytes: include_bytes!({:?}) }},",
            full.display().to_string()
        );
    }
    table.push_str("];\n");
    let _ = writeln!(
        table,
        "/// Changes whenever an asset does; pages ask for assets by it.\npub(crate) const VERSION: &str = \"{all:016x}\";"
    );
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = std::fs::write(Path::new(&out).join("assets.rs"), table) {
        eprintln!("error: cannot write the table of assets: {error}");
        std::process::exit(1);
    }
}

/// FNV-1a, 64 bits: enough to tell two builds apart.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
