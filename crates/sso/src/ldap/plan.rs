//! What differs between a directory and what is here: nothing is changed by finding out.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, Tx, params};
use people::groups::GroupId;
use serde_json::{Map, Value};

use super::read::Read;
use super::report::Report;
use super::store::{CLOSED, MEMBERS};
use crate::scim::attributes::ENTERPRISE_URN;
use crate::scim::directory::Directory;
use crate::scim::group::{self, Group};
use crate::scim::user::User;
use crate::scim::{claim, profile::Said};

/// One in so many accounts may be closed without an administrator being asked.
const ONE_IN: usize = 20;

/// Somebody to bring or to change.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) name: String,
    /// All that is said, with the line manager.
    pub(super) said: Map<String, Value>,
    pub(super) is_active: bool,
}

impl Plan {
    /// Whether nothing is to be done.
    pub(super) fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.closed.is_empty()
    }
}

impl Planned {
    fn id(&self) -> &str {
        self.said.get("externalId").and_then(Value::as_str).unwrap_or_default()
    }

    fn manager(&self) -> Option<&str> {
        self.said.get(ENTERPRISE_URN)?["manager"]["value"].as_str()
    }

    /// The same without a line manager.
    pub(super) fn unled(&self) -> Planned {
        let mut one = self.clone();
        if let Some(more) = one.said.get_mut(ENTERPRISE_URN).and_then(Value::as_object_mut) {
            more.remove("manager");
            if more.is_empty() {
                one.said.remove(ENTERPRISE_URN);
            }
        }
        one
    }
}

/// Those who are new, each after whoever leads them; and apart those who lead each other in a circle, or are led by such.
pub(super) fn in_order(new: Vec<Planned>) -> (Vec<Planned>, Vec<Planned>) {
    let mut led: HashMap<String, Vec<Planned>> = HashMap::new();
    let ids: HashSet<String> = new.iter().map(|one| one.id().to_owned()).collect();
    let (mut ordered, mut next) = (Vec::with_capacity(new.len()), Vec::new());
    for one in new {
        match one.manager().filter(|manager| ids.contains(*manager)) {
            Some(manager) => led.entry(manager.to_owned()).or_default().push(one),
            None => next.push(one),
        }
    }
    while let Some(one) = next.pop() {
        next.extend(led.remove(one.id()).unwrap_or_default());
        ordered.push(one);
    }
    (ordered, led.into_values().flatten().collect())
}

/// What is to be done to people.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) new: Vec<Planned>,
    /// With what they are known by here.
    pub(super) changed: Vec<(String, Planned)>,
    /// What they are known by here, their name, and whether their entry is gone.
    pub(super) closed: Vec<(String, String, bool)>,
}

pub(super) fn external(user: &User) -> &str {
    user.said.get("externalId").and_then(Value::as_str).unwrap_or_default()
}

fn name_of(user: &User) -> String {
    let word = |name: &str| user.said.get(name).and_then(Value::as_str);
    word("displayName").or_else(|| word("userName")).unwrap_or_default().to_owned()
}

/// What differs of people.
///
/// # Errors
/// Whatever the database meets.
pub(super) fn people(
    tx: &mut Tx<'_>,
    of: &Directory,
    known: &[User],
    read: &Read,
    report: &mut Report,
) -> Result<Plan> {
    let ours: HashSet<PersonId> =
        tx.query(&CLOSED, params![of.id], |row| row.get(0))?.into_iter().collect();
    let by_id: HashMap<&str, &User> = known.iter().map(|user| (external(user), user)).collect();
    let mut plan = Plan::default();
    let mut seen: HashSet<&str> = HashSet::new();
    for (one, manager) in read.people.iter().zip(&read.managers) {
        seen.insert(&one.id);
        let planned = Planned {
            name: one.name(),
            said: one.led_by(manager.as_deref()),
            is_active: one.is_active,
        };
        let Some(user) = by_id.get(one.id.as_str()) else {
            // Whom nobody knows and who may not come in is nobody's business.
            if one.is_active {
                match claim::owner(tx, of, &Said::of(&planned.said)) {
                    Ok(None) => report.new.add(&planned.name),
                    Ok(Some(_)) => report.claimed.add(&planned.name),
                    Err(error) => report.refuse(&planned.name, &error),
                }
                plan.new.push(planned);
            }
            continue;
        };
        if !one.is_active {
            if user.is_active {
                plan.closed.push((user.resource.clone(), planned.name, false));
            }
            continue;
        }
        let opens = !user.is_active && ours.contains(&user.person);
        if opens {
            report.opened.add(&planned.name);
        } else if planned.said != user.said {
            report.changed.add(&planned.name);
        }
        if opens || planned.said != user.said {
            plan.changed.push((user.resource.clone(), planned));
        }
    }
    let is_there = |id: &str| read.is_unsure || seen.contains(id) || read.unread.contains(id);
    let gone = known.iter().filter(|user| user.is_active && !is_there(external(user)));
    plan.closed.extend(gone.map(|user| (user.resource.clone(), name_of(user), true)));
    plan.closed.iter().for_each(|(_, name, _)| report.closed.add(name));
    report.closes = Report::digest(plan.closed.iter().map(|(resource, ..)| resource.clone()));
    let of_all = known.iter().filter(|user| user.is_active).count();
    if plan.closed.len() * ONE_IN > of_all {
        report.held = Some((plan.closed.len(), of_all));
    }
    Ok(plan)
}

