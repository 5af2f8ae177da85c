//! How large a company is.

/// The companies that are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// For a quick look: 2,000 people, 20,000 posts.
    Small,
    /// Ten times that.
    Medium,
    /// The company of the goals: 100,000 people, 2 million posts, 10 million comments.
    Full,
}

/// How many there are of each thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// People.
    pub people: usize,
    /// Spaces that people join.
    pub spaces: usize,
    /// Posts.
    pub posts: usize,
    /// Comments.
    pub comments: usize,
}

impl Size {
    /// Of a word of the command line.
    pub fn parse(word: &str) -> Option<Size> {
        [Size::Small, Size::Medium, Size::Full].into_iter().find(|size| size.name() == word)
    }

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Medium => "medium",
            Size::Full => "full",
        }
    }

    /// What there is in it.
    pub fn counts(self) -> Counts {
        let (people, spaces, posts) = match self {
            Size::Small => (2_000, 100, 20_000),
            Size::Medium => (20_000, 1_000, 200_000),
            Size::Full => (100_000, 2_000, 2_000_000),
        };
        Counts { people, spaces, posts, comments: posts * 5 }
    }

    /// The company to compare it with, that has ten times the posts or a tenth of them.
    pub fn tenfold(self) -> Size {
        match self {
            Size::Small | Size::Full => Size::Medium,
            Size::Medium => Size::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn the_company_of_comparison_differs_tenfold() {
        for size in [Size::Small, Size::Medium, Size::Full] {
            let (one, other) = (size.counts().posts, size.tenfold().counts().posts);
            assert_eq!(one.max(other), 10 * one.min(other));
            assert_eq!(Size::parse(size.name()), Some(size));
        }
    }
}
