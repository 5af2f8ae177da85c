//! What one file would hold after a power cut.

/// The bytes flushed, and what was written since.
#[derive(Default)]
pub(super) struct Image {
    flushed: Vec<u8>,
    since: Vec<Change>,
}

/// A change of a file.
pub(super) enum Change {
    /// These bytes at this place.
    Write(usize, Vec<u8>),
    /// This length.
    Length(usize),
}

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

impl Image {
    pub(super) fn holding(flushed: Vec<u8>) -> Image {
        Image { flushed, since: Vec::new() }
    }

    pub(super) fn change(&mut self, change: Change) {
        self.since.push(change);
    }

    pub(super) fn flush(&mut self) {
        for change in self.since.drain(..) {
            apply(&mut self.flushed, &change);
        }
    }

    /// Forgets what was not flushed, for ever.
    pub(super) fn lose(&mut self) {
        self.since.clear();
    }

    /// What is left: the flushed bytes, and of the rest what the dice say, nothing without dice.
    pub(super) fn after_cut(&self, dice: Option<&mut Dice>) -> Vec<u8> {
        let mut left = self.flushed.clone();
        let Some(dice) = dice else { return left };
        // Some cuts leave nearly everything, some nearly nothing.
        let odds = dice.roll(5);
        for change in &self.since {
            if dice.roll(4) >= odds {
                continue;
            }
            match change {
                Change::Write(place, bytes) if dice.roll(4) == 0 => {
                    for (n, sector) in bytes.chunks(SECTOR).enumerate() {
                        if dice.roll(2) == 0 {
                            write(&mut left, place + n * SECTOR, sector);
                        }
                    }
                }
                whole => apply(&mut left, whole),
            }
        }
        left
    }
}

fn apply(file: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write(place, bytes) => write(file, *place, bytes),
        Change::Length(length) => file.resize(*length, 0),
    }
}

fn write(file: &mut Vec<u8>, place: usize, bytes: &[u8]) {
    let end = place + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    file[place..end].copy_from_slice(bytes);
}

/// Chance that a seed repeats (xorshift).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From 0 to `sides`, without it.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}
