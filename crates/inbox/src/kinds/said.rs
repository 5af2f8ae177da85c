//! The words that an entry of the log is about: a post or a comment that is there.

use kernel::{Entry, PersonId, Result, SpaceId, Tx, params};
use posts::{CommentId, PostId};

use super::store::{SAID_COMMENT, SAID_POST};
use super::{Found, Subject, asks};

/// A post or a comment, and whose they are.
#[derive(Clone, Debug)]
pub struct Said {
    /// The post, or the one that the comment is under.
    pub post: PostId,
    /// The comment; none where the words are the post itself.
    pub comment: Option<CommentId>,
    /// Where it is.
    pub space: SpaceId,
    /// Whether the space is a private conversation.
    pub privately: bool,
    /// Who wrote the words.
    pub author: PersonId,
    /// Who wrote the post.
    pub post_author: PersonId,
    /// Who wrote the comment that this one replies to.
    pub replied_to: Option<PersonId>,
}

impl Said {
    /// The words an entry is about; none where it is about something else, or they are gone.
    pub(crate) fn of(tx: &mut Tx<'_>, entry: &Entry) -> Result<Option<Said>> {
        let (sql, space) = match entry.kind.split_once('.').map(|(area, _)| area) {
            _ if entry.kind == asks::REMINDED => (&SAID_POST, entry.space),
            Some("post" | "question") => (&SAID_POST, entry.space),
            Some("comment" | "answer") => (&SAID_COMMENT, entry.space),
            _ => return Ok(None),
        };
        if space.is_none() {
            return Ok(None);
        }
        tx.query_opt(sql, params![entry.object], |row| {
            Ok(Said {
                post: row.get(0)?,
                comment: row.get(1)?,
                space: row.get(2)?,
                privately: row.get::<String>(3)? == "conversation",
                author: row.get(4)?,
                post_author: row.get(5)?,
                replied_to: row.get(6)?,
            })
        })
    }

    /// The number of the words.
    pub fn source(&self) -> i64 {
        self.comment.map_or(self.post.0, |comment| comment.0)
    }

    /// The words, told to these people: under their post, or in their conversation.
    pub fn to(&self, people: Vec<PersonId>) -> Option<Found> {
        let subject = match self.privately {
            true => Subject::Space(self.space),
            false => Subject::Post(self.post),
        };
        Some(Found {
            people,
            dedup_key: "words",
            subject,
            source: self.source(),
            space: Some(self.space),
            post: Some(self.post),
            comment: self.comment,
            again: false,
            until: None,
        })
    }
}
