//! Opening the network that the settings name.

use std::path::Path;
use std::sync::Arc;

use kernel::blobs::Blobs;
use kernel::db::Source;
use kernel::gate::Gates;
use kernel::{App, Clock, Config, Db, Door, Lang, Mail, Result};

use super::Settings;

/// Where a network is when no folder is named.
pub(super) const FOLDER: &str = "parvis-data";

/// Opens the database and the files, and brings the schema up to date.
pub(super) fn open(settings: &Settings, folder: &str, demo: bool) -> Result<App> {
    settings.time_zone.make_usual();
    let data = settings.data.as_deref().unwrap_or(Path::new(folder));
    std::fs::create_dir_all(data)?;
    let source = match &settings.database {
        Some(url) => Source::parse(url),
        None => Source::file(data.join("parvis.db")),
    };
    let db = Db::open(&source, Clock::system())?;
    for step in kernel::migrate::run(&db, crate::migrations())? {
        tracing::info!(step, "migrated");
    }
    let own = || format!("http://{}", settings.listen);
    let config = Config {
        public_url: settings.public_url.clone().unwrap_or_else(own).trim_end_matches('/').into(),
        upload_limit: settings.upload_limit * 1024 * 1024,
        demo,
        mail: settings
            .mail_url
            .clone()
            .map(|url| Mail { url, from: settings.mail_from.clone().unwrap_or_default() }),
        previews: settings.link_previews,
        networks: settings.allow_networks.clone(),
        proxies: settings.trusted_proxies.clone(),
    };
    let (blobs, door) = (Blobs::open(data.join("files"))?, Door::new(config.networks.clone()));
    Ok(App { db, blobs, door, gates: Gates::default(), config: Arc::new(config) })
}

/// The language of the terminal.
pub(super) fn lang() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    named.as_deref().and_then(|name| name.get(..2)).and_then(Lang::from_code).unwrap_or_default()
}
