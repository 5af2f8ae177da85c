//! Every component in every state on one page, `/gallery`, to look at and to test.

use axum::response::Html;

/// Answers `/gallery`.
pub(crate) async fn show() -> Html<String> {
    Html(String::new())
}
