//! Users, bots, and whoever else wrote.

use super::SOURCE;
use super::accounts::{Account, recognise};
use super::brought::Brought;
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::{Network, Work};
use crate::newcomers::{Arrived, Newcomer, settle};
use crate::problem::{Place, Problem};
use crate::report::{Kind, Report};
use crate::store::{self, key};
use kernel::{Lang, PersonId, Result, Role};
use std::collections::{HashMap, HashSet};

/// How many people one transaction takes.
const BATCH: usize = 500;
/// Who wrote what has no author that can be read and was answered: no name of Mattermost's.
pub(super) const NOBODY: &str = "?";

/// People by the name they have in Mattermost.
pub(super) struct People {
    by_username: HashMap<String, Arrived>,
}

impl People {
    /// Who this is here. In a dry run those who would be new have numbers below zero.
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
    brought: &Brought,
    report: &mut Report,
) -> Result<People, Failure> {
    let mut accounts = accounts(structure, report);
    recognise(network, &mut accounts, structure, brought, report)?;
    let mut by_username = HashMap::with_capacity(accounts.len());
    let taken: HashSet<PersonId> = accounts.iter().filter_map(|one| one.known).collect();
    for batch in accounts.chunks(BATCH) {
        let (batch, taken) = (batch.to_vec(), taken.clone());
        let names: Vec<String> = batch.iter().map(|one| one.username.clone()).collect();
        let arrived = network.work(report, move |work| write(work, &batch, &taken))?;
        for (name, mut one) in names.into_iter().zip(arrived) {
            if one.id == PersonId(0) {
                one.id = PersonId(-1 - by_username.len() as i64);
            }
            by_username.insert(name, one);
        }
    }
    Ok(People { by_username })
}

/// Every account once, by its username.
fn accounts(structure: &Structure, report: &mut Report) -> Vec<Account> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for (place, user) in &structure.users {
        if !seen.insert(user.username.as_str()) {
            report.already_there(Kind::People);
            continue;
        }
        if user.is_administrator() {
            let problem = Problem::AdministratorNotTaken { name: user.username.clone() };
            report.problem(problem.at(*place));
        }
        let newcomer = Newcomer {
            name: user.full_name(),
            email: Some(user.email.clone()).filter(|email| !email.is_empty()),
            role: if user.is_guest() { Role::Guest } else { Role::Member },
            job: user.position.clone(),
            lang: Lang::from_code(&user.locale).unwrap_or_default(),
            left: user.delete_at > 0,
            ..unknown(*place, &user.username)
        };
        all.push(Account::new(&user.username, &user.id, newcomer));
    }
    for (place, bot) in &structure.bots {
        if !seen.insert(bot.username.as_str()) {
            report.already_there(Kind::People);
            continue;
        }
        let name = Some(bot.display_name.as_str()).filter(|name| !name.trim().is_empty());
        let newcomer = Newcomer {
            name: name.unwrap_or(&bot.username).to_owned(),
            job: bot.description.clone(),
            ..unknown(*place, &bot.username)
        };
        all.push(Account::new(&bot.username, "", newcomer));
    }
    for (name, place) in &structure.strangers {
        let shown = name.chars().take(100).collect();
        report.problem(Problem::StrangerWrote { name: shown }.at(*place));
        all.push(Account::new(name, "", unknown(*place, name)));
    }
    all
}

/// Finds or makes these people, and notes what they are known by from now on.
fn write(
    work: &mut Work<'_, '_>,
    batch: &[Account],
    taken: &HashSet<PersonId>,
) -> Result<Vec<Arrived>> {
    let newcomers: Vec<Newcomer> = batch.iter().map(|one| one.newcomer.clone()).collect();
    let known: Vec<Option<PersonId>> = batch.iter().map(|one| one.known).collect();
    let arrived = settle(work, SOURCE, &newcomers, &known, taken)?;
    let (now, mut objects) = (work.tx.now(), Vec::new());
    for (account, one) in batch.iter().zip(&arrived) {
        if account.renamed {
            let (name, handle) = (account.username.clone(), one.handle.clone());
            let problem = Problem::PersonRenamed { name, handle };
            work.report.problem(problem.at(account.newcomer.place));
        }
        if !work.dry && !account.outdated.is_empty() {
            store::forget(work.tx, SOURCE, account.outdated.clone())?;
        }
        let keys = account.stable.iter().chain([&account.newcomer.key]);
        objects.extend(keys.map(|key| (key.clone(), one.id.0)));
    }
    if !work.dry {
        store::set_all(work.tx, SOURCE, &objects, now)?;
    }
    Ok(arrived)
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
