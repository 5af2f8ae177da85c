//! A share: a post shown in another space, with a word of one's own. It names the post and copies
//! nothing: whoever may read the post sees it there, and nobody else learns what it says, who wrote
//! it or where. So sharing never widens an audience.

mod part;

use kernel::{Error, PersonId, Result, Tx};

use super::{Field, Fields, Found, Input, PostKind, Word};
use crate::{Post, PostId};

ui::messages!("src/kinds/share/fr.ftl", "src/kinds/share/en.ftl");
ui::style!("src/kinds/share/style.css");
crate::kind!(Share);

/// A share.
pub struct Share;

/// The field that names the post.
const POST: &str = "post";

impl PostKind for Share {
    fn name(&self) -> &'static str {
        "share"
    }

    fn icon(&self) -> &'static str {
        "share"
    }

    fn place(&self) -> u16 {
        60
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::required(POST, Input::Post)]
    }

    fn offered(&self) -> bool {
        false
    }

    fn stands_alone(&self) -> bool {
        true
    }

    fn check(&self, tx: &mut Tx<'_>, author: PersonId, fields: &Fields) -> Result<()> {
        let missing = || Error::field(POST, "kind-share-not-there");
        let post: PostId = fields.id(POST).ok_or_else(missing)?;
        let author = people::viewer(tx, author)?.ok_or_else(missing)?;
        let shared = crate::access::readable(tx, &author, post).map_err(|_| missing())?;
        // A share of a share would show a frame in a frame.
        if shared.kind.name() == self.name() { Err(missing()) } else { Ok(()) }
    }

    /// What was said of one post is not put above another.
    fn changed(&self, _: &mut Tx<'_>, _: &Post, _: &Fields) -> Result<Word> {
        Err(Error::field(POST, "kind-share-stays"))
    }

    fn parts(&self, _: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        Ok(part::of(posts))
    }
}
