//! Signing in with the password of a directory: the entry is searched by the account that reads, and the password is proved
//! by signing in there as the entry that was found.

use std::pin::Pin;
use std::time::Duration;

use identity::ways::{Passwords, Typed};
use kernel::error::Meaning;
use kernel::{Activity, App, Config, Error, PersonId, Result, Role, Tx, params};
use people::accounts;

use super::client::Client;
use super::entry::{self, Somebody};
use super::source::{self, Source};
use super::store::{KNOWN_AS, OF_ID, OF_PERSON, SOURCES};
use crate::declared::Arrival;
use crate::scim::directory::{self, DirectoryId};
use crate::scim::profile::Said;
use crate::scim::{claim, user};

/// How long a directory may take to answer.
const TIME: Duration = Duration::from_secs(12);

identity::passwords_elsewhere!(Passwords { is_asked, keeps, proves, ask });

/// Those by which people sign in: that are kept in step, so that somebody looked at what they say.
fn sources(tx: &mut Tx<'_>) -> Result<Vec<Source>> {
    let all = tx.query(&SOURCES, params![], source::row)?;
    Ok(all.into_iter().filter(signs_in).collect())
}

fn signs_in(source: &Source) -> bool {
    source.is_on && source.settings.signs_in
}

fn is_asked(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(!sources(tx)?.is_empty())
}

/// Whose password is a directory's alone. Administrators keep theirs: the network can be run while the directory is away.
fn keeps(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(proves(tx, person)? && accounts::person(tx, person)?.role != Role::Administrator)
}

/// Whose password is in a directory, whoever they are.
fn proves(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let of = tx.query_opt(&OF_PERSON, params![person], |row| row.get::<DirectoryId>(0))?;
    let Some(of) = of else { return Ok(false) };
    let source = tx.query_opt(&OF_ID, params![of], source::row)?;
    Ok(source.is_some_and(|source| signs_in(&source)))
}

type Asking = Pin<Box<dyn Future<Output = Result<Option<PersonId>>> + Send>>;

fn ask(app: App, typed: Typed) -> Asking {
    Box::pin(async move {
        let person = typed.person;
        let load = move |tx: &mut Tx<'_>| {
            let all = sources(tx)?.into_iter().map(|source| {
                let known = match person {
                    Some(person) => tx.query_opt(&KNOWN_AS, params![person, source.id], |row| {
                        row.get::<String>(0)
                    })?,
                    None => None,
                };
                Ok((source, known))
            });
            all.collect::<Result<Vec<_>>>()
        };
        let mut failure = None;
        for (source, known) in app.db.read(load).await? {
            if known.is_none() && typed.login.is_empty() {
                continue;
            }
            let one =
                tokio::time::timeout(TIME, one(&app, &source, known.as_deref(), &typed)).await;
            let slow = || Err(crate::scim::refusal::conflict("scim-error-ldap-slow", ""));
            match one.unwrap_or_else(|_| slow()) {
                Ok(Some(person)) => return Ok(Some(person)),
                Ok(None) => {}
                Err(error) if error.meaning() == Meaning::TooMany => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, directory = source.slug, "a directory was not asked");
                    noted(&app, source.id, &error).await;
                    failure = Some(error);
                }
            }
        }
        match failure {
            None => Ok(None),
            Some(error) if error.message().key == NO_ACCOUNT => Err(error),
            // Whoever they are, it is the same.
            Some(_) => Err(Error::new(Meaning::Unavailable, "ldap-sign-in-away")),
        }
    })
}

const NO_ACCOUNT: &str = "ldap-no-account";

async fn noted(app: &App, id: DirectoryId, error: &Error) {
    let error = error.clone();
    let note = move |tx: &mut Tx<'_>| directory::of_id(tx, id)?.note(tx, Some(&error));
    if let Err(error) = app.db.write(note).await {
        tracing::warn!(%error, "what went wrong with a directory was not noted");
    }
}

/// Who it is, where the directory says that the password is theirs. Whether there is such an entry makes no difference to
/// what it is asked.
async fn one(
    app: &App,
    source: &Source,
    known: Option<&str>,
    typed: &Typed,
) -> Result<Option<PersonId>> {
    let of = &source.settings;
    let mut client = Client::open(app, of, &source.password).await?;
    let which = match known {
        Some(id) => entry::by_id(&of.attributes.id, id),
        None => entry::by_login(of, &typed.login),
    };
    let found = client.all(&of.base, &format!("(&{}{which})", of.filter), entry::asked(of)).await?;
    // Of two who sign in alike neither does.
    let found = match found.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let nobody = || format!("cn={},{}", kernel::secret::token(), of.base);
    let dn = found.map_or_else(nobody, |entry| entry.dn.clone());
    // Of whatever they are called by, it is one entry that is guessed at.
    let account = format!("{} {}", source.id, dn.to_lowercase());
    let (counted, guessed) = (typed.clone(), account.clone());
    app.db.write(move |tx| counted.count(tx, &guessed)).await?;
    let is_theirs = client.proves(&dn, &typed.password).await?;
    let (true, Some(entry)) = (is_theirs, found) else { return Ok(None) };
    let somebody = entry::somebody(of, entry, app.clock().now())?;
    if !somebody.is_active {
        return Ok(None);
    }
    let (config, id, arrival) = (app.config.clone(), source.id, of.arrival);
    let typed = typed.clone();
    let enter = move |tx: &mut Tx<'_>| {
        typed.succeeded(tx, &account)?;
        arrived(tx, &config, id, arrival, &somebody)
    };
    app.db.write(enter).await
}

/// The person, who may come for the first time.
fn arrived(
    tx: &mut Tx<'_>,
    config: &Config,
    id: DirectoryId,
    arrival: Arrival,
    somebody: &Somebody,
) -> Result<Option<PersonId>> {
    let of = directory::of_id(tx, id)?;
    let person = match user::external(tx, &of, &somebody.id)? {
        Some(user) if !user.is_active => return Ok(None),
        Some(user) => user.person,
        None => {
            let brought = tx.savepoint(|tx| {
                let owner = claim::owner(tx, &of, &Said::of(&somebody.said))?;
                let may = match arrival {
                    Arrival::Link => false,
                    Arrival::Claim => owner.is_some(),
                    Arrival::Create => true,
                };
                if !may {
                    return Err(Error::forbidden());
                }
                let proved = of.prove(tx)?;
                user::create(tx, config, &proved, &(somebody.said.clone(), Some(true)))
            });
            match brought {
                Ok(user) if user.is_active => user.person,
                Ok(_) => return Ok(None),
                Err(error) if error.meaning() == Meaning::Forbidden => {
                    return Err(Error::invalid(NO_ACCOUNT));
                }
                Err(error) if matches!(error.meaning(), Meaning::Conflict | Meaning::Invalid) => {
                    of.note(tx, Some(&error))?;
                    return Ok(None);
                }
                Err(error) => return Err(error),
            }
        }
    };
    if accounts::claim_by_provider(tx, person)? {
        tx.log(Activity::new(identity::logged::PERSON_CLAIMED, person.0).by(person))?;
    }
    Ok(Some(person))
}
