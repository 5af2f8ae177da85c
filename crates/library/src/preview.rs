//! A file is seen where it is: pictures, sound and film as they are; text, code and Markdown as pages show them; of office
//! documents and PDF the words that were read in them, with a link to the whole.

use std::io::Read;

use files::shown::opened;
use files::texts;
use kernel::{App, Error, Result, Tx};
use ui::view::Opened;

use crate::access::Readable;

/// The longest text that is shown in place, in bytes.
const MOST: u64 = 200 * 1024;
/// The most characters that are shown of the words of a document.
const WORDS: i64 = 20_000;

/// How a file is seen.
#[derive(Debug)]
pub(crate) enum Preview {
    Picture,
    Sound,
    Film,
    /// Safe HTML of a text, and whether it is all of it.
    Text {
        html: String,
        whole: bool,
    },
    /// The words of a document.
    Words(String),
    /// Only its name says what it is.
    Nothing,
}

/// How a text is shown.
#[derive(Debug, PartialEq, Eq)]
enum Written {
    Markdown,
    /// In the language of a grammar, or in none.
    Code(String),
}

/// By the end of a name, where it is one of a text.
fn written(ending: &str) -> Option<Written> {
    match ending {
        "md" | "markdown" => Some(Written::Markdown),
        "txt" | "text" | "log" | "csv" | "tsv" | "srt" | "vtt" | "ics" | "vcf" | "eml" | "conf"
        | "cfg" | "ini" | "env" | "properties" => Some(Written::Code(String::new())),
        "rs" | "py" | "js" | "mjs" | "ts" | "java" | "c" | "h" | "cpp" | "hpp" | "cs" | "go"
        | "rb" | "php" | "sh" | "bash" | "ps1" | "sql" | "css" | "html" | "htm" | "xml" | "svg"
        | "json" | "yaml" | "yml" | "toml" | "tex" | "r" | "lua" | "pl" | "kt" | "swift"
        | "diff" | "patch" => Some(Written::Code(ending.to_owned())),
        _ => None,
    }
}

/// Reads what is to be seen of a file.
///
/// # Errors
/// Whatever database or store say; a text whose bytes are gone is shown as nothing.
pub(crate) async fn load(app: &App, file: &Readable) -> Result<Preview> {
    let is_picture = file.content.media.starts_with("image/") && !file.content.thumb.is_empty();
    if is_picture {
        return Ok(Preview::Picture);
    }
    match opened(&file.content.media) {
        Opened::Sound => return Ok(Preview::Sound),
        Opened::Film => return Ok(Preview::Film),
        Opened::Aside | Opened::Saved => {}
    }
    if let Some(written) = written(&file.ending()) {
        let (blobs, hash) = (app.blobs.clone(), file.content.hash.clone());
        let read = move || {
            let size = blobs.size(&hash)?;
            let mut bytes = Vec::new();
            blobs.part(&hash, 0, size.min(MOST))?.read_to_end(&mut bytes)?;
            let whole = size <= MOST;
            Ok::<_, Error>(decoded(bytes, whole).map(|text| (shown(&text, &written), whole)))
        };
        let text = tokio::task::spawn_blocking(read).await.map_err(Error::internal)?;
        if let Ok(Some((html, whole))) = text {
            return Ok(Preview::Text { html, whole });
        }
    }
    let hash = file.content.hash.clone();
    let words = app.db.read(move |tx: &mut Tx<'_>| texts(tx, std::slice::from_ref(&hash), WORDS));
    let words = words.await?.into_values().next();
    Ok(words.map_or(Preview::Nothing, Preview::Words))
}

/// The bytes as text, where they are UTF-8: the last letter may be cut where they are not all.
fn decoded(bytes: Vec<u8>, whole: bool) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(cut) if !whole && cut.utf8_error().error_len().is_none() => {
            let valid = cut.utf8_error().valid_up_to();
            String::from_utf8(cut.into_bytes()[..valid].to_vec()).ok()
        }
        Err(_) => None,
    }
    .filter(|text| !text.contains('\0'))
}

fn shown(text: &str, written: &Written) -> String {
    let text = text.trim_start_matches('\u{feff}');
    match written {
        Written::Markdown => text::parse(text).html(&|_| None),
        Written::Code(language) => {
            // A fence longer than any in it.
            let longest = text.lines().filter_map(|line| {
                let line = line.trim_start();
                line.starts_with('~').then(|| line.len() - line.trim_start_matches('~').len())
            });
            let fence = "~".repeat(longest.max().unwrap_or(0).max(3) + 1);
            let text = text.trim_end();
            text::parse(&format!("{fence}{language}\n{text}\n{fence}\n")).html(&|_| None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Written, decoded, shown, written};

    #[test]
    fn a_text_is_shown_and_nothing_of_it_runs() {
        let html =
            shown("<script>alert(1)</script>\n~~~~\n# No title", &Written::Code("html".into()));
        assert!(!html.contains("<script") && !html.contains("<h1"), "{html}");
        assert!(html.contains("No title"));
        let html = shown("# Title\n\n<img src=x onerror=alert(1)>", &Written::Markdown);
        assert!(html.contains("Title") && !html.contains("<img"), "{html}");
        assert_eq!(written("md"), Some(Written::Markdown));
        assert_eq!(written("exe"), None);
    }

    #[test]
    fn only_text_is_taken_for_text() {
        assert_eq!(decoded("é".as_bytes().to_vec(), true).as_deref(), Some("é"));
        assert_eq!(decoded("aé".as_bytes()[..2].to_vec(), false).as_deref(), Some("a"));
        assert_eq!(decoded("aé".as_bytes()[..2].to_vec(), true), None);
        assert_eq!(decoded(vec![0xff, b'a'], false), None);
        assert_eq!(decoded(b"a\0b".to_vec(), true), None);
    }
}
