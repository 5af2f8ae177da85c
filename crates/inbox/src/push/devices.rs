//! The devices of a person: browsers that asked to be told.

use std::net::IpAddr;

use data_encoding::BASE64URL_NOPAD;
use identity::session::Credential;
use kernel::door::Url;
use kernel::door::is_inside;
use kernel::{App, Config, Error, PersonId, Result, Time, Tx, params};
use serde::Deserialize;

use super::DeviceId;
use super::seal::Lock;
use super::store::{DEVICES, FORGET_CLOSED, FORGET_DEVICE, FORGET_PUSHES, OWN, SUBSCRIBE, SURPLUS};

/// Devices that a person has, at most; another takes the place of the one told longest ago.
const MOST: i64 = 10;
/// The longest address of a device, in bytes.
const ADDRESS: usize = 1_000;

/// What a browser says when it agrees to be told (`PushSubscription`).
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
pub(crate) struct Subscription {
    /// Where it is told.
    pub(crate) endpoint: String,
    /// Its public key.
    pub(crate) p256dh: String,
    /// Its secret.
    pub(crate) auth: String,
}

/// A device, as its person sees it.
#[derive(Clone, Debug)]
pub(crate) struct Device {
    pub(crate) id: DeviceId,
    /// The session in which it asked.
    pub(crate) session: Option<i64>,
    /// What the browser said of itself.
    pub(crate) agent: String,
    pub(crate) created_at: Time,
    pub(crate) told_at: Option<Time>,
}

/// A subscription that was found sound.
#[derive(Clone, Debug)]
pub(crate) struct Sound(Subscription);

impl Subscription {
    /// Checks that something can be sent there: over TLS, or within a network of ours.
    ///
    /// # Errors
    /// `Invalid`.
    pub(crate) fn sound(self, config: &Config) -> Result<Sound> {
        let ours = |url: &Url| {
            let ip = url.host_str().and_then(|host| host.parse::<IpAddr>().ok());
            ip.is_some_and(|ip| config.networks.iter().any(|network| network.contains(&ip)))
        };
        let url = Url::parse(&self.endpoint).ok().filter(|_| self.endpoint.len() <= ADDRESS);
        let is_safe = url.is_some_and(|url| match url.scheme() {
            "https" => ours(&url) || !is_inside(&url),
            scheme => scheme == "http" && ours(&url),
        });
        match is_safe && lock(&self.p256dh, &self.auth).is_some() {
            true => Ok(Sound(self)),
            false => Err(Error::field("endpoint", "push-unsound")),
        }
    }
}

/// The lock of a device, where its keys have the shape of keys.
pub(super) fn lock(key: &str, auth: &str) -> Option<Lock> {
    let bytes = |text: &str| BASE64URL_NOPAD.decode(text.trim_end_matches('=').as_bytes()).ok();
    let lock = Lock { key: bytes(key)?, auth: bytes(auth)? };
    lock.is_sound().then_some(lock)
}

/// Tells this device from now on, as long as what it is asked with is good.
pub(crate) fn subscribe(
    tx: &mut Tx<'_>,
    person: PersonId,
    with: Credential,
    agent: &str,
    Sound(device): &Sound,
) -> Result<DeviceId> {
    tx.execute(&FORGET_CLOSED, params![person])?;
    let (id, now): (DeviceId, _) = (tx.new_id(), tx.now());
    let (session, token) = (with.session(), with.token());
    let Subscription { endpoint, p256dh, auth } = device;
    let values = params![id, person, session, token, endpoint, p256dh, auth, agent, now];
    let id = tx.query_one(&SUBSCRIBE, values, |row| row.get(0))?;
    for surplus in tx.query(&SURPLUS, params![person, MOST], |row| row.get(0))? {
        forget(tx, surplus)?;
    }
    Ok(id)
}

/// Tells one of the person's own devices no more.
///
/// # Errors
/// `NotFound` when they have no such device.
pub(crate) fn remove(tx: &mut Tx<'_>, person: PersonId, id: DeviceId) -> Result<()> {
    let id = tx.query_one(&OWN, params![id, person], |row| row.get(0))?;
    forget(tx, id)
}

pub(super) fn forget(tx: &mut Tx<'_>, id: DeviceId) -> Result<()> {
    tx.execute(&FORGET_PUSHES, params![id])?;
    tx.execute(&FORGET_DEVICE, params![id]).map(drop)
}

/// The devices that are told, the newest first.
pub(crate) async fn of(app: &App, person: PersonId) -> Result<Vec<Device>> {
    let read = app.db.read(move |tx| {
        let now = tx.now();
        tx.query(&DEVICES, params![now, person], |row| {
            Ok(Device {
                id: row.get(0)?,
                session: row.get(1)?,
                agent: row.get(2)?,
                created_at: row.get(3)?,
                told_at: row.get(4)?,
            })
        })
    });
    read.await
}
