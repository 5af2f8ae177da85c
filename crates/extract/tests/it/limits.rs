//! Files that would take everything end within the limits, and say so.

use extract::{TEXT, Why};

use crate::common::{answer, archive, pdf};

#[tokio::test]
async fn a_long_text_is_kept_up_to_its_limit() {
    let text = answer("mot ".repeat(TEXT).as_bytes()).await.unwrap();
    assert!(!text.is_whole && text.body.len() <= TEXT && text.body.len() > TEXT - 8);
}

#[tokio::test]
async fn what_unpacks_without_end_is_left() {
    let blanks = format!("<w:p>{}<w:t>fin</w:t>", " ".repeat(80 * 1024 * 1024));
    assert_eq!(answer(&archive(&[("word/document.xml", &blanks)])).await, Err(Why::Limits));
}

#[tokio::test]
async fn elements_without_end_within_one_another_are_left() {
    let deep = "<a>".repeat(1_000_000);
    assert_eq!(answer(&archive(&[("content.xml", &deep)])).await, Err(Why::Limits));
}

#[tokio::test]
async fn entities_stand_for_nothing() {
    let bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>
        <d><w:t>un&a;&b;&amp;</w:t></d>";
    let text = answer(&archive(&[("word/document.xml", bomb)])).await.unwrap();
    assert_eq!(text.body, "un&");
}

#[tokio::test]
async fn a_pdf_that_overflows_the_stack_takes_nothing_with_it() {
    let deep = format!("BT {}{} TJ ET", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(answer(&pdf(&[&deep])).await, Err(Why::Limits));
}
