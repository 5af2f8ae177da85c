//! What speaks for an expert, in a line each.

use kernel::Time;
use serde::Serialize;
use ui::Locale;

use super::gather::Gathered;
use super::score::{Piece, Tie};

kernel::words! {
    /// What speaks for an expert.
    #[schema(as = EvidenceKind)]
    EvidenceKind {
        /// Answers that were accepted.
        Accepted = "accepted",
        /// Articles and wiki pages.
        Article = "article",
        /// Praise by colleagues.
        Praise = "praise",
        /// Other answers, to questions or under posts.
        Answer = "answer",
        /// Posts.
        Post = "post",
        /// A skill in their profile.
        Skill = "skill",
        /// Answers to others in the space of the question, whatever about.
        Here = "here",
    } or Post
}

/// A line of evidence.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ExpertEvidence)]
pub(crate) struct Evidence {
    /// What it is.
    pub(crate) kind: EvidenceKind,
    /// How many; of a skill, how many colleagues confirm it; of answers in the space, in how many discussions.
    pub(crate) count: i64,
    /// When the latest was written.
    pub(crate) latest: Option<Time>,
    /// The skill, as its person calls it.
    pub(crate) skill: Option<String>,
    /// The latest of them, at most five.
    pub(crate) items: Vec<Item>,
}

/// Something that somebody wrote.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ExpertEvidenceItem)]
pub(crate) struct Item {
    /// The identifier of the post or comment.
    #[schema(value_type = String)]
    pub(crate) id: kernel::id::Raw,
    /// What its post is called.
    pub(crate) title: String,
    /// Its address.
    pub(crate) href: String,
    /// When it was written.
    pub(crate) at: Time,
}

/// Items of a line.
const ITEMS: usize = 5;

fn kind(tie: Tie) -> EvidenceKind {
    match tie {
        Tie::Accepted => EvidenceKind::Accepted,
        Tie::Article => EvidenceKind::Article,
        Tie::Praised => EvidenceKind::Praise,
        Tie::Answer | Tie::Comment | Tie::Near | Tie::Beside => EvidenceKind::Answer,
        Tie::Post => EvidenceKind::Post,
    }
}

/// The lines of one person: of each kind one, the strongest first.
pub(super) fn lines(
    pieces: &[&Piece],
    gathered: &Gathered,
    skill: Option<(&str, i64)>,
    here: i64,
) -> Vec<Evidence> {
    let mut lines = Vec::new();
    for of in EvidenceKind::ALL {
        if *of == EvidenceKind::Skill {
            lines.extend(skill.map(|(skill, count)| Evidence {
                kind: EvidenceKind::Skill,
                count,
                latest: None,
                skill: Some(skill.to_owned()),
                items: Vec::new(),
            }));
            continue;
        }
        if *of == EvidenceKind::Here {
            lines.extend((here > 0).then(|| Evidence {
                kind: EvidenceKind::Here,
                count: here,
                latest: None,
                skill: None,
                items: Vec::new(),
            }));
            continue;
        }
        let mut some: Vec<&Piece> =
            pieces.iter().filter(|piece| kind(piece.tie) == *of).copied().collect();
        some.sort_by_key(|piece| std::cmp::Reverse((piece.at, piece.object)));
        if some.is_empty() {
            continue;
        }
        lines.push(Evidence {
            kind: *of,
            count: i64::try_from(some.len()).unwrap_or(i64::MAX),
            latest: some.first().map(|piece| piece.at),
            skill: None,
            items: some.iter().take(ITEMS).filter_map(|piece| item(piece, gathered)).collect(),
        });
    }
    lines
}

fn item(piece: &Piece, gathered: &Gathered) -> Option<Item> {
    let under = gathered.under.get(&piece.object);
    let post = gathered.posts.get(under.unwrap_or(&piece.object))?;
    let href = match under {
        Some(_) => format!("/comments/{}", kernel::id::Raw(piece.object)),
        None => format!("/posts/{}", kernel::id::Raw(piece.object)),
    };
    let (id, title) = (kernel::id::Raw(piece.object), post.heading.clone());
    Some(Item { id, title, href, at: piece.at })
}

impl Evidence {
    /// In a sentence: *3 accepted answers on Incoterms, the latest in May*.
    pub(crate) fn said(&self, l: Locale, about: &str, now: Time) -> String {
        if let Some(skill) = &self.skill {
            return l.tn1("experts-by-skill", self.count, "skill", skill);
        }
        if self.kind == EvidenceKind::Here {
            return l.tn("experts-by-here", self.count);
        }
        let when = self.latest.map(|at| l.month(at, now)).unwrap_or_default();
        let key = match about.is_empty() {
            true => format!("experts-by-{}-plain", self.kind.as_str()),
            false => format!("experts-by-{}", self.kind.as_str()),
        };
        let message = kernel::Message::new("experts-latest").with("n", self.count);
        let what = l.tn1(&key, self.count, "about", about);
        l.msg(&message.with("what", what).with("when", when))
    }
}
