//! Templates hold no script and no style of their own: the content security policy forbids both. What
//! sends something sends its token first, before whatever takes long to read.

use super::{File, Finding};

/// Programs that show mails read no style sheet.
const MAIL: [&str; 2] =
    ["crates/inbox/templates/inbox/mail.html", "crates/mail/templates/mail/letter.html"];

const TOKEN: &str =
    "Write the token first in this form, `{{ csrf }}`: it is checked before the rest is read.";

/// Its address proves who sends it, signed in or not.
const PROVEN: &str = "crates/inbox/templates/inbox/unsubscribe.html";

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let templates = files
        .iter()
        .filter(|file| file.path.contains("/templates/") && file.path.ends_with(".html"))
        .filter(|file| !MAIL.contains(&file.path.as_str()));
    for file in templates {
        for (index, line) in file.text.lines().enumerate() {
            let line = line.to_ascii_lowercase();
            if let Some(advice) = advice(&line) {
                findings.push(Finding::new(&file.path, index + 1, advice));
            }
            let forms = line.match_indices("<form");
            let late = forms.filter(|(at, _)| !begins_with_token(&line[*at..])).count();
            if late > 0 && file.path != PROVEN {
                findings.push(Finding::new(&file.path, index + 1, TOKEN));
            }
        }
    }
    findings
}

fn advice(line: &str) -> Option<&'static str> {
    let inline_script = line.match_indices("<script").any(|(at, _)| {
        let tag = line[at..].split('>').next().unwrap_or_default();
        !tag.contains(" src=") && !tag.contains("type=\"application/json\"")
    });
    if inline_script || has_handler(line) {
        return Some(
            "Put this in the script of `ui` and mark the element with a `data-` attribute.",
        );
    }
    if line.contains(" style=") || line.contains("<style") {
        return Some("Put this in the style sheet of `ui` and give the element a class.");
    }
    None
}

/// Whether a form that changes something begins with its token. Templates put conditions into tags.
fn begins_with_token(form: &str) -> bool {
    if !form.contains("method=\"post\"") {
        return true;
    }
    let token = ["{{ csrf }}", "{{ cx.csrf_field() }}"].iter().filter_map(|token| form.find(token));
    let input = ["<input", "<textarea", "<button", "<select", "</form"];
    let input = input.iter().filter_map(|tag| form.find(tag)).min().unwrap_or(form.len());
    token.min().is_some_and(|token| token < input)
}

/// Whether an attribute such as `onclick=` stands in the line.
fn has_handler(line: &str) -> bool {
    line.match_indices(" on").any(|(at, _)| {
        let name = &line[at + 3..];
        let end = name.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(name.len());
        end > 1 && name[end..].starts_with("=\"")
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn inline_script_and_style_are_found() {
        let text = "<script>alert(1)</script>\n\
            <p style=\"color: red\">\n\
            <a onclick=\"go()\">\n\
            <script src=\"/assets/app.js\" type=\"module\"></script>\n\
            <p class=\"style\">based on a=\"b\"</p>\n\
            <script type=\"application/json\">{}</script>\n\
            <form method=\"post\"><input name=\"a\">{{ csrf }}\n\
            <form method=\"post\"{% if a %} id=\"b\"{% endif %}>{{ csrf }}<input name=\"a\">\n\
            <form method=\"get\"><input name=\"a\">\n";
        let found = check(&[
            file("crates/ui/templates/ui/shell.html", text),
            file("docs/example.html", text),
        ]);
        assert_eq!(found.iter().map(|found| found.line).collect::<Vec<_>>(), [1, 2, 3, 7]);
    }
}
