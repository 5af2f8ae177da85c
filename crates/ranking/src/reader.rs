//! What the ranking knows of the person for whom it ranks.

use crate::{Affinities, Dials};

/// The person for whom a page is made. Nothing here is shown to anybody else.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// Their unit, if they have one.
    pub unit: Option<i64>,
    /// By topic (see [`Post::topics`](crate::Post::topics)).
    pub interests: Affinities,
    /// By author.
    pub ties: Affinities,
    /// Their switches.
    pub dials: Dials,
}
