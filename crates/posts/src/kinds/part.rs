//! What a card shows of its post's kind. It is loaded once for everybody, with the card, and says
//! itself what differs from viewer to viewer.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::Arc;

use kernel::{PersonId, Result, Time, Tx};
use serde_json::Value;
use ui::Ctx;

use super::Kind;
use crate::{Card, Post, PostId};

/// The part of one post.
pub type Found = (PostId, Arc<dyn Part>);

/// What a post shows of its kind.
pub trait Part: Debug + Send + Sync {
    /// All that makes it differ from one viewer to another, or from one hour to another: those who
    /// have the same are shown the same. Who may change the post is known already.
    fn flags(&self, _viewer: PersonId, _now: Time) -> Vec<bool> {
        Vec::new()
    }

    /// What stands above the title, as HTML.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    fn head(&self, show: &Show<'_>) -> Result<String> {
        badge(show.cx, show.card.post.kind, "")
    }

    /// What stands in place of the text, as HTML; nothing where the text does.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    fn body(&self, _show: &Show<'_>) -> Result<Option<String>> {
        Ok(None)
    }

    /// What stands below the text, as HTML.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    fn below(&self, _show: &Show<'_>) -> Result<String> {
        Ok(String::new())
    }

    /// For programs.
    fn json(&self, _viewer: PersonId, _now: Time) -> Value {
        Value::Null
    }

    /// Whether it shows anything of this person.
    fn concerns(&self, _person: PersonId) -> bool {
        false
    }

    /// About how many bytes it takes.
    fn weight(&self) -> usize {
        0
    }
}

/// For whom and where a part is shown.
pub struct Show<'a> {
    /// The circumstances.
    pub cx: &'a Ctx,
    /// The card it is on: the post, who looks at it, and when.
    pub card: &'a Card,
    /// Whether it is on the page of the post, not in a list.
    pub whole: bool,
}

impl Show<'_> {
    /// Whether the viewer wrote the post or runs its community.
    pub fn hosts(&self) -> bool {
        self.card.deletable
    }

    /// The address of one of its moves.
    pub fn href_of(&self, name: &str) -> String {
        format!("{}/moves/{name}", self.card.post.href())
    }

    /// What the script replaces with the answer to a move.
    pub fn target(&self) -> String {
        format!("[data-refresh='post-{}-kind']", self.card.post.id)
    }
}

/// The name of a kind with its icon, said otherwise where `key` is given.
pub(crate) fn badge(cx: &Ctx, kind: Kind, key: &str) -> Result<String> {
    let key = if key.is_empty() { format!("kind-{}", kind.name()) } else { key.to_owned() };
    let label = askama::filters::escape(cx.l.t(&key), askama::filters::Html)
        .map_err(kernel::Error::internal)?
        .to_string();
    let (name, icon) = (kind.name(), ui::icon(kind.icon()));
    Ok(format!("<span class=\"badge badge-kind badge-{name}\">{icon}{label}</span>"))
}

/// The parts of these posts, those that have one.
pub fn parts<'a>(
    tx: &mut Tx<'_>,
    posts: impl Iterator<Item = &'a Post>,
) -> Result<HashMap<PostId, Arc<dyn Part>>> {
    let mut by_kind: Vec<(Kind, Vec<&Post>)> = Vec::new();
    for post in posts {
        match by_kind.iter_mut().find(|(kind, _)| *kind == post.kind) {
            Some((_, of)) => of.push(post),
            None => by_kind.push((post.kind, vec![post])),
        }
    }
    let mut parts = HashMap::new();
    for (kind, of) in by_kind {
        parts.extend(kind.parts(tx, &of)?);
    }
    Ok(parts)
}
