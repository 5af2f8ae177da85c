//! Templates: what a new space of each kind begins with, in the language of its founder. What is written in
//! posts is told by the crate that owns them, by [`founded!`](crate::founded).

use kernel::{Error, Result, Tx, Viewer};
use ui::Locale;

use crate::{Access, Kind, NewSpace, Visible, access, create};

#[doc(hidden)]
pub use kernel::inventory;

/// What another crate does where a space begins with a template.
pub struct Founded {
    /// Prepares for the founder what the template of this kind has for a space they just founded.
    pub begin: fn(&mut Tx<'_>, &Viewer, Locale, &Visible, Kind) -> Result<()>,
}

kernel::inventory::collect!(Founded);

/// Declares what a crate does where a space begins with a template.
#[macro_export]
macro_rules! founded {
    ($value:expr) => {
        $crate::templates::inventory::submit! { $value }
    };
}

/// The kind whose template has this name.
pub(crate) fn named(name: &str) -> Option<Kind> {
    Kind::CHOICES.into_iter().find(|kind| kind.as_str() == name)
}

/// What is asked for, where something is missing as its template says.
pub(crate) fn filled(l: Locale, new: &NewSpace) -> NewSpace {
    let Some(template) = new.template else { return new.clone() };
    let or = |said: &str, part: &str| match text::is_blank(said) {
        true => l.t(&format!("space-template-{}{part}", template.as_str())),
        false => said.to_owned(),
    };
    NewSpace {
        kind: new.kind.or(Some(template)),
        access: new.access.or(Some(new.kind.unwrap_or(template).usual_access())),
        description: or(&new.description, ""),
        charter: or(&new.charter, ".charter"),
        ..new.clone()
    }
}

/// Starts a space run by the viewer, with what its template prepares.
///
/// # Errors
/// As [`create`](create::create).
pub(crate) fn start(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    l: Locale,
    new: &NewSpace,
) -> Result<Visible> {
    if new.template.is_some_and(|template| !Kind::CHOICES.contains(&template)) {
        return Err(Error::field("template", "space-kind-not-chosen"));
    }
    // Whoever asks for the address of a secret space would learn by the one they get that it is taken.
    let asked = new.slug.as_deref().filter(|slug| !slug.is_empty());
    let apart = asked.filter(|_| new.access == Some(Access::Secret));
    let apart = apart.map(|slug| create::set_apart(&create::slug_of(slug)));
    let new = &NewSpace { slug: apart.or_else(|| new.slug.clone()), ..new.clone() };
    let id = create::create(tx, viewer.id, new)?;
    let space = access::visible_by_id(tx, viewer, id)?;
    if let Some(template) = new.template {
        for founded in kernel::inventory::iter::<Founded> {
            (founded.begin)(tx, viewer, l, &space, template)?;
        }
    }
    Ok(space)
}
