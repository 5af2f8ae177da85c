//! Shared tablets: in a workshop or on a ward people sign in with their personnel number and a PIN, where the company says so
//! and from its networks alone. Such a session ends after five minutes without use, says on each page that it is one,
//! and does nothing dangerous.

pub(crate) mod admin;
pub(crate) mod page;

use std::net::IpAddr;

use kernel::error::Meaning;
use kernel::{Activity, Config, Error, PersonId, Result, Tx, Viewer};
use people::{Hashed, settings};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::second::letters::{self, Change};
use crate::session::Device;
use crate::store::pins as store;
use crate::{logged, personnel};

ui::module!("tablet", "src/tablets/tablet.js");

/// How long a session lasts without use, in seconds.
pub(crate) const SECONDS: i64 = 300;
/// Uses closer together than this many seconds are not written down.
pub(crate) const TOUCH_SECONDS: i64 = 30;
/// Where the choice is among the settings.
const SETTING: &str = "shared-tablets";
/// Digits of a PIN.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=12;
/// How many networks are kept, at most.
const MOST: usize = 50;

/// What the company says of shared tablets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SharedTablets)]
pub(crate) struct Tablets {
    /// Whether people sign in there.
    pub(crate) on: bool,
    /// The networks they stand in, as `10.20.0.0/16`; none lets nobody in.
    pub(crate) networks: Vec<String>,
}

impl Tablets {
    /// Whether one may stand at the address of this device.
    pub(crate) fn takes(&self, device: &Device) -> bool {
        let Ok(address) = device.address.parse::<IpAddr>() else { return false };
        let within = |network: &String| {
            network.parse::<ipnet::IpNet>().is_ok_and(|network| network.contains(&address))
        };
        self.on && self.networks.iter().any(within)
    }
}

/// What the company says of them.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn tablets(tx: &mut Tx<'_>) -> Result<Tablets> {
    let kept = settings::get(tx, SETTING)?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Changes it.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `networks`.
pub(crate) fn set(tx: &mut Tx<'_>, viewer: &Viewer, new: &Tablets) -> Result<()> {
    viewer.administering()?;
    let wrong = || Error::field("networks", "tablets-network");
    let networks = new.networks.iter().map(|text| {
        let network: ipnet::IpNet = text.trim().parse().map_err(|_| wrong())?;
        // The whole internet is no network of ours.
        if network.prefix_len() < 8 { Err(wrong()) } else { Ok(network.trunc().to_string()) }
    });
    let networks = networks.collect::<Result<Vec<_>>>()?;
    if networks.len() > MOST || (new.on && networks.is_empty()) {
        return Err(wrong());
    }
    let kept = Tablets { on: new.on, networks };
    settings::set(tx, SETTING, &serde_json::to_string(&kept)?)?;
    tx.log(Activity::new(logged::SITE_TABLETS, 0).by(viewer.id).data(json!(kept)))
}

/// A PIN in its one form.
///
/// # Errors
/// `Invalid` on the field `pin`, also for one that is guessed first.
pub(crate) fn sound(typed: &str) -> Result<String> {
    let pin: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits: Vec<i32> = pin.bytes().map(i32::from).collect();
    let is_pin = DIGITS.contains(&digits.len()) && pin.bytes().all(|byte| byte.is_ascii_digit());
    if !is_pin {
        return Err(Error::field("pin", "pin-bad"));
    }
    // All the same, or one after the other: 000000, 123456, 987654.
    let steps: Vec<i32> = digits.windows(2).map(|two| two[1] - two[0]).collect();
    let is_row = [-1, 0, 1].iter().any(|step| steps.iter().all(|one| one == step));
    let half = digits.len() / 2;
    let is_twice = digits.len().is_multiple_of(2) && digits[..half] == digits[half..];
    match is_row || is_twice {
        true => Err(Error::field("pin", "pin-guessable")),
        false => Ok(pin),
    }
}

/// Gives somebody a PIN, of which they read by mail.
///
/// # Errors
/// `Conflict` for who has no personnel number to sign in with; `NotFound` where the company has no shared tablets.
pub(crate) fn choose(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    hashed: &Hashed,
) -> Result<()> {
    if !tablets(tx)?.on {
        return Err(Error::not_found());
    }
    if personnel::of(tx, person)?.is_none() {
        return Err(Error::new(Meaning::Conflict, "pin-no-number"));
    }
    store::set(tx, person, hashed.as_str())?;
    tx.log(Activity::new(logged::PIN_CHOSEN, person.0).by(person))?;
    letters::changed(tx, config, person, Change::PinChosen)
}

/// Takes it back.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) fn forget(tx: &mut Tx<'_>, config: &Config, person: PersonId) -> Result<()> {
    if !store::remove(tx, person)? {
        return Err(Error::not_found());
    }
    tx.log(Activity::new(logged::PIN_REMOVED, person.0).by(person))?;
    letters::changed(tx, config, person, Change::PinRemoved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_that_are_guessed_first_are_refused() {
        for pin in ["482915", " 48 29 15 ", "902734", "112358"] {
            assert!(sound(pin).is_ok(), "{pin}");
        }
        for pin in [
            "",
            "12345",
            "1234567890123",
            "48291a",
            "000000",
            "123456",
            "987654",
            "123123",
            "４８２９１５",
        ] {
            assert!(sound(pin).is_err(), "{pin}");
        }
    }

    #[test]
    fn tablets_stand_in_the_networks_that_were_said() {
        let networks = vec!["10.20.0.0/16".to_owned(), "2001:db8::/32".to_owned()];
        let of = |on: bool, address: &str| {
            let device = Device { address: address.into(), ..Device::default() };
            Tablets { on, networks: networks.clone() }.takes(&device)
        };
        assert!(of(true, "10.20.3.4") && of(true, "2001:db8::7"));
        assert!(!of(false, "10.20.3.4") && !of(true, "10.21.0.1") && !of(true, ""));
    }
}