/// A group as it is to be.
#[derive(Debug)]
pub(super) struct GroupPlan {
    /// The one there is, with who is in it.
    pub(super) known: Option<(Group, HashSet<PersonId>)>,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) members: HashSet<PersonId>,
}

/// What differs of groups, and which are there no more. Of people who are not here yet nothing is known.
///
/// # Errors
/// Whatever the database meets.
pub(super) fn groups(
    tx: &mut Tx<'_>,
    of: &Directory,
    users: &[User],
    read: &Read,
    report: &mut Report,
) -> Result<(Vec<GroupPlan>, Vec<Group>)> {
    let people: HashMap<&str, PersonId> =
        users.iter().map(|user| (external(user), user.person)).collect();
    let mut inside: HashMap<GroupId, HashSet<PersonId>> = HashMap::new();
    for (group, person) in
        tx.query(&MEMBERS, params![of.id], |row| Ok((row.get(0)?, row.get(1)?)))?
    {
        inside.entry(group).or_default().insert(person);
    }
    let mut known: HashMap<String, Group> =
        group::all(tx, of)?.into_iter().map(|group| (group.external.clone(), group)).collect();
    let of_all = known.len();
    let (mut plans, mut ended) = (Vec::new(), Vec::new());
    for kept in &read.groups {
        let mut members: HashSet<PersonId> =
            kept.members.iter().filter_map(|id| people.get(id.as_str()).copied()).collect();
        let is_waiting = report.is_look && kept.members.len() > members.len();
        let Some(group) = known.remove(&kept.id) else {
            report.new_groups.add(&kept.name);
            plans.push(GroupPlan {
                known: None,
                id: kept.id.clone(),
                name: kept.name.clone(),
                members,
            });
            continue;
        };
        let was = inside.get(&group.group).cloned().unwrap_or_default();
        if read.is_unsure {
            members.extend(&was);
        }
        ended.extend(was.difference(&members).map(|person| (group.group, *person)));
        if was != members || group.name != kept.name || is_waiting {
            report.changed_groups.add(&kept.name);
            let known = Some((group, was));
            plans.push(GroupPlan { known, id: kept.id.clone(), name: kept.name.clone(), members });
        }
    }
    let is_there = |id: &str| read.is_unsure || read.unread_groups.contains(id);
    let mut gone: Vec<Group> =
        known.into_values().filter(|group| !is_there(&group.external)).collect();
    gone.sort_by_key(|group| group.group);
    gone.iter().for_each(|group| report.gone_groups.add(&group.name));
    for group in &gone {
        let was = inside.get(&group.group).into_iter().flatten();
        ended.extend(was.map(|person| (group.group, *person)));
    }
    let deleted = gone.iter().map(|group| group.group.to_string());
    let left = ended.iter().map(|(group, person)| format!("{group} {person}"));
    report.deletes = Report::digest(deleted.chain(left));
    if gone.len() * 2 > of_all {
        report.held_groups = Some((gone.len(), of_all));
    }
    let members = inside.values().map(HashSet::len).sum();
    if ended.len() * 2 > members {
        report.held_members = Some((ended.len(), members));
    }
    Ok((plans, gone))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ENTERPRISE_URN, Planned, in_order};

    #[test]
    fn who_leads_comes_first_and_circles_come_apart() {
        let one = |id: &str, manager: &str| {
            let said =
                json!({ "externalId": id, ENTERPRISE_URN: { "manager": { "value": manager } } });
            let said = said.as_object().cloned().unwrap_or_default();
            Planned { name: id.into(), said, is_active: true }
        };
        let all = [("c", "b"), ("b", "a"), ("a", "elsewhere"), ("x", "y"), ("y", "x"), ("z", "x")];
        let (ordered, circles) = in_order(all.map(|(id, manager)| one(id, manager)).to_vec());
        let names: Vec<_> = ordered.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(circles.len(), 3);
        assert!(circles.iter().all(|one| one.unled().said.get(ENTERPRISE_URN).is_none()));
    }
}
