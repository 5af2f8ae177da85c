//! PDF, page by page. The library goes where the file leads it, deep and wide: only for a
//! [`Program`](crate::Program).

use pdf_oxide::PdfDocument;

use crate::out::Out;
use crate::{Why, hyphens};

/// The most pages that are read.
const PAGES: usize = 5_000;

pub(crate) fn read(bytes: &[u8], out: &mut Out) -> Result<(), Why> {
    let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|_| Why::Damaged)?;
    // Many are encrypted so that their readers may not change them: these open without a password.
    if document.is_encrypted() && !document.authenticate(b"").is_ok_and(|opened| opened) {
        return Err(Why::Protected);
    }
    let pages = document.page_count().map_err(|_| Why::Damaged)?;
    let mut read = Ok(());
    for page in 0..pages.min(PAGES) {
        match document.extract_text(page) {
            Ok(text) => out.lines(&hyphens::join(&trimmed(&text))),
            Err(_) => read = Err(Why::Damaged),
        }
        if out.is_full() {
            break;
        }
    }
    read
}

/// Without spaces at the ends of lines, and without empty lines.
fn trimmed(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
