//! Channels become spaces, direct and group channels private conversations.

use super::super::place::{Channel, ChannelType, TeamType};
use super::SOURCE;
use super::brought::Brought;
use super::people::People;
use super::same::{self, Before};
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::{Network, Work};
use crate::problem::{Place, Problem};
use crate::report::{Kind, Report};
use crate::store::{self, key, known, remember};
use ::spaces::{Access, NewSpace, Standing};
use kernel::{PersonId, Result, SpaceId};
use std::collections::HashMap;

/// The channel that every member of a team is in.
const DEFAULT: &str = "town-square";
/// The longest name and description of a space, in characters.
const NAME_MOST: usize = 80;
const DESCRIPTION_MOST: usize = 500;

/// A space and its name in addresses.
#[derive(Clone)]
struct Arrived {
    id: SpaceId,
    slug: String,
}

/// Where things were said.
#[derive(Default)]
pub(super) struct Places {
    /// By team and channel; why nothing more may come into the space of an earlier import.
    channels: HashMap<(String, String), Result<Arrived, Problem>>,
    /// By members.
    conversations: HashMap<Vec<String>, SpaceId>,
}

impl Places {
    /// The space of a channel, or why its messages are left.
    pub(super) fn channel(&self, team: &str, channel: &str) -> Result<SpaceId, Problem> {
        let unknown = || Problem::ChannelUnknown { name: channel.to_owned() };
        let found =
            self.channels.get(&(team.to_owned(), channel.to_owned())).ok_or_else(unknown)?;
        found.as_ref().map(|one| one.id).map_err(Problem::clone)
    }
    pub(super) fn conversation(&self, members: &[String]) -> Result<SpaceId, Problem> {
        let unknown = || Problem::ChannelUnknown { name: members.join(", ") };
        self.conversations.get(members).copied().ok_or_else(unknown)
    }
    /// The channels that are called otherwise here: team, name there, slug here.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.channels.iter().filter_map(|((team, name), one)| {
            let one = one.as_ref().ok().filter(|one| one.slug != *name)?;
            Some((team.as_str(), name.as_str(), one.slug.as_str()))
        })
    }
}

/// Somebody who is in a channel.
#[derive(Clone)]
struct Member {
    place: Place,
    person: PersonId,
    /// Whether a space can be in this person's hands: not a guest, not gone.
    fit: bool,
    channel_admin: bool,
    team_admin: bool,
}

/// A channel, ready to become a space.
#[derive(Clone)]
struct Plan {
    /// The keys of the channel; the last is its name.
    keys: Vec<String>,
    /// Its name there.
    name: String,
    /// Whether it is private there.
    private: bool,
    place: Place,
    before: Before,
    new: NewSpace,
    members: Vec<Member>,
}

/// Brings every channel with its members, and every conversation.
pub(super) fn bring(
    network: &Network<'_>,
    structure: &Structure,
    people: &People,
    brought: &Brought,
    report: &mut Report,
) -> Result<Places, Failure> {
    let mut members = members(structure, people);
    let mut places = Places::default();
    let before = same::spaces(network, structure, people, brought)?;
    for ((place, channel), before) in structure.channels.iter().zip(before) {
        let name = (channel.team.clone(), channel.name.clone());
        let plan = Plan {
            keys: same::keys(channel),
            name: channel.name.clone(),
            private: channel.channel_type == ChannelType::Private,
            place: *place,
            before,
            new: space(structure, *place, channel, report),
            members: members.remove(&name).unwrap_or_default(),
        };
        let mut arrived = network.work(report, move |work| make(work, &plan))?;
        if let Ok(one) = &mut arrived {
            one.id = provisional(one.id, places.channels.len());
        }
        places.channels.insert(name, arrived);
    }
    for ((_, name), left) in members {
        for member in left {
            let problem = Problem::ChannelUnknown { name: name.clone() };
            report.skipped(Kind::Memberships, member.place, problem);
        }
    }
    for names in structure.conversations.keys() {
        let between: Vec<PersonId> = names.iter().filter_map(|name| people.id(name)).collect();
        if between.is_empty() {
            continue;
        }
        let id = network.work(report, move |work| converse(work, &between))?;
        let count = places.channels.len() + places.conversations.len();
        places.conversations.insert(names.clone(), provisional(id, count));
    }
    Ok(places)
}

