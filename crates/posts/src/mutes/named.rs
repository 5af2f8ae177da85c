//! Mutes with the names of what is muted, as pages and programs show them: only of what the viewer
//! still sees.

use std::collections::HashMap;

use kernel::{Error, PersonId, Result, Time, Tx, Viewer, params};
use serde::Serialize;
use spaces::{Kind as SpaceKind, Space};

use super::store::TOPICS;
use super::{Mute, What, mutes};
use crate::PostId;
use crate::access::readable;

/// A mute, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MuteView {
    /// What is muted.
    pub kind: What,
    /// Its name in addresses: handle, slug, key of a topic, or identifier of a post.
    pub target: String,
    /// Its name; empty for a conversation.
    pub name: String,
    /// The address of its page.
    pub href: String,
    /// When it ends; never, when absent.
    pub until: Option<Time>,
    /// Its number, for the form that ends it.
    #[serde(skip)]
    pub(super) id: i64,
}

/// What the viewer has muted at the transaction's hour.
pub(super) fn views(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<MuteView>> {
    let now = tx.now();
    let mutes = mutes(tx, viewer, now)?;
    let topics = topics(tx, viewer, &mutes)?;
    let mut views = Vec::new();
    for mute in mutes {
        match view(tx, viewer, mute, &topics) {
            Ok(view) => views.push(view),
            Err(error) if error.meaning() == kernel::error::Meaning::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(views)
}

fn view(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    mute: Mute,
    topics: &HashMap<i64, (String, String)>,
) -> Result<MuteView> {
    let Mute { what, id, until } = mute;
    let (target, name, href) = match what {
        What::Person => {
            if !people::access::sees(tx, viewer, PersonId(id))? {
                return Err(Error::not_found());
            }
            let card = people::card(tx, PersonId(id))?;
            (card.handle.clone(), card.name.clone(), card.href())
        }
        What::Space => {
            let space = spaces::access::visible_by_id(tx, viewer, kernel::SpaceId(id))?;
            (space.slug.clone(), space.name.clone(), space.href())
        }
        What::Topic => {
            let (key, name) = topics.get(&id).cloned().ok_or_else(Error::not_found)?;
            let href = format!("/topics/{}", ui::encode(&key));
            (key, format!("#{name}"), href)
        }
        What::Thread => {
            let post = readable(tx, viewer, PostId(id))?;
            (post.id.to_string(), post.heading(), post.href())
        }
    };
    Ok(MuteView { kind: what, target, name, href, until, id })
}

/// The keys and names of the topics among these.
fn topics(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    mutes: &[Mute],
) -> Result<HashMap<i64, (String, String)>> {
    let ids: Vec<i64> =
        mutes.iter().filter(|mute| mute.what == What::Topic).map(|mute| mute.id).collect();
    let rows = tx.query(&TOPICS, params![viewer.id, viewer.sees_open(), ids], |row| {
        Ok((row.get::<i64>(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    Ok(rows.into_iter().collect())
}

/// Whether muting a space says more than muting who writes there: not on a wall.
pub(super) fn is_shared(space: &Space) -> bool {
    space.kind != SpaceKind::Personal
}
