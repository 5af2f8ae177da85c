//! Labels are made, changed, renewed and withdrawn by those who manage their space.

use kernel::{Activity, Error, Result, Tx, Viewer, params};
use people::names;
use posts::kinds::Given;
use posts::{Kind, Kinds};
use serde::Deserialize;
use serde_json::json;

use super::access::{Managed, managing};
use super::presets::is_beyond;
use super::store::{CHANGE, COUNT, INSERT, RENEW, WITHDRAW};
use super::{LabelId, presets};
use crate::declare::one;
use crate::kind::kind_name;
use crate::logged;

/// The longest name, in characters.
const NAME_MOST: usize = 120;
/// The longest address of a procedure, in characters.
const GUIDE_MOST: usize = 500;
/// How many labels a space has at most.
const MOST: i64 = 2_000;

/// A label to be made.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLabel {
    /// The name of the declaration whose form it opens; it never changes.
    #[serde(default)]
    pub kind: String,
    /// What it stands for: a machine, a place, a product.
    pub name: String,
    /// Values of fields that are known (`fields` of a new post).
    #[serde(default)]
    #[schema(value_type = Object)]
    pub presets: Given,
    /// The address in this network of a page that says how to handle it; none where it is empty.
    #[serde(default)]
    pub guide: String,
    /// Whether people without an account report by it, where the company allows that.
    #[serde(default)]
    pub without_account: bool,
}

/// Makes a label of a space.
///
/// # Errors
/// `NotFound` and `Forbidden` as of the space; `Invalid`, naming the field.
pub fn make(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewLabel) -> Result<LabelId> {
    let space = managing(viewer, spaces::access::visible(tx, viewer, slug)?)?;
    let kind = match one(tx, &new.kind)? {
        Some(_) => Kinds::of(tx).named(&kind_name(&new.kind)),
        None => None,
    };
    let kind = kind.filter(|kind| kind.is_for(space.kind, &space.slug));
    let kind = kind.ok_or_else(|| Error::field("kind", "label-no-kind"))?;
    if tx.query_one(&COUNT, params![space.id], |row| row.get::<i64>(0))? >= MOST {
        return Err(Error::field("name", "label-too-many"));
    }
    let new = checked(tx, viewer, &kind, new)?;
    let (id, now, token): (LabelId, _, _) = (tx.new_id(), tx.now(), kernel::secret::token());
    let presets = serde_json::to_string(&new.presets)?;
    let (name, guide, strangers) = (&new.name, &new.guide, new.without_account);
    let values =
        params![id, space.id, new.kind, name, presets, guide, strangers, token, viewer.id, now];
    tx.execute(&INSERT, values)?;
    tx.log(Activity::new(logged::LABEL_MADE, id.0).by(viewer.id).within(space.id))?;
    Ok(id)
}

/// Changes what a label says. Whoever does answers for it from now on.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    label: &Managed,
    new: &NewLabel,
) -> Result<()> {
    let new = checked(tx, viewer, &label.kind, new)?;
    let presets = serde_json::to_string(&new.presets)?;
    let (name, guide, strangers) = (&new.name, &new.guide, new.without_account);
    tx.execute(&CHANGE, params![label.id, name, presets, guide, strangers, viewer.id])?;
    log(tx, viewer, label, logged::LABEL_CHANGED)
}

/// Gives a label another address: those that are printed lead nowhere from now on.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn renew(tx: &mut Tx<'_>, viewer: &Viewer, label: &Managed) -> Result<()> {
    tx.execute(&RENEW, params![label.id, kernel::secret::token()])?;
    log(tx, viewer, label, logged::LABEL_RENEWED)
}

/// Withdraws a label: it leads nowhere any more. What was reported by it keeps its name.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn withdraw(tx: &mut Tx<'_>, viewer: &Viewer, label: &Managed) -> Result<()> {
    tx.execute(&WITHDRAW, params![label.id, tx.now()])?;
    log(tx, viewer, label, logged::LABEL_WITHDRAWN)
}

fn log(tx: &mut Tx<'_>, viewer: &Viewer, label: &Managed, what: &'static str) -> Result<()> {
    let activity = Activity::new(what, label.id.0).by(viewer.id).within(label.space.id);
    tx.log(activity.data(json!({ "name": label.name })))
}

fn checked(tx: &mut Tx<'_>, viewer: &Viewer, kind: &Kind, new: &NewLabel) -> Result<NewLabel> {
    let name = names::short("name", &new.name, NAME_MOST)?;
    if text::is_blank(&name) {
        return Err(Error::field("name", "label-no-name"));
    }
    let guide = names::short("guide", &new.guide, GUIDE_MOST)?;
    if !guide.is_empty() && (!guide.starts_with('/') || guide.starts_with("//")) {
        return Err(Error::field("guide", "label-bad-guide"));
    }
    let presets = presets::check(tx, viewer, kind, &new.presets)?;
    if new.without_account && kind.fields().iter().any(|field| is_beyond(field, &presets)) {
        return Err(Error::field("without_account", "label-asks-too-much"));
    }
    Ok(NewLabel { name, guide, presets, ..new.clone() })
}
