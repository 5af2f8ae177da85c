//! Somebody is invited into a space, until they answer.

use kernel::PersonId;
use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "invitation",
    icon: "person-add",
    place: 95,
    of: &["space-invitation.sent"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: Some(|slug, _| format!("/spaces/{slug}/invitation")),
    find: |_, happened| {
        let invited = PersonId(happened.entry.object);
        Ok(happened.membership(vec![invited], "invitation"))
    },
};

crate::kind!(KIND);
