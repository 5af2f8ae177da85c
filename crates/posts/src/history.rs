//! What a post said before it was edited: whoever reads it may read that too.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::Serialize;
use serde_json::Value;
use text::Change;
use ui::view::Person;
use ui::{Ctx, Locale, Page};

use crate::access::readable;
use crate::kinds::{self, Fields};
use crate::store::{INSERT_REVISION, REVISIONS};
use crate::{Post, PostId, Readable, view};

/// Words that were replaced.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Revision {
    /// The title then.
    pub title: String,
    /// The body then, Markdown.
    pub body: String,
    /// What its kind asked for then; `null` where that was not kept.
    pub fields: Value,
    /// When it was replaced.
    pub replaced_at: Time,
    /// Who replaced it.
    pub replaced_by: Option<PersonCard>,
    /// The same fields as kept.
    #[serde(skip)]
    kept: Option<Fields>,
    #[serde(skip)]
    editor: PersonId,
}

/// Keeps what a post or a comment says, which this viewer is about to replace.
pub(crate) fn revise(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: i64,
    (title, body): (&str, &str),
    fields: &str,
) -> Result<()> {
    let id: kernel::id::Raw = tx.new_id();
    let now = tx.now();
    let values = params![id, target, viewer.id, title, body, fields, now];
    tx.execute(&INSERT_REVISION, values).map(drop)
}

/// A post with what it said before, the latest first, and with what it says.
struct History {
    post: Readable<Post>,
    revisions: Vec<Revision>,
    fields: Fields,
    people: HashMap<PersonId, PersonCard>,
}

fn history(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<History> {
    let post = readable(tx, viewer, id)?;
    let mut revisions = tx.query(&REVISIONS, params![id], |row| {
        let kept: String = row.get(2)?;
        let kept = (!kept.is_empty()).then(|| Fields::stored(&kept)).transpose()?;
        Ok(Revision {
            title: row.get(0)?,
            body: row.get(1)?,
            fields: Value::Null,
            replaced_at: row.get(3)?,
            replaced_by: None,
            kept,
            editor: row.get(4)?,
        })
    })?;
    let (fields, asked) = (kinds::whole_of(tx, &post)?, post.asked());
    let all = revisions.iter().filter_map(|revision| revision.kept.as_ref()).chain([&fields]);
    let named = all.flat_map(|kept| kinds::people_in(kept, &asked));
    let named: Vec<PersonId> =
        named.chain(revisions.iter().map(|revision| revision.editor)).collect();
    let people = people::cards(tx, &named)?;
    for revision in &mut revisions {
        let kept = revision.kept.as_ref();
        revision.fields =
            kept.map_or(Value::Null, |kept| kinds::as_given(&asked, &kept.only(&asked), &people));
        revision.replaced_by = people.get(&revision.editor).cloned();
    }
    Ok(History { post, revisions, fields, people })
}

#[derive(Template)]
#[template(path = "posts/history.html")]
struct HistoryPage<'a> {
    cx: &'a Ctx,
    post: &'a Post,
    /// What its fields say now.
    fields: Vec<(String, String)>,
    revisions: Vec<ShownRevision<'a>>,
}

/// A version as the page shows it: its words, and what the next one made of them.
struct ShownRevision<'a> {
    revision: &'a Revision,
    /// Who replaced it, where that was not its author.
    editor: Option<Person>,
    changes: Vec<Change>,
    /// What each field that changed is called, what it said, and what the next version says.
    fields: Vec<(String, String, String)>,
}

impl<'a> ShownRevision<'a> {
    /// The latest first; what stands in `post` came after it.
    fn all(l: Locale, history: &'a History) -> Vec<ShownRevision<'a>> {
        let History { post, revisions, fields, .. } = history;
        let nexts = std::iter::once((post.body.as_str(), Some(fields)));
        let nexts = nexts.chain(revisions.iter().map(|r| (r.body.as_str(), r.kept.as_ref())));
        let pairs = revisions.iter().zip(nexts);
        pairs
            .map(|(revision, (body, fields))| ShownRevision {
                revision,
                editor: match revision.editor == post.author {
                    true => None,
                    false => revision.replaced_by.as_ref().map(view::person),
                },
                changes: text::changes(&revision.body, body),
                fields: match (&revision.kept, fields) {
                    (Some(before), Some(after)) => history.fields_between(l, before, after),
                    _ => Vec::new(),
                },
            })
            .collect()
    }
}

impl History {
    fn fields_between(
        &self,
        l: Locale,
        before: &Fields,
        after: &Fields,
    ) -> Vec<(String, String, String)> {
        let asked = self.post.asked();
        let said = |fields| kinds::said(l, &self.post.kind, &asked, fields, &self.people);
        let (before, after) = (said(before), said(after));
        let words = |all: &[(String, String)], label: &str| {
            let found = all.iter().find(|(known, _)| known == label);
            found.map_or_else(String::new, |(_, words)| words.clone())
        };
        let come = after.iter().filter(|(label, _)| words(&before, label).is_empty());
        let labels = before.iter().chain(come).map(|(label, _)| label.clone());
        let pairs = labels.map(|l| (words(&before, &l), words(&after, &l), l));
        let changed = pairs.filter(|(before, after, _)| before != after);
        changed.map(|(before, after, label)| (label, before, after)).collect()
    }
}

/// `GET /posts/{id}/history`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let history = app.db.read(move |tx| history(tx, &viewer, id)).await?;
    if let Some(page) = history.post.kind.own_page(id) {
        return Ok(Redirect::to(&format!("{page}/versions")).into_response());
    }
    let page = HistoryPage {
        cx: &cx,
        post: &history.post,
        fields: kinds::said(
            cx.l,
            &history.post.kind,
            &history.post.asked(),
            &history.fields,
            &history.people,
        ),
        revisions: ShownRevision::all(cx.l, &history),
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("post-history")).main(main).into_response())
}

/// The edit history of a post.
#[utoipa::path(get, path = "/api/v1/posts/{id}/history", tag = "posts",
    params(("id" = String, Path)), responses((status = 200, body = Vec<Revision>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<Vec<Revision>>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    Ok(ui::Json(app.db.read(move |tx| history(tx, &viewer, id)).await?.revisions))
}
