//! Which space an earlier import made of each channel. A name says little: channels are renamed, and
//! their names given to others, perhaps to private ones. What stays is the number of a channel,
//! where the export has it, and what was said in it: who posted in which millisecond.

use super::super::place::{Channel, ChannelType};
use super::SOURCE;
use super::brought::Brought;
use super::people::People;
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::Network;
use crate::store::{self, key};
use kernel::SpaceId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the keys of numbers begin with.
const ID: &str = "channel-id";

/// What an earlier import made of a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Before {
    /// This space, when the channel was perhaps called otherwise.
    Space { id: SpaceId, renamed: bool },
    /// Nothing: the channel that had its name was another one.
    Another,
    /// Nothing.
    Nothing,
}

/// The keys of a channel, the surest first; its name is the last.
pub(super) fn keys(channel: &Channel) -> Vec<String> {
    let id = Some(key(&[ID, &channel.id])).filter(|_| !channel.id.is_empty());
    id.into_iter().chain([key(&["channel", &channel.team, &channel.name])]).collect()
}

/// What an earlier import made of each channel of the export, in their order.
pub(super) fn spaces(
    network: &Network<'_>,
    structure: &Structure,
    people: &People,
    brought: &Brought,
) -> Result<Vec<Before>, Failure> {
    let rows = network.app.db.read_blocking(|tx| store::beginning(tx, SOURCE, "channel"))?;
    if rows.is_empty() {
        return Ok(vec![Before::Nothing; structure.channels.len()]);
    }
    let known = Known::of(rows);
    let mut likely = Vec::new();
    for (index, (_, channel)) in structure.channels.iter().enumerate() {
        likely.extend(candidates(index, channel, &known, brought, structure, people));
    }
    // The surest first; each space is of one channel.
    likely.sort_by_key(|one| Reverse((one.by_id, one.in_common, one.by_name)));
    let mut before: Vec<Option<Before>> = vec![None; structure.channels.len()];
    let mut taken = HashSet::new();
    for one in likely {
        if before[one.channel].is_none() && taken.insert(one.space) {
            let (id, renamed) = (SpaceId(one.space), !one.by_name);
            before[one.channel] = Some(Before::Space { id, renamed });
        }
    }
    let rest = before.into_iter().zip(&structure.channels).map(|(before, (_, channel))| {
        let had_name = keys(channel).last().is_some_and(|name| known.by_key.contains_key(name));
        before.unwrap_or(if had_name { Before::Another } else { Before::Nothing })
    });
    Ok(rest.collect())
}

/// What earlier imports made of channels.
struct Known {
    by_key: HashMap<String, i64>,
    spaces: HashSet<i64>,
    /// Those whose channel had a number.
    with_id: HashSet<i64>,
}

impl Known {
    fn of(rows: Vec<(String, i64)>) -> Known {
        let spaces = rows.iter().map(|(_, space)| *space).collect();
        let numbered = rows.iter().filter(|(key, _)| key.starts_with(ID));
        let with_id = numbered.map(|(_, space)| *space).collect();
        Known { by_key: rows.into_iter().collect(), spaces, with_id }
    }
}

/// A space that a channel may have become.
struct Likely {
    channel: usize,
    space: i64,
    by_id: bool,
    by_name: bool,
    /// How many posts both have.
    in_common: usize,
}

fn candidates(
    index: usize,
    channel: &Channel,
    known: &Known,
    brought: &Brought,
    structure: &Structure,
    people: &People,
) -> Vec<Likely> {
    let keys = keys(channel);
    let find = |key: &String| known.by_key.get(key).copied();
    let by_name = keys.last().and_then(find);
    let by_id = keys.first().filter(|_| keys.len() > 1).and_then(find);
    let name = (channel.team.clone(), channel.name.clone());
    let posted = structure.posted.get(&name).map_or(&[][..], Vec::as_slice);
    let mut in_common: BTreeMap<i64, usize> = BTreeMap::new();
    for one in posted {
        let Some(author) = structure.author_of(one).and_then(|name| people.id(name)) else {
            continue;
        };
        for space in brought.spaces(author.0, one.at).filter(|space| known.spaces.contains(space)) {
            *in_common.entry(space).or_default() += 1;
        }
    }
    // Under another name it takes most of what was said: programs write to many channels in one
    // millisecond.
    let times: Vec<i64> = posted.iter().map(|one| one.at).collect();
    in_common.retain(|space, common| {
        Some(*space) == by_name || brought.is_same(*space, &times, *common)
    });
    for space in by_name.into_iter().chain(by_id) {
        in_common.entry(space).or_default();
    }
    // Another number is another channel. What was said in a private one is for
    // nobody who comes by its name alone.
    in_common.retain(|space, common| {
        let is_another = keys.len() > 1 && known.with_id.contains(space);
        let is_private = channel.channel_type == ChannelType::Private;
        let may_be = match is_private {
            true => *common > 0 || brought.is_empty(*space),
            false => brought.may_be(*space, *common),
        };
        by_id == Some(*space) || !is_another && may_be
    });
    let likely = in_common.into_iter().map(|(space, in_common)| Likely {
        channel: index,
        space,
        by_id: by_id == Some(space),
        by_name: by_name == Some(space),
        in_common,
    });
    likely.collect()
}
