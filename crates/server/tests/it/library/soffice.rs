//! LibreOffice itself, where this machine has it (`cargo xtask setup` brings it): it makes a PDF within the limits, and does
//! not fetch what a document refers to.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use library::office::Renderer;
use spaces::Access;
use testkit::TestApp;
use zip::write::SimpleFileOptions;

use super::{id, put};

const SOFFICE: &str = "/usr/bin/soffice";
/// More than a server gives it: many tests run at the same time.
const TIME: Duration = Duration::from_secs(400);

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
/// One that leads from `PLACE` to a part of its own, or to another server.
const LEADS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="one" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/KIND" Target="PLACE"/></Relationships>"#;
/// Words, and a picture that is elsewhere.
const DOCUMENT: &str = r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p><w:r><w:t>Words of the note</w:t></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="p"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/>
<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="one"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>
</a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>"#;

/// A document of Word whose picture is at this address.
fn document(picture: &str) -> Vec<u8> {
    let leads = |kind: &str, place: &str| LEADS.replace("KIND", kind).replace("PLACE", place);
    let elsewhere = leads("image", picture).replace("/></", " TargetMode=\"External\"/></");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", leads("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", elsewhere),
        ("word/document.xml", DOCUMENT.to_owned()),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(part.as_bytes()).expect("a part");
    }
    zip.finish().expect("a document").into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn libreoffice_makes_a_pdf_and_fetches_nothing() {
    // It is slow to start, and knows no database.
    let on_postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    if on_postgres || !Path::new(SOFFICE).exists() {
        eprintln!("skipped");
        return;
    }
    let elsewhere = TcpListener::bind("127.0.0.1:0").expect("a free port");
    elsewhere.set_nonblocking(true).expect("it does not wait");
    let picture = format!("http://{}/spy.png", elsewhere.local_addr().expect("an address"));
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let renderer = Renderer::new(net.app.clone(), SOFFICE, TIME);
    let note = id(&put(&ana, None, "note.docx", &document(&picture)).await);
    while renderer.render_due().await.expect("it renders") {}
    let pdf = ana.get(&format!("/library/{note}/pdf/1")).await.expect(200);
    assert!(pdf.text.starts_with("%PDF-") && pdf.text.len() > 2_000, "{}", pdf.text.len());
    assert!(elsewhere.accept().is_err(), "it asked for the picture");
}
