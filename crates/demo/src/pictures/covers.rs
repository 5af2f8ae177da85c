//! Covers of articles: a cargo bike with two children, a notebook on a bench, a fork cut in half.

use super::Tints;
use super::canvas::{Canvas, Colour, Point, mix};
use super::objects::spokes;
use crate::random::Random;

const INK: Colour = [44, 46, 52];
const WOOD: Colour = [186, 144, 98];

/// Two children in the box of a cargo bike, houses behind.
pub(super) fn cargo(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(mix(tints[2], [255, 244, 224], 0.6), mix(tints[2], tints[1], 0.3));
    canvas.disc((960.0, 150.0), 62.0, [250, 222, 160]);
    for house in 0..9 {
        let (x, tall) = (house as f32 * 140.0 - 20.0, 190.0 + random.unit() * 150.0);
        let wall = mix(tints[1], tints[2], 0.45 + random.unit() * 0.3);
        canvas.rect((x, 500.0 - tall), (130.0, tall + 20.0), 2.0, wall);
        let roof = [(x - 8.0, 502.0 - tall), (x + 65.0, 452.0 - tall), (x + 138.0, 502.0 - tall)];
        canvas.polygon(&roof, mix(wall, tints[0], 0.35));
        for window in 0..4 {
            let corner =
                (x + 24.0 + (window % 2) as f32 * 52.0, 526.0 - tall + (window / 2) as f32 * 68.0);
            canvas.rect(corner, (28.0, 40.0), 3.0, mix(wall, [255, 250, 236], 0.6));
        }
    }
    canvas.ground(mix(tints[0], tints[1], 0.55), |_| 512.0);
    canvas.ground(mix(tints[0], tints[1], 0.35), |_| 566.0);
    canvas.ellipse((560.0, 574.0), (410.0, 13.0), mix(tints[0], tints[1], 0.15));
    let (rear, front, crank) = ((290.0, 462.0), (886.0, 490.0), (430.0, 470.0));
    let (saddle, head, green) = ((372.0, 268.0), (560.0, 300.0), [64, 122, 98]);
    spokes(canvas, rear, 106.0, INK, mix(INK, tints[2], 0.55));
    spokes(canvas, front, 78.0, INK, mix(INK, tints[2], 0.55));
    canvas.path(&[crank, (384.0, 310.0), rear, crank, (560.0, 490.0), (556.0, 330.0)], 15.0, green);
    canvas.path(&[(384.0, 316.0), head], 14.0, green);
    canvas.path(&[(560.0, 492.0), (800.0, 492.0), (838.0, 392.0), front], 15.0, green);
    canvas.path(&[(384.0, 316.0), saddle], 10.0, INK);
    canvas.line((334.0, 264.0), (410.0, 260.0), 19.0, INK);
    canvas.path(&[(560.0, 320.0), (566.0, 236.0), (516.0, 226.0)], 11.0, INK);
    canvas.ring(crank, 30.0, 8.0, INK);
    canvas.path(&[(404.0, 512.0), crank, (458.0, 428.0)], 9.0, INK);
    for (centre, hat, scarf) in [
        ((662.0, 300.0), [198, 88, 66], [222, 170, 82]),
        ((744.0, 312.0), [66, 108, 152], [198, 88, 66]),
    ] {
        child(canvas, centre, hat, scarf);
    }
    let box_front = [(588.0, 356.0), (836.0, 356.0), (800.0, 478.0), (602.0, 478.0)];
    canvas.polygon(&box_front, WOOD);
    canvas.path(&[box_front[0], box_front[1]], 12.0, mix(WOOD, INK, 0.4));
    for plank in 1..3 {
        let y = 356.0 + plank as f32 * 41.0;
        canvas.line(
            (592.0 + plank as f32 * 4.0, y),
            (832.0 - plank as f32 * 12.0, y),
            3.0,
            mix(WOOD, INK, 0.25),
        );
    }
}

/// Head and shoulders of a child in a woolly hat.
fn child(canvas: &mut Canvas, (x, y): Point, hat: Colour, scarf: Colour) {
    canvas.ellipse((x, y + 66.0), (38.0, 42.0), mix(scarf, INK, 0.3));
    canvas.disc((x, y), 32.0, [236, 196, 164]);
    canvas.polygon(
        &[
            (x - 33.0, y - 4.0),
            (x - 26.0, y - 30.0),
            (x, y - 40.0),
            (x + 26.0, y - 30.0),
            (x + 33.0, y - 4.0),
        ],
        hat,
    );
    canvas.line((x - 31.0, y - 6.0), (x + 31.0, y - 6.0), 11.0, mix(hat, [255, 255, 255], 0.35));
    canvas.disc((x, y - 44.0), 9.0, mix(hat, [255, 255, 255], 0.35));
    canvas.rect((x - 27.0, y + 26.0), (54.0, 17.0), 8.0, scarf);
    canvas.disc((x + 7.0, y + 6.0), 3.2, INK);
    canvas.disc((x + 22.0, y + 6.0), 3.2, INK);
    canvas.path(
        &[(x + 7.0, y + 16.0), (x + 14.0, y + 19.0), (x + 20.0, y + 16.0)],
        3.0,
        [170, 92, 80],
    );
}

