//! A form that a session sends is asked for its token: the extractors of forms do, so a handler takes one.

use super::{File, Finding};

/// What reads the body of a form, and its token.
const EXTRACTORS: [&str; 2] = ["Form", "Multipart"];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let of_crates = |file: &&File| file.path.starts_with("crates/") && file.path.ends_with(".rs");
    for file in files.iter().filter(of_crates) {
        for (at, _) in file.text.match_indices("async fn submit") {
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
        let text = "async fn submit(cx: Ctx, _: EmptyForm) -> Result<()> {}\n\
            async fn submit_read(\n    cx: Ctx,\n    Path(id): Path<String>,\n) -> Result<()> {}\n\
            async fn submit(body: String) -> Response {}\n";
        let found = check(&[file("crates/a/src/page.rs", text)]);
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [2]);
    }
}
