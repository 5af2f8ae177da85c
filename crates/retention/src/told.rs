//! What waits in inboxes: that posts go, for those who manage their space; that something is held, for whom it concerns.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks, Subject};
use kernel::{PersonId, SpaceId};
use spaces::holds::{self, Held, HoldId};
use spaces::logged::{HOLD_LIFTED, HOLD_SET};

use crate::logged::RETENTION_DUE;

static DUE: Kind = Kind {
    name: "retention",
    icon: "clock",
    place: 102,
    of: &[RETENTION_DUE],
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::Discussions,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(|slug, _| format!("/spaces/{slug}/retention")),
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        // In a conversation nobody manages more than others.
        let talk = spaces::recipients::in_conversation(tx, space)?;
        let people = match talk.is_empty() {
            true => spaces::recipients::managing_members(tx, space)?,
            false => talk,
        };
        Ok(Some(about_space(people, "retention", space)))
    },
};

static HELD: Kind = Kind {
    name: "hold",
    icon: "archive",
    place: 103,
    of: &[HOLD_SET],
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::Account,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(href),
    find: |tx, happened| held(tx, happened, "hold"),
};

static LIFTED: Kind = Kind {
    name: "hold-lifted",
    icon: "archive",
    place: 104,
    of: &[HOLD_LIFTED],
    concern: None,
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(href),
    find: |tx, happened| held(tx, happened, "hold-lifted"),
};

inbox::kind!(DUE);
inbox::kind!(HELD);
inbox::kind!(LIFTED);

/// Of a space, its page; of oneself, one's data.
fn href(slug: &str, _: i64) -> String {
    if slug.is_empty() { "/settings/data".to_owned() } else { format!("/spaces/{slug}") }
}

fn about_space(people: Vec<PersonId>, dedup_key: &'static str, space: SpaceId) -> Found {
    Found {
        people,
        dedup_key,
        subject: Subject::Space(space),
        source: space.0,
        space: Some(space),
        post: None,
        comment: None,
        again: true,
        until: None,
    }
}

fn held(
    tx: &mut kernel::Tx<'_>,
    happened: &inbox::kinds::Happened<'_>,
    dedup_key: &'static str,
) -> kernel::Result<Option<Found>> {
    let id = happened.entry.object;
    let hold = match holds::one(tx, HoldId(id)) {
        Err(error) if error.meaning() == kernel::error::Meaning::NotFound => return Ok(None),
        hold => hold?,
    };
    Ok(Some(match hold.of {
        Held::Space(space) => {
            about_space(spaces::recipients::managing_members(tx, space)?, dedup_key, space)
        }
        Held::Person(person) => Found {
            people: vec![person],
            dedup_key,
            subject: Subject::Matter(id),
            source: id,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        },
    }))
}
