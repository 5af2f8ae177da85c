//! What passes: told to whoever listens at that moment, in no log, and never resumed with.

use axum::response::sse::Event as Sse;
use kernel::{PersonId, SpaceId, Viewer};
use serde::{Deserialize, Serialize};

/// Something that passes, with the people it is told to.
#[derive(Clone, Debug)]
pub(crate) struct Ephemeral {
    /// `presence`, `typing` or `editing`.
    pub(crate) name: &'static str,
    pub(crate) people: Vec<PersonId>,
    pub(crate) data: Moment,
}

/// What it carries: identifiers, no content.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Moment {
    /// Whom it is about.
    pub(crate) actor: PersonId,
    /// Where they are writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) space: Option<SpaceId>,
    /// The page they are changing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<kernel::id::Raw>,
    /// Whether they are here now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) here: Option<bool>,
}

impl Ephemeral {
    /// Whether this is for the viewer.
    pub(crate) fn is_for(&self, viewer: &Viewer) -> bool {
        self.people.contains(&viewer.id)
    }

    /// As a stream tells it.
    pub(crate) fn sse(&self) -> Sse {
        let data = serde_json::to_string(&self.data).unwrap_or_default();
        Sse::default().event(self.name).data(data)
    }
}
