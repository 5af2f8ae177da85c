//! Where a company is kept, and the copies of it that are measured.

use std::path::{Path, PathBuf};

use kernel::db::Source;
use kernel::{Clock, Db};
use postgres::{Client, NoTls};
use tempfile::TempDir;

use crate::Result;

const FILE: &str = "parvis.db";
const MARKER: &str = "company.json";
/// Copies begin so, and go on with the number of the process that made them.
const COPY: &str = "copy-";

/// Where a company is kept between runs.
#[derive(Clone, Debug)]
pub struct Place {
    /// Holds the file of the embedded database, and the marker of a complete company.
    folder: PathBuf,
    /// The PostgreSQL server and the database on it, where it is kept there.
    postgres: Option<(String, String)>,
}

impl Place {
    /// The place of the company called `name`, under the folder `all`.
    pub fn new(all: &Path, name: &str, server: Option<&str>) -> Place {
        let database = |server: &str| {
            let database = format!("parvis_bench_{}", name.replace('-', "_"));
            (server.to_owned(), database)
        };
        let kind = if server.is_some() { "-postgres" } else { "" };
        Place { folder: all.join(format!("{name}{kind}")), postgres: server.map(database) }
    }

    /// For people.
    pub fn describe(&self) -> String {
        match &self.postgres {
            Some((_, database)) => format!("the database {database}"),
            None => self.folder.display().to_string(),
        }
    }

    /// What [`Place::complete`] kept.
    pub fn marker(&self) -> Option<String> {
        if let Some((server, database)) = &self.postgres {
            Client::connect(&on(server, database), NoTls).ok()?;
        }
        std::fs::read_to_string(self.folder.join(MARKER)).ok()
    }

    /// Marks the company as made to its end.
    pub fn complete(&self, marker: &str) -> Result<()> {
        Ok(std::fs::write(self.folder.join(MARKER), marker)?)
    }

    /// Begins again with nothing.
    pub fn clear(&self) -> Result<()> {
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder)?;
        }
        std::fs::create_dir_all(&self.folder)?;
        if let Some((server, database)) = &self.postgres {
            drop_database(server, database)?;
            execute(server, &format!("CREATE DATABASE {database} TEMPLATE template0"))?;
        }
        Ok(())
    }

    /// Opens it, to fill it.
    pub fn open(&self) -> Result<Db> {
        let source = match &self.postgres {
            Some((server, database)) => Source::Postgres(on(server, database)),
            None => Source::file(self.folder.join(FILE)),
        };
        Ok(Db::open(&source, Clock::system())?)
    }

    /// A copy to be measured, its schema up to date, gone when it is dropped.
    pub fn copy(&self) -> Result<Copy> {
        let copy = self.copy_as_it_is()?;
        kernel::migrate::run(&copy.open()?, server::migrations())?;
        Ok(copy)
    }

    fn copy_as_it_is(&self) -> Result<Copy> {
        let beside = self.folder.parent().unwrap_or(&self.folder);
        let prefix = format!("{COPY}{}-", std::process::id());
        let folder = tempfile::Builder::new().prefix(&prefix).tempdir_in(beside)?;
        let mut copy = Copy { folder, postgres: None };
        match &self.postgres {
            Some((server, database)) => {
                let name = copy.folder.path().file_name().unwrap_or_default().to_string_lossy();
                let clean = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
                let own = format!("{database}_{clean}_{}", std::process::id());
                drop_database(server, &own)?;
                patiently(server, &format!("CREATE DATABASE {own} TEMPLATE {database}"))?;
                copy.postgres = Some((server.clone(), own));
            }
            None => {
                for file in [FILE.to_owned(), format!("{FILE}-wal")] {
                    let from = self.folder.join(&file);
                    if from.exists() {
                        let to = copy.folder.path().join(&file);
                        std::fs::copy(from, &to)?;
                        // Or the disk would be busy with it while we measure.
                        std::fs::File::open(to)?.sync_all()?;
                    }
                }
            }
        }
        Ok(copy)
    }
}

/// Removes the copies left behind under `all` by runs that were killed.
pub fn sweep(all: &Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let maker = name.strip_prefix(COPY).and_then(|rest| rest.split('-').next());
        if maker.is_some_and(|number| !Path::new("/proc").join(number).exists()) {
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

/// A copy of a company.
#[derive(Debug)]
pub struct Copy {
    folder: TempDir,
    postgres: Option<(String, String)>,
}

impl Copy {
    /// Its database, for the product's own functions.
    pub fn open(&self) -> Result<Db> {
        let source = match self.url() {
            Some(url) => Source::Postgres(url),
            None => Source::file(self.file()),
        };
        Ok(Db::open(&source, Clock::system())?)
    }

    /// The file of the embedded database.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join(FILE)
    }

    /// The address of the database, where it is PostgreSQL's.
    pub fn url(&self) -> Option<String> {
        self.postgres.as_ref().map(|(server, database)| on(server, database))
    }

    /// The data folder of a server over it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Some((server, database)) = &self.postgres
            && let Err(error) = drop_database(server, database)
        {
            eprintln!("The database {database} stays behind: {error}");
        }
    }
}

fn drop_database(server: &str, database: &str) -> Result<()> {
    execute(server, &format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)"))
}

fn execute(server: &str, statement: &str) -> Result<()> {
    Ok(Client::connect(server, NoTls)?.batch_execute(statement)?)
}

/// A database is copied only once its last connection is gone, which the server notices a little
/// after we closed it.
fn patiently(server: &str, statement: &str) -> Result<()> {
    for _ in 0..50 {
        if execute(server, statement).is_ok() {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    execute(server, statement)
}

/// The same server, another database: what stands after the last slash, before any parameters.
fn on(server: &str, database: &str) -> String {
    let (address, parameters) = match server.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (server, String::new()),
    };
    let authority = address.find("://").map_or(0, |at| at + 3);
    let end = address[authority..].find('/').map_or(address.len(), |at| authority + at);
    format!("{}/{database}{parameters}", &address[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_database_of_an_address_changes() {
        assert_eq!(
            on("postgres://a@h:1/x?sslmode=disable", "y"),
            "postgres://a@h:1/y?sslmode=disable"
        );
        assert_eq!(on("postgres://a@h:1", "y"), "postgres://a@h:1/y");
    }

    #[test]
    fn a_copy_holds_what_the_company_held_and_goes() {
        let all = tempfile::tempdir().unwrap();
        let place = Place::new(all.path(), "small-0", None);
        place.clear().unwrap();
        std::fs::write(place.folder.join(FILE), "rows").unwrap();
        assert_eq!(place.marker(), None);
        let copy = place.copy_as_it_is().unwrap();
        let file = copy.file();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "rows");
        drop(copy);
        assert!(!file.exists());
    }

    #[test]
    fn copies_of_runs_that_were_killed_are_removed() {
        let all = tempfile::tempdir().unwrap();
        // No process has the number 0.
        let (dead, own) = (all.path().join("copy-0-a"), format!("copy-{}-b", std::process::id()));
        std::fs::create_dir(&dead).unwrap();
        std::fs::create_dir(all.path().join(&own)).unwrap();
        sweep(all.path());
        assert!(!dead.exists() && all.path().join(own).exists());
    }
}
