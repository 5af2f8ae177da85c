//! Items: what waits for people, as it is kept, listed and read.

mod load;
mod read;
pub(crate) mod store;
mod view;
mod waiting;

pub use read::{mark_all, settle};
pub(crate) use read::{mark_read, mark_unread};
pub use view::{GroupView, ItemView};
pub use waiting::{Counted, Waiting, left, waiting};

pub use crate::words::sentence;

pub(crate) use load::{grouped, groups, item_of};
pub(crate) use view::views;

use kernel::{Cursor, PersonId, Result, SpaceId, Time, Tx, Viewer};
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

/// What is unread for a viewer and may be shown to them, by what it is about, each with the item that stands for it.
///
/// # Errors
/// Whatever the database meets.
pub fn unread(tx: &mut Tx<'_>, viewer: &Viewer, cursor: Cursor) -> Result<Vec<GroupView>> {
    let groups = groups(tx, viewer, Which::Unread, cursor)?.items;
    views(tx, viewer, groups.into_iter().map(Group::with_lead_alone).collect())
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

/// Items shown of a group.
const SHOWN: usize = 20;

/// What waits about one thing: a thread, a space, a person.
pub(crate) struct Group {
    pub(crate) subject: Subject,
    /// The newest first.
    pub(crate) items: Vec<Item>,
    /// How many there are.
    pub(crate) count: usize,
    pub(crate) unread: i64,
    /// The newest item.
    pub(crate) last: i64,
}

impl Group {
    /// Of nothing yet.
    fn of(subject: Subject) -> Group {
        Group { subject, items: Vec::new(), count: 0, unread: 0, last: 0 }
    }

    /// Takes in an item that is about the same.
    fn take(&mut self, item: Item) {
        self.unread += i64::from(item.unread);
        self.last = self.last.max(item.id);
        self.count += 1;
        self.items.push(item);
    }

    /// The item that stands for the group: the newest that is unread, or the newest.
    pub(crate) fn lead(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.unread).or_else(|| self.items.first())
    }

    /// The same with that item alone: a page reads the words of no other.
    pub(crate) fn with_lead_alone(mut self) -> Group {
        self.items = self.lead().cloned().into_iter().collect();
        self
    }
}
