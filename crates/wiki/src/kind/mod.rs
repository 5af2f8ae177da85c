//! A page, as a kind of post: a text that several people write, with a place in the tree of its space.

mod part;

use kernel::{Error, PersonId, Result, SpaceId, Tx, Viewer, params};
use posts::kinds::{Field, Fields, Found, Input, Needs, PostKind, Who};
use posts::{Post, PostId};
use spaces::{Kind, Visible};

use crate::model::{DEPTH, NOTE};
use crate::store::{INSERT_PAGE, INSERT_VERSION, IS_PAGE, LOCKED, PARENT_IN, SPACE_OF};
use crate::{links, tree};

ui::messages!("src/kind/fr.ftl", "src/kind/en.ftl");
ui::style!("src/kind/style.css");
posts::kind!(WikiPage);

/// Its name.
pub(crate) const NAME: &str = "page";
/// The field that says below which page a new one stands.
pub(crate) const PARENT: &str = "parent";

/// The field of what its writer says of a new one.
pub(crate) const WORD: &str = "note";

/// A page.
pub struct WikiPage;

impl PostKind for WikiPage {
    fn name(&self) -> &'static str {
        NAME
    }

    fn icon(&self) -> &'static str {
        "file"
    }

    fn place(&self) -> u16 {
        55
    }

    fn is_companys(&self) -> bool {
        true
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn is_for(&self, kind: Kind, _: &str) -> bool {
        kind.is_community()
    }

    fn publishable(&self, _: &mut Tx<'_>, _: &Viewer, space: &Visible) -> Result<()> {
        match space.is_community() {
            true => Ok(()),
            false => Err(Error::field("kind", "page-not-here")),
        }
    }

    /// Its form is a page of its own.
    fn offered(&self) -> bool {
        false
    }

    fn own_page(&self, post: PostId) -> Option<String> {
        Some(format!("/pages/{post}"))
    }

    fn fields(&self) -> Vec<Field> {
        let note = Input::Text { length: NOTE };
        vec![Field::optional(PARENT, Input::Post), Field::optional(WORD, note)]
    }

    /// Pages change by their own form, which keeps every version.
    fn editors(&self, _: &str) -> Who {
        Who::Any(Vec::new())
    }

    /// A locked page is not theirs to take away.
    fn author_deletes(&self, tx: &mut Tx<'_>, post: &Post) -> Result<bool> {
        let locked = tx.query_opt(&LOCKED, params![post.id], |row| row.get::<bool>(0))?;
        Ok(locked != Some(true))
    }

    /// Where it stands is told by its place in the tree.
    fn shown(&self, _: &Post) -> Fields {
        Fields::default()
    }

    fn written(&self, tx: &mut Tx<'_>, by: PersonId, post: &Post) -> Result<()> {
        if tx.query_opt(&IS_PAGE, params![post.id], |row| row.get::<i64>(0))?.is_some() {
            return Ok(());
        }
        let parent = above(tx, post)?;
        let (now, key) = (tx.now(), text::fold(&post.title));
        tx.execute(&INSERT_PAGE, params![post.id, parent, key, by, now])?;
        let (title, body, none) = (&post.title, &post.body, None::<i64>);
        let note = post.fields.text_of(WORD).unwrap_or_default();
        let values = params![post.id, 1i64, by, title, body, note, now, none];
        tx.execute(&INSERT_VERSION, values)?;
        links::note(tx, post.id, &post.html)?;
        links::arrived(tx, post.id, &post.title)
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }
}

/// The page below which a new one stands: of those of its space, where it is not too deep already.
fn above(tx: &mut Tx<'_>, post: &Post) -> Result<Option<PostId>> {
    let Some(parent) = post.fields.id::<PostId>(PARENT) else { return Ok(None) };
    let found = tx.query_opt(&PARENT_IN, params![parent, post.id], |row| row.get::<PostId>(0))?;
    let Some(parent) = found else { return Ok(None) };
    let space: SpaceId = tx.query_one(&SPACE_OF, params![post.id], |row| row.get(0))?;
    let depth = tree::Shape::load(tx, space)?.depth(parent);
    Ok((depth < DEPTH).then_some(parent))
}
