//! The folders of a library, as a viewer sees them. A folder that is not for them (it was there before the space took
//! guests) is as not there: what is in it stands in the next one above that they see.

use std::collections::HashMap;

use kernel::{Error, PersonId, Result, SpaceId, Tx, Viewer, params};

use crate::model::{FolderId, TOP};
use crate::store::FOLDERS;

/// How deep a folder may be: one of the library itself is at 1.
pub(crate) const DEPTH: usize = 12;
/// How many folders a library has at most: they are loaded together.
pub(crate) const MOST: usize = 2_000;

/// A folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Identifier.
    pub id: FolderId,
    /// Its name.
    pub name: String,
    /// The folder above that the viewer sees.
    pub parent: FolderId,
    /// The folder it is in, seen or not.
    pub(crate) kept_in: FolderId,
    /// Who made it.
    pub author: PersonId,
}

/// All folders of a library, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    folders: Vec<Folder>,
    /// Of each folder that is not for the viewer, the one that its files are shown in.
    hidden: HashMap<FolderId, FolderId>,
    count: usize,
}

struct Kept {
    folder: Folder,
    seen: bool,
}

impl Tree {
    /// Of a space.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<Tree> {
        let rows = tx.query(&FOLDERS, params![viewer.id, viewer.sees_open(), space], |row| {
            let (id, parent) = (row.get(0)?, row.get(1)?);
            let (name, author) = (row.get(2)?, row.get(3)?);
            let folder = Folder { id, parent, kept_in: parent, name, author };
            Ok(Kept { folder, seen: row.get(4)? })
        })?;
        Ok(Tree::of(rows))
    }

    fn of(rows: Vec<Kept>) -> Tree {
        let above: HashMap<FolderId, (FolderId, bool)> =
            rows.iter().map(|kept| (kept.folder.id, (kept.folder.parent, kept.seen))).collect();
        let seen_above = |id: FolderId| {
            let mut at = above.get(&id).map_or(TOP, |(parent, _)| *parent);
            // No more steps than there are folders: none is in itself.
            for _ in 0..above.len() {
                match above.get(&at) {
                    Some((_, true)) => return at,
                    Some((parent, false)) => at = *parent,
                    None => return TOP,
                }
            }
            TOP
        };
        let mut tree = Tree { count: rows.len(), ..Tree::default() };
        for Kept { mut folder, seen } in rows {
            folder.parent = seen_above(folder.id);
            if seen {
                tree.folders.push(folder);
            } else {
                tree.hidden.insert(folder.id, folder.parent);
            }
        }
        tree
    }

    /// How many there are, seen or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// A folder.
    pub fn folder(&self, id: FolderId) -> Option<&Folder> {
        self.folders.iter().find(|folder| folder.id == id)
    }

    /// Whether there is such a folder, seen or not.
    pub(crate) fn has(&self, id: FolderId) -> bool {
        self.folder(id).is_some() || self.hidden.contains_key(&id)
    }

    /// A folder that the viewer sees, or the library itself.
    ///
    /// # Errors
    /// `Invalid` on the field `folder` where it is not there any more.
    pub(crate) fn existing(&self, id: FolderId) -> Result<FolderId> {
        let there = id == TOP || self.folder(id).is_some();
        if there { Ok(id) } else { Err(Error::field("folder", "library-folder-gone")) }
    }

    /// The folders directly in this one.
    pub fn below(&self, id: FolderId) -> impl Iterator<Item = &Folder> {
        self.folders.iter().filter(move |folder| folder.parent == id)
    }

    /// The folder and those it is in, the outermost first; none for the library itself.
    pub fn path(&self, id: FolderId) -> Vec<&Folder> {
        let mut path = Vec::new();
        let mut at = self.folder(id);
        while let Some(folder) = at {
            path.push(folder);
            at = self.folder(folder.parent);
        }
        path.reverse();
        path
    }

    /// Where what is in this folder is shown.
    pub fn shown(&self, id: FolderId) -> FolderId {
        match self.hidden.get(&id) {
            Some(above) => *above,
            None if self.folder(id).is_some() => id,
            None => TOP,
        }
    }

    /// The folders whose files are shown in this one.
    pub(crate) fn listed_in(&self, id: FolderId) -> Vec<FolderId> {
        let hidden = self.hidden.iter().filter(|(_, above)| **above == id).map(|(id, _)| *id);
        std::iter::once(id).chain(hidden).collect()
    }

    /// This folder and all below it.
    pub(crate) fn all_below(&self, id: FolderId) -> Vec<FolderId> {
        let mut all = vec![id];
        let mut next = 0;
        while let Some(at) = all.get(next).copied() {
            all.extend(self.below(at).map(|folder| folder.id));
            next += 1;
        }
        all
    }

    /// How many levels there are from this folder down, itself included.
    pub(crate) fn height(&self, id: FolderId) -> usize {
        let depth = |folder: FolderId| self.path(folder).len();
        let deepest = self.all_below(id).into_iter().map(depth).max().unwrap_or(0);
        deepest + 1 - depth(id)
    }

    /// Each with its path, to choose from: the library itself is first.
    pub(crate) fn choices(&self, top: &str) -> Vec<(String, String)> {
        let mut choices = vec![(TOP.to_string(), top.to_owned())];
        let mut open: Vec<FolderId> = self.below(TOP).map(|folder| folder.id).collect();
        open.reverse();
        while let Some(id) = open.pop() {
            let path: Vec<&str> = self.path(id).iter().map(|of| of.name.as_str()).collect();
            choices.push((id.to_string(), path.join(" / ")));
            let first = open.len();
            open.extend(self.below(id).map(|folder| folder.id));
            open[first..].reverse();
        }
        choices
    }
}

