//! The question before one leaves a space to which one cannot simply come back.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, Result};
use ui::{Ctx, Nav, Page};

use crate::{Access, Standing, Visible, access, guests};

#[derive(Template)]
#[template(path = "spaces/leave.html")]
struct LeavePage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    title: String,
    /// Whether a guest would be out with it.
    is_last: bool,
}

/// Whether leaving a space of this access is asked about first.
pub(crate) fn is_asked(access: &Access) -> bool {
    *access != Access::Open
}

/// `GET /spaces/{slug}/leave`: for whoever is in it.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        Ok((guests::communities(tx, viewer.id)? == Some(1) && space.is_community(), space))
    });
    let (is_last, space) = load.await?;
    if space.standing() == Standing::Outsider {
        return Err(Error::not_found());
    }
    let title = cx.l.t1("space-leave-title", "space", &space.name);
    let main = LeavePage { cx: &cx, space: &space, title: title.clone(), is_last };
    let main = main.render().map_err(Error::internal)?;
    Ok(Page::new(title).nav(Nav::Spaces).main(main))
}
