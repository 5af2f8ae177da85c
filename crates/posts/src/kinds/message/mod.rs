//! Something said: words, and nothing else.

use super::PostKind;

ui::messages!("src/kinds/message/fr.ftl", "src/kinds/message/en.ftl");

/// Something said.
pub struct Message;

impl PostKind for Message {
    fn name(&self) -> &'static str {
        "message"
    }

    fn icon(&self) -> &'static str {
        "comment"
    }
}
