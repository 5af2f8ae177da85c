//! Outgoing webhooks: what happens in a space is told to another system, in signed messages that hold no word of it.
//!
//! Invariants:
//! - a message says what happened, where and by whom, never a title, a text or the name of a file: whoever receives it
//!   reads the rest with rights of their own, so that nothing has other readers than before;
//! - it goes only to hosts that the company allows, and from no space that is secret or by agreement;
//! - what was before a webhook was made is not told, what happens after once, in order, until it is received.

mod api;
pub(crate) mod hosts;
mod notes;
mod page;
mod send;
mod sign;
mod store;

pub use notes::Outgoing;
pub use send::Sender;

use kernel::door::Url;
use kernel::error::Meaning;
use kernel::{Activity, App, Config, Error, Message, Result, SpaceId, Time, Tx, Viewer, params};
use serde_json::json;
use spaces::{Access, Kind, Managed, Space};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::logged;
use store::{ADD, COUNT, REMOVE, RESTART, TRY, WEBHOOKS};

kernel::id! {
    /// An outgoing webhook.
    OutgoingId,
    /// Something that is told to one.
    DeliveryId,
}

/// How many a space has at most.
const MOST: i64 = 10;
/// The longest address, in characters.
const ADDRESS: usize = 2_000;
/// For how long nobody else takes up what one process is at, in seconds.
const LEASED: i64 = 60;
/// What is told of a post that is deleted or hidden.
const REMOVED: &str = posts::logged::POST_DELETED;
/// What is told to see whether it arrives.
const TEST: &str = "test";

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces/{slug}/webhooks/outgoing", post(page::submit))
        .route("/spaces/{slug}/webhooks/outgoing/{id}/remove", post(page::submit_remove))
        .route("/spaces/{slug}/webhooks/outgoing/{id}/test", post(page::submit_test))
        .route("/spaces/{slug}/webhooks/outgoing/{id}/try", post(page::submit_try))
        .route(hosts::PATH, get(hosts::show).post(hosts::submit))
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::remove))
        .routes(routes!(api::test))
        .routes(routes!(api::try_now))
        .routes(routes!(hosts::api_read, hosts::api_put))
}

/// An outgoing webhook, as members of its space see it.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) id: OutgoingId,
    /// Who receives: the address itself may be a secret.
    pub(crate) host: String,
    pub(crate) created_at: Time,
    /// Why nothing more is sent: `gone`, `failing`, `host`; empty while it is.
    pub(crate) stopped: String,
    /// What was answered last: a status, `refused` or `unreachable`; empty before the first.
    pub(crate) answer: String,
    pub(crate) answered_at: Option<Time>,
    /// Whether the last try failed.
    pub(crate) fails: bool,
    /// How much fell out, because too much waited.
    pub(crate) dropped: i64,
    /// Who made it: name and handle.
    pub(crate) by: (String, String),
    pub(crate) waiting: i64,
}

impl Webhook {
    /// Why nothing more is sent, and what to do.
    pub(crate) fn why(&self, l: &ui::Locale) -> String {
        l.t(&format!("outgoing-stopped-{}", self.stopped))
    }

    /// What was answered last, in words.
    pub(crate) fn said(&self, l: &ui::Locale) -> String {
        match self.answer.as_str() {
            "" => l.t("outgoing-answer-none"),
            word @ ("refused" | "unreachable") => l.t(&format!("outgoing-answer-{word}")),
            status => l.t1("outgoing-answer", "status", status),
        }
    }
}

/// The outgoing webhooks of a space whose content the viewer sees.
pub(crate) fn of(tx: &mut Tx<'_>, space: &Space) -> Result<Vec<Webhook>> {
    let hosts = hosts::listed(tx)?;
    tx.query(&WEBHOOKS, params![space.id], |row| {
        let (address, stopped) = (row.get::<String>(1)?, row.get::<String>(3)?);
        let stopped = if hosts::allow(&hosts, &address) { stopped } else { "host".to_owned() };
        Ok(Webhook {
            id: row.get(0)?,
            host: host_of(&address),
            created_at: row.get(2)?,
            stopped,
            answer: row.get(4)?,
            answered_at: row.get(5)?,
            fails: row.get::<i64>(6)? > 0,
            dropped: row.get(7)?,
            by: (row.get(8)?, row.get(9)?),
            waiting: row.get(10)?,
        })
    })
}

