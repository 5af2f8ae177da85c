//! Items: what waits for people, as it is kept, listed and read.

mod load;
mod read;
pub(crate) mod store;
mod view;
mod waiting;

pub use read::mark_all;
pub(crate) use read::{mark_read, mark_unread};
pub use view::{GroupView, ItemView};
pub use waiting::{Counted, Waiting, left, waiting};

pub(crate) use load::{groups, item_of};
pub(crate) use view::views;

use kernel::{PersonId, SpaceId, Time};
use posts::{CommentId, PostId};
use serde::{Deserialize, Serialize};

use crate::kinds::{Kind, Subject};

/// Which items a list is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those that are unread.
    Unread,
    /// Mentions.
    Mentions,
}

impl Which {
    /// Every list, in the order of the page.
    pub(crate) const ALL: [Which; 3] = [Which::All, Which::Unread, Which::Mentions];

    /// In addresses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Which::All => "all",
            Which::Unread => "unread",
            Which::Mentions => "mentions",
        }
    }

    /// In statements.
    pub(crate) fn number(self) -> i64 {
        match self {
            Which::All => 0,
            Which::Unread => 1,
            Which::Mentions => 2,
        }
    }
}

/// An item, as kept. Read only by statements that ask whether it may be shown.
#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) id: i64,
    pub(crate) kind: &'static Kind,
    pub(crate) subject: Subject,
    pub(crate) source: i64,
    pub(crate) space: Option<SpaceId>,
    pub(crate) post: Option<PostId>,
    pub(crate) comment: Option<CommentId>,
    pub(crate) actor: Option<PersonId>,
    pub(crate) at: Time,
    pub(crate) unread: bool,
}

/// What waits about one thing: a thread, a space, a person.
pub(crate) struct Group {
    pub(crate) subject: Subject,
    /// The newest first, at most [`load::SHOWN`].
    pub(crate) items: Vec<Item>,
    pub(crate) unread: i64,
}

impl Group {
    /// The item that stands for the group: the newest that is unread, or the newest.
    pub(crate) fn lead(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.unread).or_else(|| self.items.first())
    }

    /// The newest item.
    pub(crate) fn last(&self) -> i64 {
        self.items.first().map_or(0, |item| item.id)
    }
}