/// The number of a space; one of its own, below zero, where a dry run made none.
fn provisional(id: SpaceId, count: usize) -> SpaceId {
    if id == SpaceId(0) { SpaceId(-1 - count as i64) } else { id }
}

fn members(structure: &Structure, people: &People) -> HashMap<(String, String), Vec<Member>> {
    let mut members: HashMap<_, Vec<Member>> = HashMap::new();
    for (place, user) in &structure.users {
        let Some(person) = people.id(&user.username) else { continue };
        for team in &user.teams {
            for channel in &team.channels {
                let member = Member {
                    place: *place,
                    person,
                    fit: !user.is_guest() && user.delete_at == 0,
                    channel_admin: channel.is_administrator(),
                    team_admin: team.is_administrator(),
                };
                let name = (team.name.clone(), channel.name.clone());
                members.entry(name).or_default().push(member);
            }
        }
    }
    members
}

/// What a channel is to be here.
fn space(structure: &Structure, place: Place, channel: &Channel, report: &mut Report) -> NewSpace {
    let team = structure.teams.get(&channel.team);
    if channel.is_archived() {
        report.problem(Problem::ChannelArchived { name: channel.name.clone() }.at(place));
    }
    let joinable = team.is_some_and(|t| t.team_type == TeamType::Open && t.allow_open_invite);
    let access = match channel.channel_type {
        ChannelType::Private => Access::Secret,
        ChannelType::Open if joinable || structure.has_everybody(&channel.team) => Access::Open,
        ChannelType::Open => {
            report.problem(Problem::ChannelNarrowed { name: channel.name.clone() }.at(place));
            Access::Secret
        }
    };
    let is_company = channel.name == DEFAULT && structure.teams.len() == 1;
    let kind = match is_company && access == Access::Open {
        true => ::spaces::Kind::Company,
        false => ::spaces::Kind::Interest,
    };
    let shown = match channel.display_name.trim() {
        "" => channel.name.as_str(),
        name => name,
    };
    let (name, slug) = match structure.shared_names().contains(channel.name.as_str()) {
        false => (shown.to_owned(), channel.name.clone()),
        true => {
            let team_name = team.map_or(&*channel.team, |team| team.display_name.trim());
            (format!("{shown} · {team_name}"), format!("{}-{}", channel.name, channel.team))
        }
    };
    let shown = cut(&people::names::line(&name), NAME_MOST);
    NewSpace {
        // A name of nothing that can be seen would be a hole in every list.
        name: people::names::name(&shown).unwrap_or_else(|_| cut(&channel.name, NAME_MOST)),
        slug: Some(slug),
        kind: Some(kind),
        access: Some(access),
        description: description(channel),
        charter: String::new(),
        template: None,
    }
}

fn description(channel: &Channel) -> String {
    let (purpose, header) = (channel.purpose.trim(), channel.header.trim());
    let both = match (purpose, header) {
        ("", words) | (words, "") => words.to_owned(),
        (purpose, header) if purpose == header => purpose.to_owned(),
        (purpose, header) => format!("{purpose}\n{header}"),
    };
    cut(&both, DESCRIPTION_MOST)
}

/// The beginning of `text`, at most `most` characters.
fn cut(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most - 1).chain(['…']).collect(),
        false => text.to_owned(),
    }
}

/// Finds or makes the space, and puts in it those who never were; or says why nothing may come
/// into it any more.
fn make(work: &mut Work<'_, '_>, plan: &Plan) -> Result<Result<Arrived, Problem>> {
    let (id, founder) = match plan.before {
        Before::Space { id, .. } => {
            if let Some(problem) = refusal(work, id, plan)? {
                work.report.skipped(Kind::Spaces, plan.place, problem.clone());
                return Ok(Err(problem));
            }
            work.report.already_there(Kind::Spaces);
            (id, None)
        }
        Before::Another | Before::Nothing => {
            let made = begin(work, plan)?;
            work.report.created(Kind::Spaces);
            made
        }
    };
    let slug = match work.dry && id == SpaceId(0) {
        true => plan.new.slug.clone().unwrap_or_default(),
        false => ::spaces::slug(work.tx, id)?,
    };
    tell_what_changed(work, plan, &slug);
    if !work.dry {
        let objects: Vec<_> = plan.keys.iter().map(|key| (key.clone(), id.0)).collect();
        let now = work.tx.now();
        store::set_all(work.tx, SOURCE, &objects, now)?;
    }
    fill(work, id, founder, plan)?;
    Ok(Ok(Arrived { id, slug }))
}

