//! Incoming webhooks: secret addresses by which other systems publish in a space, in Slack's payload format, so that
//! what sends to Slack or Mattermost today sends here by another address.

pub(crate) mod api;
pub(crate) mod door;
pub(crate) mod page;

use kernel::{Activity, App, Error, Message, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use posts::record;
use serde_json::json;
use spaces::Managed;

use crate::logged;
use crate::store::{
    ADD_WEBHOOK, REMOVE_WEBHOOK, WEBHOOK_BY_TOKEN, WEBHOOK_COUNT, WEBHOOK_USED, WEBHOOKS,
};
use crate::words::Made;

kernel::id! {
    /// An incoming webhook.
    WebhookId,
}

/// Where other systems send.
pub(crate) const PATH: &str = "/webhooks/{token}";
/// How many a space has at most.
const MOST: i64 = 50;

/// An incoming webhook, as members of its space see it.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) id: WebhookId,
    /// What its bot is called.
    pub(crate) name: String,
    /// The handle of its bot.
    pub(crate) handle: String,
    pub(crate) created_at: Time,
    /// When something was last published by it.
    pub(crate) used_at: Option<Time>,
    /// Who made it: name and handle.
    pub(crate) by: (String, String),
}

/// The incoming webhooks of a space whose content the viewer sees.
pub(crate) fn of(tx: &mut Tx<'_>, space: &spaces::Visible) -> Result<Vec<Webhook>> {
    tx.query(&WEBHOOKS, params![space.id], |row| {
        Ok(Webhook {
            id: row.get(0)?,
            name: row.get(1)?,
            handle: row.get(2)?,
            created_at: row.get(3)?,
            used_at: row.get(4)?,
            by: (row.get(5)?, row.get(6)?),
        })
    })
}

/// Makes one for a space that the viewer manages; answers it and its secret, which is kept nowhere.
///
/// # Errors
/// `Invalid` on the field `name`, also where there are too many; `Forbidden` where the space is archived.
pub fn make(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    name: &str,
) -> Result<(WebhookId, String)> {
    space.writable()?;
    let count: i64 = tx.query_one(&WEBHOOK_COUNT, params![space.id], |row| row.get(0))?;
    if count >= MOST {
        let said = Message::new("integration-too-many").with("most", MOST);
        return Err(Error::field("name", said));
    }
    let bot = people::bots::make(tx, name, viewer.lang)?;
    let (id, token) = (tx.new_id::<WebhookId>(), kernel::secret::token());
    let (hash, now) = (kernel::secret::hash(&token), tx.now());
    tx.execute(&ADD_WEBHOOK, params![id, space.id, bot, hash, viewer.id, now])?;
    let made = Activity::new(logged::WEBHOOK_MADE, space.id.0).by(viewer.id).within(space.id);
    tx.log(made.data(json!({ "name": name.trim() })))?;
    Ok((id, token))
}

/// Removes one of a space that the viewer manages: what it published stays.
///
/// # Errors
/// `NotFound` where the space has no such webhook.
pub fn remove(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, id: WebhookId) -> Result<()> {
    let name = of(tx, space)?.into_iter().find(|one| one.id == id).map(|one| one.name);
    let name = name.ok_or_else(Error::not_found)?;
    tx.execute(&REMOVE_WEBHOOK, params![id, space.id])?;
    let removed = Activity::new(logged::WEBHOOK_REMOVED, space.id.0).by(viewer.id).within(space.id);
    tx.log(removed.data(json!({ "name": name })))
}

/// The address of one.
pub(crate) fn address(app: &App, token: &str) -> String {
    format!("{}{}", app.config.public_url, PATH.replace("{token}", token))
}

/// One that was found by its secret. Made here only.
#[derive(Clone, Debug)]
pub struct Opened {
    id: WebhookId,
    space: SpaceId,
    bot: PersonId,
    /// What its bot is called.
    name: String,
}

/// The one of this secret, where there is one.
fn opened(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Opened>> {
    tx.query_opt(&WEBHOOK_BY_TOKEN, params![hash], |row| {
        Ok(Opened { id: row.get(0)?, space: row.get(1)?, bot: row.get(2)?, name: row.get(3)? })
    })
}

/// What became of what was sent.
enum Came {
    Published,
    /// Its space is archived.
    Archived,
    /// Its space is gone.
    Gone,
}

/// Publishes what was sent, in the name of its bot.
///
/// # Errors
/// Whatever the database meets.
fn publish(tx: &mut Tx<'_>, by: &Opened, made: &Made) -> Result<Came> {
    let Some(space) = spaces::open_community(tx, by.space)? else { return Ok(Came::Gone) };
    if space.is_archived() {
        return Ok(Came::Archived);
    }
    record::post(tx, by.space, by.bot, &made.clone().content())?;
    let now = tx.now();
    tx.execute(&WEBHOOK_USED, params![by.id, now])?;
    Ok(Came::Published)
}
