//! The entries of an archive by their names, however a path is spelt.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use text::composed;
use zip::ZipArchive;

/// Where Mattermost keeps the files of an export.
const DATA: &str = "data/";
/// The longest path that is looked for, in bytes, and the most folders of an export in one another.
const LONGEST: usize = 4 << 10;
const DEEPEST: usize = 16;

/// Entries by their names in one form, from the folder that the lines lie in.
pub(super) struct Entries {
    by_name: HashMap<String, usize>,
    /// Those with capitals, in small letters, where only one is written so.
    small: HashMap<String, Option<usize>>,
}

impl Entries {
    /// Those below `folder`, which is empty or ends with `/`.
    pub(super) fn of(zip: &ZipArchive<BufReader<File>>, folder: &str) -> Entries {
        let (mut by_name, mut small) = (HashMap::new(), HashMap::new());
        for (index, name) in zip.file_names().enumerate() {
            let Ok(name) = name else { continue };
            let name = name.strip_prefix(folder).unwrap_or(&name);
            let name = one_form(name);
            let in_small = name.to_lowercase();
            if in_small != name {
                small.entry(in_small).and_modify(|one| *one = None).or_insert(Some(index));
            }
            by_name.entry(name).or_insert(index);
        }
        Entries { by_name, small }
    }

    /// The entry that a post names `path`. Mattermost writes paths from the folder `data`, other
    /// exporters from the root, from the root of a disk, or encoded as in addresses.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        if path.len() > LONGEST {
            return None;
        }
        self.spelt(path).or_else(|| self.spelt(&decoded(path)?))
    }

    fn spelt(&self, path: &str) -> Option<usize> {
        let name = one_form(path);
        if let Some(found) = self.named(&name) {
            return Some(found);
        }
        // From the root of a disk: the folders that lead to the export are none of its entries. A
        // file's own name alone would say too little.
        let is_absolute = path.starts_with(['/', '\\']) || path.get(1..2) == Some(":");
        if !is_absolute {
            return None;
        }
        let ends = name.rmatch_indices('/').map(|(at, _)| &name[at + 1..]);
        let ends: Vec<&str> = ends.take(DEEPEST).skip(1).collect();
        ends.into_iter().rev().find_map(|end| self.named(end))
    }

    fn named(&self, name: &str) -> Option<usize> {
        let exactly = |name: &str| self.by_name.get(name).copied();
        let in_small = |name: &str| {
            let name = name.to_lowercase();
            exactly(&name).or_else(|| self.small.get(&name).copied().flatten())
        };
        below_data(name, exactly).or_else(|| below_data(name, in_small))
    }
}

/// What `get` finds under a name, in Mattermost's folder or out of it.
fn below_data(name: &str, get: impl Fn(&str) -> Option<usize>) -> Option<usize> {
    get(name).or_else(|| get(&format!("{DATA}{name}"))).or_else(|| get(name.strip_prefix(DATA)?))
}

/// A path with `/` between its parts, none of them empty or a dot, composed.
fn one_form(path: &str) -> String {
    let parts = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    composed(&parts.collect::<Vec<_>>().join("/"))
}

/// A path with `%20` and the like as characters; nothing where it has none.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok().filter(|decoded| decoded != path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_from_the_root_of_a_disk_is_followed_down_so_far() {
        let by_name = HashMap::from([("a/b.png".to_owned(), 7)]);
        let entries = Entries { by_name, small: HashMap::new() };
        let below = |folders: usize| entries.find(&format!("{}/a/b.png", "/x".repeat(folders)));
        assert_eq!((below(3), below(1_000), below(2_100)), (Some(7), Some(7), None));
        assert_eq!(entries.find("/srv/b.png"), None);
    }
}
