//! Names as one types them: people after `@`, spaces after `~`, topics after `#`. Of people it is said
//! whether they can read what is being written: whoever cannot is told nothing of being mentioned.

use axum::extract::State;
use kernel::error::Meaning;
use kernel::{App, Result, Tx, Viewer};
use people::finder::{self, Found};
use posts::access::{readable, readable_comment};
use serde::{Deserialize, Serialize};
use spaces::Visible;
use ui::Ctx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The page that completes, and the same for programs.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let page = axum::routing::get(complete);
    OpenApiRouter::new().route("/complete", page).routes(routes!(complete))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Person,
    Space,
    Topic,
    Emoji,
}

#[derive(Debug, Deserialize)]
struct Typed {
    kind: Kind,
    #[serde(default)]
    q: String,
    /// Where it is written: a space, or the post or comment that is answered or edited.
    #[serde(default)]
    space: String,
    #[serde(default)]
    post: String,
    #[serde(default)]
    comment: String,
}

impl Typed {
    /// The space it is written in; none where the viewer does not see it.
    fn place(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Option<Visible>> {
        let place = if let Ok(post) = self.post.parse() {
            readable(tx, viewer, post).map(|post| post.space().clone())
        } else if let Ok(comment) = self.comment.parse() {
            readable_comment(tx, viewer, comment).map(|comment| comment.space().clone())
        } else {
            spaces::access::visible(tx, viewer, self.space.trim_start_matches('~'))
        };
        match place {
            Ok(space) => Ok(Some(space)),
            Err(error) if error.meaning() == Meaning::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// One proposal.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Proposal {
    /// What to write.
    value: String,
    /// Its name.
    label: String,
    /// More about it; may be empty.
    detail: String,
    /// Where a small picture of a person is fetched.
    photo: Option<String>,
    /// Whether a person can read what is being written; absent where that is not asked, or not yours
    /// to know.
    can_read: Option<bool>,
    /// The words for whoever cannot read it; else empty.
    note: String,
}

impl Proposal {
    fn plain(value: &str, label: String, detail: &str) -> Proposal {
        let (value, detail) = (value.to_owned(), detail.to_owned());
        Proposal { value, label, detail, photo: None, can_read: None, note: String::new() }
    }

    fn person(cx: &Ctx, found: Found) -> Proposal {
        let mut detail = found.detail();
        let card = found.card;
        // Before somebody from outside is mentioned, it is said that they are.
        if card.guest {
            let parts = [cx.l.t("ui-external"), detail];
            detail =
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        }
        Proposal { photo: card.photo, ..Proposal::plain(&card.handle, card.name, &detail) }
    }

    fn reader(cx: &Ctx, space: &Visible, found: Found) -> Proposal {
        let talk = space.kind == spaces::Kind::Conversation;
        let words = if talk { "complete-cannot-read-talk" } else { "complete-cannot-read" };
        let reads = found.reads;
        let note = if reads { String::new() } else { cx.l.t(words) };
        Proposal { can_read: Some(reads), note, ..Proposal::person(cx, found) }
    }
}

/// The people whom the viewer may mean by `typed`, those who read where it is written first.
fn people(
    tx: &mut Tx<'_>,
    cx: &Ctx,
    viewer: &Viewer,
    names: &finder::Names,
    typed: &Typed,
) -> Result<Vec<Proposal>> {
    let place = typed.place(tx, viewer)?;
    let readers = place.as_ref().map(|space| spaces::readers(tx, space)).transpose()?;
    let found = names.find(tx, viewer, &typed.q, readers.as_ref(), finder::OFFERED)?.into_iter();
    Ok(match &place {
        Some(space) => found.map(|one| Proposal::reader(cx, space, one)).collect(),
        None => found.map(|one| Proposal::person(cx, one)).collect(),
    })
}

/// Names that are meant by what is typed: only what you may know of. People are found by any part of
/// their name, handle, job, unit, site or skills, with one wrong letter in a word; those who can read what
/// is being written come first, where it is said where that is, and you last.
#[utoipa::path(get, path = "/api/v1/suggestions", tag = "people",
    params(
        ("kind" = String, Query, description = "`person`, `space`, `topic` or `emoji`"),
        ("q" = Option<String>, Query, description = "How the name begins; any part of it for people"),
        ("space" = Option<String>, Query, description = "The space that it is written in, by its name in addresses"),
        ("post" = Option<String>, Query, description = "Or the post that is commented or edited"),
        ("comment" = Option<String>, Query, description = "Or the comment that is edited")),
    responses((status = 200, body = Vec<Proposal>)))]
async fn complete(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(typed): ui::Query<Typed>,
) -> Result<ui::Json<Vec<Proposal>>> {
    let viewer = cx.viewer()?.clone();
    let names = finder::names(&app.db, cx.caught_up).await?;
    let load = app.db.read(move |tx| {
        let q = &typed.q;
        Ok(match typed.kind {
            Kind::Person => people(tx, &cx, &viewer, &names, &typed)?,
            Kind::Space => {
                let found = spaces::complete(tx, &viewer, q)?;
                let found = found.iter();
                found.map(|(slug, name, ..)| Proposal::plain(slug, name.clone(), slug)).collect()
            }
            Kind::Topic => {
                let found = posts::topics::complete(tx, &viewer, q)?;
                let found = found.iter();
                found.map(|(_, name)| Proposal::plain(name, format!("#{name}"), "")).collect()
            }
            Kind::Emoji => {
                let found = text::emoji_starting_with(q);
                let found = found.iter();
                found.map(|(name, emoji)| Proposal::plain(emoji, (*name).into(), emoji)).collect()
            }
        })
    });
    Ok(ui::Json(load.await?))
}
