//! Pictures: checked by their bytes, read within limits, written anew so that nothing travels in
//! them but what is seen (no place of shooting, no hidden payload).

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The most pixels that a picture may have.
const PIXELS: u64 = 40_000_000;
/// The longest side of a thumbnail.
const THUMBNAIL: u32 = 960;

/// A picture ready to be stored.
pub(crate) struct Picture {
    pub(crate) media: &'static str,
    /// The picture written anew; nothing when its bytes are kept as they are (animations).
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) thumbnail: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Reads a picture; nothing when `bytes` are not one, or one that cannot be read safely: then it
/// is a file like any other.
pub(crate) fn read(bytes: &[u8]) -> Option<Picture> {
    let format = image::guess_format(bytes).ok()?;
    let image = decode(bytes, format)?;
    let (media, kept) = match format {
        ImageFormat::Gif => ("image/gif", None),
        ImageFormat::Png => ("image/png", Some(encode(&image, ImageFormat::Png)?)),
        ImageFormat::WebP if image.color().has_alpha() => {
            ("image/png", Some(encode(&image, ImageFormat::Png)?))
        }
        ImageFormat::Jpeg | ImageFormat::WebP => {
            ("image/jpeg", Some(encode(&image, ImageFormat::Jpeg)?))
        }
        _ => return None,
    };
    let small = if image.width().max(image.height()) > THUMBNAIL {
        image.thumbnail(THUMBNAIL, THUMBNAIL)
    } else {
        image
    };
    let thumbnail = encode(&flatten(&small), ImageFormat::Jpeg)?;
    Some(Picture { media, bytes: kept, thumbnail, width: small.width(), height: small.height() })
}

/// A small JPEG of a picture, no side longer than `side`: its bytes, width and height; nothing when
/// `bytes` are none, or one that cannot be read safely.
pub(crate) fn small(bytes: &[u8], side: u32) -> Option<(Vec<u8>, u32, u32)> {
    let image = decode(bytes, image::guess_format(bytes).ok()?)?;
    let small =
        if image.width().max(image.height()) > side { image.thumbnail(side, side) } else { image };
    let jpeg = encode(&flatten(&small), ImageFormat::Jpeg)?;
    Some((jpeg, small.width(), small.height()))
}

fn decode(bytes: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(PIXELS * 8);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
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

fn encode(image: &DynamicImage, format: ImageFormat) -> Option<Vec<u8>> {
    let mut out = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => {
            let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 84);
            image.to_rgb8().write_with_encoder(encoder).ok()?;
        }
        _ => image.write_to(&mut out, format).ok()?,
    }
    Some(out.into_inner())
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
