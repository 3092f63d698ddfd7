//! Photos: proven to be pictures by decoding them, made small, and written anew as JPEG, so
//! that no position, no camera and no hidden payload of the file survives.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;
use tokio::sync::Semaphore;
use yinuo_kernel::{Refusal, Rule};

/// The longest side of a kept photo and of its thumbnail, in pixels.
const SIDE: u32 = 1_600;
const THUMB: u32 = 240;

/// Pictures are decoded two requests at a time, whatever page they come from: one may take 256 MB while
/// it is open.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Decodes off the async threads, when it is this request's turn.
///
/// # Errors
/// What `work` refuses; `broken` when it could not end.
pub async fn in_turn<T: Send + 'static>(
    broken: Rule,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let _turn = TURNS.acquire().await;
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(broken.into()))
}

/// A photo as it is kept: the picture and a thumbnail, both JPEG.
#[derive(Debug)]
pub struct Photo {
    pub bytes: Vec<u8>,
    pub thumb: Vec<u8>,
}

/// Decodes JPEG, PNG or WebP within limits set before any pixel is allocated.
///
/// # Errors
/// [`Rule::BadPhoto`] for anything that is not such a picture.
pub fn read(sent: &[u8]) -> Result<Photo, Refusal> {
    let bad = |what: &str| Refusal::new(Rule::BadPhoto, what);
    let mut reader = ImageReader::new(Cursor::new(sent)).with_guessed_format().map_err(|_| bad("unknown format"))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| bad("not a JPEG, PNG or WebP picture"))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > 60_000_000 {
        return Err(bad("more than 60 megapixels"));
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| bad("damaged"))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(Photo { bytes: jpeg(&shrink(&picture, SIDE), 82)?, thumb: jpeg(&shrink(&picture, THUMB), 75)? })
}

fn shrink(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side { picture.clone() } else { picture.thumbnail(side, side) }
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(&picture.to_rgb8())
        .map_err(|_| Refusal::new(Rule::BadPhoto, "cannot be written"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height).write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_kept_small_and_as_jpeg() {
        let photo = read(&png(3_000, 1_000)).unwrap();
        let kept = image::load_from_memory(&photo.bytes).unwrap();
        assert_eq!((kept.width(), kept.height()), (1_600, 533));
        assert!(photo.bytes.starts_with(&[0xFF, 0xD8]) && photo.thumb.starts_with(&[0xFF, 0xD8]));
        assert!(!photo.bytes.windows(4).any(|w| w == b"Exif"), "no camera data survives");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let mut cut = png(500, 500);
        cut.truncate(60);
        for junk in [&b""[..], b"%PDF-1.7", b"GIF89a", &[0u8; 4096], &cut] {
            assert_eq!(read(junk).unwrap_err().rule, Rule::BadPhoto);
        }
    }
}
