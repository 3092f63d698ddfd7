//! Pictures that prove: drawn once a scene, kept under an id of its own each time.

use crate::sample::picture;
use std::collections::BTreeMap;
use yinuo_journal::BlobRow;
use yinuo_web::App;
use yinuo_web::http::{files, rows};

/// A few of each scene are enough: decoding them costs more than all the rest of a step.
const VARIANTS: u32 = 3;

#[derive(Default)]
pub(super) struct Proofs(BTreeMap<(String, u32), BlobRow>);

impl Proofs {
    /// # Errors
    /// When there is no such scene.
    pub(super) fn row(&mut self, app: &App, scene: &str, of: &str) -> anyhow::Result<BlobRow> {
        let key = (scene.to_owned(), super::days::seed(of) % VARIANTS);
        if !self.0.contains_key(&key) {
            let drawn = picture::draw(scene, &format!("{scene}{}", key.1))?;
            let mut kept = rows::photos(app, &[drawn.into()]).map_err(|no| anyhow::anyhow!("{scene}: {no:?}"))?;
            if let Some(row) = kept.pop() {
                self.0.insert(key.clone(), row);
            }
        }
        let Some(drawn) = self.0.get(&key) else { anyhow::bail!("{scene}: no picture") };
        let fresh = files::kept(app, drawn.bytes.clone());
        Ok(BlobRow { thumb: drawn.thumb.clone(), ..fresh })
    }
}
