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
}

/// Reads all of it; entries that are nobody are told in the report.
///
/// # Errors
/// What is to be mended, in a sentence: of what was not read to its end nothing is believed.
pub(super) async fn read(app: &App, source: &Source, report: &mut Report) -> Result<Read> {
    let of = &source.settings;
    let mut client = Client::open(app, of, &source.password).await?;
    let found = client.all(&of.base, &of.filter, entry::asked(of)).await?;
    let people = people(of, &found, report, app.clock().now());
    let groups = groups(&mut client, of, report).await?;
    Ok(joined(people, &groups))
}

fn people(of: &Settings, found: &[SearchEntry], report: &mut Report, now: Time) -> Vec<Somebody> {
    let (mut people, mut known) = (Vec::with_capacity(found.len()), HashSet::new());
    for entry in found {
        match entry::somebody(of, entry, now) {
            // One entry below two names of a search is one.
            Ok(one) => {
                if known.insert(one.id.clone()) {
                    people.push(one);
                }
            }
            Err(error) => report.refuse(&entry.dn, &error),
        }
    }
    people
}

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
        let (Some(id), Some(name)) = (id, name) else {
            report.refuse(
                &one.dn,
                &crate::scim::refusal::invalid("scim-error-ldap-lacks", &a.group_name),
            );
            continue;
        };
        let members = client.values(&one, &a.members).await?;
        groups.push(Group { id, dn: one.dn, name, members });
    }
    Ok(groups)
}

fn joined(people: Vec<Somebody>, groups: &[Group]) -> Read {
    let names: HashMap<String, String> =
        people.iter().map(|one| (dn::folded(&one.dn), one.id.clone())).collect();
    let user_name = |one: &Somebody| {
        one.said.get("userName").and_then(|name| name.as_str()).map(str::to_lowercase)
    };
    let user_names: HashMap<String, String> =
        people.iter().filter_map(|one| Some((user_name(one)?, one.id.clone()))).collect();
    let managers = people.iter().map(|one| {
        let manager = names.get(&dn::folded(one.manager.as_deref()?))?;
        (*manager != one.id).then(|| manager.clone())
    });
    let managers = managers.collect();
    let members = nested::people(groups, &names, &user_names);
    let kept = groups.iter().zip(members).map(|(group, members)| Kept {
        id: group.id.clone(),
        name: group.name.clone(),
        members: members.into_iter().map(str::to_owned).collect(),
    });
    let groups = kept.collect();
    Read { people, managers, groups }
}
