//! Somebody who is signed in reports something by a label: the ordinary form, of which the label has said kind, space
//! and what is known.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use posts::publish::{Formed, Refused, submit_form, waits};
use posts::{Incoming, PostId};
use ui::{Ctx, Locale, answer};

use super::access::{self, Seen};
use super::page::scanned;
use super::{link, presets};
use crate::loaded::holding;

/// The longest title that is made of words, in characters.
const TITLE_MOST: usize = 100;
/// The field that keeps the words as they were typed.
pub(super) const TYPED: &str = "typed";

/// What became of it: its number and its state.
#[derive(Clone, Debug, Template)]
#[template(path = "labels/sent.html")]
pub(super) struct Reported {
    l: Locale,
    number: String,
    href: String,
    state: String,
    colour: String,
}

impl Reported {
    /// # Errors
    /// `NotFound` where the viewer does not read it.
    pub(super) fn load(
        tx: &mut Tx<'_>,
        l: Locale,
        viewer: &Viewer,
        label: &Seen,
        id: PostId,
    ) -> Result<Reported> {
        let post = posts::access::readable(tx, viewer, id)?;
        let it = holding(tx, &label.kind)?.ok_or_else(Error::not_found)?;
        let state = it.state(&post.state);
        Ok(Reported {
            l,
            number: post.number().unwrap_or_default().to_owned(),
            href: post.href(),
            state: state.map_or_else(String::new, |state| state.label.say(l).to_owned()),
            colour: state.map_or_else(String::new, |state| state.colour.clone()),
        })
    }
}

/// A title of what was typed: its first line; and the text, empty where the title says it all.
pub(super) fn titled(words: &str, otherwise: &str) -> (String, String) {
    let words = words.trim();
    let first = words.lines().next().unwrap_or_default().trim();
    if first.is_empty() {
        return (otherwise.to_owned(), String::new());
    }
    if first.chars().count() <= TITLE_MOST {
        let rest = words[first.len()..].trim();
        return (first.to_owned(), rest.to_owned());
    }
    let cut: String = first.chars().take(TITLE_MOST).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    (format!("{cut}…"), words.to_owned())
}

/// Says in a form what the label decides, whatever it said.
fn fix(l: Locale, label: &Seen, form: &mut Incoming) {
    let typed = form.get("body").to_owned();
    // Neither words nor a picture: it has no title, and is refused.
    let otherwise = if form.has_files() { label.name.as_str() } else { "" };
    let (title, body) = titled(&typed, otherwise);
    let own = [
        ("kind", label.kind.name().to_owned()),
        ("space", label.space.slug.clone()),
        ("title", title),
        ("body", body),
        (TYPED, typed),
    ];
    own.into_iter().for_each(|(name, value)| form.replace(name, vec![value]));
    for field in presets::sent(l, &label.kind, &label.presets) {
        form.replace(&field.id, field.values);
    }
}

/// `POST /l/{token}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
    form: ui::Multipart,
) -> Result<Response> {
    let (viewer, scanned) = (cx.viewer()?.clone(), token.clone());
    let label = app.db.read(move |tx| access::scanned(tx, &viewer, &scanned)).await?;
    let (viewer, scanned) = (cx.viewer()?.clone(), token.clone());
    let note = move |tx: &mut Tx<'_>, sent| {
        // It may have been withdrawn meanwhile.
        let label = access::scanned(tx, &viewer, &scanned)?;
        link::note(tx, &label, sent)
    };
    match submit_form(&app, &cx, form, |form| fix(cx.l, &label, form), note).await? {
        Formed::Published(id, _) if cx.fragment => {
            let (viewer, l) = (cx.viewer()?.clone(), cx.l);
            let load = move |tx: &mut Tx<'_>| Reported::load(tx, l, &viewer, &label, id);
            let reported = app.db.read(load).await?;
            Ok(Html(answer::render(&reported)?).into_response())
        }
        Formed::Published(id, _) => {
            Ok(Redirect::to(&format!("/l/{token}?sent={id}")).into_response())
        }
        Formed::Waiting => waits(&cx),
        Formed::Refused(refused) => {
            let Refused { form, content, error } = *refused;
            let error = match error.about("title") {
                Some(_) if form.get(TYPED).trim().is_empty() => {
                    Error::field("body", "label-say-something")
                }
                _ => error,
            };
            if cx.fragment || error.fields().is_empty() {
                return Err(error);
            }
            scanned::again(&app, &cx, token, form, content.files, error).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn the_first_line_is_the_title() {
        let of = |words| titled(words, "Press 12");
        assert_eq!(of("  "), ("Press 12".into(), String::new()));
        assert_eq!(of("Oil on the floor"), ("Oil on the floor".into(), String::new()));
        assert_eq!(of("Oil\n\nSince noon. "), ("Oil".into(), "Since noon.".into()));
        let long = "word ".repeat(40);
        let (title, body) = of(&long);
        assert!(title.ends_with("word…") && title.chars().count() <= 101, "{title}");
        assert_eq!(body, long.trim());
    }
}
