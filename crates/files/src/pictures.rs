//! Pictures: checked by their bytes, read within limits, written anew so that nothing travels in
//! them but what is seen (no place of shooting, no hidden payload).

use std::io::{BufRead, BufWriter, Cursor, Read, Seek, Write};

use image::codecs::{jpeg::JpegEncoder, png::PngEncoder};
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use kernel::Result;
use kernel::blobs::Upload;

use crate::clean::Format;

/// The most pixels that a picture may have.
const PIXELS: u64 = 40_000_000;
/// The longest side of a thumbnail.
const THUMBNAIL: u32 = 960;
/// The longest profile of colours, in bytes, that goes with a small picture.
const SMALL_PROFILE: usize = 16 << 10;

/// A picture ready to be stored.
pub(crate) struct Picture {
    pub(crate) media: &'static str,
    /// The picture written anew; nothing when its bytes are kept but for what is not seen (animations).
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
    let Some((image, colours)) = decode(file.read()?, format) else { return Ok(None) };
    let moves = match Format::of(&head[..count]) {
        Some(format) => format.moves(&mut file.read()?),
        None => false,
    };
    let (media, anew) = match format {
        ImageFormat::Gif => ("image/gif", None),
        ImageFormat::Png if moves => ("image/png", None),
        ImageFormat::WebP if moves => ("image/webp", None),
        ImageFormat::Png => ("image/png", Some(ImageFormat::Png)),
        ImageFormat::WebP if image.color().has_alpha() => ("image/png", Some(ImageFormat::Png)),
        ImageFormat::Jpeg | ImageFormat::WebP => ("image/jpeg", Some(ImageFormat::Jpeg)),
        _ => return Ok(None),
    };
    let anew = match anew {
        Some(format) => {
            let mut out = BufWriter::new(file.blobs().begin(u64::MAX)?);
            if !written(encode(&image, format, &colours, &mut out))? {
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
    let Some(thumbnail) = jpeg(&small, &colours) else { return Ok(None) };
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
    let (image, colours) = decode(Cursor::new(bytes), image::guess_format(bytes).ok()?)?;
    let small =
        if image.width().max(image.height()) > side { image.thumbnail(side, side) } else { image };
    Some((jpeg(&small, &colours)?, small.width(), small.height()))
}

/// The picture, and the profile of its colours; empty where there is none.
fn decode(bytes: impl BufRead + Seek, format: ImageFormat) -> Option<(DynamicImage, Vec<u8>)> {
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
    let colours = decoder.icc_profile().ok().flatten().unwrap_or_default();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(orientation);
    let is_its_own = profile_fits(&colours, &image);
    Some((image, if is_its_own { colours } else { Vec::new() }))
}

/// Whether a profile (ICC.1, 7.2.6) is of the colours that a picture has once it was read: what is
/// printed in four colours was converted.
fn profile_fits(profile: &[u8], image: &DynamicImage) -> bool {
    let space = profile.get(16..20).unwrap_or_default();
    space == if image.color().has_color() { b"RGB " } else { b"GRAY" }
}

fn encode(
    image: &DynamicImage,
    format: ImageFormat,
    colours: &[u8],
    out: &mut impl Write,
) -> image::ImageResult<()> {
    if format != ImageFormat::Jpeg {
        let mut encoder = PngEncoder::new(out);
        with_colours(&mut encoder, colours);
        return image.write_with_encoder(encoder);
    }
    let mut encoder = JpegEncoder::new_with_quality(out, 84);
    with_colours(&mut encoder, colours);
    match image {
        // As it is: a large one is not in memory twice.
        DynamicImage::ImageRgb8(_) | DynamicImage::ImageLuma8(_) => {
            image.write_with_encoder(encoder)
        }
        // A profile of greys is of no use to three colours.
        _ if !image.color().has_color() => image.to_luma8().write_with_encoder(encoder),
        _ => image.to_rgb8().write_with_encoder(encoder),
    }
}

/// Colours as they were taken: the profile goes with them.
fn with_colours(encoder: &mut impl ImageEncoder, colours: &[u8]) {
    if !colours.is_empty() {
        // An encoder that knows none writes the picture without.
        drop(encoder.set_icc_profile(colours.to_vec()));
    }
}

fn jpeg(image: &DynamicImage, colours: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let colours = if colours.len() <= SMALL_PROFILE { colours } else { &[] };
    encode(&flatten(image), ImageFormat::Jpeg, colours, &mut out).ok()?;
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
