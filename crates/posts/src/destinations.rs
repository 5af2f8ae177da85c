//! The spaces that a form may publish in, with who reads each.

use askama::Template;
use kernel::{Result, SpaceId, Tx, Viewer, params};
use spaces::ShownAudience;
use spaces::audience::{self, Choice, Destination};
use ui::{Ctx, SafeHtml};

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
