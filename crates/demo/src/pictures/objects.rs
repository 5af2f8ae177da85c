//! Things of the trade: a bicycle, a wheel, a workshop; and a plate of the canteen.

use super::Tints;
use super::canvas::{Canvas, Colour, Point, mix};
use crate::random::Random;

/// A point `radius` away from `centre`, at `turn` (1 is a whole turn).
fn around(centre: Point, radius: f32, turn: f32) -> Point {
    let angle = turn * std::f32::consts::TAU;
    (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin())
}

/// A wheel with its spokes and a disc.
pub(super) fn spokes(canvas: &mut Canvas, centre: Point, radius: f32, dark: Colour, light: Colour) {
    canvas.ring(centre, radius, radius * 0.085, dark);
    canvas.ring(centre, radius * 0.91, radius * 0.03, light);
    for spoke in 0..18 {
        let turn = spoke as f32 / 18.0;
        let from = around(centre, radius * 0.1, turn + if spoke % 2 == 0 { 0.08 } else { -0.08 });
        canvas.line(from, around(centre, radius * 0.9, turn), radius * 0.012, light);
    }
    canvas.disc(centre, radius * 0.1, dark);
}

/// One of the company's bicycles, with or without a carrier.
pub(super) fn bicycle(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(tints[2], mix(tints[2], tints[1], 0.35));
    canvas.ground(mix(tints[1], tints[2], 0.35), |_| 520.0);
    let (rear, front) = ((300.0, 420.0), (680.0, 420.0));
    let (crank, saddle, head) = ((450.0, 425.0), (405.0, 245.0), (630.0, 250.0));
    canvas.ellipse((490.0, 545.0), (330.0, 14.0), mix(tints[1], tints[0], 0.35));
    spokes(canvas, rear, 118.0, tints[0], mix(tints[0], tints[2], 0.5));
    spokes(canvas, front, 118.0, tints[0], mix(tints[0], tints[2], 0.5));
    let frame = [[196, 92, 70], [62, 122, 118], [214, 158, 66]][random.below(3)];
    canvas.path(&[crank, saddle, rear, crank, head, saddle], 15.0, frame);
    canvas.path(&[(622.0, 220.0), head, front], 14.0, frame);
    canvas.path(&[saddle, (394.0, 205.0)], 9.0, tints[0]);
    canvas.line((362.0, 200.0), (436.0, 196.0), 18.0, tints[0]);
    canvas.path(&[(622.0, 222.0), (612.0, 188.0), (566.0, 180.0)], 10.0, tints[0]);
    canvas.ring(crank, 30.0, 8.0, tints[0]);
    canvas.path(&[(425.0, 470.0), crank, (476.0, 380.0)], 9.0, tints[0]);
    if random.chance(60) {
        canvas.rect((190.0, 262.0), (190.0, 14.0), 6.0, tints[0]);
        canvas.rect((200.0, 176.0), (150.0, 86.0), 10.0, mix(frame, tints[0], 0.35));
    }
}

/// A wheel and its brake, close.
pub(super) fn wheel(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(tints[2], mix(tints[2], tints[1], 0.5));
    let centre = (400.0, 410.0);
    spokes(canvas, centre, 330.0, tints[0], mix(tints[0], tints[2], 0.45));
    canvas.ring(centre, 120.0, 34.0, [150, 150, 148]);
    for hole in 0..24 {
        canvas.disc(around(centre, 120.0, hole as f32 / 24.0), 6.0, mix(tints[2], tints[1], 0.3));
    }
    let turn = random.unit();
    let wear: Vec<Point> = (0..9).map(|i| around(centre, 133.0, turn + i as f32 / 60.0)).collect();
    canvas.path(&wear, 6.0, [196, 88, 70]);
    canvas.rect((470.0, 270.0), (96.0, 64.0), 14.0, tints[0]);
    canvas.ring(wear[4], 62.0, 5.0, [196, 88, 70]);
}

/// Benches, tools on the wall, frames that hang.
pub(super) fn workshop(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(mix(tints[2], tints[1], 0.15), mix(tints[2], tints[1], 0.3));
    for window in 0..3 {
        let x = 70.0 + window as f32 * 300.0;
        canvas.rect((x, 60.0), (220.0, 150.0), 4.0, [238, 242, 240]);
        canvas.line((x + 110.0, 60.0), (x + 110.0, 210.0), 4.0, tints[1]);
        canvas.line((x, 135.0), (x + 220.0, 135.0), 4.0, tints[1]);
    }
    canvas.ground(mix(tints[0], tints[1], 0.45), |_| 540.0);
    for bench in 0..3 {
        let x = 60.0 + bench as f32 * 300.0;
        canvas.rect((x, 420.0), (240.0, 20.0), 4.0, [178, 134, 88]);
        canvas.rect((x + 16.0, 440.0), (16.0, 120.0), 2.0, tints[0]);
        canvas.rect((x + 208.0, 440.0), (16.0, 120.0), 2.0, tints[0]);
        let colour = [[196, 92, 70], [62, 122, 118], [214, 158, 66]][random.below(3)];
        let (rear, top) = ((x + 40.0, 380.0), (x + 90.0, 290.0));
        let (crank, head) = ((x + 110.0, 385.0), (x + 190.0, 292.0));
        canvas.path(&[crank, top, rear, crank, head, top], 10.0, colour);
        canvas.line((x + 110.0, 385.0), (x + 110.0, 420.0), 8.0, tints[0]);
        for tool in 0..5 {
            let left = x + 20.0 + tool as f32 * 44.0;
            let length = 18.0 + random.unit() * 26.0;
            canvas.line((left, 236.0), (left, 236.0 + length), 7.0, tints[0]);
        }
    }
    canvas.line((40.0, 228.0), (920.0, 228.0), 6.0, mix(tints[1], tints[0], 0.4));
}

/// A meal on a tray.
pub(super) fn plate(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    canvas.gradient(mix(tints[1], tints[2], 0.3), mix(tints[1], tints[0], 0.2));
    canvas.rect((90.0, 70.0), (720.0, 500.0), 40.0, mix(tints[2], tints[1], 0.25));
    let centre = (430.0, 330.0);
    canvas.disc(centre, 205.0, [250, 249, 245]);
    canvas.ring(centre, 160.0, 3.0, [224, 221, 212]);
    let foods: [Colour; 5] =
        [[206, 120, 66], [122, 148, 76], [222, 186, 98], [168, 68, 56], [236, 222, 186]];
    for _ in 0..26 {
        let spot = around(centre, random.unit().sqrt() * 118.0, random.unit());
        let food = foods[random.below(foods.len())];
        canvas.ellipse(spot, (16.0 + random.unit() * 22.0, 12.0 + random.unit() * 16.0), food);
    }
    canvas.disc((716.0, 180.0), 62.0, [244, 246, 246]);
    canvas.disc((716.0, 180.0), 50.0, [186, 208, 214]);
    canvas.rect((166.0, 190.0), (12.0, 280.0), 6.0, [176, 176, 174]);
    canvas.rect((690.0, 290.0), (12.0, 220.0), 6.0, [176, 176, 174]);
}
