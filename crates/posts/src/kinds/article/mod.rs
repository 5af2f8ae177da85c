//! An article: a title, perhaps a cover (its first picture), and a text long enough to say how long
//! it takes to read. Lists show how it begins.

mod part;

use kernel::{Result, Tx};

use super::{Found, Needs, PostKind};
use crate::Post;

ui::messages!("src/kinds/article/fr.ftl", "src/kinds/article/en.ftl");
ui::style!("src/kinds/article/style.css");
crate::kind!(Article);

/// An article.
pub struct Article;

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

    fn parts(&self, _: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        Ok(part::of(posts))
    }
}
