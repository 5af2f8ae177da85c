//! Once a day the newest hash goes out: to a file beside the database, and to auditors by mail. Whoever rewrites the
//! chain cannot rewrite those.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{App, Db, Lang, Result, Time, Tx, params};
use people::settings;
use serde::{Deserialize, Serialize};
use ui::Locale;

use crate::chain::{self, Sent};
use crate::store::TO_TELL;

/// The file in the data folder, a line a day.
pub const HEADS: &str = "audit-heads.jsonl";
const DAY: i64 = 86_400;
/// The setting that says when the last one went out.
const TOLD: &str = "audit-told";

/// Sends the newest hash out once a day.
pub struct Herald {
    app: App,
    file: PathBuf,
}

/// A line.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Head {
    at: Time,
    seq: i64,
    hash: String,
    /// Whether an older backup was restored then: what went out before, of later entries, is not awaited any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    restored: bool,
}

impl Herald {
    /// To the file in this folder, which is the data folder.
    pub fn new(app: App, folder: &Path) -> Herald {
        Herald { app, file: folder.join(HEADS) }
    }

    /// The heads that went out to that file.
    ///
    /// # Errors
    /// Whatever the disk meets.
    pub fn sent(folder: &Path) -> Result<Vec<Sent>> {
        match fs::read_to_string(folder.join(HEADS)) {
            Ok(text) => {
                let mut heads = Vec::new();
                for head in text.lines().filter_map(|line| serde_json::from_str(line).ok()) {
                    let Head { at, seq, hash, restored } = head;
                    if restored {
                        heads.retain(|before: &Sent| before.seq <= seq);
                    }
                    heads.push(Sent { at, seq, hash });
                }
                heads.retain(|sent| !sent.hash.is_empty());
                Ok(heads)
            }
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(cause) => Err(cause.into()),
        }
    }
}

/// Notes that a backup was restored: from here on the chain goes on from its head.
///
/// # Errors
/// Whatever the database and the disk meet.
pub fn restored(db: &Db, folder: &Path) -> Result<()> {
    let (seq, hash) = db.read_blocking(chain::head)?;
    write(&folder.join(HEADS), &Head { at: db.clock().now(), seq, hash, restored: true })
}

fn write(file: &Path, head: &Head) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(format!("{}\n", serde_json::to_string(head)?).as_bytes())?;
    Ok(file.sync_all()?)
}

impl Work for Herald {
    const NAME: &'static str = "audit-heads";

    async fn round(&self) -> Result<Next> {
        let sends = self.app.config.mail.is_some();
        let url = self.app.config.public_url.clone();
        let due = move |tx: &mut Tx<'_>| tell(tx, sends, &url);
        if let Some(head) = self.app.db.write(due).await? {
            write(&self.file, &head)?;
        }
        Ok(Next::After(Duration::from_secs(3_600)))
    }
}

/// Tells the newest hash, where a day has passed and there is another.
fn tell(tx: &mut Tx<'_>, sends: bool, url: &str) -> Result<Option<Head>> {
    let now = tx.now();
    let told = settings::get(tx, TOLD)?;
    let (last, before) = told
        .as_deref()
        .and_then(|told| told.split_once(' '))
        .and_then(|(at, seq)| Some((Time(at.parse().ok()?), seq.parse::<i64>().ok()?)))
        .unwrap_or((Time(0), 0));
    let (seq, hash) = chain::head(tx)?;
    if seq == before || last.plus_seconds(DAY) > now {
        return Ok(None);
    }
    settings::set(tx, TOLD, &format!("{} {seq}", now.0))?;
    if sends {
        let people = tx.query(&TO_TELL, params![], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
        })?;
        for (name, email, lang) in people {
            let l = Locale::new(Lang::from_code(&lang).unwrap_or_default());
            let lines = vec![
                l.t("audit-mail-text"),
                l.t2("audit-mail-head", ("seq", seq), ("hash", &hash)),
            ];
            let notice = mail::Notice {
                person: None,
                to: (name, email),
                l,
                subject: l.t("audit-mail-subject"),
                lines,
                button: Some((l.t("audit-title"), format!("{url}/audit"))),
                until: None,
            };
            mail::queue(tx, &notice)?;
        }
    }
    Ok(Some(Head { at: now, seq, hash, restored: false }))
}
