//! What stands in place of the form to publish for whoever may not write for a while.

use askama::Template;
use kernel::{Error, Result, SpaceId};
use posts::Composer;
use spaces::suspensions::Suspension;
use ui::Ctx;

use crate::engine::{Engine, Sidebar};

#[derive(Template)]
#[template(path = "feed/suspended.html")]
struct Notice<'a> {
    cx: &'a Ctx,
    said: String,
}

/// The form to publish in a space, where the viewer may, or the notice that they may not for a while.
pub(crate) async fn or_form(
    engine: &Engine,
    cx: &Ctx,
    space: SpaceId,
    composer: Option<Composer>,
) -> Result<String> {
    let Some(composer) = composer else { return Ok(String::new()) };
    match notice(cx, &*engine.sidebar(cx).await?, Some(space))? {
        Some(notice) => Ok(notice),
        None => composer.render(cx),
    }
}

/// The notice of a suspension that holds in this space, or anywhere where none is given; nothing for whoever
/// may write.
pub(crate) fn notice(
    cx: &Ctx,
    sidebar: &Sidebar,
    space: Option<SpaceId>,
) -> Result<Option<String>> {
    let holds = |of: &&Suspension| match space {
        Some(space) => of.holds(space, cx.now),
        None => of.space.is_none() && of.ends_at > cx.now,
    };
    let Some(of) = sidebar.suspensions.iter().find(holds) else { return Ok(None) };
    let key = if of.space.is_some() { "suspended-here" } else { "suspended-anywhere" };
    let said = cx.l.t2(key, ("date", cx.l.datetime(of.ends_at)), ("reason", &of.reason));
    Notice { cx, said }.render().map(Some).map_err(Error::internal)
}
