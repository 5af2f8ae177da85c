//! The page without a network: made once in the reader's language, kept in their browser by the
//! worker, shown for whatever page cannot be had.

use askama::Template;
use kernel::{Error, Result};

use crate::{Ctx, Page};

#[derive(Template)]
#[template(path = "shell/offline.html")]
struct Offline<'a> {
    cx: &'a Ctx,
}

/// Answers `/offline`, the same for everybody.
pub(crate) async fn show(cx: Ctx) -> Result<Page> {
    let main = Offline { cx: &cx }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("offline-title")).bare().main(main))
}
