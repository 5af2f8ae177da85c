//! The files of the company's spaces, in folders, with their versions.

use std::collections::HashMap;

use demo::Company;
use files::Taken;
use kernel::{App, Error, Result, Time, Tx, Viewer};
use library::access::library;
use library::{Change, FolderId, TOP, folders};
use serde::Deserialize;

use super::{Made, Stage, viewer};

/// Seconds in a day.
const DAY: i64 = 86_400;

/// A file, and what became of it.
#[derive(Deserialize)]
struct File {
    space: String,
    /// Names of folders, one in the other, with slashes between.
    folder: String,
    name: String,
    description: String,
    versions: Vec<Version>,
    /// Pictures of posts of the space are put there instead.
    #[serde(default)]
    photos: bool,
}

/// Somebody put the file there again.
#[derive(Deserialize)]
struct Version {
    by: String,
    days: i64,
    at: String,
    #[serde(default)]
    text: String,
    /// One of `content/files` instead of a text.
    #[serde(default)]
    file: String,
}

/// How many pictures of posts are put.
const PHOTOS: usize = 4;

/// Fills all libraries.
pub(super) fn fill(app: &App, stage: &Stage, made: &Made, end: Time) -> Result<()> {
    let all: Vec<File> = serde_json::from_str(demo::LIBRARY)?;
    let mut taken: Vec<Vec<Taken>> = Vec::new();
    for file in &all {
        let versions = file.versions.iter().map(|version| {
            let bytes = match version.file.as_str() {
                "" => version.text.as_bytes(),
                name => demo::library_file(name).unwrap_or_default(),
            };
            files::take(app, &file.name, bytes)
        });
        let versions: Result<Vec<Taken>> = versions.collect();
        taken.push(if file.photos { photos(stage, &file.space) } else { versions? });
    }
    let (company, made) = (stage.company.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        let mut known: HashMap<(String, String), FolderId> = HashMap::new();
        for (file, taken) in all.iter().zip(&taken) {
            put(tx, &company, &made, file, taken, &mut known, end)?;
        }
        Ok(())
    })
}

/// Pictures of the first posts of a space that have some.
fn photos(stage: &Stage, space: &str) -> Vec<Taken> {
    let of = stage.company.spaces.iter().position(|one| one.slug == space);
    let posts = stage.company.posts.iter().enumerate();
    let posts = posts.filter(|(_, post)| Some(post.space) == of);
    let taken = posts.filter_map(|(n, _)| stage.files.get(&n)).flatten();
    taken.filter(|one| one.is_picture()).take(PHOTOS).cloned().collect()
}

fn put(
    tx: &mut Tx<'_>,
    company: &Company,
    made: &Made,
    file: &File,
    taken: &[Taken],
    known: &mut HashMap<(String, String), FolderId>,
    end: Time,
) -> Result<()> {
    let person = |handle: &str| {
        let n = company.people.iter().position(|one| one.handle == handle);
        let n = n.ok_or_else(|| Error::internal(format!("nobody is {handle}")))?;
        Ok::<_, Error>(viewer(company, made, n))
    };
    let space = company.spaces.iter().find(|one| one.slug == file.space);
    let founder = viewer(company, made, space.ok_or_else(Error::not_found)?.founder);
    let (first, at) = match file.versions.first() {
        Some(first) => (person(&first.by)?, moment(end, first)),
        None => (founder, end.plus_seconds(-20 * DAY)),
    };
    let folder = folder_of(tx.at(at), &first, file, known)?;
    for (n, taken) in taken.iter().enumerate() {
        let (by, at) = match file.versions.get(n) {
            Some(version) => (person(&version.by)?, moment(end, version)),
            None => (first.clone(), at.plus_seconds(n as i64)),
        };
        let tx = tx.at(at);
        let library = library(tx, &by, &file.space)?.writable(tx, &by)?;
        let put = library::put(tx, &by, &library, folder, taken)?;
        if n == 0 && !file.description.is_empty() {
            let description = Some(file.description.clone());
            library::change(tx, &by, put.id, &Change { description, ..Change::default() })?;
        }
    }
    Ok(())
}

/// The folder of a file, made with those above where it is not there yet.
fn folder_of(
    tx: &mut Tx<'_>,
    by: &Viewer,
    file: &File,
    known: &mut HashMap<(String, String), FolderId>,
) -> Result<FolderId> {
    let (mut at, mut path) = (TOP, String::new());
    for name in file.folder.split('/').filter(|name| !name.is_empty()) {
        path = format!("{path}/{name}");
        let key = (file.space.clone(), path.clone());
        at = match known.get(&key) {
            Some(id) => *id,
            None => {
                let library = library(tx, by, &file.space)?.writable(tx, by)?;
                let id = folders::create(tx, by, &library, at, name)?;
                known.insert(key, id);
                id
            }
        };
    }
    Ok(at)
}

fn moment(end: Time, version: &Version) -> Time {
    let (hour, minute) = version.at.split_once(':').unwrap_or((&version.at, "0"));
    let seconds = |text: &str, of: i64| text.parse::<i64>().unwrap_or(0) * of;
    let midnight = end.plus_seconds(-(end.micros() / 1_000_000).rem_euclid(DAY));
    midnight.plus_seconds(-version.days * DAY + seconds(hour, 3_600) + seconds(minute, 60))
}
