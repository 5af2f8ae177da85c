//! What is found of this crate: posts of every kind, and comments.

mod comments;
mod posts;
mod store;

use std::collections::HashMap;

use index::Named;
use kernel::{Result, Tx, Viewer, params};
use spaces::{Granting, Kind};

use store::{FILES, LINKED};

/// Characters of a file's text by which it is found: a hundred pages. A thousand posts are indexed together.
const FOUND_BY: i64 = 256 * 1024;
/// Characters of it in which an extract is looked for: long enough to be quick.
const SHOWN_FROM: i64 = 64 * 1024;

/// What comes with a text: its files, and what may be asked of it in a word.
#[derive(Default)]
struct Beside {
    files: Vec<File>,
    marks: Vec<&'static str>,
}

/// A file: its name, and the words of both.
struct File {
    name: String,
    words: String,
}

/// What comes with these posts or comments, with so many characters of each file.
fn beside(tx: &mut Tx<'_>, targets: &[i64], most: i64) -> Result<HashMap<i64, Beside>> {
    let mut all: HashMap<i64, Beside> = HashMap::new();
    let files = tx.query(&FILES, params![targets], |row| {
        let (name, media): (String, String) = (row.get(1)?, row.get(2)?);
        let words = format!("{}\n{}", words_of(&name), row.get::<String>(4)?);
        Ok((row.get::<i64>(0)?, name, words, media, row.get::<String>(3)?))
    })?;
    let hashes: Vec<String> = files.iter().map(|(.., hash)| hash.clone()).collect();
    let texts = ::files::texts(tx, &hashes, most)?;
    for (target, name, words, media, hash) in files {
        let beside = all.entry(target).or_default();
        let text = texts.get(&hash).map_or("", String::as_str);
        beside.files.push(File { words: format!("{words}\n{text}"), name });
        beside.marks.push("file");
        if media.starts_with("image/") {
            beside.marks.push("picture");
        }
    }
    for target in tx.query(&LINKED, params![targets], |row| row.get::<i64>(0))? {
        all.entry(target).or_default().marks.push("link");
    }
    for beside in all.values_mut() {
        beside.marks.sort_unstable();
        beside.marks.dedup();
    }
    Ok(all)
}

/// Who wrote each of these texts and where, of those that the viewer may read.
struct Origin {
    author: Named,
    space: Named,
}

/// By a statement that answers the object, the slug, the name and the kind of its space, the handle and the
/// name of its author.
fn origins(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    statement: &Granting,
    objects: &[i64],
) -> Result<HashMap<i64, Origin>> {
    let rows = statement.query(tx, viewer, params![objects], |_, row| {
        let (slug, kind, handle): (String, String, String) =
            (row.get(1)?, row.get(3)?, row.get(4)?);
        let space = Named { name: row.get(2)?, href: Kind::parse(&kind).href_of(&slug) };
        let author = Named { name: row.get(5)?, href: format!("/people/{handle}") };
        Ok((row.get::<i64>(0)?, Origin { author, space }))
    })?;
    Ok(rows.into_iter().collect())
}

impl Beside {
    /// The words of its files.
    fn words(&self) -> String {
        self.files.iter().map(|file| file.words.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Each file, to show an extract of.
    fn shown(self) -> Vec<(String, String)> {
        self.files.into_iter().map(|file| (file.name, file.words)).collect()
    }
}

/// A name of a file as words: what joins them is no part of them.
fn words_of(name: &str) -> String {
    name.replace(['_', '.', '-'], " ")
}
