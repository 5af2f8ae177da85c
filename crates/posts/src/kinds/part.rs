//! What a card shows of its post's kind. It is loaded once for everybody, with the card.
//!
//! Cards are shared: readers who are shown the same share one rendering. So a part never sees who
//! looks at it. It says in its [`Variant`](Part::Variant) what of a viewer it shows, is rendered from
//! that alone, and the variant is part of the key under which the rendering is kept.

use std::any::Any;
use std::collections::HashMap;
use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

use kernel::{PersonId, Result, Time, Tx};
use people::PersonCard;
use serde_json::Value;
use ui::{Ctx, Locale, SafeHtml};

use super::Kind;
use crate::{Card, Post, PostId};

/// What a post shows of its kind.
pub trait Part: Debug + Send + Sync + 'static {
    /// What of the viewer and of the hour it shows; `()` where everybody is shown the same.
    type Variant: Debug + PartialEq + Send + Sync + 'static;

    /// The variant that this viewer is shown at this hour. Whether they run the post's community or
    /// wrote it is known already ([`Show::hosts`]).
    fn variant(&self, viewer: PersonId, now: Time) -> Self::Variant;

    /// What stands above the title, as HTML.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    fn head(&self, show: &Show<'_>, _variant: &Self::Variant) -> Result<String> {
        badge(show.l(), &show.post.kind, "")
    }

    /// What stands in place of the text, as HTML; nothing where the text does.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    fn body(&self, _show: &Show<'_>, _variant: &Self::Variant) -> Result<Option<String>> {
        Ok(None)
    }

    /// What stands below the text, as HTML.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    fn below(&self, _show: &Show<'_>, _variant: &Self::Variant) -> Result<String> {
        Ok(String::new())
    }

    /// For programs.
    fn json(&self, _variant: &Self::Variant) -> Value {
        Value::Null
    }

    /// The people that its fields name, by whom programs are told of them.
    fn people(&self) -> Vec<&PersonCard> {
        Vec::new()
    }

    /// Whether it waits for the answer of those who are shown it so.
    fn waits(&self, _variant: &Self::Variant) -> bool {
        false
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

/// A part of any kind, as it is kept for everybody.
pub trait AnyPart: Debug + Send + Sync {
    /// The part as this viewer is shown it at this hour.
    fn seen_by(self: Arc<Self>, viewer: PersonId, now: Time) -> SeenPart;
    /// See [`Part::concerns`].
    fn concerns(&self, person: PersonId) -> bool;
    /// See [`Part::weight`].
    fn weight(&self) -> usize;
}

impl<P: Part> AnyPart for P {
    fn seen_by(self: Arc<Self>, viewer: PersonId, now: Time) -> SeenPart {
        let variant = self.variant(viewer, now);
        SeenPart(Arc::new(OfVariant { part: self, variant }))
    }

    fn concerns(&self, person: PersonId) -> bool {
        Part::concerns(self, person)
    }

    fn weight(&self) -> usize {
        Part::weight(self)
    }
}

/// The part of one post.
pub type Found = (PostId, Arc<dyn AnyPart>);

/// A part as some are shown it. Two of one post are equal when they are the same variant.
#[derive(Clone, Debug)]
pub struct SeenPart(Arc<dyn VariantPart>);

impl PartialEq for SeenPart {
    fn eq(&self, other: &SeenPart) -> bool {
        self.0.is_same(other.0.as_any())
    }
}

impl Deref for SeenPart {
    type Target = dyn VariantPart;
    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// A part with one of its variants, without their types.
pub trait VariantPart: Debug + Send + Sync {
    /// See [`Part::head`].
    fn head(&self, show: &Show<'_>) -> Result<String>;
    /// See [`Part::body`].
    fn body(&self, show: &Show<'_>) -> Result<Option<String>>;
    /// See [`Part::below`].
    fn below(&self, show: &Show<'_>) -> Result<String>;
    /// See [`Part::json`].
    fn json(&self) -> Value;
    /// See [`Part::people`].
    fn people(&self) -> Vec<&PersonCard>;
    /// See [`Part::waits`].
    fn waits(&self) -> bool;
    /// Whether the other is of the same kind and variant.
    fn is_same(&self, other: &dyn Any) -> bool;
    /// For [`is_same`](VariantPart::is_same).
    fn as_any(&self) -> &dyn Any;
}

#[derive(Debug)]
struct OfVariant<P: Part> {
    part: Arc<P>,
    variant: P::Variant,
}

impl<P: Part> VariantPart for OfVariant<P> {
    fn head(&self, show: &Show<'_>) -> Result<String> {
        self.part.head(show, &self.variant)
    }

    fn body(&self, show: &Show<'_>) -> Result<Option<String>> {
        self.part.body(show, &self.variant)
    }

    fn below(&self, show: &Show<'_>) -> Result<String> {
        self.part.below(show, &self.variant)
    }

    fn json(&self) -> Value {
        self.part.json(&self.variant)
    }

    fn people(&self) -> Vec<&PersonCard> {
        self.part.people()
    }

    fn waits(&self) -> bool {
        self.part.waits(&self.variant)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| other.variant == self.variant)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Where a part is shown. Of the viewer it tells only whether they host the post.
pub struct Show<'a> {
    cx: &'a Ctx,
    /// The post.
    pub post: &'a Post,
    hosts: bool,
    /// Whether it is on the page of the post, not in a list.
    pub whole: bool,
}

impl<'a> Show<'a> {
    /// On this card.
    pub(crate) fn new(cx: &'a Ctx, card: &'a Card, whole: bool) -> Show<'a> {
        Show { cx, post: &card.post, hosts: card.deletable, whole }
    }

    /// The language and the zone it is shown in.
    pub fn l(&self) -> Locale {
        self.cx.l
    }

    /// The hidden field every form carries.
    pub fn csrf_field(&self) -> SafeHtml {
        self.cx.csrf_field()
    }

    /// Whether the viewer wrote the post or runs its community.
    pub fn hosts(&self) -> bool {
        self.hosts
    }

    /// The address of one of its moves.
    pub fn href_of(&self, name: &str) -> String {
        format!("{}/moves/{name}", self.post.href())
    }

    /// What the script replaces with the answer to a move.
    pub fn target(&self) -> String {
        format!("[data-refresh='post-{}-kind']", self.post.id)
    }
}

/// The name of a kind with its icon, said otherwise where the message `key` is given.
///
/// # Errors
/// `Internal` when it cannot be written as HTML.
pub fn badge(l: Locale, kind: &Kind, key: &str) -> Result<String> {
    let label = if key.is_empty() { kind.word(l, "") } else { l.t(key) };
    let escaped = |text: &str| {
        let html = askama::filters::escape(text, askama::filters::Html);
        html.map(|html| html.to_string()).map_err(kernel::Error::internal)
    };
    let (name, label, icon) = (escaped(kind.name())?, escaped(&label)?, ui::icon(kind.icon()));
    Ok(format!("<span class=\"badge badge-kind badge-{name}\">{icon}{label}</span>"))
}

/// The parts of these posts, those that have one.
pub fn parts<'a>(
    tx: &mut Tx<'_>,
    posts: impl Iterator<Item = &'a Post>,
) -> Result<HashMap<PostId, Arc<dyn AnyPart>>> {
    let mut by_kind: Vec<(&Kind, Vec<&Post>)> = Vec::new();
    for post in posts {
        match by_kind.iter_mut().find(|(kind, _)| **kind == post.kind) {
            Some((_, of)) => of.push(post),
            None => by_kind.push((&post.kind, vec![post])),
        }
    }
    let mut parts = HashMap::new();
    for (kind, of) in by_kind {
        parts.extend(kind.parts(tx, &of)?);
    }
    Ok(parts)
}
