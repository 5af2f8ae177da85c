//! Posters: a gradient, a great wheel, words.

use super::Tints;
use super::canvas::{Canvas, mix, text_width};
use super::glyphs::plain;
use crate::random::Random;

/// A poster that carries the words quoted in `alt`, or its beginning.
pub(super) fn poster(canvas: &mut Canvas, tints: &Tints, random: &mut Random, alt: &str) {
    let (width, height) = canvas.size();
    canvas.gradient(tints[0], mix(tints[0], tints[1], 0.85));
    let centre = (width * (0.3 + random.unit() * 0.4), height * 0.64);
    for circle in 0..7 {
        let radius = 56.0 + circle as f32 * 36.0;
        let colour = mix(tints[1], tints[2], circle as f32 / 9.0);
        canvas.ring(centre, radius, 15.0, colour);
    }
    canvas.disc(centre, 34.0, tints[2]);
    let words = alt.split(['«', '»']).nth(1).unwrap_or(alt);
    let words = plain(words).replace(|c: char| c.is_whitespace(), " ");
    let longest = words.split(' ').map(|word| word.chars().count()).max().unwrap_or(1);
    let size = ((width - 96.0) / (longest as f32 * 6.0) * 7.0).min(86.0);
    for (rank, word) in words.split(' ').filter(|word| !word.is_empty()).enumerate() {
        let y = 64.0 + rank as f32 * size * 1.35;
        canvas.text((48.0, y), size, word, tints[2]);
    }
    let firm = "CYCLES MONTVERNAY";
    let place = (width - 48.0 - text_width(20.0, firm), height - 64.0);
    canvas.text(place, 20.0, firm, tints[2]);
}
