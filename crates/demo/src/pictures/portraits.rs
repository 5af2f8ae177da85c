//! Portraits without features, in the tints of one poster: shoulders, a face, hair.
//!
//! The tints say nothing of anyone's skin or age, since nobody drew them from life.

use super::canvas::{Canvas, mix};
use super::{TINTS, Tints};
use crate::random::Random;

/// Someone, from the shoulders up.
pub(super) fn portrait(canvas: &mut Canvas, tints: &Tints, random: &mut Random, _: &str) {
    let [dark, middle, light] = *tints;
    canvas.gradient(mix(middle, light, 0.25), mix(middle, dark, 0.15));
    let skin = mix(light, middle, random.unit() * 0.35);
    let hair = mix(dark, middle, random.unit() * 0.4);
    let other = TINTS[random.below(TINTS.len())];
    let cloth = mix(other[0], other[1], random.unit());
    let cut = random.below(6);
    // Long hair falls behind the shoulders, so it comes first.
    match cut {
        0 => canvas.rect((92.0, 74.0), (136.0, 176.0), 66.0, hair),
        1 => canvas.ellipse((160.0, 128.0), (84.0, 82.0), hair),
        2 => canvas.disc((160.0, 52.0), 30.0, hair),
        _ => {}
    }
    canvas.ellipse((160.0, 326.0), (124.0, 100.0), cloth);
    canvas.rect((136.0, 180.0), (48.0, 66.0), 22.0, mix(skin, dark, 0.16));
    canvas.polygon(&[(132.0, 232.0), (188.0, 232.0), (160.0, 262.0)], mix(skin, dark, 0.12));
    canvas.ellipse((160.0, 142.0), (54.0, 66.0), skin);
    match cut {
        0 | 2 => canvas.ellipse((160.0, 92.0), (56.0, 34.0), hair),
        1 => canvas.ellipse((160.0, 84.0), (60.0, 34.0), hair),
        3 => {
            canvas.ellipse((152.0, 90.0), (58.0, 32.0), hair);
            canvas.rect((104.0, 92.0), (14.0, 52.0), 7.0, hair);
            canvas.rect((202.0, 92.0), (14.0, 40.0), 7.0, hair);
        }
        4 => canvas.ellipse((160.0, 84.0), (52.0, 20.0), hair),
        _ => canvas.ellipse((160.0, 92.0), (62.0, 36.0), cloth),
    }
    if random.chance(38) {
        canvas.ring((138.0, 142.0), 17.0, 4.0, dark);
        canvas.ring((182.0, 142.0), 17.0, 4.0, dark);
        canvas.line((155.0, 140.0), (165.0, 140.0), 4.0, dark);
    }
}
