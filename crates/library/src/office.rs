//! Office documents as PDF, where the company names a program that makes them (LibreOffice's `soffice`): in the
//! background, one at a time, in a process with limits.
//!
//! Invariants:
//! - a document that the program cannot read, or takes too long for, is left aside with the reason; where the program
//!   itself cannot be run, all of them wait;
//! - the program sees one document, in a folder of its own that goes with it, and nothing of the settings;
//! - its macros do not run, and what it refers to is not fetched.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use kernel::work::{Backoff, Next, Work};
use kernel::{App, Error, Message, Result, Time, Tx, params};
use rustix::fs::{Access, access};
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;
use tokio::process::Command;
use tokio::time::timeout;

use crate::store::{GIVE_BACK_PDF, LEASE_PDF, NEXT_PDF, PDF_IS_DUE, PDF_OF, QUEUE_PDF, SAVE_PDF};

/// What the program makes PDF of, by the end of the name.
const ENDINGS: [&str; 14] = [
    "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "odg", "vsd", "vsdx",
    "pub",
];
/// How long a document may take in all.
pub const TIME: Duration = Duration::from_secs(120);
/// Processor time in seconds, address space in kilobytes, the largest file it writes in blocks of 512 bytes.
const LIMITS: &str =
    "ulimit -t 90; ulimit -v 6291456; ulimit -f 409600; ulimit -c 0; exec nice \"$@\"";
/// Where programs are that are named without a folder.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";
/// What `nice` and the shell end with where there is no such program, or one that does not run.
const NOT_RUN: [i32; 2] = [126, 127];
/// Why nothing became of a document that is none of the document's.
const NO_PROGRAM: &str = "program";
/// When to look again where nothing was due: another process may have left something behind.
const PATIENCE: Duration = Duration::from_secs(60);
/// The first is longer than a document may take.
const PAUSES: Backoff = Backoff::new(300, 5, 3_600);
/// So often is a document tried with which the process of the server itself came to its end.
const TRIES: i64 = 3;
/// Macros off, nothing fetched.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// Whether this program can be run.
///
/// # Errors
/// `Invalid` where it is not there, is not executable, or is named by a path that is not a full one.
pub fn expect(program: &Path) -> Result<()> {
    let runs = |place: &Path| {
        place.is_absolute() && place.is_file() && access(place, Access::EXEC_OK).is_ok()
    };
    let is_name = program.file_name() == Some(program.as_os_str());
    let found = match is_name {
        true => PATH.split(':').any(|folder| runs(&Path::new(folder).join(program))),
        false => runs(program),
    };
    if found {
        return Ok(());
    }
    Err(Error::invalid(Message::new("library-office").with("program", program.display())))
}

/// Notes that a content is to become a PDF, where it is an office document by its name.
pub(crate) fn queue(tx: &mut Tx<'_>, hash: &str, name: &str) -> Result<()> {
    let ending = name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_lowercase());
    if !ENDINGS.contains(&ending.as_str()) {
        return Ok(());
    }
    tx.execute(&QUEUE_PDF, params![hash, ending, tx.now()]).map(drop)
}

/// The PDF of a content, where there is one.
pub(crate) fn pdf_of(tx: &mut Tx<'_>, hash: &str) -> Result<Option<String>> {
    tx.query_opt(&PDF_OF, params![hash], |row| row.get(0))
}

/// Makes PDF of whatever is due. Several processes may do so on one database.
#[derive(Clone)]
pub struct Renderer {
    app: App,
    program: PathBuf,
    most: Duration,
}

impl Renderer {
    /// One that does so by this program, which gets so much time for a document.
    pub fn new(app: App, program: impl Into<PathBuf>, most: Duration) -> Renderer {
        Renderer { app, program: program.into(), most }
    }

