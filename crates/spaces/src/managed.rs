//! Managing a space, as a proof: whoever decides about one as a whole.

use std::ops::Deref;

use kernel::{Error, Result, Tx, Viewer, params};

use crate::store::MANAGES_ANY;
use crate::{Standing, Visible, access};

/// A space that this viewer manages, not as a guest, who knows neither the company nor whom else a space may be for.
/// Made here only.
#[derive(Clone, Debug)]
pub struct Managed(Visible);

impl Deref for Managed {
    type Target = Visible;
    fn deref(&self) -> &Visible {
        &self.0
    }
}

/// Whether somebody who is this in a community decides about it as a whole.
pub(crate) fn manages(viewer: &Viewer, standing: Standing) -> bool {
    standing == Standing::Animator && viewer.sees_open()
}

/// Whether the viewer manages a community, also as a guest.
pub fn manages_any(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool> {
    tx.query_one(&MANAGES_ANY, params![viewer.id], |row| row.get(0))
}

impl Visible {
    /// Whether the viewer decides about it as a whole.
    pub fn is_managed_by(&self, viewer: &Viewer) -> bool {
        self.is_community() && manages(viewer, self.standing())
    }

    /// The same as a proof.
    ///
    /// # Errors
    /// `Forbidden` when the viewer does not manage it, or is a guest.
    pub fn managed(self, viewer: &Viewer) -> Result<Managed> {
        if self.is_managed_by(viewer) { Ok(Managed(self)) } else { Err(Error::forbidden()) }
    }
}

/// The space at this address, if the viewer decides about it as a whole.
///
/// # Errors
/// `NotFound` when there is none for this viewer; `Forbidden` when they do not manage it, or are a guest.
pub fn managed(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Managed> {
    access::visible(tx, viewer, slug)?.managed(viewer)
}
