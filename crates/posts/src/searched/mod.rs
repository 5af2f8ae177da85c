//! What is found of this crate: posts of every kind, and comments.

mod comments;
mod posts;
mod store;

use std::collections::HashMap;

use index::Named;
use kernel::{Result, Tx, Viewer, params};
use spaces::{Granting, Kind};

use store::{FILES, LINKED};

/// What comes with a text: the names of its files, and what may be asked of it in a word.
#[derive(Default)]
struct Beside {
    files: Vec<String>,
    marks: Vec<&'static str>,
}

/// What comes with these posts or comments.
fn beside(tx: &mut Tx<'_>, targets: &[i64]) -> Result<HashMap<i64, Beside>> {
    let mut all: HashMap<i64, Beside> = HashMap::new();
    let files = tx.query(&FILES, params![targets], |row| {
        Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
    })?;
    for (target, name, media) in files {
        let beside = all.entry(target).or_default();
        beside.files.push(name);
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

/// A name of a file as words: what joins them is no part of them.
fn words_of(name: &str) -> String {
    name.replace(['_', '.', '-'], " ")
}
