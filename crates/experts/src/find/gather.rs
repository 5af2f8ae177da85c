//! From passages to people: who wrote them, who answered, who was thanked.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use posts::{CommentId, PostId};

use super::score::{Piece, Tie};
use super::store::{COMMENTS, FIRST_COMMENTS, POSTS, PRAISED, THANKS};

/// Posts of which the first comments are looked at, and how many of each.
const LOOKED_INTO: usize = 30;
const ANSWERS: i64 = 8;

/// A post that speaks for somebody.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) kind: String,
    pub(super) heading: String,
    author: PersonId,
    at: Time,
    accepted: Option<i64>,
}

/// What was found, read with the viewer's eyes.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    pub(super) pieces: Vec<Piece>,
    /// The posts.
    pub(super) posts: HashMap<i64, Source>,
    /// Of each comment, its post.
    pub(super) under: HashMap<i64, i64>,
}

/// A comment, with its post.
struct Comment {
    id: CommentId,
    post: PostId,
    author: PersonId,
    at: Time,
}

fn comment(row: &kernel::Row<'_>) -> Result<Comment> {
    Ok(Comment { id: row.get(0)?, post: row.get(1)?, author: row.get(2)?, at: row.get(3)? })
}

/// Reads these hits, the best first.
pub(super) fn gather(tx: &mut Tx<'_>, viewer: &Viewer, hits: &[i64]) -> Result<Gathered> {
    let mut gathered = Gathered::default();
    if hits.is_empty() {
        return Ok(gathered);
    }
    let rank: HashMap<i64, usize> = hits.iter().zip(0..).map(|(hit, at)| (*hit, at)).collect();
    let open = viewer.sees_open();
    let found = tx.query(&POSTS, params![viewer.id, open, hits.to_vec()], |row| {
        let (title, body): (String, String) = (row.get(2)?, row.get(3)?);
        let fields: serde_json::Value =
            serde_json::from_str(&row.get::<String>(6)?).unwrap_or_default();
        let accepted = fields["comment"].as_str().and_then(|id| id.parse().ok());
        Ok((
            row.get::<i64>(0)?,
            Source {
                kind: row.get(1)?,
                heading: if title.is_empty() { text::parse(&body).excerpt(80) } else { title },
                author: row.get(4)?,
                at: row.get(5)?,
                accepted,
            },
        ))
    })?;
    gathered.posts = found.into_iter().collect();
    let posts: Vec<i64> = gathered.posts.keys().copied().collect();
    if posts.is_empty() {
        return Ok(gathered);
    }
    let accepted = gathered.posts.values().filter_map(|post| post.accepted);
    let wanted: Vec<i64> = hits.iter().copied().chain(accepted).collect();
    let mut comments = tx.query(&COMMENTS, params![posts, wanted], comment)?;
    let looked_into: Vec<i64> = hits
        .iter()
        .filter(|hit| gathered.posts.get(hit).is_some_and(|post| is_answered(&post.kind)))
        .take(LOOKED_INTO)
        .copied()
        .collect();
    if !looked_into.is_empty() {
        comments.extend(tx.query(&FIRST_COMMENTS, params![looked_into, ANSWERS], comment)?);
    }
    gathered.comments(&comments, &rank);
    gathered.written(tx, &rank)?;
    gathered.thank(tx)?;
    Ok(gathered)
}

/// Whether what is said under it answers it.
fn is_answered(kind: &str) -> bool {
    matches!(kind, "question" | "message")
}

impl Gathered {
    fn comments(&mut self, comments: &[Comment], rank: &HashMap<i64, usize>) {
        let mut met = HashSet::new();
        for comment in comments {
            let Some(post) = self.posts.get(&comment.post.0) else { continue };
            // Whoever asks does not answer.
            if comment.author == post.author || !met.insert(comment.id) {
                continue;
            }
            let own = rank.get(&comment.id.0);
            let Some(at) = own.or_else(|| rank.get(&comment.post.0)).copied() else { continue };
            let is_question = post.kind == "question";
            let tie = match (own.is_some(), is_question) {
                _ if post.accepted == Some(comment.id.0) => Tie::Accepted,
                (true, true) => Tie::Answer,
                (true, false) => Tie::Comment,
                (false, true) => Tie::Near,
                (false, false) => Tie::Beside,
            };
            self.under.insert(comment.id.0, comment.post.0);
            self.pieces.push(Piece {
                person: comment.author,
                tie,
                rank: at,
                at: comment.at,
                thanks: 0,
                object: comment.id.0,
            });
        }
    }

    /// Whoever wrote the posts that were found, or was praised in them.
    fn written(&mut self, tx: &mut Tx<'_>, rank: &HashMap<i64, usize>) -> Result<()> {
        let mut praises = Vec::new();
        for (id, post) in &self.posts {
            let Some(rank) = rank.get(id).copied() else { continue };
            let tie = match post.kind.as_str() {
                "article" | "page" => Tie::Article,
                "message" => Tie::Post,
                "praise" => {
                    praises.push(*id);
                    continue;
                }
                _ => continue,
            };
            let (person, at) = (post.author, post.at);
            self.pieces.push(Piece { person, tie, rank, at, thanks: 0, object: *id });
        }
        if praises.is_empty() {
            return Ok(());
        }
        for (id, person) in tx.query(&PRAISED, params![praises], |row| {
            Ok((row.get::<i64>(0)?, row.get::<PersonId>(1)?))
        })? {
            if let (Some(post), Some(rank)) = (self.posts.get(&id), rank.get(&id).copied())
                && post.author != person
            {
                let (tie, at) = (Tie::Praised, post.at);
                self.pieces.push(Piece { person, tie, rank, at, thanks: 0, object: id });
            }
        }
        Ok(())
    }

    fn thank(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        let objects: Vec<i64> = self.pieces.iter().map(|piece| piece.object).collect();
        if objects.is_empty() {
            return Ok(());
        }
        let thanks: HashMap<i64, i64> = tx
            .query(&THANKS, params![objects], |row| Ok((row.get(0)?, row.get(1)?)))?
            .into_iter()
            .collect();
        for piece in &mut self.pieces {
            // Reactions to a praise are for the praise.
            if piece.tie != Tie::Praised {
                piece.thanks = thanks.get(&piece.object).copied().unwrap_or_default();
            }
        }
        Ok(())
    }
}
