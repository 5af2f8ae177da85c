//! A sheet to draw on: smooth shapes described by their distance to a point.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

use super::glyphs;

/// Red, green, blue.
pub(super) type Colour = [u8; 3];
/// Across and down, in pixels.
pub(super) type Point = (f32, f32);

/// The sheet.
pub(super) struct Canvas {
    image: RgbImage,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32, paper: Colour) -> Self {
        Self { image: RgbImage::from_pixel(width, height, Rgb(paper)) }
    }

    /// Width and height.
    pub(super) fn size(&self) -> Point {
        (self.image.width() as f32, self.image.height() as f32)
    }

    /// The sheet as a PNG file.
    pub(super) fn into_png(self) -> Vec<u8> {
        let mut file = Vec::new();
        let encoder =
            PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::Up);
        let (width, height) = self.image.dimensions();
        encoder
            .write_image(self.image.as_raw(), width, height, ExtendedColorType::Rgb8)
            .expect("a PNG of this size fits in memory");
        file
    }

    /// From `top` to `bottom`, over the whole sheet.
    pub(super) fn gradient(&mut self, top: Colour, bottom: Colour) {
        let height = self.image.height().max(2);
        for (_, y, pixel) in self.image.enumerate_pixels_mut() {
            *pixel = Rgb(mix(top, bottom, y as f32 / (height - 1) as f32));
        }
    }

    /// Paints where `distance` is negative, within `from`–`to`, its edge smoothed.
    fn shape(&mut self, from: Point, to: Point, colour: Colour, distance: impl Fn(Point) -> f32) {
        let (width, height) = self.size();
        let across = (from.0 - 1.0).max(0.0) as u32..(to.0 + 2.0).clamp(0.0, width) as u32;
        let down = (from.1 - 1.0).max(0.0) as u32..(to.1 + 2.0).clamp(0.0, height) as u32;
        for y in down {
            for x in across.clone() {
                let cover = 0.5 - distance((x as f32 + 0.5, y as f32 + 0.5));
                if cover > 0.0 {
                    let pixel = self.image.get_pixel_mut(x, y);
                    *pixel = Rgb(mix(pixel.0, colour, cover.min(1.0)));
                }
            }
        }
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, (x, y): Point, radius: f32, colour: Colour) {
        let (from, to) = ((x - radius, y - radius), (x + radius, y + radius));
        self.shape(from, to, colour, |(px, py)| (px - x).hypot(py - y) - radius);
    }

    /// A circle `width` thick.
    pub(super) fn ring(&mut self, (x, y): Point, radius: f32, width: f32, colour: Colour) {
        let reach = radius + width;
        let (from, to) = ((x - reach, y - reach), (x + reach, y + reach));
        self.shape(from, to, colour, |(px, py)| {
            ((px - x).hypot(py - y) - radius).abs() - width / 2.0
        });
    }

    /// A filled ellipse.
    pub(super) fn ellipse(&mut self, (x, y): Point, (a, b): Point, colour: Colour) {
        self.shape((x - a, y - b), (x + a, y + b), colour, |(px, py)| {
            let (u, v) = ((px - x) / a, (py - y) / b);
            (u.hypot(v) - 1.0) * a.min(b)
        });
    }

    /// A stroke with round ends.
    pub(super) fn line(&mut self, a: Point, b: Point, width: f32, colour: Colour) {
        let reach = width / 2.0;
        let from = (a.0.min(b.0) - reach, a.1.min(b.1) - reach);
        let to = (a.0.max(b.0) + reach, a.1.max(b.1) + reach);
        self.shape(from, to, colour, |p| to_segment(p, a, b) - reach);
    }

    /// Strokes through `points`.
    pub(super) fn path(&mut self, points: &[Point], width: f32, colour: Colour) {
        for pair in points.windows(2) {
            self.line(pair[0], pair[1], width, colour);
        }
    }

    /// A rectangle from its top left corner, its corners rounded by `radius`.
    pub(super) fn rect(&mut self, (x, y): Point, (w, h): Point, radius: f32, colour: Colour) {
        let centre = (x + w / 2.0, y + h / 2.0);
        self.shape((x, y), (x + w, y + h), colour, |(px, py)| {
            let across = (px - centre.0).abs() - w / 2.0 + radius;
            let down = (py - centre.1).abs() - h / 2.0 + radius;
            across.max(0.0).hypot(down.max(0.0)) + across.max(down).min(0.0) - radius
        });
    }

    /// A filled polygon.
    pub(super) fn polygon(&mut self, points: &[Point], colour: Colour) {
        let low = |pick: fn(&Point) -> f32| points.iter().map(pick).fold(f32::MAX, f32::min);
        let high = |pick: fn(&Point) -> f32| points.iter().map(pick).fold(f32::MIN, f32::max);
        let (from, to) = ((low(|p| p.0), low(|p| p.1)), (high(|p| p.0), high(|p| p.1)));
        self.shape(from, to, colour, |p| to_polygon(p, points));
    }

    /// Everything below the height that `ridge` gives for a column.
    pub(super) fn ground(&mut self, colour: Colour, ridge: impl Fn(f32) -> f32) {
        let (width, height) = self.image.dimensions();
        for x in 0..width {
            let edge = ridge(x as f32 + 0.5);
            for y in edge.max(0.0) as u32..height {
                let cover = (y as f32 + 1.0 - edge).clamp(0.0, 1.0);
                let pixel = self.image.get_pixel_mut(x, y);
                *pixel = Rgb(mix(pixel.0, colour, cover));
            }
        }
    }

    /// Capital letters and figures, `height` pixels tall, from their top left corner.
    pub(super) fn text(&mut self, (x, y): Point, height: f32, text: &str, colour: Colour) {
        let dot = height / 7.0;
        for (rank, letter) in text.chars().enumerate() {
            for (row, bits) in glyphs::of(letter).iter().enumerate() {
                for column in (0..5).filter(|column| bits >> (4 - column) & 1 == 1) {
                    let left = x + (rank as f32 * 6.0 + column as f32) * dot;
                    let corner = (left, y + row as f32 * dot);
                    self.rect(corner, (dot * 0.94, dot * 0.94), dot * 0.25, colour);
                }
            }
        }
    }
}

/// How wide [`Canvas::text`] writes.
pub(super) fn text_width(height: f32, text: &str) -> f32 {
    (text.chars().count() as f32 * 6.0 - 1.0) * height / 7.0
}

/// `share` of the way from `a` to `b`.
pub(super) fn mix(a: Colour, b: Colour, share: f32) -> Colour {
    std::array::from_fn(|i| {
        let (from, to) = (f32::from(a[i]), f32::from(b[i]));
        (from + (to - from) * share).round() as u8
    })
}

fn to_segment((px, py): Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = (dx * dx + dy * dy).max(f32::EPSILON);
    let share = (((px - a.0) * dx + (py - a.1) * dy) / length).clamp(0.0, 1.0);
    (px - a.0 - dx * share).hypot(py - a.1 - dy * share)
}

/// Distance to the outline, negative inside (even–odd).
fn to_polygon(p: Point, points: &[Point]) -> f32 {
    let mut nearest = f32::MAX;
    let mut inside = false;
    for (i, &a) in points.iter().enumerate() {
        let b = points[(i + 1) % points.len()];
        nearest = nearest.min(to_segment(p, a, b));
        if (a.1 > p.1) != (b.1 > p.1) && p.0 < a.0 + (p.1 - a.1) / (b.1 - a.1) * (b.0 - a.0) {
            inside = !inside;
        }
    }
    if inside { -nearest } else { nearest }
}
