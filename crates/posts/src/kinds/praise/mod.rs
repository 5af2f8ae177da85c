//! Praise: thanks said in public to one or more people, by name.

mod part;

use kernel::{Result, Tx};

use super::{Field, Input, PostKind, part::Found};
use crate::Post;
use crate::kinds::Needs;

ui::messages!("src/kinds/praise/fr.ftl", "src/kinds/praise/en.ftl");

/// Praise.
pub struct Praise;

impl PostKind for Praise {
    fn name(&self) -> &'static str {
        "praise"
    }

    fn icon(&self) -> &'static str {
        "praise"
    }

    fn needs(&self) -> Needs {
        Needs { title: false, body: true }
    }

    fn fields(&self) -> &'static [Field] {
        &[Field { name: "to", input: Input::People { most: 20 }, required: true }]
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }
}