/// An open notebook with a wheel drawn in pencil, tools beside it.
pub(super) fn notebook(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(WOOD, mix(WOOD, INK, 0.22));
    for vein in 0..26 {
        let (y, lift) = (vein as f32 * 25.0 + random.unit() * 14.0, random.unit() * 16.0 - 8.0);
        canvas.line((0.0, y), (1200.0, y + lift), 1.5, mix(WOOD, INK, 0.14 + random.unit() * 0.12));
    }
    let shade = mix(WOOD, INK, 0.45);
    canvas.rect((236.0, 78.0), (748.0, 500.0), 14.0, shade);
    canvas.rect((222.0, 62.0), (756.0, 500.0), 12.0, [70, 104, 82]);
    let paper = [250, 246, 234];
    canvas.rect((236.0, 74.0), (362.0, 476.0), 6.0, paper);
    canvas.rect((602.0, 74.0), (362.0, 476.0), 6.0, paper);
    for square in 1..17 {
        let y = 74.0 + square as f32 * 28.0;
        canvas.line((240.0, y), (594.0, y), 1.0, [220, 224, 222]);
        canvas.line((606.0, y), (960.0, y), 1.0, [220, 224, 222]);
    }
    for square in 1..13 {
        let x = square as f32 * 28.0;
        canvas.line((236.0 + x, 78.0), (236.0 + x, 546.0), 1.0, [220, 224, 222]);
        canvas.line((602.0 + x, 78.0), (602.0 + x, 546.0), 1.0, [220, 224, 222]);
    }
    canvas.rect((590.0, 70.0), (20.0, 484.0), 8.0, mix(paper, INK, 0.18));
    let pencil = [92, 92, 96];
    canvas.text((300.0, 282.0), 30.0, "DOUCEMENT", pencil);
    canvas.path(&[(298.0, 330.0), (380.0, 334.0), (524.0, 329.0)], 3.0, pencil);
    let hub = (784.0, 292.0);
    for round in [148.0_f32, 140.0, 22.0] {
        canvas.ring((hub.0 + random.unit() * 3.0, hub.1), round, 3.0, pencil);
    }
    for spoke in 0..14 {
        let (sin, cos) = (spoke as f32 / 14.0 * std::f32::consts::TAU).sin_cos();
        let from = (hub.0 + cos * 22.0, hub.1 + sin * 22.0);
        canvas.line(from, (hub.0 + cos * 140.0, hub.1 + sin * 140.0), 2.0, pencil);
    }
    let caliper = [(700.0, 150.0), (726.0, 112.0), (784.0, 100.0), (842.0, 112.0), (868.0, 150.0)];
    canvas.path(&caliper, 9.0, pencil);
    canvas.rect((684.0, 150.0), (34.0, 16.0), 3.0, [196, 92, 70]);
    canvas.rect((850.0, 150.0), (34.0, 16.0), 3.0, [196, 92, 70]);
    canvas.text((776.0, 482.0), 22.0, "3", pencil);
    canvas.path(&[(1040.0, 520.0), (1088.0, 190.0)], 22.0, [224, 172, 66]);
    canvas.path(&[(1088.0, 190.0), (1093.0, 156.0)], 12.0, [240, 214, 176]);
    canvas.disc((1094.0, 148.0), 5.0, INK);
    canvas.line((110.0, 150.0), (110.0, 300.0), 26.0, tints[0]);
    canvas.line((110.0, 300.0), (110.0, 486.0), 12.0, [176, 178, 180]);
}

/// The two halves of a fork with its linkage, on a pale wall.
pub(super) fn fork(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(mix(tints[2], [252, 250, 246], 0.5), mix(tints[2], tints[1], 0.22));
    let steel = mix(tints[0], [70, 84, 98], 0.5);
    for (left, lean) in [(390.0, -34.0), (700.0, 46.0)] {
        let shadow = mix(tints[2], tints[0], 0.2);
        for (shift, tube, bright) in [(14.0, shadow, shadow), (0.0, steel, [222, 168, 74])] {
            let at = |x: f32, y: f32| (left + x + shift + lean * (y / 500.0), 60.0 + y + shift);
            canvas.line(at(60.0, 0.0), at(60.0, 150.0), 34.0, tube);
            canvas.path(&[at(60.0, 150.0), at(20.0, 190.0), at(20.0, 420.0)], 26.0, tube);
            canvas.path(&[at(20.0, 410.0), at(118.0, 452.0)], 20.0, bright);
            canvas.path(&[at(34.0, 250.0), at(126.0, 292.0), at(118.0, 452.0)], 15.0, bright);
            canvas.line(at(74.0, 190.0), at(100.0, 290.0), 22.0, mix(tube, bright, 0.35));
            for pivot in [at(20.0, 410.0), at(118.0, 452.0), at(34.0, 250.0), at(126.0, 292.0)] {
                canvas.disc(pivot, 17.0, tube);
                canvas.disc(pivot, 7.0, mix(bright, [255, 255, 255], 0.6));
            }
        }
    }
    let mut cut: Vec<Point> = Vec::new();
    for tooth in 0..29 {
        let side = if tooth % 2 == 0 { 5.0 } else { -5.0 };
        cut.push((607.0 + side + random.unit() * 3.0, 36.0 + tooth as f32 * 20.0));
    }
    canvas.path(&cut, 4.0, [196, 88, 70]);
}