    /// Makes one PDF that is due; answers whether there was something to do.
    ///
    /// # Errors
    /// Whatever database and store say; what becomes of the document is kept. Where the program cannot be run: the
    /// document is due as it was.
    pub async fn render_due(&self) -> Result<bool> {
        let db = &self.app.db;
        let is_due = db.read(|tx| {
            Ok(tx.query_opt(&PDF_IS_DUE, params![tx.now()], |row| row.get::<i64>(0))?.is_some())
        });
        if !is_due.await? {
            return Ok(false);
        }
        let Some(due) = db.write(claim).await? else { return Ok(true) };
        let made = if due.tries > TRIES { Err("tries") } else { self.render(&due).await? };
        if made == Err(NO_PROGRAM) {
            db.write(move |tx| give_back(tx, &due)).await?;
            return Err(Error::internal(format!("{} cannot be run", self.program.display())));
        }
        if let Err(why) = made {
            tracing::info!(hash = due.hash, why, "a document has no PDF");
        }
        let keep = move |tx: &mut Tx<'_>| {
            let (pdf, why) = match &made {
                Ok(pdf) => (pdf.as_str(), ""),
                Err(why) => ("", *why),
            };
            tx.execute(&SAVE_PDF, params![due.hash, pdf, why]).map(drop)
        };
        db.write(keep).await?;
        Ok(true)
    }

    async fn render(&self, due: &Due) -> Result<Result<String, &'static str>> {
        let (blobs, hash, ending) = (self.app.blobs.clone(), due.hash.clone(), due.ending.clone());
        let prepare = move || {
            let folder = tempfile::tempdir()?;
            let profile = folder.path().join("profile/user");
            fs::create_dir_all(&profile)?;
            fs::write(profile.join("registrymodifications.xcu"), PROFILE)?;
            let mut document = File::create(folder.path().join(format!("document.{ending}")))?;
            std::io::copy(&mut blobs.open_file(&hash)?, &mut document)?;
            Ok::<_, Error>(folder)
        };
        let folder = tokio::task::spawn_blocking(prepare).await.map_err(Error::internal)??;
        if let Err(why) = self.run(folder.path(), &due.ending).await? {
            return Ok(Err(why));
        }
        let blobs = self.app.blobs.clone();
        let keep = move || kept(&blobs, &folder);
        tokio::task::spawn_blocking(keep).await.map_err(Error::internal)?
    }

    /// Runs the program in a process group of its own: it starts others.
    async fn run(&self, folder: &Path, ending: &str) -> Result<Result<(), &'static str>> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", LIMITS, "sh"]).arg(&self.program);
        command.arg(format!("-env:UserInstallation=file://{}/profile", folder.display()));
        command.args(["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]);
        command.args(["--convert-to", "pdf", "--outdir", "."]).arg(format!("document.{ending}"));
        command.env_clear().env("HOME", folder).env("TMPDIR", folder);
        command.env("PATH", PATH).current_dir(folder);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.process_group(0).kill_on_drop(true).spawn()?;
        let group = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
        let ended = timeout(self.most, child.wait()).await;
        if let Some(group) = group {
            // Whatever it left behind, too.
            let _ = kill_process_group(group, Signal::KILL);
        }
        Ok(match ended {
            Ok(ended) => match ended?.code() {
                Some(0) => Ok(()),
                Some(code) if NOT_RUN.contains(&code) => Err(NO_PROGRAM),
                _ => Err("damaged"),
            },
            Err(_) => Err("limits"),
        })
    }
}

/// Keeps what the program wrote, where that is a PDF.
fn kept(blobs: &kernel::blobs::Blobs, folder: &TempDir) -> Result<Result<String, &'static str>> {
    let Ok(mut file) = File::open(folder.path().join("document.pdf")) else {
        return Ok(Err("damaged"));
    };
    let mut head = [0; 5];
    if std::io::Read::read_exact(&mut file, &mut head).is_err() || &head != b"%PDF-" {
        return Ok(Err("damaged"));
    }
    std::io::Seek::rewind(&mut file)?;
    Ok(Ok(blobs.put(file, u64::MAX)?.hash))
}

impl Work for Renderer {
    const NAME: &'static str = "documents as PDF";

    async fn round(&self) -> Result<Next> {
        let rendered = self.render_due().await?;
        Ok(if rendered { Next::AtOnce } else { Next::OnCommit(PATIENCE) })
    }
}

/// A document that was taken up.
#[derive(Clone)]
struct Due {
    hash: String,
    ending: String,
    /// This one included.
    tries: i64,
    /// Since when it was due.
    since: Time,
}

/// Takes the next; nobody else does until it is tried again.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Due>> {
    let now = tx.now();
    let due = tx.query_opt(&NEXT_PDF, params![now], |row| {
        let tries = row.get::<i64>(2)? + 1;
        Ok(Due { hash: row.get(0)?, ending: row.get(1)?, tries, since: row.get(3)? })
    })?;
    if let Some(due) = &due {
        tx.execute(&LEASE_PDF, params![due.hash, now.plus_seconds(PAUSES.seconds(due.tries))])?;
    }
    Ok(due)
}

/// Leaves it due as it was: it was not tried.
fn give_back(tx: &mut Tx<'_>, due: &Due) -> Result<()> {
    tx.execute(&GIVE_BACK_PDF, params![due.hash, due.tries - 1, due.since]).map(drop)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use kernel::error::Meaning;

    use super::expect;

    #[test]
    fn a_program_that_cannot_be_run_is_refused() {
        for program in ["/bin/sh", "sh"] {
            expect(Path::new(program)).expect(program);
        }
        for wrong in
            ["", "/nowhere/soffice", "no-such-program", "/bin", "/etc/passwd", "bin/sh", "./sh"]
        {
            let refused = expect(Path::new(wrong)).expect_err(wrong);
            assert_eq!(refused.meaning(), Meaning::Invalid, "{wrong}");
        }
    }
}
