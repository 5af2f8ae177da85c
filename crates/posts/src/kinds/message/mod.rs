//! Something said: words, and nothing else.

use kernel::{Result, Tx};

use super::{Found, PostKind};
use crate::Post;

ui::messages!("src/kinds/message/fr.ftl", "src/kinds/message/en.ftl");
crate::kind!(Message);

/// Something said.
pub struct Message;

impl PostKind for Message {
    fn name(&self) -> &'static str {
        "message"
    }

    fn icon(&self) -> &'static str {
        "comment"
    }

    fn place(&self) -> u16 {
        0
    }

    /// Its words are all there is.
    fn parts(&self, _: &mut Tx<'_>, _: &[&Post]) -> Result<Vec<Found>> {
        Ok(Vec::new())
    }
}
