//! Loading is authorising: the only ways to get hold of a label.

use std::ops::Deref;

use kernel::{Error, Result, Row, Tx, Viewer, params};
use posts::kinds::Given;
use posts::{Kind, Kinds};
use spaces::Visible;

use super::presets::is_beyond;
use super::store::{BY_TOKEN, ONE};
use super::{Label, LabelId, presets, strangers};
use crate::kind::kind_name;

/// A label whose space this viewer sees. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    label: Label,
    pub(crate) space: Visible,
    pub(crate) kind: Kind,
    /// How those are called whom its presets name.
    pub(crate) names: presets::Names,
}

/// A label that this viewer manages. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Managed(Seen);

/// A label by which people without an account report, in its keeper's name. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    seen: Seen,
    pub(crate) keeper: Viewer,
}

impl Deref for Seen {
    type Target = Label;
    fn deref(&self) -> &Label {
        &self.label
    }
}

impl Deref for Managed {
    type Target = Seen;
    fn deref(&self) -> &Seen {
        &self.0
    }
}

impl Deref for Open {
    type Target = Seen;
    fn deref(&self) -> &Seen {
        &self.seen
    }
}

impl Seen {
    /// The label itself.
    pub(crate) fn label(&self) -> &Label {
        &self.label
    }

    /// Whether this viewer may publish by it.
    ///
    /// # Errors
    /// Saying why not.
    pub(crate) fn publishable(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
        let space = self.space.clone().publishable(viewer)?;
        self.kind.publishable(tx, viewer, &space)
    }
}

/// Whether somebody makes labels of this space: who runs it, and administrators who see it.
pub(crate) fn manages(viewer: &Viewer, space: &Visible) -> bool {
    space.is_community() && (space.animates() || viewer.administers())
}

/// Lets only those who make its labels go on.
///
/// # Errors
/// `Forbidden` to all others.
pub(crate) fn managing(viewer: &Viewer, space: Visible) -> Result<Visible> {
    if manages(viewer, &space) { Ok(space) } else { Err(Error::forbidden()) }
}

pub(crate) fn row(row: &Row<'_>) -> Result<Label> {
    Ok(Label {
        id: row.get(0)?,
        space: row.get(1)?,
        kind: row.get(2)?,
        name: row.get(3)?,
        presets: serde_json::from_str::<Given>(&row.get::<String>(4)?)?,
        guide: row.get(5)?,
        strangers: row.get(6)?,
        token: row.get(7)?,
        keeper: row.get(8)?,
    })
}

fn seen(tx: &mut Tx<'_>, viewer: &Viewer, mut label: Label) -> Result<Seen> {
    let space = spaces::access::visible_by_id(tx, viewer, label.space)?;
    let kind = Kinds::of(tx).named(&kind_name(&label.kind)).ok_or_else(Error::not_found)?;
    let names = presets::known(tx, viewer, space.id, &kind, &mut label.presets)?;
    Ok(Seen { label, space, kind, names })
}

/// The label of this address.
///
/// # Errors
/// `NotFound` where there is none, or none for this viewer.
pub(crate) fn scanned(tx: &mut Tx<'_>, viewer: &Viewer, token: &str) -> Result<Seen> {
    let label = tx.query_one(&BY_TOKEN, params![token], row)?;
    seen(tx, viewer, label)
}

/// The label of this number.
///
/// # Errors
/// As [`scanned`].
pub(crate) fn readable(tx: &mut Tx<'_>, viewer: &Viewer, id: LabelId) -> Result<Seen> {
    let label = tx.query_one(&ONE, params![id], row)?;
    seen(tx, viewer, label)
}

/// The same for those who manage it.
///
/// # Errors
/// As [`readable`]; `Forbidden` to those who only see it.
pub(crate) fn managed(tx: &mut Tx<'_>, viewer: &Viewer, id: LabelId) -> Result<Managed> {
    let seen = readable(tx, viewer, id)?;
    managing(viewer, seen.space.clone())?;
    Ok(Managed(seen))
}

/// The label of this address, for people without an account. Its keeper is their author: somebody who may publish
/// there has put it up and answers for it, so that what they bring is bounded by the rights of a person, and ends
/// with them.
///
/// # Errors
/// `Unauthenticated`, whatever the reason.
pub(crate) fn open(tx: &mut Tx<'_>, token: &str) -> Result<Open> {
    let no = |_| Error::unauthenticated();
    let label = tx.query_opt(&BY_TOKEN, params![token], row)?;
    let label = label.filter(|label| label.strangers).ok_or_else(Error::unauthenticated)?;
    if !strangers::are_allowed(tx)? {
        return Err(Error::unauthenticated());
    }
    let keeper = people::viewer(tx, label.keeper)?.ok_or_else(Error::unauthenticated)?;
    let seen = seen(tx, &keeper, label).map_err(no)?;
    seen.publishable(tx, &keeper).map_err(no)?;
    // What would only be refused once they wrote closes it as well.
    spaces::suspensions::expect_none(tx, keeper.id, seen.space.id).map_err(no)?;
    let asks = seen.kind.fields().iter().any(|field| is_beyond(field, &seen.label.presets));
    if asks || posts::approval::waits(tx, &keeper, &seen.space, &[])? {
        return Err(Error::unauthenticated());
    }
    Ok(Open { seen, keeper })
}
