//! What a file of each type gives.

use extract::Why;

use crate::common::{answer, archive, body, pdf};

#[tokio::test]
async fn a_word_document_is_read_with_what_stands_around_it() {
    let docx = archive(&[
        ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>Confidentiel</w:t></w:r></w:p></w:hdr>"),
        (
            "word/document.xml",
            "<w:document><w:body><w:p><w:r><w:t>Pri</w:t></w:r><w:r><w:t>me &amp; con&#233;s</w:t></w:r></w:p>
             <mc:AlternateContent><mc:Choice><w:p><w:t>cadre</w:t></w:p></mc:Choice>
             <mc:Fallback><w:p><w:t>cadre</w:t></w:p></mc:Fallback></mc:AlternateContent>
             <w:tbl><w:tr><w:tc><w:p><w:t>Brest</w:t></w:p></w:tc></w:tr></w:tbl>
             <w:p><w:del><w:delText>supprimé</w:delText></w:del><w:instrText>PAGE</w:instrText></w:p>",
        ),
        ("word/footnotes.xml", "<w:footnotes><w:p><w:t>note</w:t></w:p></w:footnotes>"),
        ("word/commentsExtended.xml", "<w:p><w:t>no</w:t></w:p>"),
    ]);
    assert_eq!(body(&docx).await, "Confidentiel\nPrime & conés\ncadre\nBrest\nnote");
}

#[tokio::test]
async fn slides_are_read_in_their_order_with_their_notes() {
    let slide = |text: &str| format!("<p:sld><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>");
    let (two, ten, notes) = (slide("deux"), slide("dix"), slide("à dire"));
    let pptx = archive(&[
        ("ppt/slides/slide10.xml", &ten),
        ("ppt/notesSlides/notesSlide1.xml", &notes),
        ("ppt/slides/slide2.xml", &two),
    ]);
    assert_eq!(body(&pptx).await, "deux\ndix\nà dire");
}

#[tokio::test]
async fn a_workbook_is_read_with_its_hidden_sheets() {
    let xlsx = archive(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='Effectifs'/><sheet name='Caché' state='hidden'/></sheets></workbook>",
        ),
        (
            "xl/sharedStrings.xml",
            "<sst count='4000000000'><si><t>Brest</t></si><si><r><t>Saint-</t></r><r><t>Étienne</t></r></si></sst>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row><c t='s'><v>1</v></c><c><v>42</v></c></row>
             <row><c t='s'><v>99</v></c><c t='inlineStr'><is><t>là</t></is></c></row></sheetData></worksheet>",
        ),
        (
            "xl/worksheets/sheet2.xml",
            "<worksheet><sheetData><row><c r='ZZZZ9' t='s'><v>0</v></c></row></sheetData></worksheet>",
        ),
    ]);
    assert_eq!(body(&xlsx).await, "Effectifs\nCaché\nSaint-Étienne 42\nlà\nBrest");
}

#[tokio::test]
async fn an_open_document_is_read_without_what_was_deleted() {
    let content = "<office:document-content><text:tracked-changes><text:p>ancien</text:p></text:tracked-changes>
        <text:h>Titre</text:h><text:p>un<text:s text:c='3'/>mot</text:p>
        <presentation:notes><text:p>note</text:p></presentation:notes></office:document-content>";
    let odt = archive(&[("mimetype", ""), ("content.xml", content)]);
    assert_eq!(body(&odt).await, "Titre\nun mot\nnote");
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let locked = archive(&[("META-INF/manifest.xml", manifest), ("content.xml", "\0\0")]);
    assert_eq!(answer(&locked).await, Err(Why::Protected));
}

#[tokio::test]
async fn a_pdf_is_read_and_its_parted_words_joined() {
    let first = "BT /F1 12 Tf 50 700 Td (Un exem-) Tj 0 -14 Td (ple \\351crit) Tj ET";
    let text = body(&pdf(&[first, "BT /F1 12 Tf 50 700 Td (Seconde page) Tj ET"])).await;
    assert_eq!(text, "Un exemple écrit\nSeconde page");
    assert_eq!(answer(&pdf(&[""])).await, Err(Why::Empty));
}

#[tokio::test]
async fn a_message_is_read_with_what_is_attached() {
    let mail = "From: Ana <ana@example.org>\r\nTo: Bob <bob@example.org>\r\n\
        Subject: =?utf-8?q?Cong=C3=A9s?=\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
        Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        =E0 lire\r\n--b\r\nContent-Type: application/octet-stream; name=plan.rtf\r\n\
        Content-Disposition: attachment; filename=plan.rtf\r\n\r\n{\\rtf1 le plan}\r\n--b--\r\n";
    let text = answer(mail.as_bytes()).await.unwrap();
    assert_eq!(text.title, "Congés");
    let lines: Vec<&str> = text.body.lines().collect();
    assert_eq!(
        lines,
        ["Congés", "Ana ana@example.org", "Bob bob@example.org", "à lire", "plan.rtf", "le plan"]
    );
}

#[tokio::test]
async fn what_is_not_read_says_why() {
    assert_eq!(answer(b"").await, Err(Why::Empty));
    assert_eq!(answer(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").await, Err(Why::Unread));
    assert_eq!(answer(&archive(&[("a.txt", "b")])).await, Err(Why::Unread));
    assert_eq!(answer(b"PK\x03\x04 and no more").await, Err(Why::Damaged));
    assert_eq!(answer(b"%PDF-1.7 and no more").await, Err(Why::Damaged));
}