/// Why nothing more may come into the space of an earlier import.
fn refusal(work: &mut Work<'_, '_>, id: SpaceId, plan: &Plan) -> Result<Option<Problem>> {
    let name = plan.name.clone();
    Ok(match ::spaces::access(work.tx, id)? {
        None => Some(Problem::SpaceDeleted { name }),
        Some(Access::Open | Access::Closed) if plan.private => {
            Some(Problem::ChannelPrivateNow { name })
        }
        Some(_) => None,
    })
}

fn tell_what_changed(work: &mut Work<'_, '_>, plan: &Plan, slug: &str) {
    let name = plan.name.clone();
    let problem = match plan.before {
        Before::Space { renamed: true, .. } => {
            Problem::ChannelRenamed { name, space: slug.to_owned() }
        }
        Before::Another => Problem::ChannelReplaced { name },
        _ => return,
    };
    work.report.problem(problem.at(plan.place));
}

/// Puts in a space those who never were in it.
fn fill(
    work: &mut Work<'_, '_>,
    id: SpaceId,
    founder: Option<PersonId>,
    plan: &Plan,
) -> Result<()> {
    let key = |member: &Member| key(&["member", &id.to_string(), &member.person.to_string()]);
    let mut known = known(work.tx, SOURCE, plan.members.iter().map(key).collect())?;
    let now = work.tx.now();
    let is_before = matches!(plan.before, Before::Space { .. });
    for member in &plan.members {
        let key = key(member);
        if known.contains_key(&key) {
            work.report.already_there(Kind::Memberships);
            continue;
        }
        // Whoever came into it otherwise keeps what they are there.
        if is_before && ::spaces::is_member(work.tx, id, member.person)? {
            if !work.dry {
                remember(work.tx, SOURCE, &key, member.person.0, now)?;
            }
            known.insert(key, member.person.0);
            work.report.already_there(Kind::Memberships);
            continue;
        }
        if !work.dry {
            // The founder is in it since it began.
            if founder != Some(member.person) {
                let runs = member.channel_admin && member.fit;
                let standing = if runs { Standing::Animator } else { Standing::Member };
                ::spaces::add(work.tx, id, member.person, standing)?;
            }
            remember(work.tx, SOURCE, &key, member.person.0, now)?;
        }
        known.insert(key, member.person.0);
        work.report.created(Kind::Memberships);
    }
    Ok(())
}

fn begin(work: &mut Work<'_, '_>, plan: &Plan) -> Result<(SpaceId, Option<PersonId>)> {
    let founder = founder(&plan.members).map(|member| member.person);
    if founder.is_none() {
        let name = plan.new.name.clone();
        work.report.problem(Problem::SpaceUnattended { name }.at(plan.place));
    }
    if work.dry {
        return Ok((SpaceId(0), None));
    }
    // What nobody saw is not shown to an administrator either.
    let caretaker = match (founder, plan.new.access) {
        (None, Some(Access::Open)) => people::first_administrator(work.tx)?,
        (founder, _) => founder,
    };
    let id = match caretaker {
        Some(person) => ::spaces::create(work.tx, person, &plan.new)?,
        None => ::spaces::create_empty(work.tx, &plan.new)?,
    };
    Ok((id, caretaker))
}

/// In whose hands the space is: one who ran the channel, else one who ran the team, else whoever
/// is first in it; those who left and guests only where there is nobody else.
fn founder(members: &[Member]) -> Option<&Member> {
    members.iter().min_by_key(|m| (!m.fit, !m.channel_admin, !m.team_admin))
}

fn converse(work: &mut Work<'_, '_>, between: &[PersonId]) -> Result<SpaceId> {
    let mut people: Vec<PersonId> = between.to_vec();
    people.sort_unstable();
    let people: Vec<String> = people.iter().map(ToString::to_string).collect();
    let key = key(&["direct", &people.join(",")]);
    if let Some(id) = known(work.tx, SOURCE, vec![key.clone()])?.get(&key) {
        work.report.already_there(Kind::Conversations);
        return Ok(SpaceId(*id));
    }
    work.report.created(Kind::Conversations);
    if work.dry {
        return Ok(SpaceId(0));
    }
    let now = work.tx.now();
    let id = ::spaces::conversation(work.tx, between)?;
    remember(work.tx, SOURCE, &key, id.0, now)?;
    Ok(id)
}
