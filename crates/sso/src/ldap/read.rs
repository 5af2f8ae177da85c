//! What a directory says of everybody: people, and whom its groups come to.

use std::collections::{HashMap, HashSet};

use kernel::{App, Result, Time};
use ldap3::SearchEntry;

use super::client::Client;
use super::dn;
use super::entry::{self, Somebody};
use super::nested::{self, Group};
use super::report::Report;
use super::settings::Settings;
use super::source::Source;

/// A group with the people it comes to.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) name: String,
    /// What they are known by.
    pub(super) members: HashSet<String>,
}

/// All that a directory says.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) people: Vec<Somebody>,
    /// What the line manager of each of them is known by, in the same order.
    pub(super) managers: Vec<Option<String>>,
    pub(super) groups: Vec<Kept>,
    /// What those are known by who are there and active, and of whom the rest cannot be read.
    pub(super) unread: HashSet<String>,
    /// The same of groups.
    pub(super) unread_groups: HashSet<String>,
    /// Whether something is there of which nothing tells what it is: then nothing is known to be gone.
    pub(super) is_unsure: bool,
}

/// An entry of which not all can be read.
#[derive(Debug)]
struct Unread {
    id: Option<String>,
    dn: String,
    user_name: Option<String>,
    is_active: bool,
}

/// Reads all of it; entries that are nobody are told in the report.
///
/// # Errors
/// What is to be mended, in a sentence: of what was not read to its end nothing is believed.
pub(super) async fn read(app: &App, source: &Source, report: &mut Report) -> Result<Read> {
    let of = &source.settings;
    let mut client = Client::open(app, of, &source.password).await?;
    let found = client.all(&of.base, &of.filter, entry::asked(of)).await?;
    let (people, unread) = people(of, &found, report, app.clock().now());
    let groups = groups(&mut client, of, report).await?;
    Ok(joined(people, &unread, &groups))
}

fn people(
    of: &Settings,
    found: &[SearchEntry],
    report: &mut Report,
    now: Time,
) -> (Vec<Somebody>, Vec<Unread>) {
    let (mut people, mut known) = (Vec::with_capacity(found.len()), HashSet::new());
    let mut unread = Vec::new();
    for entry in found {
        match entry::somebody(of, entry, now) {
            // One entry below two names of a search is one.
            Ok(one) => {
                if known.insert(one.id.clone()) {
                    people.push(one);
                }
            }
            Err(error) => {
                report.refuse(&entry.dn, &error);
                unread.push(Unread {
                    id: entry::id(entry, &of.attributes.id),
                    dn: entry.dn.clone(),
                    user_name: entry::text(entry, &of.attributes.user_name),
                    is_active: entry::is_active(entry, now),
                });
            }
        }
    }
    (people, unread)
}

/// The groups; one without a readable identifier or name has an empty one, and is told in the report.
async fn groups(client: &mut Client, of: &Settings, report: &mut Report) -> Result<Vec<Group>> {
    if of.group_base.is_empty() {
        return Ok(Vec::new());
    }
    let a = &of.attributes;
    let asked = vec![a.id.clone(), a.group_name.clone(), a.members.clone()];
    let found = client.all(&of.group_base, &of.group_filter, asked).await?;
    let mut groups = Vec::with_capacity(found.len());
    for one in found {
        let (id, name) = (entry::id(&one, &a.id), entry::text(&one, &a.group_name));
        for (value, attribute) in [(&id, &a.id), (&name, &a.group_name)] {
            if value.is_none() {
                let lacks = crate::scim::refusal::invalid("scim-error-ldap-lacks", attribute);
                report.refuse(&one.dn, &lacks);
            }
        }
        let members = client.values(&one, &a.members).await?;
        let (id, name) = (id.unwrap_or_default(), name.unwrap_or_default());
        groups.push(Group { id, dn: one.dn, name, members });
    }
    Ok(groups)
}

