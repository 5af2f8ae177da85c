//! Collections of hostile input, published by others and kept outside the repository.

use std::path::PathBuf;

/// A file or folder of the collections; nothing, said aloud, where they are absent.
pub fn hostile(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let data = std::env::var_os("PARVIS_DATA").map_or_else(|| beside.into(), PathBuf::from);
    let path = data.join("hostile").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is absent (PARVIS_DATA may name another folder)", path.display());
    None
}

/// Every file below a folder.
pub fn files_below(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}
