//! Loading is authorising: the only way to get hold of a page.

use std::ops::Deref;

use kernel::error::Meaning;
use kernel::{Error, Result, Tx, Viewer, params};
use posts::{Post, PostId, Readable};
use spaces::Visible;

use crate::kind;
use crate::model::{State, href, state};
use crate::store::PAGE;

/// A page that this viewer reads. Made here only.
#[derive(Clone, Debug)]
pub struct Page {
    post: Readable<Post>,
    /// Its place and what becomes of it.
    pub state: State,
    writes: bool,
}

/// A page that this viewer may change. Made here only.
#[derive(Clone, Debug)]
pub struct Writable(Page);

impl Deref for Page {
    type Target = Readable<Post>;
    fn deref(&self) -> &Readable<Post> {
        &self.post
    }
}

impl Deref for Writable {
    type Target = Page;
    fn deref(&self) -> &Page {
        &self.0
    }
}

impl Page {
    /// Its address as it is now.
    pub fn href(&self) -> String {
        href(self.post.id, &self.post.title)
    }

    /// Whether the viewer may change it: whoever may publish in its space, and managers alone while it is locked.
    pub fn may_write(&self) -> bool {
        self.writes && (!self.state.locked || self.manages())
    }

    /// Whether the viewer runs its space.
    pub fn manages(&self) -> bool {
        self.space().animates() && self.space().is_community()
    }

    /// The same for those who may change it.
    ///
    /// # Errors
    /// `Forbidden` for anybody else.
    pub fn writable(self, viewer: &Viewer) -> Result<Writable> {
        if self.may_write() {
            return Ok(Writable(self));
        }
        self.space().clone().publishable(viewer)?;
        Err(Error::new(Meaning::Forbidden, "page-is-locked"))
    }

    /// The same for those who run its space.
    ///
    /// # Errors
    /// `Forbidden` for anybody else; as [`acting`].
    pub fn managed(self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Writable> {
        acting(tx, viewer, self.space())?;
        if self.manages() { Ok(Writable(self)) } else { Err(Error::forbidden()) }
    }
}

/// Lets somebody change what stands beside the words of pages: their places, their days, their locks, templates. Of the
/// words themselves posts ask the same.
///
/// # Errors
/// `Forbidden` where the space is archived, or they are suspended.
pub(crate) fn acting(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<()> {
    space.writable()?;
    spaces::suspensions::expect_none(tx, viewer.id, space.id)
}

/// The page, if the viewer may read it.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn readable(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Page> {
    let post = posts::access::readable(tx, viewer, id)?;
    if post.kind.name() != kind::NAME {
        return Err(Error::not_found());
    }
    let state = tx.query_one(&PAGE, params![id], state)?;
    let writes = post.space().may_publish(viewer);
    Ok(Page { post, state, writes })
}

/// The space at this address, where it has pages and the viewer sees it.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub(crate) fn space(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Visible> {
    let space = spaces::access::visible(tx, viewer, slug)?;
    if space.is_community() { Ok(space) } else { Err(Error::not_found()) }
}
