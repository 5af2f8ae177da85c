//! Cards and comments as HTML, rendered once for all who are shown the same.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Lang, Result};
use ui::{CachedHtml, Ctx, Locale, Zone};

use crate::AuthorizedPost;
use crate::fragments::{self, Place, render_card};
use crate::shared_card::{Position, SharedComment};
use crate::thread::SharedBranch;

/// A piece as HTML, for each language, zone and variant it was asked for.
#[derive(Debug)]
pub(crate) struct Variants<V>(Mutex<Vec<(Key<V>, Arc<CachedHtml>)>>);

type Key<V> = (Lang, Zone, V);

/// How many variants of a piece are kept; most people see it alike.
const MOST: usize = 8;

impl<V> Default for Variants<V> {
    fn default() -> Self {
        Variants(Mutex::default())
    }
}

impl<V: PartialEq> Variants<V> {
    /// The piece for a reader who is shown this variant. What renders it is given the variant and no
    /// reader, so that nothing of one reader's gets into what others are shown.
    fn get(
        &self,
        l: Locale,
        variant: V,
        render: impl FnOnce(&Ctx, &V) -> Result<String>,
    ) -> Result<Arc<CachedHtml>> {
        let key = (l.lang, l.zone, variant);
        let known = {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.iter().find(|(known, _)| *known == key).map(|(_, cached_html)| cached_html.clone())
        };
        if let Some(cached_html) = known {
            return Ok(cached_html);
        }
        let cached_html = Arc::new(CachedHtml::cut(&render(&CachedHtml::ctx(l), &key.2)?));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST {
            kept.push((key, cached_html.clone()));
        }
        Ok(cached_html)
    }
}

/// Appends the card of a viewer who sees its space.
///
/// # Errors
/// `Internal` when a template fails.
pub fn write(cx: &Ctx, shown: &AuthorizedPost, out: &mut String) -> Result<()> {
    let shared = shown.shared();
    let variant = shared.variant(cx.viewer()?.id, shown.grant(), cx.now);
    let render = |cut: &Ctx, variant: &_| render_card(cut, &shared.card_of(variant));
    shared.variants.get(cx.l, variant, render)?.fill(cx, out);
    Ok(())
}

/// Appends a comment with its replies, for a viewer who sees its space, and runs it or not. The same
/// as [`fragments::render_comment`].
pub(crate) fn branch(
    cx: &Ctx,
    branch: &SharedBranch,
    animates: bool,
    place: Place,
    out: &mut String,
) -> Result<()> {
    let SharedBranch { first, replies } = branch;
    let folds = place.folds(cx, replies.iter().map(SharedComment::comment));
    let (mut folded, mut shown) = (String::new(), String::new());
    let below = Place { before: None, ..place };
    for (n, reply) in replies.iter().enumerate() {
        let out = if n < folds { &mut folded } else { &mut shown };
        comment(cx, reply, animates, below, Replies::default(), out)?;
    }
    let replies = Replies { folds, folded: &folded, shown: &shown };
    comment(cx, first, animates, place, replies, out)
}

/// The replies below a comment, rendered.
#[derive(Clone, Copy, Default)]
struct Replies<'a> {
    folds: usize,
    folded: &'a str,
    shown: &'a str,
}

fn comment(
    cx: &Ctx,
    shared: &SharedComment,
    animates: bool,
    place: Place,
    replies: Replies<'_>,
    out: &mut String,
) -> Result<()> {
    let position = Position { unread: place.is_unread(cx, shared.comment()), folds: replies.folds };
    let variant = (shared.variant(cx.viewer()?.id, animates), position);
    let cached_html = shared.variants.get(cx.l, variant, |cut, (variant, position)| {
        let inner =
            fragments::Replies { folded: CachedHtml::inner(0), shown: CachedHtml::inner(1) };
        fragments::comment_html(cut, &shared.card(variant), place.before, *position, inner)
    })?;
    cached_html.fill_around(cx, &[replies.folded, replies.shown], out);
    Ok(())
}