#[cfg(test)]
mod tests {
    use kernel::PersonId;

    use super::{Folder, FolderId, Kept, TOP, Tree};

    fn kept(id: i64, parent: i64, name: &str, seen: bool) -> Kept {
        let (id, parent) = (FolderId(id), FolderId(parent));
        let (kept_in, name, author) = (parent, name.into(), PersonId(1));
        Kept { folder: Folder { id, parent, kept_in, name, author }, seen }
    }

    #[test]
    fn folders_stand_below_one_another() {
        let rows = vec![
            kept(1, 0, "A", true),
            kept(2, 1, "B", true),
            kept(3, 2, "C", true),
            kept(4, 0, "D", true),
        ];
        let tree = Tree::of(rows);
        let names = |path: Vec<&Folder>| path.iter().map(|of| of.name.clone()).collect::<String>();
        assert_eq!(names(tree.path(FolderId(3))), "ABC");
        assert_eq!(tree.all_below(FolderId(1)), [FolderId(1), FolderId(2), FolderId(3)]);
        assert_eq!((tree.height(FolderId(1)), tree.height(FolderId(3))), (3, 1));
        let choices: Vec<String> = tree.choices("All").into_iter().map(|(_, name)| name).collect();
        assert_eq!(choices, ["All", "A", "A / B", "A / B / C", "D"]);
        assert!(tree.existing(FolderId(9)).is_err() && tree.existing(TOP).is_ok());
    }

    #[test]
    fn what_is_in_a_hidden_folder_is_shown_above_it() {
        let rows = vec![
            kept(1, 0, "A", true),
            kept(2, 1, "B", false),
            kept(3, 2, "C", false),
            kept(4, 3, "D", true),
        ];
        let tree = Tree::of(rows);
        assert_eq!(tree.shown(FolderId(3)), FolderId(1));
        let mut listed = tree.listed_in(FolderId(1));
        listed.sort();
        assert_eq!(listed, [FolderId(1), FolderId(2), FolderId(3)]);
        assert_eq!(tree.folder(FolderId(4)).map(|folder| folder.parent), Some(FolderId(1)));
        assert_eq!(tree.folder(FolderId(4)).map(|folder| folder.kept_in), Some(FolderId(3)));
        assert!(tree.folder(FolderId(2)).is_none() && tree.path(FolderId(4)).len() == 2);
        assert!(tree.has(FolderId(2)) && tree.has(FolderId(1)) && !tree.has(FolderId(9)));
    }
}
