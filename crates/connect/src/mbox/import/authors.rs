//! Those who wrote: known by their address, made when they are new.

use super::super::mail::Sender;
use crate::failure::Failure;
use crate::network::Network;
use crate::newcomers::{Newcomer, arrive};
use crate::problem::Place;
use crate::report::Report;
use crate::store::key;
use kernel::{Lang, PersonId, Role};
use people::names;
use std::collections::HashMap;

/// The authors met so far, by the key of their address.
#[derive(Default)]
pub(super) struct Authors(HashMap<String, PersonId>);

impl Authors {
    /// Who this sender is here.
    pub(super) fn of(
        &mut self,
        network: &Network<'_>,
        source: &str,
        sender: &Sender,
        place: Place,
        report: &mut Report,
    ) -> Result<PersonId, Failure> {
        let key = match sender.address.is_empty() {
            false => key(&["address", &sender.address]),
            true => key(&["name", &sender.name]),
        };
        if let Some(id) = self.0.get(&key) {
            return Ok(*id);
        }
        let new = [newcomer(key.clone(), sender, place)];
        let source = source.to_owned();
        let arrived = network.work(report, move |work| arrive(work, &source, &new))?;
        let id = arrived.first().map_or(PersonId(0), |one| one.id);
        self.0.insert(key, id);
        Ok(id)
    }
}

fn newcomer(key: String, sender: &Sender, place: Place) -> Newcomer {
    let local = sender.address.split('@').next().unwrap_or_default();
    let name = if sender.name.is_empty() { local } else { &sender.name };
    let proposed = names::propose(name);
    let handle = if proposed.is_empty() { names::propose(local) } else { proposed };
    Newcomer {
        key,
        place,
        handle,
        has_handle: false,
        name: name.to_owned(),
        email: Some(sender.address.clone()).filter(|address| !address.is_empty()),
        role: Role::Member,
        job: String::new(),
        lang: Lang::default(),
        left: false,
    }
}
