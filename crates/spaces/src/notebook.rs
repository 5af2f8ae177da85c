//! A notebook each: a secret space of one, made when something is first kept there.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, Viewer, params};
use ui::Locale;

use crate::access::{Visible, visible_by_id};
use crate::store::{self, INSERT, NOTEBOOK};
use crate::{Access, Kind, Source, Standing, logged};

/// What follows a handle where somebody's notebook is named: `@ana/notebook`.
const NAMED: &str = "/notebook";

/// The notebook of `person`, where it was made already.
pub fn notebook_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<SpaceId>> {
    tx.query_opt(&NOTEBOOK, params![person], |row| row.get(0))
}

/// The viewer's own notebook, made now where it was not.
pub fn notebook(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Visible> {
    if let Some(id) = notebook_of(tx, viewer.id)? {
        return visible_by_id(tx, viewer, id);
    }
    let id: SpaceId = tx.new_id();
    // Nobody can have taken an address that only this number makes.
    let (slug, name) = (format!("n-{id}"), Locale::new(viewer.lang).t("space-notebook"));
    let (none, nobody) = ("", None::<PersonId>);
    let (kind, access) = (Kind::Notebook.as_str(), Access::Secret.as_str());
    let now = tx.now();
    tx.execute(
        &INSERT,
        params![id, slug, name, none, kind, access, none, none, none, nobody, viewer.id, now],
    )?;
    store::join(tx, id, viewer.id, Standing::Member, Source::Joined)?;
    tx.log(Activity::new(logged::SPACE_CREATED, id.0).by(viewer.id).within(id))?;
    visible_by_id(tx, viewer, id)
}

/// Whether this names the viewer's own notebook, which needs no address: `@ana/notebook`.
pub fn names_notebook(viewer: &Viewer, slug: &str) -> bool {
    slug.strip_prefix('@').and_then(|slug| slug.strip_suffix(NAMED)) == Some(&viewer.handle)
}
