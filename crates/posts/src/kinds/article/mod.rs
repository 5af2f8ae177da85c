//! An article: a title, perhaps a cover (its first picture), and a text long enough to say how long
//! it takes to read. Lists show how it begins. Several may be a series of their space.

mod part;
mod store;

use kernel::{PersonId, Result, Tx, params};

use super::{Field, Found, Input, Needs, PostKind};
use crate::Post;

ui::messages!("src/kinds/article/fr.ftl", "src/kinds/article/en.ftl");
ui::style!("src/kinds/article/style.css");
crate::kind!(Article);

/// An article.
pub struct Article;

/// The field that names the series that one is part of.
pub const SERIES: &str = "series";
/// The longest name of a series, in characters.
const LENGTH: usize = 80;

/// What stands for a series by its name, in whichever case and with whichever accents it is typed.
fn series(name: &str) -> String {
    kernel::secret::hash(&text::fold(name))[..16].to_owned()
}

impl PostKind for Article {
    fn name(&self) -> &'static str {
        "article"
    }

    fn icon(&self) -> &'static str {
        "article"
    }

    fn place(&self) -> u16 {
        50
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: true }
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::optional(SERIES, Input::Text { length: LENGTH }).further()]
    }

    fn written(&self, tx: &mut Tx<'_>, _: PersonId, post: &Post) -> Result<()> {
        tx.execute(&store::LEAVE_SERIES, params![post.id])?;
        if let Some(name) = post.fields.text_of(SERIES) {
            tx.execute(&store::JOIN_SERIES, params![post.id, series(name)])?;
        }
        Ok(())
    }

    fn parts(&self, _: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        Ok(part::of(posts))
    }
}
