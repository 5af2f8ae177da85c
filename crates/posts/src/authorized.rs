//! Posts and comments with the proof that a viewer sees them, made into that viewer's cards.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use spaces::SpaceGrant;

use crate::cards::{Card, CommentCard, Reaction};
use crate::shared_card::{Related, SharedCard, shared_cards, shared_comments};
use crate::store::{ANIMATED, READABLE};
use crate::{Comment, PostId};

/// A post with the proof that a viewer sees it.
#[derive(Clone, Debug)]
pub struct AuthorizedPost {
    shared: Arc<SharedCard>,
    grant: SpaceGrant,
}

impl AuthorizedPost {
    /// The post, where the proof is of its space.
    pub fn new(shared: Arc<SharedCard>, grant: SpaceGrant) -> Option<AuthorizedPost> {
        (shared.space().id == grant.space()).then_some(AuthorizedPost { shared, grant })
    }

    /// Its identifier.
    pub fn id(&self) -> PostId {
        self.shared.id()
    }

    /// What it shows to everybody.
    pub fn shared(&self) -> &SharedCard {
        &self.shared
    }

    /// That the viewer sees its space, and what they are there.
    pub fn grant(&self) -> SpaceGrant {
        self.grant
    }

    /// Whether it waits for that viewer's answer.
    pub fn waits_for(&self, viewer: PersonId, now: Time) -> bool {
        let part = self.shared.part.clone();
        !self.shared.space().archived && part.is_some_and(|part| part.seen_by(viewer, now).waits())
    }

    /// The card of that viewer, at this hour.
    pub fn card(&self, viewer: PersonId, now: Time) -> Card {
        self.shared.card_of(&self.shared.variant(viewer, self.grant, now))
    }
}

/// The cards of these posts, in this order; those the viewer may not read are not among them.
pub fn cards(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[PostId]) -> Result<Vec<Card>> {
    let now = tx.now();
    Ok(authorized(tx, viewer, ids)?.iter().map(|shown| shown.card(viewer.id, now)).collect())
}

/// The same before they are made into one viewer's cards.
pub fn authorized(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[PostId]) -> Result<Vec<AuthorizedPost>> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let grants = READABLE
        .query(tx, viewer, params![numbers], |grant, row| Ok((row.get::<PostId>(0)?, grant)))?;
    let visible: Vec<PostId> = grants.iter().map(|(id, _)| *id).collect();
    let grants: HashMap<PostId, SpaceGrant> = grants.into_iter().collect();
    let mut shown: HashMap<PostId, AuthorizedPost> = HashMap::new();
    for shared in shared_cards(tx, &visible)? {
        let grant = grants.get(&shared.id()).copied();
        let post = grant.and_then(|grant| AuthorizedPost::new(Arc::new(shared), grant));
        shown.extend(post.map(|post| (post.id(), post)));
    }
    Ok(ids.iter().filter_map(|id| shown.remove(id)).collect())
}

/// Comments, already loaded for this viewer, with what is shown of them.
pub(crate) fn comment_cards(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comments: Vec<Comment>,
) -> Result<Vec<CommentCard>> {
    let mut posts: Vec<i64> = comments.iter().map(|comment| comment.post.0).collect();
    posts.dedup();
    let animated = tx.query(&ANIMATED, params![viewer.id, posts], |row| row.get::<PostId>(0))?;
    let comments = shared_comments(tx, comments)?;
    Ok(comments
        .iter()
        .map(|comment| comment.seen_by(viewer.id, animated.contains(&comment.post())))
        .collect())
}

/// The reactions to one post or comment that was already loaded for this viewer.
pub(crate) fn reactions_to(tx: &mut Tx<'_>, viewer: &Viewer, target: i64) -> Result<Vec<Reaction>> {
    let mut related = Related::load(tx, &[target])?;
    let reacted = related.reactions.remove(&target).unwrap_or_default();
    Ok(reacted.iter().map(|reacted| reacted.seen_by(viewer.id)).collect())
}
