//! Users, bots, and whoever else wrote.

use super::SOURCE;
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::Network;
use crate::newcomers::{Arrived, Newcomer, arrive};
use crate::problem::{Place, Problem};
use crate::report::Report;
use crate::store::key;
use kernel::{Lang, PersonId, Role};
use std::collections::HashMap;

/// How many people one transaction takes.
const BATCH: usize = 500;

/// Who wrote what has no author that can be read and was answered: no name of Mattermost's.
pub(super) const NOBODY: &str = "?";

/// People by the name they have in Mattermost.
pub(super) struct People {
    by_username: HashMap<String, Arrived>,
}

impl People {
    /// Who this is here.
    pub(super) fn id(&self, username: &str) -> Option<PersonId> {
        self.by_username.get(username).map(|one| one.id)
    }

    /// Those who are called otherwise here: their name there, their handle here.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.by_username.iter().map(|(name, one)| (name.as_str(), one.handle.as_str()));
        pairs.filter(|(name, handle)| name != handle)
    }
}

/// Brings everybody.
pub(super) fn bring(
    network: &Network<'_>,
    structure: &Structure,
    report: &mut Report,
) -> Result<People, Failure> {
    let mut all: Vec<Newcomer> = Vec::new();
    for (place, user) in &structure.users {
        if user.is_administrator() {
            let problem = Problem::AdministratorNotTaken { name: user.username.clone() };
            report.problem(problem.at(*place));
        }
        all.push(Newcomer {
            name: user.full_name(),
            email: Some(user.email.clone()).filter(|email| !email.is_empty()),
            role: if user.is_guest() { Role::Guest } else { Role::Member },
            job: user.position.clone(),
            lang: Lang::from_code(&user.locale).unwrap_or_default(),
            left: user.delete_at > 0,
            ..unknown(*place, &user.username)
        });
    }
    for (place, bot) in &structure.bots {
        let name = Some(bot.display_name.as_str()).filter(|name| !name.trim().is_empty());
        all.push(Newcomer {
            name: name.unwrap_or(&bot.username).to_owned(),
            job: bot.description.clone(),
            ..unknown(*place, &bot.username)
        });
    }
    for (name, place) in &structure.strangers {
        let shown = name.chars().take(100).collect();
        report.problem(Problem::StrangerWrote { name: shown }.at(*place));
        all.push(unknown(*place, name));
    }
    let usernames: Vec<String> = structure
        .users
        .iter()
        .map(|(_, user)| &user.username)
        .chain(structure.bots.iter().map(|(_, bot)| &bot.username))
        .chain(structure.strangers.keys())
        .cloned()
        .collect();
    let mut arrived = Vec::with_capacity(all.len());
    for batch in all.chunks(BATCH) {
        let batch = batch.to_vec();
        arrived.extend(network.work(report, move |work| arrive(work, SOURCE, &batch))?);
    }
    Ok(People { by_username: usernames.into_iter().zip(arrived).collect() })
}

/// Somebody of whom nothing is known but a name: a program, or a person who left. Nobody is
/// invited to such an account.
fn unknown(place: Place, username: &str) -> Newcomer {
    Newcomer {
        key: key(&["user", username]),
        place,
        handle: username.to_owned(),
        has_handle: username != NOBODY,
        name: username.to_owned(),
        email: None,
        role: Role::Member,
        job: String::new(),
        lang: Lang::default(),
        left: true,
    }
}
