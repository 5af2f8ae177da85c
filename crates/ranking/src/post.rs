//! What the ranking knows of a post.

/// A candidate. It holds no text: what is written never counts.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// Time-ordered; among equal scores the greater comes first. No two candidates share one.
    pub id: i64,
    /// Who wrote it.
    pub author: i64,
    /// The author's unit, if they have one.
    pub unit: Option<i64>,
    /// Since it was published. Below zero or not a number counts as zero.
    pub age_hours: f64,
    /// Its topics, each once. The space's id may stand among them, for whoever takes being in a
    /// space for an interest in it.
    pub topics: &'a [i64],
    /// Reactions and replies.
    pub responses: u32,
    /// People before whose eyes it came.
    pub views: u32,
    /// The same two counts by the unit of those who responded and saw, each unit once, in any order;
    /// people without a unit are in the totals only. Only the author's unit is looked up.
    pub by_unit: &'a [UnitCount],
    /// How many times this reader was shown it and did not open it.
    pub shown: u32,
}

/// Responses and views from the people of one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitCount {
    /// The unit.
    pub unit: i64,
    /// Reactions and replies from it.
    pub responses: u32,
    /// People of it before whose eyes the post came.
    pub views: u32,
}
