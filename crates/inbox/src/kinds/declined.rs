//! A request to join is declined: told to whoever asked. Accepting one [adds](super::added) them.

use kernel::PersonId;
use spaces::Concern;

use super::{Kind, Manner, Outranks};

pub(super) static KIND: Kind = Kind {
    name: "declined",
    icon: "closed",
    of: &["membership.declined"],
    concern: Some(Concern::Membership),
    manner: Manner::Daily,
    outranks: Outranks::WhoDidIt,
    find: |_, happened| {
        let asked = PersonId(happened.entry.object);
        Ok(happened.membership(vec![asked], "member"))
    },
};
