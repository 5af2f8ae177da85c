//! A page gets another place: below another page, and among those beside it.

use kernel::{Activity, Error, Result, Tx, Viewer, params};
use posts::PostId;
use serde::Deserialize;

use super::{Shape, Tree};
use crate::access::{Writable, acting, readable};
use crate::logged;
use crate::model::DEPTH;
use crate::store::{MAKE_ROOM, PLACE, PLACE_OF, SET_PARENT};

/// A place in the tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[schema(as = PagePlace)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The page above; none for the first level.
    #[serde(default)]
    pub parent: Option<PostId>,
    /// The page beside it after which it stands; absent for the first place.
    #[serde(default)]
    pub after: Option<PostId>,
}

/// Gives a page a place.
///
/// # Errors
/// `Invalid` on `parent` where that is no page of the space, stands below this one, or too deep; on `after` where
/// that one is not beside it.
pub fn place(tx: &mut Tx<'_>, viewer: &Viewer, page: &Writable, to: Place) -> Result<()> {
    acting(tx, viewer, page.space())?;
    let space = page.space().id;
    if let Some(parent) = to.parent {
        check(tx, viewer, page, parent)?;
    }
    let tree = Tree::load(tx, viewer, space)?;
    let mut order: Vec<PostId> = tree.below(to.parent).map(|node| node.id).collect();
    order.retain(|id| *id != page.id);
    if to.after.is_some_and(|after| !order.contains(&after)) {
        return Err(Error::field("after", "page-not-beside"));
    }
    let beside: Vec<i64> = match to.after {
        Some(after) => vec![after.0],
        None => order.iter().map(|id| id.0).collect(),
    };
    let at = tx.query_one(&PLACE_OF, params![beside], |row| row.get::<Option<i64>>(0))?;
    let at = at.unwrap_or_default();
    if let Some(after) = to.after {
        tx.execute(&MAKE_ROOM, params![space, after, at])?;
    }
    let place = if to.after.is_some() { at + 1 } else { at - 1 };
    tx.execute(&PLACE, params![page.id, place])?;
    // Where it stands below what the viewer sees, it stays below what they do not see in between.
    if tree.node(page.id).is_none_or(|node| node.parent != to.parent) {
        tx.execute(&SET_PARENT, params![page.id, to.parent])?;
    }
    tx.log(Activity::new(logged::PAGE_PLACED, page.id.0).by(viewer.id).within(space))
}

/// Whether a page may stand below another.
fn check(tx: &mut Tx<'_>, viewer: &Viewer, page: &Writable, parent: PostId) -> Result<()> {
    let wrong = |_| Error::field("parent", "page-parent-gone");
    let above = readable(tx, viewer, parent).map_err(wrong)?;
    if above.space().id != page.space().id {
        return Err(Error::field("parent", "page-parent-gone"));
    }
    let shape = Shape::load(tx, page.space().id)?;
    if parent == page.id || shape.above(parent).contains(&page.id) {
        return Err(Error::field("parent", "page-under-itself"));
    }
    if shape.depth(parent) + shape.height(page.id) > DEPTH {
        let message = kernel::Message::new("page-too-deep").with("most", DEPTH);
        return Err(Error::field("parent", message));
    }
    Ok(())
}

/// A step of a page from where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Before the one beside it.
    Up,
    /// After the next one.
    Down,
    /// Below the one before it.
    In,
    /// Beside the one above it.
    Out,
}

impl Step {
    /// As a form sends it.
    pub(super) fn sent(word: &str) -> Option<Step> {
        match word {
            "up" => Some(Step::Up),
            "down" => Some(Step::Down),
            "in" => Some(Step::In),
            "out" => Some(Step::Out),
            _ => None,
        }
    }

    /// Where it leads; nothing where there is no such place.
    pub(super) fn of(self, tree: &Tree, page: PostId) -> Option<Place> {
        let parent = tree.node(page)?.parent;
        let beside: Vec<PostId> = tree.below(parent).map(|node| node.id).collect();
        let at = beside.iter().position(|id| *id == page)?;
        let last = |of: PostId| tree.below(Some(of)).last().map(|node| node.id);
        match self {
            Step::Up => {
                let after = at.checked_sub(1)?.checked_sub(1).map(|before| beside[before]);
                Some(Place { parent, after })
            }
            Step::Down => Some(Place { parent, after: Some(*beside.get(at + 1)?) }),
            Step::In => {
                let above = beside[at.checked_sub(1)?];
                Some(Place { parent: Some(above), after: last(above) })
            }
            Step::Out => {
                let above = parent?;
                Some(Place { parent: tree.node(above)?.parent, after: Some(above) })
            }
        }
    }
}
