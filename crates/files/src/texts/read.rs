//! Reads what is due, the newest first.

use std::time::Duration;

use extract::{Program, Text, Why};
use kernel::error::Meaning;
use kernel::work::{Backoff, Next, Work};
use kernel::{Activity, App, Error, Result, SpaceId, Tx, params};

use crate::logged;
use crate::store::{HOLDERS, LEASE_TEXT, LIBRARY_HOLDERS, NEXT_TEXT, SAVE_TEXT, TEXT_IS_DUE};

/// When to look again where nothing was due: another process may have left something behind.
const PATIENCE: Duration = Duration::from_secs(60);
/// The first is longer than reading may take.
const PAUSES: Backoff = Backoff::new(120, 5, 3_600);
/// So often is a file tried with which the process of the server itself came to its end.
const TRIES: i64 = 3;

/// Reads whatever is due. Several processes may do so on one database.
#[derive(Clone)]
pub struct Reader {
    app: App,
    program: Program,
}

impl Reader {
    /// One that reads by this program.
    pub fn new(app: App, program: Program) -> Reader {
        Reader { app, program }
    }
}

impl Work for Reader {
    const NAME: &'static str = "text of files";

    async fn round(&self) -> Result<Next> {
        let read = read_due(&self.app, &self.program).await?;
        Ok(if read { Next::AtOnce } else { Next::OnCommit(PATIENCE) })
    }
}

/// A content that was taken up.
#[derive(Clone)]
struct Due {
    hash: String,
    tries: i64,
}

/// Reads one content that is due; answers whether there was one.
///
/// # Errors
/// Whatever the database meets, or where the program cannot be started.
pub async fn read_due(app: &App, program: &Program) -> Result<bool> {
    let is_due = app.db.read(|tx| {
        Ok(tx.query_opt(&TEXT_IS_DUE, params![tx.now()], |row| row.get::<i64>(0))?.is_some())
    });
    if !is_due.await? {
        return Ok(false);
    }
    let Some(due) = app.db.write(claim).await? else { return Ok(true) };
    let answer = read(app, program, &due).await?;
    if let Err(why) = &answer {
        tracing::info!(hash = due.hash, why = why.name(), "a file has no text");
    }
    app.db.write(move |tx| keep(tx, &due.hash, &answer)).await?;
    Ok(true)
}

/// Takes the next; nobody else does until it is tried again.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Due>> {
    let now = tx.now();
    let due = tx.query_opt(&NEXT_TEXT, params![now], |row| {
        Ok(Due { hash: row.get(0)?, tries: row.get::<i64>(1)? + 1 })
    })?;
    if let Some(due) = &due {
        tx.execute(&LEASE_TEXT, params![due.hash, now.plus_seconds(PAUSES.seconds(due.tries))])?;
    }
    Ok(due)
}

async fn read(app: &App, program: &Program, due: &Due) -> Result<std::result::Result<Text, Why>> {
    if due.tries > TRIES {
        return Ok(Err(Why::Limits));
    }
    let (blobs, hash) = (app.blobs.clone(), due.hash.clone());
    // It may come from another machine.
    let file = tokio::task::spawn_blocking(move || blobs.open_file(&hash)).await;
    match file.map_err(Error::internal)? {
        Ok(file) => Ok(program.text_of(file).await?),
        Err(error) if error.meaning() == Meaning::NotFound => Ok(Err(Why::Damaged)),
        Err(error) => Err(error),
    }
}

/// Keeps what came of it, and tells where the file is shown.
fn keep(tx: &mut Tx<'_>, hash: &str, answer: &std::result::Result<Text, Why>) -> Result<()> {
    let (body, is_whole, why) = match answer {
        Ok(text) => (words(text), text.is_whole, ""),
        Err(why) => (String::new(), false, why.name()),
    };
    let has_words = !body.is_empty();
    let kept = tx.execute(&SAVE_TEXT, params![hash, body, is_whole, why, tx.now()])?;
    if kept == 0 || !has_words {
        return Ok(());
    }
    let holders = tx.query(&HOLDERS, params![hash], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<SpaceId>(2)?))
    })?;
    for (target, post, space) in holders {
        tx.log(Activity::new(logged::FILE_EXTRACTED, target).within(space).under(post))?;
    }
    let kept = tx.query(&LIBRARY_HOLDERS, params![hash], |row| {
        Ok((row.get::<i64>(0)?, row.get::<SpaceId>(1)?))
    })?;
    for (file, space) in kept {
        tx.log(Activity::new(logged::LIBRARY_EXTRACTED, file).within(space))?;
    }
    Ok(())
}

/// All the words of a file, its title first.
fn words(text: &Text) -> String {
    match text.title.as_str() {
        title if text.body.starts_with(title) => text.body.clone(),
        title => format!("{title}\n{}", text.body),
    }
}
