//! Out of doors: hills in two tints, the shared garden, a race.

use super::Tints;
use super::canvas::{Canvas, Colour, mix};
use crate::random::Random;

/// A line of hills: `base` height, waves of chance.
fn ridge(base: f32, swing: f32, random: &mut Random) -> impl Fn(f32) -> f32 {
    let (a, b, c) = (random.unit() * 6.0, random.unit() * 6.0, random.unit() * 6.0);
    move |x| {
        let slow = (x / 260.0 + a).sin() + 0.5 * (x / 117.0 + b).sin();
        base - swing * (slow + 0.22 * (x / 41.0 + c).sin())
    }
}

/// Ridges one behind another under a sun.
pub(super) fn hills(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(mix(tints[2], tints[1], 0.35), tints[2]);
    let sun = (200.0 + random.unit() * 800.0, 150.0 + random.unit() * 90.0);
    canvas.disc(sun, 58.0, mix(tints[2], [255, 255, 255], 0.6));
    for layer in 0..5 {
        let depth = layer as f32 / 4.0;
        let line = ridge(300.0 + layer as f32 * 78.0, 62.0 - layer as f32 * 8.0, random);
        let colour = mix(mix(tints[1], tints[2], 0.45), tints[0], depth);
        canvas.ground(colour, line);
    }
    let road = mix(tints[2], tints[1], 0.2);
    canvas.polygon(&[(560.0, 675.0), (700.0, 675.0), (668.0, 620.0), (654.0, 620.0)], road);
}

/// Beds, sprouts, a shed.
pub(super) fn garden(canvas: &mut Canvas, _: &Tints, random: &mut Random, _: &str) {
    canvas.gradient([206, 224, 230], [240, 238, 222]);
    canvas.ground([168, 190, 132], ridge(250.0, 18.0, random));
    canvas.rect((690.0, 130.0), (170.0, 150.0), 3.0, [154, 110, 76]);
    canvas.polygon(&[(670.0, 134.0), (775.0, 66.0), (880.0, 134.0)], [104, 74, 60]);
    canvas.rect((750.0, 190.0), (50.0, 90.0), 3.0, [88, 62, 50]);
    let greens: [Colour; 3] = [[86, 128, 70], [112, 148, 78], [64, 104, 66]];
    let fruits: [Colour; 3] = [[204, 70, 54], [228, 168, 60], [132, 66, 110]];
    for bed in 0..4 {
        let y = 310.0 + bed as f32 * 82.0;
        canvas.rect((60.0, y), (840.0, 52.0), 18.0, [122, 88, 62]);
        let fruit = fruits[random.below(fruits.len())];
        for plant in 0..22 {
            let x = 86.0 + plant as f32 * 37.0 + random.unit() * 12.0;
            let size = 10.0 + random.unit() * 9.0;
            canvas.disc((x, y + 14.0), size, greens[random.below(3)]);
            if random.chance(38) {
                canvas.disc((x + 5.0, y + 12.0), 5.0, fruit);
            }
        }
    }
}

/// Runners on a track, bibs and flags.
pub(super) fn race(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(mix(tints[2], [255, 255, 255], 0.3), tints[2]);
    canvas.ground(mix(tints[1], tints[2], 0.3), ridge(300.0, 30.0, random));
    canvas.ground([204, 112, 84], |x| 420.0 - x * 0.06);
    for lane in 0..3 {
        let y = 470.0 + lane as f32 * 62.0;
        canvas.line((0.0, y), (960.0, y - 58.0), 3.0, [244, 226, 214]);
    }
    for flag in 0..14 {
        let x = flag as f32 * 72.0;
        let colour = if flag % 2 == 0 { tints[0] } else { tints[1] };
        canvas.polygon(&[(x, 60.0), (x + 44.0, 60.0), (x + 22.0, 104.0)], colour);
    }
    let shirts: [Colour; 4] = [[38, 84, 108], [232, 178, 66], [88, 132, 96], [240, 236, 226]];
    for runner in 0..6 {
        let (x, y) = (110.0 + runner as f32 * 140.0, 400.0 + random.unit() * 60.0);
        let dark = [[92, 62, 48], [142, 98, 72], [212, 170, 140]][random.below(3)];
        canvas.path(&[(x - 26.0, y + 108.0), (x, y + 62.0), (x + 30.0, y + 92.0)], 13.0, dark);
        canvas.line((x, y), (x, y + 56.0), 36.0, shirts[random.below(shirts.len())]);
        canvas.path(&[(x - 30.0, y + 30.0), (x, y + 4.0), (x + 28.0, y + 26.0)], 10.0, dark);
        canvas.disc((x + 5.0, y - 38.0), 19.0, dark);
    }
}
