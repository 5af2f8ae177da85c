//! What other capabilities offer on the page of a post, declared with [`offers!`](crate::offers).

use kernel::{Result, Tx, Viewer};

use crate::Post;

#[doc(hidden)]
pub use kernel::inventory;

/// A link on the page of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where it leads.
    pub href: String,
    /// The key of its words.
    pub label: &'static str,
    /// Its icon.
    pub icon: &'static str,
}

/// What a capability offers.
pub struct Offers {
    /// What it offers this viewer on the page of this post, which they read.
    pub of: fn(&mut Tx<'_>, &Viewer, &Post) -> Result<Option<Offer>>,
}

kernel::inventory::collect!(Offers);

/// Declares [`Offers`](offers::Offers): `posts::offers!(Offers { of });`
#[macro_export]
macro_rules! offers {
    ($offers:expr) => {
        $crate::offers::inventory::submit! { $offers }
    };
}

/// All that is offered.
pub(crate) fn all(tx: &mut Tx<'_>, viewer: &Viewer, post: &Post) -> Result<Vec<Offer>> {
    let mut all = Vec::new();
    for offers in kernel::inventory::iter::<Offers> {
        all.extend((offers.of)(tx, viewer, post)?);
    }
    Ok(all)
}
