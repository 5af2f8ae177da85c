//! The cards of a list as HTML, rendered once for all who see them alike.

use std::sync::{Arc, PoisonError};

use kernel::Result;
use ui::{Ctx, Stencil};

use crate::Shown;
use crate::common::Look;
use crate::fragments::render_card;

/// How many looks of a card are kept; most people see it alike.
const LOOKS: usize = 8;

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
    let look = Look { lang: cx.l.lang, zone: cx.l.zone, flags };
    let known = {
        let stencils = common.stencils.lock().unwrap_or_else(PoisonError::into_inner);
        stencils.iter().find(|(known, _)| *known == look).map(|(_, stencil)| stencil.clone())
    };
    let stencil = match known {
        Some(stencil) => stencil,
        None => {
            let cut = Stencil::ctx(cx.l, viewer);
            let card = shown.card(viewer.id, cx.now);
            let stencil = Arc::new(Stencil::cut(&render_card(&cut, &card)?));
            let mut stencils = common.stencils.lock().unwrap_or_else(PoisonError::into_inner);
            if stencils.len() < LOOKS {
                stencils.push((look, stencil.clone()));
            }
            stencil
        }
    };
    stencil.fill(cx, out);
    Ok(())
}
