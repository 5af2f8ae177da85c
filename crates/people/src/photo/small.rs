//! Photos as small as pages show them, made when they are first asked for and kept in memory.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{ImageFormat, ImageReader};
use kernel::gate::Who;
use kernel::{App, Cache, Error, Result};

/// The sides there are, in pixels: of a face beside words, and twice that for dense screens; the same
/// of a profile's.
pub const SIDES: [u32; 3] = [48, 96, 192];

/// Bytes of those kept.
const KEPT: usize = 16 * 1024 * 1024;
/// How well the JPEG resembles, of 100.
const QUALITY: u8 = 60;

/// The small photos of an application, by the blob of the photo and their side.
struct Small(Cache<(String, u32), Vec<u8>>);

impl Default for Small {
    fn default() -> Self {
        Small(Cache::new(KEPT))
    }
}

/// The photo in `blob`, of this side, as a JPEG.
///
/// # Errors
/// `Busy` when there is no time for a picture; `Internal` for what is no photo of ours.
pub(super) async fn small(app: &App, blob: String, side: u32) -> Result<Vec<u8>> {
    let (cache, key) = (app.db.value::<Small>(), (blob.clone(), side));
    if let Some(known) = cache.0.get(&key) {
        return Ok(known.to_vec());
    }
    let ticket = cache.0.ticket();
    let (blobs, place) = (app.blobs.clone(), app.gates.pictures.enter(Who::Known).await?);
    let made = place.run(move || shrunk(&blobs.get(&blob)?, side)).await??;
    let weight = made.len();
    Ok(ticket.keep(key, made, weight).to_vec())
}

fn shrunk(photo: &[u8], side: u32) -> Result<Vec<u8>> {
    let reader = ImageReader::with_format(Cursor::new(photo), ImageFormat::Jpeg);
    let picture = reader.decode().map_err(Error::internal)?;
    let small = match picture.width() > side {
        true => picture.resize_exact(side, side, FilterType::CatmullRom),
        false => picture,
    };
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    small.to_rgb8().write_with_encoder(encoder).map_err(Error::internal)?;
    Ok(out)
}
