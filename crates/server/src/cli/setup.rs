//! Opening the network that the settings name.

use std::fs::{File, TryLockError};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use kernel::blobs::Blobs;
use kernel::db::Source;
use kernel::error::Meaning;
use kernel::gate::Gates;
use kernel::{App, Clock, Config, Db, Door, Error, Lang, Mail, Message, Result, Scanner};
use rustix::fs::Mode;

use super::Settings;

/// Where a network is when no folder is named.
pub(super) const FOLDER: &str = "parvis-data";

/// Opens the database and the files, brings the schema up to date, and learns what the company declares. On the embedded database nobody
/// else may serve it or write to it meanwhile: what is kept in memory would not hear of it.
pub(super) fn open(settings: &Settings, usual: &str, demo: bool) -> Result<App> {
    settings.time_zone.make_usual();
    let data = folder(settings, usual)?;
    if settings.database.is_none() {
        lock(&data)?;
    }
    let app = app(settings, &data, demo)?;
    for step in kernel::migrate::run(&app.db, crate::migrations())? {
        tracing::info!(step, "migrated");
    }
    app.db.read_blocking(objects::register)?;
    Ok(app)
}

/// Opens the database and the files to look at them, whoever else uses them.
///
/// # Errors
/// `NotFound` where there are none.
pub(super) fn open_as_it_is(settings: &Settings) -> Result<App> {
    for_the_owner_alone();
    let data = settings.data.as_deref().unwrap_or(Path::new(FOLDER));
    if settings.database.is_none() && !data.join("parvis.db").exists() {
        let message = Message::new("serve-no-network").with("folder", data.display());
        return Err(Error::new(Meaning::NotFound, message));
    }
    app(settings, data, false)
}

fn app(settings: &Settings, data: &Path, demo: bool) -> Result<App> {
    let source = match &settings.database {
        Some(url) => Source::parse(url),
        None => Source::file(data.join("parvis.db")),
    };
    let db = Db::open(&source, Clock::system())?;
    let own = || format!("http://{}", settings.listen);
    let config = Config {
        public_url: settings.public_url.as_deref().map_or_else(|| Ok(own()), public_url)?,
        upload_limit: settings.upload_limit * 1024 * 1024,
        demo,
        mail: settings
            .mail_url
            .clone()
            .map(|url| Mail { url, from: settings.mail_from.clone().unwrap_or_default() }),
        previews: settings.link_previews,
        writes_per_minute: settings.writes_per_minute,
        networks: settings.allow_networks.clone(),
        proxies: settings.trusted_proxies.clone(),
        scanner: settings
            .clamd
            .clone()
            .map(|address| Scanner { address, may_be_away: settings.clamd_may_be_away }),
        office: settings.office.clone(),
    };
    let (blobs, door) = (blobs(settings, data)?, Door::new(config.networks.clone()));
    Ok(App { db, blobs, door, gates: Gates::default(), config: Arc::new(config) })
}

/// The store of files that the settings name.
pub(super) fn blobs(settings: &Settings, data: &Path) -> Result<Blobs> {
    let keys = settings.files_keys.as_deref();
    match &settings.files {
        Some(address) => store(address, keys, data),
        None => Blobs::open(data.join("files")),
    }
}

/// The store at this address, tried out; what is on its way to it passes through the data folder.
///
/// # Errors
/// `Invalid` for an address or keys of no use; `Unavailable` where it does not answer as it should.
pub(super) fn store(address: &str, keys: Option<&Path>, data: &Path) -> Result<Blobs> {
    let store = s3::Store::open(s3::Address::parse(address)?, &s3::Keys::find(keys)?)?;
    store.try_out()?;
    Blobs::elsewhere(data.join("files"), Arc::new(store))
}

/// Where the search index is.
pub(super) fn index_folder(settings: &Settings, usual: &str) -> PathBuf {
    let data = || settings.data.clone().unwrap_or_else(|| usual.into());
    settings.index.clone().unwrap_or_else(|| data().join("index"))
}

/// The data folder, made for its owner alone where it is not there.
pub(super) fn folder(settings: &Settings, usual: &str) -> Result<PathBuf> {
    let data = settings.data.clone().unwrap_or_else(|| usual.into());
    for_the_owner_alone();
    std::fs::create_dir_all(&data)?;
    let mode = std::fs::metadata(&data)?.permissions().mode();
    if mode & 0o077 != 0 {
        tracing::warn!(folder = %data.display(), mode = format!("{:o}", mode & 0o777), "others on this \
            machine can read the data folder");
    }
    Ok(data)
}

/// Whatever is made from here on is for the owner alone: also a backup, wherever it goes.
fn for_the_owner_alone() {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}

/// Keeps the data folder for this process until it ends.
///
/// # Errors
/// `Conflict` where another process keeps it.
pub(super) fn lock(data: &Path) -> Result<()> {
    static KEPT: OnceLock<File> = OnceLock::new();
    let lock = File::create(data.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => {
            KEPT.get_or_init(|| lock);
            Ok(())
        }
        Err(TryLockError::WouldBlock) => {
            let message = Message::new("serve-folder-in-use").with("folder", data.display());
            Err(Error::new(Meaning::Conflict, message))
        }
        Err(TryLockError::Error(cause)) => Err(cause.into()),
    }
}

/// An address that pages can be at: a scheme and a host, without a path.
fn public_url(typed: &str) -> Result<String> {
    let wrong = || Error::invalid(Message::new("serve-public-url").with("url", typed));
    let url = url::Url::parse(typed).map_err(|_| wrong())?;
    let rest = url.path() != "/" || url.query().is_some() || url.fragment().is_some();
    if !matches!(url.scheme(), "http" | "https")
        || !url.has_host()
        || rest
        || !url.username().is_empty()
    {
        return Err(wrong());
    }
    Ok(typed.trim_end_matches('/').into())
}

/// The language of the terminal.
pub(super) fn lang() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    named.as_deref().and_then(|name| name.get(..2)).and_then(Lang::from_code).unwrap_or_default()
}
