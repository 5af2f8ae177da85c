//! Pictures: checked by their bytes, read within limits, written anew so that nothing travels in
//! them but what is seen (no place of shooting, no hidden payload).

use std::io::{BufRead, BufWriter, Cursor, Read, Seek, Write};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use kernel::Result;
use kernel::blobs::Upload;

/// The most pixels that a picture may have.
const PIXELS: u64 = 40_000_000;
/// The longest side of a thumbnail.
const THUMBNAIL: u32 = 960;

/// A picture ready to be stored.
pub(crate) struct Picture {
    pub(crate) media: &'static str,
    /// The picture written anew; nothing when its bytes are kept as they are (animations).
    pub(crate) anew: Option<Upload>,
    pub(crate) thumbnail: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Whether these first bytes of a file are those of a picture.
pub(crate) fn is_one(head: &[u8]) -> bool {
    image::guess_format(head).is_ok()
}

/// Reads a picture; nothing when a file is none, or one that cannot be read safely: then it is a
/// file like any other. Takes up to some 300 MB: for the gate of pictures.
///
/// # Errors
/// `Unavailable` when the disk is full.
pub(crate) fn read(file: &Upload) -> Result<Option<Picture>> {
    let mut head = [0; 16];
    let count = file.read()?.read(&mut head)?;
    let Ok(format) = image::guess_format(&head[..count]) else { return Ok(None) };
    let Some(image) = decode(file.read()?, format) else { return Ok(None) };
    let (media, anew) = match format {
        ImageFormat::Gif => ("image/gif", None),
        ImageFormat::Png => ("image/png", Some(ImageFormat::Png)),
        ImageFormat::WebP if image.color().has_alpha() => ("image/png", Some(ImageFormat::Png)),
        ImageFormat::Jpeg | ImageFormat::WebP => ("image/jpeg", Some(ImageFormat::Jpeg)),
        _ => return Ok(None),
    };
    let anew = match anew {
        Some(format) => {
            let mut out = BufWriter::new(file.blobs().begin(u64::MAX)?);
            if !written(encode(&image, format, &mut out))? {
                return Ok(None);
            }
            Some(out.into_inner().map_err(|cause| cause.into_error())?)
        }
        None => None,
    };
    let small = if image.width().max(image.height()) > THUMBNAIL {
        image.thumbnail(THUMBNAIL, THUMBNAIL)
    } else {
        image
    };
    let Some(thumbnail) = jpeg(&small) else { return Ok(None) };
    Ok(Some(Picture { media, anew, thumbnail, width: small.width(), height: small.height() }))
}

/// Whether a picture could be written; where that is the disk's fault, an error.
fn written(encoded: image::ImageResult<()>) -> Result<bool> {
    match encoded {
        Err(image::ImageError::IoError(cause)) => Err(cause.into()),
        other => Ok(other.is_ok()),
    }
}

/// A small JPEG of a picture, no side longer than `side`: its bytes, width and height; nothing when
/// `bytes` are none, or one that cannot be read safely.
pub fn small(bytes: &[u8], side: u32) -> Option<(Vec<u8>, u32, u32)> {
    let image = decode(Cursor::new(bytes), image::guess_format(bytes).ok()?)?;
    let small =
        if image.width().max(image.height()) > side { image.thumbnail(side, side) } else { image };
    Some((jpeg(&small)?, small.width(), small.height()))
}

fn decode(bytes: impl BufRead + Seek, format: ImageFormat) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(PIXELS * 8);
    let mut reader = ImageReader::with_format(bytes, format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS || width == 0 || height == 0 {
        return None;
    }
    // Phones write pictures lying down and say so beside them; writing anew loses that note.
    let orientation = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    Some(image)
}

fn encode(
    image: &DynamicImage,
    format: ImageFormat,
    out: &mut impl Write,
) -> image::ImageResult<()> {
    if format != ImageFormat::Jpeg {
        return image.write_with_encoder(image::codecs::png::PngEncoder::new(out));
    }
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(out, 84);
    match image {
        // As it is: a large one is not in memory twice.
        DynamicImage::ImageRgb8(_) | DynamicImage::ImageLuma8(_) => {
            image.write_with_encoder(encoder)
        }
        _ => image.to_rgb8().write_with_encoder(encoder),
    }
}

fn jpeg(image: &DynamicImage) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    encode(&flatten(image), ImageFormat::Jpeg, &mut out).ok()?;
    Some(out)
}

/// On white, since a JPEG has no transparency.
fn flatten(image: &DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image.clone();
    }
    let mut rgba = image.to_rgba8();
    for pixel in rgba.pixels_mut() {
        let alpha = u32::from(pixel[3]);
        for channel in &mut pixel.0[..3] {
            *channel = ((u32::from(*channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
        }
        pixel[3] = 255;
    }
    DynamicImage::ImageRgba8(rgba)
}
