//! Pictures drawn by the program: no file, no licence, the same on every machine.
//!
//! A [`Picture`] is only a scene and a seed; [`Picture::png`] draws it when it is wanted.

mod canvas;
mod charts;
mod covers;
mod glyphs;
mod landscapes;
mod objects;
mod portraits;
mod posters;

use canvas::Canvas;

use crate::random::Random;

/// Three tints that go together: dark, middle, light.
type Tints = [[u8; 3]; 3];

const TINTS: [Tints; 6] = [
    [[38, 50, 72], [92, 128, 156], [233, 226, 211]],
    [[54, 62, 46], [137, 153, 107], [240, 233, 214]],
    [[78, 42, 50], [196, 110, 92], [247, 226, 208]],
    [[33, 61, 66], [88, 150, 146], [229, 238, 226]],
    [[62, 52, 86], [150, 128, 172], [240, 230, 236]],
    [[84, 58, 28], [212, 158, 74], [250, 238, 214]],
];

/// A picture of the demo.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// File name, with its extension.
    pub name: String,
    /// What it shows, in words.
    pub alt: String,
    scene: &'static str,
    seed: String,
}

/// A scene: its name in the content, its size, and who draws it.
struct Scene {
    name: &'static str,
    size: (u32, u32),
    draw: fn(&mut Canvas, &Tints, &mut Random, &str),
}

const SCENES: [Scene; 16] = [
    Scene { name: "bars", size: (960, 600), draw: charts::bars },
    Scene { name: "curve", size: (960, 600), draw: charts::curve },
    Scene { name: "plan", size: (960, 680), draw: charts::plan },
    Scene { name: "screen", size: (960, 600), draw: charts::screen },
    Scene { name: "bicycle", size: (960, 640), draw: objects::bicycle },
    Scene { name: "wheel", size: (800, 800), draw: objects::wheel },
    Scene { name: "workshop", size: (960, 640), draw: objects::workshop },
    Scene { name: "plate", size: (900, 640), draw: objects::plate },
    Scene { name: "garden", size: (960, 640), draw: landscapes::garden },
    Scene { name: "hills", size: (1200, 675), draw: landscapes::hills },
    Scene { name: "race", size: (960, 640), draw: landscapes::race },
    Scene { name: "poster", size: (720, 1000), draw: posters::poster },
    Scene { name: "cargo", size: (1200, 630), draw: covers::cargo },
    Scene { name: "notebook", size: (1200, 630), draw: covers::notebook },
    Scene { name: "fork", size: (1200, 630), draw: covers::fork },
    Scene { name: "portrait", size: (320, 320), draw: portraits::portrait },
];

impl Picture {
    /// Reads `scene file-name.png | what it shows`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (head, alt) = text.split_once(" | ")?;
        let (scene, name) = head.split_once(' ')?;
        let scene = SCENES.iter().find(|known| known.name == scene)?.name;
        let alt = crate::typography::set(alt);
        Some(Self { name: name.into(), alt, scene, seed: name.into() })
    }

    /// The same scene, drawn another way.
    pub(crate) fn seeded(self, seed: &str) -> Self {
        Self { seed: seed.into(), ..self }
    }

    /// The portrait of someone.
    pub(crate) fn portrait(handle: &str, name: &str) -> Self {
        let seed = handle.to_owned();
        Self { name: format!("{handle}.png"), alt: name.into(), scene: "portrait", seed }
    }

    /// The picture as a PNG file.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        let Some(scene) = SCENES.iter().find(|known| known.name == self.scene) else {
            return Vec::new();
        };
        let mut random = Random::named(&self.seed);
        let tints = TINTS[random.below(TINTS.len())];
        let mut canvas = Canvas::new(scene.size.0, scene.size.1, tints[2]);
        (scene.draw)(&mut canvas, &tints, &mut random, &self.alt);
        canvas.into_png()
    }
}
