//! How often somebody may try to guess a password: counted in the database, so that it is the same on
//! every node.
//!
//! Strangers slow nobody but themselves. Their tries are counted by account and network, by account
//! alone (many networks at once), by address and by network; those of a browser where that account
//! signed in before are counted apart from all of these ([`crate::session::known`]).

use kernel::{PersonId, Result, Time, Tx};

use crate::session::Device;
use crate::store::tries as store;

/// The window of every limit here, in seconds.
const WINDOW: i64 = 15 * 60;
/// Tries of one browser, or of one network on one account: a forgetful person succeeds or waits.
const OF_ONE: i64 = 10;
/// Tries on an account from everywhere.
const BY_ACCOUNT: i64 = 60;
/// Failed tries of an address and of a network: whoever tries one password on every account does not
/// get far, and an office that signs in on Monday morning counts for nothing.
const BY_ADDRESS: i64 = 50;
const BY_NETWORK: i64 = 200;
/// Letters that strangers may have sent to somebody, and from one network.
const LETTERS: i64 = 3;
const LETTERS_OF_NETWORK: i64 = 100;
/// Letters that people have sent to an address outside, and that one of them has sent.
const GUEST_LETTERS: i64 = 3;
const GUEST_LETTERS_BY: i64 = 30;
/// One try in so many also forgets what is old.
const SWEPT: u64 = 32;

/// A try: what it counts for, and how often each may be.
#[derive(Clone, Debug)]
pub(crate) struct Try {
    /// Forgotten by a success.
    own: (i64, i64),
    /// Of which a success takes itself back.
    shared: Vec<(i64, i64)>,
}

impl Try {
    /// A stranger's, who says to be `account`.
    pub(crate) fn stranger(account: &str, device: &Device) -> Try {
        let Device { address, network, .. } = device;
        let own = (key(&["account and network", account, network]), OF_ONE);
        let mut shared = vec![(key(&["account", account]), BY_ACCOUNT)];
        if !network.is_empty() {
            shared.push((key(&["address", address]), BY_ADDRESS));
            shared.push((key(&["network", network]), BY_NETWORK));
        }
        Try { own, shared }
    }

    /// Of a browser where this person signed in before, told by its proof.
    pub(crate) fn known(proof: &str) -> Try {
        Try { own: (key(&["browser", proof]), OF_ONE), shared: Vec::new() }
    }

    /// A stranger's, on an account that is kept elsewhere: however they call it.
    pub(crate) fn elsewhere(account: &str, network: &str) -> Try {
        let own = (key(&["elsewhere and network", account, network]), OF_ONE);
        Try { own, shared: vec![(key(&["elsewhere", account]), BY_ACCOUNT)] }
    }

    /// Of somebody who is signed in, to say their own password again.
    pub(crate) fn signed_in(person: PersonId) -> Try {
        Try { own: (key(&["person", &person.to_string()]), OF_ONE), shared: Vec::new() }
    }

    /// Of whoever says to have this number, on a shared tablet: wherever they are, for there are few PINs; and by address
    /// and network, for one PIN may be tried on every number.
    pub(crate) fn pin(number: &str, device: &Device) -> Try {
        let Device { address, network, .. } = device;
        let address = (key(&["pin address", address]), BY_ADDRESS);
        let network = (key(&["pin network", network]), BY_NETWORK);
        Try { own: (key(&["pin", number]), OF_ONE), shared: vec![address, network] }
    }

    /// Of somebody whose password was right, at their second factor: wherever they are.
    pub(crate) fn second(person: PersonId) -> Try {
        Try { own: (key(&["second", &person.to_string()]), OF_ONE), shared: Vec::new() }
    }

    /// A stranger's, who says to have lost the password of `account`: a letter each.
    pub(crate) fn forgotten(account: &str, device: &Device) -> Try {
        let own = (key(&["forgotten", account]), LETTERS);
        let network = (key(&["forgotten in network", &device.network]), LETTERS_OF_NETWORK);
        Try { own, shared: vec![network] }
    }

    /// A stranger's, who signs in elsewhere and comes back: by their network, which its first success forgets.
    pub(crate) fn way(device: &Device) -> Try {
        Try { own: (key(&["way", &device.network]), BY_NETWORK), shared: Vec::new() }
    }

    /// Of somebody who invites a guest by a letter to this address.
    pub(crate) fn guest_letter(by: PersonId, email: &str) -> Try {
        let own = (key(&["letter to guest", email]), GUEST_LETTERS);
        let by = (key(&["letters to guests", &by.to_string()]), GUEST_LETTERS_BY);
        Try { own, shared: vec![by] }
    }

    fn all(&self) -> Vec<(i64, i64)> {
        [&[self.own][..], &self.shared].concat()
    }

    /// Whether one more may be made.
    ///
    /// # Errors
    /// `TooMany`, whether or not there is such an account.
    pub(crate) fn check(&self, tx: &mut Tx<'_>) -> Result<()> {
        let (all, now) = (self.all(), tx.now());
        let keys: Vec<i64> = all.iter().map(|(key, _)| *key).collect();
        let mut wait = None;
        for (key, count, since) in store::counts(tx, &keys, within(now))? {
            let most = all.iter().find(|(known, _)| *known == key).map_or(0, |(_, most)| *most);
            if count >= most {
                wait = wait.max(Some((WINDOW - now.seconds_since(since)).min(WINDOW)));
            }
        }
        wait.map_or(Ok(()), |seconds| Err(kernel::limit::too_many(seconds)))
    }

    /// Counts it, before it is known whether it succeeds: many at once are not one.
    ///
    /// # Errors
    /// As [`Try::check`].
    pub(crate) fn count(&self, tx: &mut Tx<'_>) -> Result<()> {
        self.check(tx)?;
        let within = within(tx.now());
        for (key, _) in self.all() {
            store::count(tx, key, within)?;
        }
        if u64::from_le_bytes(kernel::clock::random::<8>()).is_multiple_of(SWEPT) {
            store::sweep(tx, within.0)?;
        }
        Ok(())
    }

    /// It succeeded.
    pub(crate) fn succeeded(&self, tx: &mut Tx<'_>) -> Result<()> {
        store::forget(tx, &[self.own.0])?;
        let shared: Vec<i64> = self.shared.iter().map(|(key, _)| *key).collect();
        store::take_back(tx, &shared)
    }
}

/// The number by which something is counted: neither names nor addresses are kept.
fn key(words: &[&str]) -> i64 {
    kernel::secret::number(&words.join("\n"))
}

/// A clock of another process may be a little ahead; one that was set back locks nobody out for as long.
fn within(now: Time) -> store::Within {
    (now.plus_seconds(-WINDOW), now.plus_seconds(WINDOW))
}
