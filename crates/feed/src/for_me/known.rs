//! What can be said for certain of why posts stand where they do: whom and what the viewer follows
//! among their authors and topics, and how their switches stand. From memory where that is in step;
//! otherwise by one query a page.

use std::collections::HashMap;

use kernel::{Result, Tx, Viewer, params};
use posts::{PostId, SharedCard};
use ranking::{Dial, Dials, Part};
use ui::Ctx;

use crate::engine::{Engine, Picked, Reader};
use crate::store::WHY;

/// What is known of the posts of a page, for their viewer.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) dials: Dials,
    posts: HashMap<PostId, Facts>,
}

/// What is known of one post.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The name of its author.
    pub(super) author: String,
    /// Whether the viewer follows them.
    pub(super) followed: bool,
    /// Its topics, and whether the viewer follows each.
    pub(super) topics: Vec<(String, bool)>,
}

impl Facts {
    fn by(reader: &Reader, shared: &SharedCard) -> Facts {
        let topics = shared.topics().iter();
        Facts {
            author: shared.author().name.clone(),
            followed: reader.follows(shared.author().id),
            topics: topics.map(|t| (t.name.clone(), reader.follows_topic(t.id))).collect(),
        }
    }
}

impl Known {
    /// Of these posts, for the viewer of this request.
    pub(super) async fn of_page(engine: &Engine, cx: &Ctx, items: &[Picked]) -> Result<Known> {
        if let Some((reader, dials)) = engine.chosen(cx).await? {
            let posts = items.iter().map(|picked| {
                let shared = picked.shown.shared();
                (shared.id(), Facts::by(&reader, shared))
            });
            return Ok(Known { dials, posts: posts.collect() });
        }
        let viewer = cx.viewer()?.clone();
        let ids: Vec<i64> = items.iter().map(|picked| picked.shown.id().0).collect();
        engine.db().read(move |tx| Known::load(tx, &viewer, &ids)).await
    }

    fn load(tx: &mut Tx<'_>, viewer: &Viewer, posts: &[i64]) -> Result<Known> {
        let mut known = Known::default();
        let rows = tx.query(&WHY, params![viewer.id, posts], |row| {
            let what: i64 = row.get(0)?;
            Ok((what, row.get::<PostId>(1)?, row.get::<String>(2)?, row.get::<String>(3)?))
        })?;
        for (what, post, first, second) in rows {
            match what {
                0 => {
                    if let (Some(part), Some(dial)) =
                        (Part::from_key(&first), Dial::from_key(&second))
                    {
                        known.dials.set(part, dial);
                    }
                }
                1 => {
                    let facts = known.posts.entry(post).or_default();
                    (facts.author, facts.followed) = (first, !second.is_empty());
                }
                _ => {
                    let facts = known.posts.entry(post).or_default();
                    facts.topics.push((first, !second.is_empty()));
                }
            }
        }
        Ok(known)
    }

    pub(super) fn of(&self, post: PostId) -> Option<&Facts> {
        self.posts.get(&post)
    }
}
