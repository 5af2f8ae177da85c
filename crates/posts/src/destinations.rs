//! The spaces that a form may publish in, with who reads each.

use askama::Template;
use kernel::error::Meaning;
use kernel::{Error, Result, SpaceId, Tx, Viewer, params};
use spaces::audience::{self, Choice, Destination};
use spaces::{ShownAudience, Visible};
use ui::{Ctx, SafeHtml};

use crate::publish::NewPost;
use crate::store::PUBLISHED_IN;

/// The communities the viewer may publish in, the one where they did so last first.
pub fn destinations(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Choice>> {
    let mut choices = audience::choices(tx, viewer)?;
    let lately = tx.query(&PUBLISHED_IN, params![viewer.id], |row| row.get::<SpaceId>(0))?;
    let last = lately.iter().find_map(|id| choices.iter().position(|space| space.id == *id));
    if let Some(last) = last {
        choices[..=last].rotate_right(1);
    }
    Ok(choices)
}

/// The space a post is for, where the viewer sees it; their own wall and notebook are made when they are first
/// written in.
pub(crate) fn destination(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewPost) -> Result<Visible> {
    let slug = new.space.trim_start_matches('~');
    if slug == format!("@{}", viewer.handle) {
        spaces::personal(tx, viewer.id)?;
    }
    if spaces::names_notebook(viewer, slug) {
        return spaces::notebook(tx, viewer);
    }
    spaces::access::visible(tx, viewer, slug).map_err(|error| about_space(new, error))
}

/// Lets nothing be scheduled that could not be published now: where it may not, or for more readers
/// than were shown.
///
/// # Errors
/// As [`publish_new`](crate::publish::publish_new), about the field `space`.
pub(crate) fn may(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewPost) -> Result<()> {
    let space = destination(tx, viewer, new)?;
    let space = space.publishable(viewer).map_err(|error| about_space(new, error))?;
    spaces::suspensions::expect_none(tx, viewer.id, space.id)?;
    new.audience.as_ref().map_or(Ok(()), |shown| shown.covers(tx, &space))
}

/// What is wrong with where a post shall go is said of its space, so that the form can be shown again.
pub(crate) fn about_space(new: &NewPost, error: Error) -> Error {
    match error.meaning() {
        _ if !error.fields().is_empty() => error,
        Meaning::NotFound if new.space.is_empty() => Error::field("space", "post-choose-space"),
        Meaning::NotFound => error.and_field("space", "post-space-gone"),
        Meaning::Forbidden => {
            let said = error.message().clone();
            error.and_field("space", said)
        }
        _ => error,
    }
}

/// The space at this address, where the viewer sees it.
pub fn place(
    viewer: &Viewer,
    slug: &str,
) -> impl Fn(&mut Tx<'_>) -> Result<Option<SpaceId>> + Send + 'static {
    let (viewer, slug) = (viewer.clone(), slug.trim_start_matches('~').to_owned());
    move |tx| Ok(spaces::access::visible(tx, &viewer, &slug).ok().map(|space| space.id))
}

/// These spaces to choose from, with who reads each; `chosen` may be empty, and has to be chosen then.
pub(crate) fn options(choices: &[Destination], chosen: &str, cx: &Ctx) -> SafeHtml {
    let html = Destinations { choices, chosen, cx }.render();
    SafeHtml::trusted(html.unwrap_or_default())
}

#[derive(Template)]
#[template(path = "posts/destinations.html")]
struct Destinations<'a> {
    choices: &'a [Destination],
    chosen: &'a str,
    cx: &'a Ctx,
}

/// Who reads each of these spaces, as a form carries it.
pub(crate) fn all_shown(choices: &[Destination]) -> SafeHtml {
    shown(choices.iter().map(|one| ShownAudience::of(&one.slug, &one.audience)))
}

pub(crate) fn shown(all: impl IntoIterator<Item = ShownAudience>) -> SafeHtml {
    // Made of addresses and our own words: nothing to escape.
    let all: Vec<String> = all.into_iter().map(|shown| shown.to_string()).collect();
    SafeHtml::trusted(all.join(";"))
}
