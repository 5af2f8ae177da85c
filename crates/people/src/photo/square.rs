//! From any picture that comes to a small square JPEG without anything else in it.

use std::io::{BufRead, Cursor, Seek};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use kernel::blobs::Upload;
use kernel::gate::Who;
use kernel::{App, Error, Result};

/// The side of a photo, in pixels.
pub const SIDE: u32 = 512;
/// The sizes of a wide picture above a page, in pixels: of large screens, and of phones.
pub const WIDE: (u32, u32) = (1_280, 320);
/// The smaller one.
pub const WIDE_SMALL: (u32, u32) = (640, 160);
/// How well they resemble, of 100.
const QUALITY_WIDE: u8 = 72;
/// The most pixels a picture may have.
pub const PIXELS_MOST: u64 = 40_000_000;
/// The most memory its decoding may take, in bytes.
const MEMORY_MOST: u64 = 256 * 1024 * 1024;
/// How well the JPEG resembles, of 100.
const QUALITY: u8 = 85;

/// The middle square of a picture (JPEG, PNG, WebP or GIF) as a JPEG of [`SIDE`] pixels at most,
/// upright, without metadata. Slow: call it where a thread may take its time.
///
/// # Errors
/// `Invalid` on the field `photo` for what is no picture, or one too large.
pub fn square(bytes: &[u8]) -> Result<Vec<u8>> {
    square_of(Cursor::new(bytes))
}

fn square_of(bytes: impl BufRead + Seek) -> Result<Vec<u8>> {
    let picture = decode(bytes)?;
    let side = picture.width().min(picture.height());
    let (x, y) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let cropped = picture.crop_imm(x, y, side, side);
    let small = match side > SIDE {
        true => cropped.resize_exact(SIDE, SIDE, FilterType::CatmullRom),
        false => cropped,
    };
    jpeg(&small, QUALITY)
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    on_white(picture).write_with_encoder(encoder).map_err(Error::internal)?;
    Ok(out)
}

/// The middle of a picture, four times as wide as high, in two sizes: [`WIDE`] and [`WIDE_SMALL`]. Slow, as [`square`].
///
/// # Errors
/// `Invalid` on the field `photo` for what is no picture, or one too large.
pub fn wide(bytes: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    wide_of(Cursor::new(bytes))
}

fn wide_of(bytes: impl BufRead + Seek) -> Result<(Vec<u8>, Vec<u8>)> {
    let picture = decode(bytes)?;
    let ratio = WIDE.0 / WIDE.1;
    let height = picture.height().min(picture.width() / ratio).max(1);
    let width = (height * ratio).min(picture.width());
    let (x, y) = ((picture.width() - width) / 2, (picture.height() - height) / 2);
    let cropped = picture.crop_imm(x, y, width, height);
    let of = |(width, height)| {
        let sized = cropped.resize_exact(width, height, FilterType::CatmullRom);
        jpeg(&sized, QUALITY_WIDE)
    };
    Ok((of(WIDE)?, of(WIDE_SMALL)?))
}

/// The same of a file, once there is a place for it: the picture in the sizes [`WIDE`] and [`WIDE_SMALL`].
///
/// # Errors
/// `Invalid` on the field `photo` for what is no picture, or one too large; `Busy` where there is no time for it.
pub async fn wide_later(app: &App, file: Upload) -> Result<(Vec<u8>, Vec<u8>)> {
    let place = app.gates.pictures.enter(Who::Known).await?;
    let done = place.run(move || wide_of(file.read()?)).await;
    done.unwrap_or_else(|cause| Err(unreadable().because(cause)))
}

/// [`square`] of a file, once there is a place for it; a decoder that fails badly only loses it.
pub(crate) async fn square_later(app: &App, file: Upload) -> Result<Vec<u8>> {
    let place = app.gates.pictures.enter(Who::Known).await?;
    let done = place.run(move || square_of(file.read()?)).await;
    done.unwrap_or_else(|cause| Err(unreadable().because(cause)))
}

fn decode(bytes: impl BufRead + Seek) -> Result<DynamicImage> {
    let no_picture = |cause: image::ImageError| unreadable().because(cause);
    let reader = ImageReader::new(bytes).with_guessed_format()?;
    let mut decoder = reader.into_decoder().map_err(no_picture)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MOST {
        return Err(Error::field("photo", "photo-too-large"));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MOST);
    decoder.set_limits(limits).map_err(no_picture)?;
    let orientation = decoder.orientation().map_err(no_picture)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(no_picture)?;
    picture.apply_orientation(orientation);
    match picture.width().min(picture.height()) {
        0 => Err(unreadable()),
        _ => Ok(picture),
    }
}

/// JPEG knows no transparency: what shows through is white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let pixels = picture.to_rgba8();
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [r, g, b, alpha] = pixels.get_pixel(x, y).0;
        let blend = |part: u8| {
            let sum = u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(sum / 255).unwrap_or(u8::MAX)
        };
        Rgb([blend(r), blend(g), blend(b)])
    })
}

fn unreadable() -> Error {
    Error::field("photo", "photo-unreadable")
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgba, RgbaImage};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = RgbaImage::from_pixel(width, height, Rgba([10, 200, 30, 0]));
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_becomes_a_small_square_jpeg() {
        for (width, height, side) in [(1_400, 900, SIDE), (30, 80, 30), (1, 1, 1)] {
            let jpeg = square(&png(width, height)).unwrap();
            let seen = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
            assert_eq!((seen.width(), seen.height()), (side, side));
            let corner = seen.to_rgb8().get_pixel(0, 0).0;
            assert!(corner.iter().all(|part| *part > 250), "what shows through is white");
        }
    }

    #[test]
    fn a_picture_becomes_two_wide_jpegs() {
        for (width, height) in [(2_000, 1_000), (300, 900), (2, 1), (1, 1)] {
            let (wide, small) = wide_of(Cursor::new(png(width, height))).unwrap();
            for (jpeg, size) in [(wide, WIDE), (small, WIDE_SMALL)] {
                let seen = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
                assert_eq!((seen.width(), seen.height()), size);
            }
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = png(64, 64);
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        for bad in [&[][..], b"GIF89a", b"not a picture", svg, &whole[..whole.len() / 2]] {
            assert!(square(bad).unwrap_err().about("photo").is_some());
        }
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
        let mut header = png(1, 1);
        // The width of a PNG stands at byte 16, its height at byte 20, the sum of both at byte 29.
        header[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let sum = crc32(&header[12..29]);
        header[29..33].copy_from_slice(&sum.to_be_bytes());
        let error = square(&header).unwrap_err();
        assert_eq!(error.about("photo").unwrap().key, "photo-too-large");
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum: u32, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1))
            })
        })
    }
}
