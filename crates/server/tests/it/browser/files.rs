//! Pictures and files: with scripts sent as soon as they are picked, without with the form.

use std::path::{Path, PathBuf};

use image::{Rgb, RgbImage};
use testkit::browser::Browser;

use super::{BODY, FIRST, PUBLISH, Place, both, until};

/// A picture of a sunset, of a sort.
fn picture(folder: &Path) -> PathBuf {
    let path = folder.join("évening — quay.png");
    let colour = |x: u32, y: u32| Rgb([(x / 5) as u8, (y / 4) as u8, 120]);
    RgbImage::from_fn(1200, 800, colour).save(&path).expect("a picture");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_published_with_its_thumbnail_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("measures.txt");
    std::fs::write(&note, "1200 × 800").expect("a note");
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.fill(BODY, "From the quay.").await;
        window.upload("#composer [type=file]", &picture(folder.path())).await;
        if look.scripts {
            window.wait_for_text("#composer .upload", "évening — quay.png").await;
            window.wait_for("#composer .upload img").await;
            window.upload("#composer [type=file]", &note).await;
            window.wait_for("#composer .upload:nth-child(2) input[name=file]").await;
        }
        window.click(PUBLISH).await;
        let thumbnail = format!("{FIRST} .pictures img");
        window.wait_for(&thumbnail).await;
        until(&window, &format!("document.querySelector(`{thumbnail}`).naturalWidth > 100")).await;
        assert_eq!(window.count("#composer .upload").await, 0, "the form is empty again");
        if look.scripts {
            assert_eq!(window.text(&format!("{FIRST} .file-name")).await, "measures.txt");
        }
        let whole = window.attribute(&format!("{FIRST} .pictures a"), "href").await;
        window.goto(&format!("{}{}", place.app.address, whole.expect("a link"))).await;
        until(&window, "document.images[0]?.naturalWidth === 1200").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_may_be_taken_off_again_and_too_large_a_one_says_so_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let window = place.window(&browser, &both()[0], "/spaces/atelier").await;
    window.upload("#composer [type=file]", &picture(folder.path())).await;
    window.wait_for("#composer .upload [name=file]").await;
    window.click("#composer .upload button").await;
    window.wait_until_gone("#composer .upload").await;

    let large = folder.path().join("film.bin");
    std::fs::write(&large, vec![7_u8; 6 * 1024 * 1024]).expect("a large file");
    window.upload("#composer [type=file]", &large).await;
    window.wait_for_text("#composer .upload.is-wrong", "larger than 5 MB").await;
    window.fill(BODY, "Without it, then.").await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "Without it, then.").await;
    assert_eq!(window.count(&format!("{FIRST} .files")).await, 0);
}
