//! A QR picture as SVG: a path of dark squares, four of them left white around (ISO/IEC 18004).

use std::fmt::Write;

use fast_qr::qr::QRBuilder;
use kernel::{Error, Result};
use ui::SafeHtml;

/// White around the picture, in modules.
const QUIET: usize = 4;

/// The picture of a text.
///
/// # Errors
/// `Internal` for a text that is longer than any picture takes.
pub(super) fn svg(text: &str) -> Result<SafeHtml> {
    let code = QRBuilder::new(text).build().map_err(|error| Error::internal(error.to_string()))?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size {
        for (x, module) in code[y].iter().enumerate() {
            if module.value() {
                // Writing to a `String` cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    Ok(SafeHtml::trusted(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\">\
         <path class=\"qr-ground\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    )))
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn an_address_fits_in_a_picture() {
        let picture =
            svg("https://parvis.example.com/reset/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        let picture = picture.unwrap().into_string();
        assert!(picture.starts_with("<svg") && picture.matches("h1v1").count() > 300);
        assert!(svg(&"x".repeat(4_000)).is_err());
    }
}
