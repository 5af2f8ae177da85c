//! Cards and comments as HTML, rendered once for all who see them alike.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Lang, Result};
use ui::{Ctx, SafeHtml, Stencil, Zone};

use crate::Shown;
use crate::common::CommonRemark;
use crate::fragments::{self, Folds, Place, render_card};
use crate::thread::CommonBranch;

/// What makes a piece look otherwise to some: those of one look share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    lang: Lang,
    zone: Zone,
    /// What stands on it for some alone.
    flags: u64,
    /// How many replies are folded below it.
    folds: usize,
}

/// A piece as HTML, for each look it was asked for.
#[derive(Debug, Default)]
pub(crate) struct Looks(Mutex<Vec<(Look, Arc<Stencil>)>>);

/// How many looks of a piece are kept; most people see it alike.
const MOST: usize = 8;

impl Looks {
    fn get(&self, look: Look, cut: impl FnOnce() -> Result<Stencil>) -> Result<Arc<Stencil>> {
        let known = {
            let looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            looks.iter().find(|(known, _)| *known == look).map(|(_, stencil)| stencil.clone())
        };
        if let Some(stencil) = known {
            return Ok(stencil);
        }
        let stencil = Arc::new(cut()?);
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if looks.len() < MOST {
            looks.push((look, stencil.clone()));
        }
        Ok(stencil)
    }
}

/// Appends the card of a viewer who sees its space.
///
/// # Errors
/// `Internal` when a template fails.
pub fn write(cx: &Ctx, shown: &Shown, out: &mut String) -> Result<()> {
    let Shown { common, seen } = shown;
    let viewer = cx.viewer()?;
    let Some(flags) = common.flags(viewer.id, *seen, cx.now) else {
        let card = shown.card(viewer.id, cx.now);
        out.push_str(&render_card(cx, &card)?);
        return Ok(());
    };
    let look = Look { lang: cx.l.lang, zone: cx.l.zone, flags, folds: 0 };
    let stencil = common.looks.get(look, || {
        let cut = Stencil::ctx(cx.l, viewer);
        Ok(Stencil::cut(&render_card(&cut, &shown.card(viewer.id, cx.now))?))
    })?;
    stencil.fill(cx, out);
    Ok(())
}

/// Appends a comment with its replies, for a viewer who sees its space, and runs it or not. The same
/// as [`fragments::render_remark`].
pub(crate) fn branch(
    cx: &Ctx,
    branch: &CommonBranch,
    animates: bool,
    place: Place,
    out: &mut String,
) -> Result<()> {
    let CommonBranch { first, replies } = branch;
    let folds = place.folds(cx, replies.iter().map(CommonRemark::comment));
    let (mut folded, mut shown) = (String::new(), String::new());
    let below = Place { before: None, ..place };
    for (n, reply) in replies.iter().enumerate() {
        let out = if n < folds { &mut folded } else { &mut shown };
        remark(cx, reply, animates, below, Replies::default(), out)?;
    }
    let replies = Replies { folds, folded: &folded, shown: &shown };
    remark(cx, first, animates, place, replies, out)
}

/// The replies below a comment, rendered.
#[derive(Clone, Copy, Default)]
struct Replies<'a> {
    folds: usize,
    folded: &'a str,
    shown: &'a str,
}

fn remark(
    cx: &Ctx,
    common: &CommonRemark,
    animates: bool,
    place: Place,
    replies: Replies<'_>,
    out: &mut String,
) -> Result<()> {
    let (viewer, folds) = (cx.viewer()?, replies.folds);
    let unread = place.is_unread(cx, common.comment());
    let Some(flags) = common.flags(viewer.id, animates, unread) else {
        let [folded, shown] =
            [replies.folded, replies.shown].map(|html| SafeHtml::trusted(html.to_owned()));
        let remark = common.remark(viewer.id, animates);
        out.push_str(&fragments::comment_html(cx, &remark, place, Folds { folds, folded }, shown)?);
        return Ok(());
    };
    let look = Look { lang: cx.l.lang, zone: cx.l.zone, flags, folds };
    let stencil = common.looks.get(look, || {
        let cut = Stencil::ctx(cx.l, viewer);
        let (folded, shown) = (Stencil::inner(0), Stencil::inner(1));
        let remark = common.remark(viewer.id, animates);
        let html = fragments::comment_html(&cut, &remark, place, Folds { folds, folded }, shown)?;
        Ok(Stencil::cut(&html))
    })?;
    stencil.fill_around(cx, &[replies.folded, replies.shown], out);
    Ok(())
}
