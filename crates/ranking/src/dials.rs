//! The switches by which a person turns each part up, down or off.

use crate::Part;

/// One switch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dial {
    /// The part does not count.
    Off,
    /// Half.
    Less,
    /// As [`Weights`](crate::Weights) say.
    #[default]
    Normal,
    /// Double.
    More,
}

impl Dial {
    /// Every position, from nothing to most.
    pub const ALL: [Self; 4] = [Self::Off, Self::Less, Self::Normal, Self::More];

    /// What the part is multiplied by.
    pub fn factor(self) -> f64 {
        match self {
            Self::Off => 0.0,
            Self::Less => 0.5,
            Self::Normal => 1.0,
            Self::More => 2.0,
        }
    }

    /// The name in the API, in stored preferences and in message keys; it never changes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Less => "less",
            Self::Normal => "normal",
            Self::More => "more",
        }
    }

    /// The position of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dial| dial.key() == key)
    }
}

/// The switches of one person, all at [`Dial::Normal`] until touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dials([Dial; Part::ALL.len()]);

impl Dials {
    /// Where the switch of this part stands.
    pub fn get(&self, part: Part) -> Dial {
        self.0[part as usize]
    }

    /// Moves the switch of this part.
    pub fn set(&mut self, part: Part, dial: Dial) {
        self.0[part as usize] = dial;
    }
}
