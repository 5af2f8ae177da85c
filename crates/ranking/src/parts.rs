//! The named parts whose sum is a score.

/// One named part of a score. The order is the one in which parts are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The reader cares for one of its topics.
    Interest,
    /// The reader and the author exchange.
    Tie,
    /// Those who saw it answered or reacted, more or less than usual.
    Response,
    /// It is getting old; never positive.
    Age,
    /// Few have seen it yet: it gets a chance.
    Newcomer,
    /// It is liked outside the author's unit; posts of the reader's own unit yield a little.
    Bridge,
    /// Its author or topics stand higher in the list already; never positive.
    Diversity,
    /// It was shown to this reader and not opened; never positive.
    Fatigue,
}

impl Part {
    /// Every part, in the order of addition.
    pub const ALL: [Self; 8] = [
        Self::Interest,
        Self::Tie,
        Self::Response,
        Self::Age,
        Self::Newcomer,
        Self::Bridge,
        Self::Diversity,
        Self::Fatigue,
    ];

    /// The name in the API, in stored preferences and in message keys; it never changes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::Tie => "tie",
            Self::Response => "response",
            Self::Age => "age",
            Self::Newcomer => "newcomer",
            Self::Bridge => "bridge",
            Self::Diversity => "diversity",
            Self::Fatigue => "fatigue",
        }
    }

    /// The part of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// Whether the part can be the reason why something is shown. Age, diversity and fatigue only
    /// ever hold a post back.
    pub fn is_reason(self) -> bool {
        !matches!(self, Self::Age | Self::Diversity | Self::Fatigue)
    }
}

/// A contribution below this does not explain why a post is shown (scores range over about 5).
const WORTH_TELLING: f64 = 0.1;

/// What each part contributes to one post's score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts([f64; Part::ALL.len()]);

impl Parts {
    /// The contribution of one part.
    pub fn get(&self, part: Part) -> f64 {
        self.0[part as usize]
    }

    pub(crate) fn set(&mut self, part: Part, contribution: f64) {
        // Zero is added so that none is minus zero.
        self.0[part as usize] = contribution + 0.0;
    }

    /// The sum, added in the order of [`Part::ALL`].
    pub fn score(&self) -> f64 {
        self.0.iter().sum()
    }

    /// Each part with its contribution, in the order of addition.
    pub fn iter(&self) -> impl Iterator<Item = (Part, f64)> + '_ {
        Part::ALL.into_iter().zip(self.0)
    }

    /// Up to two parts to tell the reader, the larger contribution first.
    pub fn reasons(&self) -> Vec<Part> {
        let mut told: Vec<_> = self
            .iter()
            .filter(|(part, contribution)| part.is_reason() && *contribution >= WORTH_TELLING)
            .collect();
        told.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        told.into_iter().take(2).map(|(part, _)| part).collect()
    }
}
