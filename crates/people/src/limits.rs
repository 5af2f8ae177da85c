//! How often somebody may try: one set of limits for each running network.

use kernel::limit::Limit;
use kernel::{Result, Time};

use crate::session::Device;

/// The window of every limit here, in seconds.
const WINDOW: i64 = 15 * 60;
/// Tries by account in a window: a forgetful person succeeds or waits.
const BY_ACCOUNT: u32 = 10;
/// Tries by network in a window, successes included: an office behind one address signs in on Monday
/// morning, somebody who tries one password on every account does not get far.
const BY_NETWORK: u32 = 300;

/// What counts the tries to guess a password or an invitation.
#[derive(Debug)]
pub(crate) struct Limits {
    accounts: Limit<String>,
    networks: Limit<String>,
}

impl Default for Limits {
    fn default() -> Self {
        let (accounts, networks) = (Limit::new(BY_ACCOUNT, WINDOW), Limit::new(BY_NETWORK, WINDOW));
        Limits { accounts, networks }
    }
}

impl Limits {
    /// Counts a try to enter as `account` from `device`.
    ///
    /// # Errors
    /// `TooMany`, whether or not there is such an account.
    pub(crate) fn try_account(&self, account: &str, device: &Device, now: Time) -> Result<()> {
        if !device.network().is_empty() {
            self.networks.take(device.network().to_owned(), now)?;
        }
        self.accounts.take(account.to_owned(), now)
    }

    /// The try succeeded: the account's count begins again.
    pub(crate) fn succeeded(&self, account: &str) {
        self.accounts.forget(&account.to_owned());
    }
}