fn joined(people: Vec<Somebody>, unread: &[Unread], groups: &[Group]) -> Read {
    let half = unread.iter().filter_map(|one| Some((one, one.id.clone()?)));
    let mut names: HashMap<String, String> =
        half.clone().map(|(one, id)| (dn::folded(&one.dn), id)).collect();
    names.extend(people.iter().map(|one| (dn::folded(&one.dn), one.id.clone())));
    let user_name = |one: &Somebody| {
        one.said.get("userName").and_then(|name| name.as_str()).map(str::to_lowercase)
    };
    let mut user_names: HashMap<String, String> =
        half.filter_map(|(one, id)| Some((one.user_name.as_ref()?.to_lowercase(), id))).collect();
    user_names.extend(people.iter().filter_map(|one| Some((user_name(one)?, one.id.clone()))));
    let managers = people.iter().map(|one| {
        let manager = names.get(&dn::folded(one.manager.as_deref()?))?;
        (*manager != one.id).then(|| manager.clone())
    });
    let managers = managers.collect();
    let members = nested::people(groups, &names, &user_names);
    let is_read = |group: &Group| !group.id.is_empty() && !group.name.is_empty();
    let kept = groups.iter().zip(members).filter(|(group, _)| is_read(group));
    let kept = kept.map(|(group, members)| Kept {
        id: group.id.clone(),
        name: group.name.clone(),
        members: members.into_iter().map(str::to_owned).collect(),
    });
    let kept = kept.collect();
    // Who is disabled there is out, whatever else is said of them.
    let active = unread.iter().filter(|one| one.is_active);
    let nameless = groups.iter().filter(|group| !is_read(group));
    Read {
        people,
        managers,
        groups: kept,
        unread: active.filter_map(|one| one.id.clone()).collect(),
        unread_groups: nameless.map(|group| group.id.clone()).collect(),
        is_unsure: unread.iter().any(|one| one.id.is_none())
            || groups.iter().any(|group| group.id.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use kernel::Time;
    use ldap3::SearchEntry;

    use super::super::settings::{Kind, Settings};
    use super::{Group, Report, joined, people};

    #[test]
    fn what_cannot_be_read_is_not_gone() {
        let entry = |dn: &str, values: &[(&str, &str)]| SearchEntry {
            dn: dn.to_owned(),
            attrs: values
                .iter()
                .map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()]))
                .collect(),
            bin_attrs: HashMap::new(),
        };
        let of = Settings { kind: Kind::Openldap, ..Settings::default() }.filled();
        let found = [
            entry("uid=ana,dc=x", &[("entryUUID", "a"), ("uid", "ana")]),
            entry("uid=ben,dc=x", &[("entryUUID", "b")]),
            entry("uid=cem,dc=x", &[("entryUUID", "c"), ("nsAccountLock", "TRUE")]),
        ];
        let group = |id: &str, name: &str, members: &[&str]| Group {
            id: id.to_owned(),
            dn: format!("cn={id},dc=x"),
            name: name.to_owned(),
            members: members.iter().map(|&member| member.to_owned()).collect(),
        };
        let groups = [group("g", "all", &["uid=ben,dc=x", "cn=h,dc=x"]), group("h", "", &["ana"])];
        let mut report = Report::default();
        let (known, unread) = people(&of, &found, &mut report, Time::default());
        let read = joined(known, &unread, &groups);
        assert_eq!(report.refused_count, 2);
        assert_eq!(Vec::from_iter(&read.unread), ["b"]);
        assert_eq!(Vec::from_iter(&read.unread_groups), ["h"]);
        assert!(!read.is_unsure);
        assert_eq!((read.groups.len(), read.groups[0].members.len()), (1, 2));
        let (known, unread) =
            people(&of, &[entry("uid=dan,dc=x", &[("uid", "dan")])], &mut report, Time::default());
        assert!(joined(known, &unread, &[]).is_unsure);
        assert!(joined(Vec::new(), &[], &[group("", "all", &[])]).is_unsure);
    }
}
