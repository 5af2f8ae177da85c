//! Figures: bars, a curve, the plan of a site, a screen.

use super::Tints;
use super::canvas::{Canvas, Colour, mix};
use super::glyphs::plain;
use crate::random::Random;

const WHITE: Colour = [253, 252, 249];

/// The first words of `alt`, as a heading.
fn heading(canvas: &mut Canvas, alt: &str, colour: Colour) {
    let words = alt.split([',', '(', ':']).next().unwrap_or(alt);
    let room = ((canvas.size().0 - 100.0) / (6.0 * 20.0 / 7.0)) as usize;
    let text: String = plain(words).chars().take(room).collect();
    canvas.text((56.0, 40.0), 20.0, text.trim_end(), colour);
}

/// Lines of a scale, numbered from 0 to 100.
fn scale(canvas: &mut Canvas, tints: &Tints) {
    for step in 0..=4_u8 {
        let y = 520.0 - f32::from(step) * 95.0;
        canvas.line((110.0, y), (910.0, y), 1.5, mix(WHITE, tints[0], 0.15));
        canvas.text((52.0, y - 8.0), 16.0, &(step * 25).to_string(), tints[1]);
    }
}

/// Bars by week, the last one darker.
pub(super) fn bars(canvas: &mut Canvas, tints: &Tints, random: &mut Random, alt: &str) {
    canvas.gradient(WHITE, WHITE);
    heading(canvas, alt, tints[0]);
    scale(canvas, tints);
    let mut height = 160.0 + random.unit() * 80.0;
    for week in 0..10 {
        let x = 130.0 + week as f32 * 78.0;
        let colour = if week == 9 { tints[0] } else { tints[1] };
        canvas.rect((x, 520.0 - height), (48.0, height), 5.0, colour);
        canvas.text((x + 8.0, 540.0), 14.0, &format!("S{}", week + 1), tints[0]);
        height = (height + random.unit() * 110.0 - 40.0).clamp(70.0, 370.0);
    }
}

/// Two curves that part.
pub(super) fn curve(canvas: &mut Canvas, tints: &Tints, random: &mut Random, alt: &str) {
    canvas.gradient(WHITE, WHITE);
    heading(canvas, alt, tints[0]);
    scale(canvas, tints);
    for (rank, colour) in [tints[1], tints[0]].into_iter().enumerate() {
        let (start, fall) = (330.0 - rank as f32 * 40.0, 180.0 + rank as f32 * 60.0);
        let phase = random.unit() * 6.0;
        let points: Vec<_> = (0..41)
            .map(|i| {
                let t = i as f32 / 40.0;
                let wave = (t * 9.0 + phase).sin() * 14.0 + random.unit() * 8.0;
                (120.0 + t * 780.0, 520.0 - start + fall * t * t + wave)
            })
            .collect();
        canvas.path(&points, 5.0, colour);
        for point in points.iter().step_by(8) {
            canvas.disc(*point, 7.0, colour);
            canvas.disc(*point, 3.5, WHITE);
        }
    }
}

/// The site seen from above: halls, yard, track, trees.
pub(super) fn plan(canvas: &mut Canvas, tints: &Tints, random: &mut Random, alt: &str) {
    canvas.gradient([236, 233, 224], [228, 226, 214]);
    heading(canvas, alt, tints[0]);
    canvas.rect((40.0, 90.0), (880.0, 540.0), 26.0, [216, 222, 200]);
    canvas.line((60.0, 560.0), (900.0, 560.0), 44.0, [201, 197, 188]);
    canvas.line((480.0, 560.0), (480.0, 300.0), 36.0, [201, 197, 188]);
    let halls = [
        ("ATELIER", (90.0, 130.0), (330.0, 170.0)),
        ("PEINTURE", (90.0, 340.0), (200.0, 150.0)),
        ("R-D", (320.0, 340.0), (100.0, 150.0)),
        ("ACCUEIL", (540.0, 330.0), (170.0, 110.0)),
        ("CANTINE", (540.0, 130.0), (150.0, 110.0)),
        ("STOCK", (730.0, 130.0), (150.0, 200.0)),
    ];
    for (rank, (name, corner, size)) in halls.into_iter().enumerate() {
        canvas.rect((corner.0 + 6.0, corner.1 + 8.0), size, 8.0, [188, 190, 174]);
        let colour = if rank % 2 == 0 { tints[1] } else { mix(tints[1], tints[2], 0.35) };
        canvas.rect(corner, size, 8.0, colour);
        canvas.text((corner.0 + 14.0, corner.1 + 16.0), 14.0, name, WHITE);
    }
    for number in 1..=4_u8 {
        let spot = [(480.0, 560.0), (255.0, 300.0), (620.0, 285.0), (800.0, 400.0)];
        let (x, y) = spot[usize::from(number) - 1];
        canvas.disc((x, y), 22.0, tints[0]);
        canvas.text((x - 7.0, y - 10.0), 20.0, &number.to_string(), WHITE);
    }
    for _ in 0..16 {
        let spot = (745.0 + random.unit() * 140.0, 440.0 + random.unit() * 80.0);
        canvas.disc(spot, 9.0 + random.unit() * 8.0, [126, 152, 104]);
    }
}

/// A window with a table and a message.
pub(super) fn screen(canvas: &mut Canvas, tints: &Tints, random: &mut Random, alt: &str) {
    canvas.gradient(mix(tints[0], tints[1], 0.3), tints[0]);
    canvas.rect((60.0, 50.0), (840.0, 500.0), 14.0, WHITE);
    canvas.rect((60.0, 50.0), (840.0, 46.0), 14.0, mix(tints[2], tints[1], 0.4));
    for (x, colour) in [(88.0, [214, 110, 92]), (114.0, [221, 172, 84]), (140.0, [128, 168, 112])] {
        canvas.disc((x, 73.0), 8.0, colour);
    }
    for row in 0..9 {
        let y = 130.0 + row as f32 * 44.0;
        for column in 0..5 {
            let x = 90.0 + column as f32 * 160.0;
            let width = 50.0 + random.unit() * 80.0;
            let tint = if row == 0 { tints[0] } else { mix(WHITE, tints[1], 0.55) };
            canvas.rect((x, y), (width, 14.0), 7.0, tint);
        }
    }
    canvas.rect((250.0, 230.0), (460.0, 150.0), 12.0, [250, 236, 230]);
    canvas.rect((250.0, 230.0), (8.0, 150.0), 4.0, [196, 88, 70]);
    let words: String = plain(alt).chars().take(24).collect();
    canvas.text((284.0, 270.0), 18.0, words.trim_end(), [120, 52, 44]);
    canvas.rect((284.0, 320.0), (120.0, 34.0), 8.0, tints[0]);
}