fn host_of(address: &str) -> String {
    let url = Url::parse(address).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// Whether what happens in a space may be told elsewhere: in a community that is there, and that more than its members
/// may know of.
fn is_offered(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    Ok(spaces::open_community(tx, space)?.is_some_and(|space| offers(&space)))
}

/// The same, of one that was loaded.
pub(crate) fn offers(space: &Space) -> bool {
    space.is_community() && space.access != Access::Secret && space.kind != Kind::Agreement
}

/// The address of a receiver.
///
/// # Errors
/// `Invalid` on the field `address`.
fn receiver(tx: &mut Tx<'_>, config: &Config, typed: &str) -> Result<Url> {
    let wrong = || Error::field("address", "outgoing-address-wrong");
    let typed = typed.trim();
    if typed.chars().count() > ADDRESS {
        return Err(wrong());
    }
    let url = Url::parse(typed).map_err(|_| wrong())?;
    let is_bare = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "https" | "http") || !is_bare || url.host_str().is_none() {
        return Err(wrong());
    }
    if Url::parse(&config.public_url).is_ok_and(|own| own.origin() == url.origin()) {
        return Err(Error::field("address", "outgoing-address-own"));
    }
    if !hosts::allow(&hosts::listed(tx)?, url.as_str()) {
        let host = url.host_str().unwrap_or_default();
        return Err(Error::field(
            "address",
            Message::new("outgoing-host-refused").with("host", host),
        ));
    }
    Ok(url)
}

/// Makes one for a space that the viewer manages; answers it and the secret that signs.
///
/// # Errors
/// `Invalid` on the field `address`, also where there are too many, for a host that the company does not allow, and for a
/// space whose acts are told to nobody; `Forbidden` where the space is archived.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    space: &Managed,
    typed: &str,
) -> Result<(OutgoingId, String)> {
    space.writable()?;
    if !offers(space) {
        return Err(Error::field("address", "outgoing-not-here"));
    }
    let url = receiver(tx, config, typed)?;
    let count: i64 = tx.query_one(&COUNT, params![space.id], |row| row.get(0))?;
    if count >= MOST {
        let said = Message::new("integration-too-many").with("most", MOST);
        return Err(Error::field("address", said));
    }
    let (id, secret, now) = (tx.new_id::<OutgoingId>(), sign::secret(), tx.now());
    tx.execute(&ADD, params![id, space.id, url.as_str(), secret, viewer.id, now])?;
    let made = Activity::new(logged::OUTGOING_MADE, space.id.0).by(viewer.id).within(space.id);
    tx.log(made.data(json!({ "name": url.host_str(), "webhook": id.to_string() })))?;
    Ok((id, secret))
}

/// One of a space that the viewer manages.
fn one(tx: &mut Tx<'_>, space: &Managed, id: OutgoingId) -> Result<Webhook> {
    let found = of(tx, space)?.into_iter().find(|one| one.id == id);
    found.ok_or_else(Error::not_found)
}

/// Removes one of a space that the viewer manages: what waits is not told.
///
/// # Errors
/// `NotFound` where the space has no such webhook.
pub(crate) fn remove(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    id: OutgoingId,
) -> Result<()> {
    let host = one(tx, space, id)?.host;
    tx.execute(&REMOVE, params![id, space.id])?;
    let removed = Activity::new(logged::OUTGOING_REMOVED, space.id.0);
    tx.log(removed.by(viewer.id).within(space.id).data(json!({ "name": host })))
}

/// Has a test told to one, which begins again where it had stopped.
///
/// # Errors
/// `NotFound` where the space has no such webhook; `Conflict` where nothing may be told.
pub(crate) fn test(tx: &mut Tx<'_>, space: &Managed, id: OutgoingId) -> Result<()> {
    let found = one(tx, space, id)?;
    if found.stopped == "host" || !offers(space) {
        return Err(Error::new(Meaning::Conflict, "outgoing-stopped-host"));
    }
    let now = tx.now();
    tx.execute(&RESTART, params![id, now])?;
    notes::note(tx, id, now, &send::test())
}

/// Has what waits for one told now, where nobody is at it.
///
/// # Errors
/// `NotFound` where the space has no such webhook.
pub(crate) fn try_now(tx: &mut Tx<'_>, space: &Managed, id: OutgoingId) -> Result<()> {
    one(tx, space, id)?;
    let now = tx.now();
    tx.execute(&TRY, params![id, now, now.plus_seconds(LEASED)]).map(drop)
}
