//! The reader of the log that notes what is to be told: its position is kept with what it noted, so that each entry
//! is noted once.

use std::collections::HashMap;

use kernel::log::Reader;
use kernel::{Entry, Result, SpaceId, Time, Tx, params};
use posts::PostId;

use super::store::{BEGIN, DROPPED, LISTENING, NOTE, OVERFLOW, POST_HERE};
use super::{DeliveryId, OutgoingId, REMOVED, hosts, is_offered};
use crate::logged;

/// What waits for a receiver, at most; then what is oldest falls out.
const MOST: i64 = 1_000;

/// Notes what happens in spaces that have outgoing webhooks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outgoing;

/// A webhook that something may be noted for.
struct Listening {
    id: OutgoingId,
    space: SpaceId,
    address: String,
    begun: bool,
}

impl Reader for Outgoing {
    const NAME: &'static str = "webhooks";

    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let mut listening = tx.query(&LISTENING, params![], |row| {
            let (id, space) = (row.get(0)?, row.get(1)?);
            Ok(Listening { id, space, address: row.get(2)?, begun: row.get(3)? })
        })?;
        if listening.is_empty() {
            return Ok(());
        }
        let hosts = hosts::listed(tx)?;
        listening.retain(|one| hosts::allow(&hosts, &one.address));
        let mut offered: HashMap<SpaceId, bool> = HashMap::new();
        for entry in entries {
            if entry.kind == logged::OUTGOING_MADE {
                begin(tx, &mut listening, entry)?;
                continue;
            }
            let Some((space, told)) = entry.space.zip(told(entry)) else { continue };
            let to = listening.iter().filter(|one| one.begun && one.space == space);
            let to: Vec<OutgoingId> = to.map(|one| one.id).collect();
            if to.is_empty() {
                continue;
            }
            let offered = match offered.get(&space) {
                Some(offered) => *offered,
                None => *offered.entry(space).or_insert(is_offered(tx, space)?),
            };
            if offered && is_here(tx, space, &told)? {
                to.iter().try_for_each(|id| note(tx, *id, entry.at, &told))?;
            }
        }
        Ok(())
    }

    /// What was told is told.
    fn forget(&self, _: &mut Tx<'_>) -> Result<()> {
        Ok(())
    }
}

/// What is told of an entry.
pub(super) struct Told {
    pub(super) kind: &'static str,
    pub(super) post: Option<PostId>,
    pub(super) comment: Option<i64>,
    pub(super) state: String,
}

/// A webhook hears what comes after its own making.
fn begin(tx: &mut Tx<'_>, listening: &mut [Listening], entry: &Entry) -> Result<()> {
    let made = entry.data["webhook"].as_str().and_then(|id| id.parse::<OutgoingId>().ok());
    let Some(made) = made else { return Ok(()) };
    // Also where its host is not allowed any more: it may be again.
    tx.execute(&BEGIN, params![made])?;
    for one in listening.iter_mut().filter(|one| one.id == made) {
        one.begun = true;
    }
    Ok(())
}

fn told(entry: &Entry) -> Option<Told> {
    use posts::logged::{COMMENT_WRITTEN, POST_EDITED, POST_MOVED, POST_PUBLISHED, POST_RESTORED};
    let kinds = [POST_PUBLISHED, POST_EDITED, POST_RESTORED, REMOVED, POST_MOVED, COMMENT_WRITTEN];
    let kind = kinds.into_iter().find(|kind| *kind == entry.kind)?;
    let (mut post, mut comment, mut state) = (Some(PostId(entry.object)), None, String::new());
    if kind == COMMENT_WRITTEN {
        (post, comment) = (entry.under.map(PostId), Some(entry.object));
    }
    // A vote is a move too, and nobody else's business: what is told is that a post is in another state.
    if kind == POST_MOVED {
        state = entry.data["state"].as_str()?.to_owned();
    }
    Some(Told { kind, post, comment, state })
}

/// Whether the space holds what is told of it: removed, where that is what is told.
fn is_here(tx: &mut Tx<'_>, space: SpaceId, told: &Told) -> Result<bool> {
    let deleted = tx.query_opt(&POST_HERE, params![told.post, space], |row| {
        row.get::<Option<Time>>(0).map(|at| at.is_some())
    })?;
    Ok(deleted.is_some_and(|deleted| deleted == (told.kind == REMOVED)))
}

/// Notes it for a webhook.
pub(super) fn note(tx: &mut Tx<'_>, to: OutgoingId, at: Time, told: &Told) -> Result<()> {
    let id: DeliveryId = tx.new_id();
    let values = params![id, to, told.kind, at, told.post, told.comment, told.state];
    tx.execute(&NOTE, values)?;
    let dropped = tx.execute(&OVERFLOW, params![to, MOST])?;
    if dropped > 0 {
        let dropped = i64::try_from(dropped).unwrap_or(i64::MAX);
        tx.execute(&DROPPED, params![to, dropped])?;
    }
    Ok(())
}
