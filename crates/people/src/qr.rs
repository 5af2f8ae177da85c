//! A QR picture as SVG: a path of dark squares, four of them left white around (ISO/IEC 18004).

use std::fmt::Write;

use fast_qr::ECL;
use fast_qr::qr::QRBuilder;
use kernel::{Error, Result};
use ui::SafeHtml;

/// White around the picture, in modules.
const QUIET: usize = 4;

/// From this length on, in bytes, less is kept against damage: squares that are too small are worse.
const LONG: usize = 200;

/// The picture of a text, whole by itself or within a page.
///
/// # Errors
/// `Internal` for a text that is longer than any picture takes.
pub fn svg(text: &str) -> Result<SafeHtml> {
    let level = if text.len() < LONG { ECL::Q } else { ECL::L };
    let code = QRBuilder::new(text).ecl(level).build();
    let code = code.map_err(|error| Error::internal(error.to_string()))?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y];
        let mut x = 0;
        while x < code.size {
            let run = row[x..code.size].iter().take_while(|module| module.value()).count();
            if run > 0 {
                // Writing to a `String` cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Ok(SafeHtml::trusted(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 {side} {side}\" \
         aria-hidden=\"true\"><path class=\"qr-ground\" fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path d=\"{path}\"/></svg>"
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
        assert!(picture.starts_with("<svg") && picture.matches("v1h-").count() > 300);
        assert!(svg(&"x".repeat(4_000)).is_err());
    }
}
