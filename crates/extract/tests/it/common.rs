//! The program that reads, and files made here.

use std::io::{Cursor, Seek, SeekFrom, Write};

use extract::{Program, Text, Why};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What the program answers of a file.
pub(crate) async fn answer(bytes: &[u8]) -> Result<Text, Why> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.seek(SeekFrom::Start(0)).unwrap();
    Program::at(env!("CARGO_BIN_EXE_extract")).text_of(file).await.unwrap()
}

/// The text of a file that is read whole.
pub(crate) async fn body(bytes: &[u8]) -> String {
    let text = answer(bytes).await.unwrap();
    assert!(text.is_whole);
    text.body
}

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A PDF with a page for each of these streams of content.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
    let page = |number: usize| 4 + 2 * number;
    let kids: Vec<String> =
        (0..pages.len()).map(|number| format!("{} 0 R", page(number))).collect();
    objects.push(format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")));
    objects.push(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    );
    for (number, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R\
             /Resources<</Font<</F1 3 0 R>>>>>>",
            page(number) + 1
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        writeln!(file, "{number} 0 obj{object}endobj").unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(file, "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").unwrap();
    file
}
