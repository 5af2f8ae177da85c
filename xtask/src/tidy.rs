//! `cargo xtask tidy`: the project’s rules that no compiler knows.
//!
//! A check is a pure function from what is in the checkout to findings; a finding says where the
//! rule is broken and, in one sentence, what to do instead. A rule that needs an exception names
//! it in its own file, where the next reader finds it with its reason.

mod clock;
mod crate_docs;
mod edges;
mod fluent;
mod forms;
mod length;
mod licences;
mod log_kinds;
mod map;
mod markers;
mod migrations;
mod schemas;
mod sql;
mod templates;
mod voice;

use std::path::Path;

use crate::workspace;

/// A text file of the checkout.
#[derive(Debug)]
struct File {
    /// Path from the root, with `/`.
    path: String,
    text: String,
}

/// A broken rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// Counted from one; zero when the whole file is meant.
    line: usize,
    /// What to do instead.
    advice: String,
}

impl Finding {
    fn new(path: &str, line: usize, advice: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, advice: advice.into() }
    }
}

/// Runs every check and prints what was found.
pub fn run() -> Result<(), String> {
    let root = workspace::root();
    let mut files = Vec::new();
    collect(&root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let packages = workspace::packages()?;

    let mut findings = Vec::new();
    findings.extend(edges::check(&packages));
    findings.extend(licences::check(&packages));
    for check in [
        clock::check,
        crate_docs::check,
        fluent::check,
        length::check,
        log_kinds::check,
        map::check,
        forms::check,
        markers::check,
        migrations::check,
        schemas::check,
        sql::check,
        templates::check,
        voice::check,
    ] {
        findings.extend(check(&files));
    }
    findings.sort();
    for Finding { path, line, advice } in &findings {
        match line {
            0 => println!("{path}: {advice}"),
            _ => println!("{path}:{line}: {advice}"),
        }
    }
    match findings.len() {
        0 => {
            println!("tidy: {} files, {} packages, nothing to say.", files.len(), packages.len());
            Ok(())
        }
        number => Err(format!("tidy: {number} findings.")),
    }
}

/// Reads the text files that the project wrote, leaving out what is built or fetched.
fn collect(root: &Path, folder: &str, files: &mut Vec<File>) -> Result<(), String> {
    let shown = |error: std::io::Error| format!("{folder:?} cannot be read: {error}");
    for entry in std::fs::read_dir(root.join(folder)).map_err(shown)? {
        let entry = entry.map_err(shown)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let kind = entry.file_type().map_err(shown)?;
        if kind.is_dir() {
            let left_out = name == "target" || name == ".git" || path == "data";
            if !left_out {
                collect(root, &path, files)?;
            }
        } else if kind.is_file()
            && let Some((_, extension)) = name.rsplit_once('.')
            && ["rs", "html", "css", "js", "ftl", "md", "sql", "toml"].contains(&extension)
        {
            // A file that another program removes or is still writing is not ours to judge.
            if let Ok(text) = std::fs::read_to_string(entry.path()) {
                files.push(File { path, text });
            }
        }
    }
    Ok(())
}

/// The Rust files, with their lines numbered from one and comments blanked out.
fn code(files: &[File]) -> impl Iterator<Item = (&File, usize, &str)> {
    files.iter().filter(|file| file.path.ends_with(".rs")).flat_map(|file| {
        file.text.lines().enumerate().map(move |(index, line)| {
            let line = if line.trim_start().starts_with("//") { "" } else { line };
            (file, index + 1, line)
        })
    })
}

/// Whether a path holds tests or what serves only tests.
fn is_for_tests(path: &str) -> bool {
    path.starts_with("crates/testkit/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}

#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}
