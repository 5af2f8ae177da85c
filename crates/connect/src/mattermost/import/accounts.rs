//! Who of an export came before. Usernames change and are given to others; what stays is the number
//! of an account, where the export has it, its email address, and when it posted.

use super::SOURCE;
use super::brought::Brought;
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::Network;
use crate::newcomers::Newcomer;
use crate::problem::Problem;
use crate::report::Report;
use crate::store::{self, key};
use kernel::PersonId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the keys of addresses begin with.
const ADDRESS: &str = "user-mail/";
/// What the keys of numbers begin with.
const ID: &str = "user-id";
/// Fewer posts at the same times are chance, where nothing else tells who somebody is.
const IN_COMMON_LEAST: usize = 3;

/// An account of the export.
#[derive(Clone)]
pub(super) struct Account {
    pub(super) username: String,
    pub(super) newcomer: Newcomer,
    /// The keys of what stays when the name changes, the surest first.
    pub(super) stable: Vec<String>,
    /// Who it was in an earlier import.
    pub(super) known: Option<PersonId>,
    /// Whether it had another name then.
    pub(super) renamed: bool,
    /// The keys of addresses that it had before.
    pub(super) outdated: Vec<String>,
}

impl Account {
    pub(super) fn new(username: &str, id: &str, newcomer: Newcomer) -> Account {
        let id = Some(key(&[ID, id])).filter(|_| !id.is_empty());
        let stable = id.into_iter().chain(address(&newcomer).map(|one| address_key(&one)));
        let stable = stable.collect();
        let (username, outdated) = (username.to_owned(), Vec::new());
        Account { username, newcomer, stable, known: None, renamed: false, outdated }
    }

    fn drop_address(&mut self, address: &str) {
        self.newcomer.email = None;
        let key = address_key(address);
        self.stable.retain(|one| *one != key);
    }
}

/// The address of an account in its one form.
fn address(newcomer: &Newcomer) -> Option<String> {
    people::names::email(newcomer.email.as_deref()?).ok()
}

/// Hashed: an address is not to outlive its account in clear.
fn address_key(address: &str) -> String {
    format!("{ADDRESS}{}", &kernel::secret::hash(address)[..32])
}

/// Says of each account who it was in an earlier import.
pub(super) fn recognise(
    network: &Network<'_>,
    accounts: &mut [Account],
    structure: &Structure,
    brought: &Brought,
    report: &mut Report,
) -> Result<(), Failure> {
    let rows = network.app.db.read_blocking(|tx| store::beginning(tx, SOURCE, "user"))?;
    let known: HashMap<String, i64> = rows.into_iter().collect();
    one_account_an_address(accounts, &known, report);
    let mut addresses: HashMap<i64, Vec<&str>> = HashMap::new();
    for (key, id) in known.iter().filter(|(key, _)| key.starts_with(ADDRESS)) {
        addresses.entry(*id).or_default().push(key);
    }
    let with_id: HashSet<i64> =
        known.iter().filter(|(key, _)| key.starts_with(ID)).map(|(_, id)| *id).collect();
    let mut times = times(structure);
    let mut likely = Vec::new();
    for (index, account) in accounts.iter().enumerate() {
        let times = times.remove(account.username.as_str()).unwrap_or_default();
        likely.extend(candidates(index, account, &times, &known, &addresses, &with_id, brought));
    }
    // The surest first; each person is one account.
    likely.sort_by_key(|one| Reverse((one.by_id, one.in_common, one.by_address, one.by_name)));
    let mut taken = HashSet::new();
    for one in likely {
        let account = &mut accounts[one.account];
        if account.known.is_some() || !taken.insert(one.person) {
            continue;
        }
        account.known = Some(PersonId(one.person));
        account.renamed = !one.by_name;
        let has_address = account.stable.iter().any(|key| key.starts_with(ADDRESS));
        let before = addresses.remove(&one.person).filter(|_| has_address).unwrap_or_default();
        let outdated = before.into_iter().filter(|key| account.stable.iter().all(|one| one != key));
        account.outdated = outdated.map(str::to_owned).collect();
        if !account.outdated.is_empty() && !one.by_id {
            let problem = Problem::AddressChanged { name: account.username.clone() };
            report.problem(problem.at(account.newcomer.place));
        }
    }
    Ok(())
}

