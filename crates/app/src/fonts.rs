//! The fonts of PDFs, from where systems keep them.

use std::sync::{Arc, Mutex};
use yinuo_papers::{Error, Font, Fonts};
use yinuo_web::app::FontSource;

/// Looks for fonts when the first PDF is asked for, and keeps them. While there are none it looks again each
/// time: whoever installs them need not restart the server.
pub fn source() -> FontSource {
    let kept: Mutex<Option<Arc<Fonts>>> = Mutex::new(None);
    Box::new(move || {
        let mut kept = kept.lock().map_err(|_| Error::NoFont)?;
        if let Some(fonts) = kept.as_ref() {
            return Ok(fonts.clone());
        }
        // One file is often several roles: it is read once.
        let mut read: std::collections::BTreeMap<String, Arc<[u8]>> = std::collections::BTreeMap::new();
        let fonts = Fonts::find(|path, index| {
            if let Some(data) = read.get(path) {
                return Some(Font::new(data.clone(), index));
            }
            let data: Arc<[u8]> = std::fs::read(path).ok()?.into();
            read.insert(path.to_owned(), data.clone());
            Some(Font::new(data, index))
        })?;
        let fonts = Arc::new(fonts);
        *kept = Some(fonts.clone());
        Ok(fonts)
    })
}
