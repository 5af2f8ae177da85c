//! Praise: thanks said in public to one or more people, by name.

mod part;

use kernel::{Result, Tx};

use super::{Field, Found, Input, Needs, PostKind};
use crate::Post;

ui::messages!("src/kinds/praise/fr.ftl", "src/kinds/praise/en.ftl");
ui::style!("src/kinds/praise/style.css");
ui::symbol!("praise", "src/kinds/praise/icon.svg");
crate::kind!(Praise);

/// Praise.
pub struct Praise;

impl PostKind for Praise {
    fn name(&self) -> &'static str {
        "praise"
    }

    fn icon(&self) -> &'static str {
        "praise"
    }

    fn place(&self) -> u16 {
        40
    }

    fn needs(&self) -> Needs {
        Needs { title: false, body: true }
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::required("to", Input::People { most: 20 })]
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }
}
