//! Who is here among those with whom one is in a conversation: presence is told nowhere else but on
//! profiles (see [`people::presence`]).

use std::collections::HashSet;

use axum::Extension;
use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, Tx, Viewer, params};
use people::PersonCard;
use people::presence::{Presence, Shown, shown};
use serde::Serialize;
use ui::Ctx;

use crate::store::conversations::{HEARERS, MATES};
use crate::{Kind, Visible, access};

/// The others in conversation with a person who do not hide that they are here themselves.
pub fn mates(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>> {
    tx.query(&MATES, params![person], |row| row.get(0))
}

/// Those of whom the viewer may see in conversations that they are here.
pub fn seen(tx: &mut Tx<'_>, viewer: &Viewer, here: &Presence) -> Result<HashSet<PersonId>> {
    if shown(tx, viewer.id)? == Shown::Nowhere {
        return Ok(HashSet::new());
    }
    Ok(mates(tx, viewer.id)?.into_iter().filter(|person| here.is(*person)).collect())
}

/// Who may be told that the viewer is writing in a conversation: the others in it who do not hide
/// when they do; nobody where the viewer hides it.
///
/// # Errors
/// `NotFound` where it is no conversation: nowhere else does it show that somebody is writing.
pub fn hearers(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Vec<PersonId>> {
    if space.kind != Kind::Conversation {
        return Err(Error::not_found());
    }
    if shown(tx, viewer.id)? == Shown::Nowhere {
        return Ok(Vec::new());
    }
    tx.query(&HEARERS, params![space.id, viewer.id], |row| row.get(0))
}

/// Who is here of a conversation.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PeopleHere {
    /// Those who are here and let you see it, you aside, by identifier.
    pub items: Vec<PersonCard>,
}

/// Who is online in a conversation. Live events `presence` tell who comes and leaves.
#[utoipa::path(get, path = "/api/v1/conversations/{slug}/presence", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 200, body = PeopleHere), (status = 404, description = "No conversation")))]
pub(crate) async fn api(
    State(app): State<App>,
    Extension(here): Extension<Presence>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<PeopleHere>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        let hearers = hearers(tx, &viewer, &space)?;
        let mut there: Vec<PersonId> = hearers.into_iter().filter(|id| here.is(*id)).collect();
        there.sort_unstable();
        let cards = people::cards(tx, &there)?;
        Ok(there.iter().filter_map(|id| cards.get(id).cloned()).collect())
    });
    Ok(ui::Json(PeopleHere { items: read.await? }))
}
