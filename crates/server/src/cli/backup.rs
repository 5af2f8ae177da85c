//! `parvis backup`, `parvis restore`

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use backup::End;
use clap::Args;
use kernel::db::Source;
use kernel::{Clock, Db, Error, Message, Result};
use ui::Locale;

use super::{Settings, setup};

/// The name that stands for standard input and output.
const STANDARD: &str = "-";

#[derive(Debug, Args)]
pub(super) struct Make {
    /// The file to write, or `-` for standard output: to encrypt it, or to send it elsewhere.
    file: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup, or `-` for standard input.
    file: PathBuf,
    /// Put the backup in the place of the network that is here.
    #[arg(long)]
    replace: bool,
    /// End all sessions and access tokens: what was ended since the backup would be good again.
    #[arg(long)]
    sign_out: bool,
    #[command(flatten)]
    settings: Settings,
}

/// Makes a backup of a network, which may be in use meanwhile.
pub(super) fn make(make: &Make) -> Result<ExitCode> {
    let app = setup::open_as_it_is(&make.settings)?;
    let write = |out: Box<dyn Write + Send>| {
        backup::write(&app.db, &app.blobs, env!("CARGO_PKG_VERSION"), out)
    };
    let end = if make.file == Path::new(STANDARD) {
        write(Box::new(std::io::stdout()))?
    } else {
        let unfinished = make.file.with_added_extension("unfinished");
        let file = File::create(&unfinished).map_err(|error| cannot_write(&make.file, error))?;
        let end = write(Box::new(BufWriter::new(file.try_clone()?)))?;
        file.sync_all()?;
        fs::rename(&unfinished, &make.file)?;
        end
    };
    Ok(say("backup-made", &end))
}

/// Restores a backup: beside what is there, checked, then in its place.
pub(super) fn restore(restore: &Restore) -> Result<ExitCode> {
    let Restore { file, replace, sign_out, settings } = restore;
    let input: Box<dyn Read + Send> = if file == Path::new(STANDARD) {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(file).map_err(|error| cannot_read(file, error))?)
    };
    let data = setup::folder(settings, setup::FOLDER)?;
    let end = match &settings.database {
        Some(url) => into(&Source::parse(url), settings, &data, (*replace, *sign_out), input)?,
        None => {
            setup::lock(&data)?;
            let (path, beside) = (data.join("parvis.db"), data.join("parvis.db.restored"));
            if path.exists() && !replace {
                return Err(Error::invalid("backup-into-full"));
            }
            remove_database(&beside)?;
            let end = into(&Source::file(&beside), settings, &data, (false, *sign_out), input)?;
            Source::settle(&beside)?;
            if path.exists() {
                move_away(&data)?;
            }
            fs::rename(&beside, &path)?;
            File::open(&data)?.sync_all()?;
            end
        }
    };
    Ok(say("backup-restored", &end))
}

fn into(
    source: &Source,
    settings: &Settings,
    data: &Path,
    (replace, sign_out): (bool, bool),
    input: Box<dyn Read + Send>,
) -> Result<End> {
    let db = Db::open(source, Clock::system())?;
    let blobs = setup::blobs(settings, data)?;
    // What was told since the backup was made is not told again without somebody's knowing.
    let after = move |tx: &mut kernel::Tx<'_>| {
        if sign_out {
            identity::rescue::sign_everybody_out(tx)?;
        }
        mail::hold(tx, true)
    };
    let end = backup::restore(&db, &blobs, crate::migrations(), replace, input, after)?;
    audit::restored(&db, data)?;
    Ok(end)
}

/// The files of a database: itself, its journal, and the index of that.
fn files_of(path: &Path) -> Vec<PathBuf> {
    let with = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    ["", "-wal", "-shm"].map(with).into_iter().filter(|path| path.exists()).collect()
}

fn remove_database(path: &Path) -> Result<()> {
    Ok(files_of(path).into_iter().try_for_each(fs::remove_file)?)
}

/// Moves the database that is there into a folder of its own: nothing is deleted.
fn move_away(data: &Path) -> Result<()> {
    let seconds = Clock::system().now().micros() / 1_000_000;
    let folder = data.join(format!("replaced-{seconds}"));
    fs::create_dir(&folder)?;
    for file in files_of(&data.join("parvis.db")) {
        let name = file.file_name().unwrap_or_default().to_owned();
        fs::rename(&file, folder.join(name))?;
    }
    let l = Locale::new(setup::lang());
    eprintln!("{}", l.t1("backup-moved", "folder", folder.display()));
    Ok(())
}

/// Says how it went; what is damaged makes it a failure.
fn say(key: &'static str, end: &End) -> ExitCode {
    let l = Locale::new(setup::lang());
    let said = Message::new(key)
        .with("rows", end.rows())
        .with("files", end.files)
        .with("size", l.bytes(end.file_bytes));
    eprintln!("{}", l.msg(&said));
    if end.damaged.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("{}", l.tn("backup-files-damaged", end.damaged.len() as i64));
    end.damaged.iter().for_each(|hash| eprintln!("  {hash}"));
    ExitCode::FAILURE
}

fn cannot_write(path: &Path, error: std::io::Error) -> Error {
    Error::invalid(Message::new("backup-cannot-write").with("file", path.display())).because(error)
}

fn cannot_read(path: &Path, error: std::io::Error) -> Error {
    Error::invalid(Message::new("backup-cannot-read").with("file", path.display())).because(error)
}
