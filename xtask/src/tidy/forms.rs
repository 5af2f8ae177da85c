//! A form that a session sends is asked for its token: the extractors of forms do, so a handler takes one.

use std::collections::BTreeSet;

use super::{File, Finding};

/// What reads the body of a form, and its token.
const EXTRACTORS: [&str; 2] = ["Form", "Multipart"];

/// The folder of a crate: `crates/posts`.
fn folder(file: &File) -> &str {
    let end = file.path.match_indices('/').nth(1).map_or(file.path.len(), |(at, _)| at);
    &file.path[..end]
}

/// The functions that routes of a crate send forms to: `end` in `post(account::sessions::end)`.
fn handlers<'a>(files: &'a [File], of: &str) -> BTreeSet<&'a str> {
    let sources = files.iter().filter(|file| folder(file) == of && file.path.ends_with(".rs"));
    let posts = sources.flat_map(|file| file.text.split("post(").skip(1));
    let paths = posts.map(|rest| rest.split([')', ',']).next().unwrap_or_default());
    paths.filter_map(|path| path.rsplit("::").next()).collect()
}

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let of_crates = |file: &&File| file.path.starts_with("crates/") && file.path.ends_with(".rs");
    for file in files.iter().filter(of_crates) {
        let handlers = handlers(files, folder(file));
        for (at, start) in file.text.match_indices("async fn ") {
            let name = file.text[at + start.len()..].split(['(', '<']).next().unwrap_or_default();
            if !handlers.contains(name) {
                continue;
            }
            let signature = file.text[at..].split("->").next().unwrap_or_default();
            let of_a_session = signature.contains("cx: Ctx");
            if of_a_session && !EXTRACTORS.iter().any(|name| signature.contains(name)) {
                let line = file.text[..at].matches('\n').count() + 1;
                let advice = "Take `ui::EmptyForm`: without a form nothing asks for its token.";
                findings.push(Finding::new(&file.path, line, advice));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_form_without_its_token_is_found() {
        let routes =
            ".route(\"/a\", get(page::show).post(page::submit)).route(\"/b\", post(page::end))";
        let text = "async fn submit(cx: Ctx, _: EmptyForm) -> Result<()> {}\n\
            async fn end(\n    cx: Ctx,\n    Path(id): Path<String>,\n) -> Result<()> {}\n\
            async fn submit(body: String) -> Response {}\nasync fn show(cx: Ctx) -> Page {}\n";
        let found =
            check(&[file("crates/a/src/lib.rs", routes), file("crates/a/src/page.rs", text)]);
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [2]);
    }
}