/// When each account posted.
fn times(structure: &Structure) -> HashMap<&str, Vec<i64>> {
    let mut times: HashMap<&str, Vec<i64>> = HashMap::new();
    for posted in structure.posted.values().flatten() {
        if let Some(name) = structure.author_of(posted) {
            times.entry(name).or_default().push(posted.at);
        }
    }
    times
}

/// Somebody who an account may be.
struct Likely {
    account: usize,
    person: i64,
    by_id: bool,
    by_address: bool,
    by_name: bool,
    /// How many posts both have.
    in_common: usize,
}

fn candidates(
    index: usize,
    account: &Account,
    times: &[i64],
    known: &HashMap<String, i64>,
    addresses: &HashMap<i64, Vec<&str>>,
    with_id: &HashSet<i64>,
    brought: &Brought,
) -> Vec<Likely> {
    let find = |address: bool| {
        let mut keys = account.stable.iter().filter(|key| key.starts_with(ADDRESS) == address);
        keys.find_map(|key| known.get(key).copied())
    };
    let (by_id, by_address) = (find(false), find(true));
    let by_name = known.get(&account.newcomer.key).copied();
    let mut in_common: BTreeMap<i64, usize> = BTreeMap::new();
    for author in times.iter().flat_map(|at| brought.authors(*at)) {
        *in_common.entry(author).or_default() += 1;
    }
    let people = [by_id, by_address, by_name];
    // Others only if they wrote most of it.
    in_common.retain(|person, common| {
        people.contains(&Some(*person))
            || *common >= IN_COMMON_LEAST && brought.is_same(*person, times, *common)
    });
    for person in people.into_iter().flatten() {
        in_common.entry(person).or_default();
    }
    // Another number is another person, and so is another address, unless they have the name and
    // wrote the same.
    let has_id = account.stable.iter().any(|key| key.starts_with(ID));
    let has_address = account.newcomer.email.is_some();
    in_common.retain(|person, common| {
        let is_another = has_id && with_id.contains(person);
        let has_another = has_address && addresses.contains_key(person);
        let may_be = !has_another || by_name == Some(*person) && *common > 1;
        [by_id, by_address].contains(&Some(*person)) || !is_another && may_be
    });
    let likely = in_common.into_iter().map(|(person, in_common)| Likely {
        account: index,
        person,
        by_id: by_id == Some(person),
        by_address: by_address == Some(person),
        by_name: by_name == Some(person),
        in_common,
    });
    likely.collect()
}

/// Of several accounts with one address, that keeps it which had it before, or else the first: two
/// accounts are two people.
fn one_account_an_address(
    accounts: &mut [Account],
    known: &HashMap<String, i64>,
    report: &mut Report,
) {
    let mut by_address: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, account) in accounts.iter().enumerate() {
        if let Some(address) = address(&account.newcomer) {
            by_address.entry(address).or_default().push(index);
        }
    }
    for (address, sharing) in by_address.into_iter().filter(|(_, sharing)| sharing.len() > 1) {
        let before = known.get(&address_key(&address));
        let had_it = |index: &&usize| {
            before.is_some() && known.get(&accounts[**index].newcomer.key) == before
        };
        let owner = *sharing.iter().find(had_it).unwrap_or(&sharing[0]);
        for index in sharing.into_iter().filter(|index| *index != owner) {
            let account = &mut accounts[index];
            account.drop_address(&address);
            let (name, address) = (account.username.clone(), address.clone());
            let problem = Problem::AddressShared { name, address };
            report.problem(problem.at(account.newcomer.place));
        }
    }
}
