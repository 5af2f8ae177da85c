//! Who somebody is here, whom a provider knows by a subject: never by an address alone.

use kernel::{Activity, Lang, PersonId, Result, Role, Tx, params};
use people::{
    Change, NewPerson, Placed, accounts, arrivals, change_of, create, free_handle, groups, names,
};
use serde_json::{Value, json};

use crate::ask::Said;
use crate::declared::Arrival;
use crate::declared::GOOGLE;
use crate::jose::Claims;
use crate::logged;
use crate::provider::{Open, Provider};
use crate::store::{KNOWN_AS, LINK, SEEN, WHO};
use crate::token::text;
use crate::trouble::Trouble;

/// What a provider says of somebody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) subject: String,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    /// Whether the address is theirs: the provider says so, or administrators say so of its domain.
    pub(crate) is_proved: bool,
    handle: String,
    lang: Lang,
    job: Option<String>,
    unit: Option<String>,
    site: Option<String>,
    phone: Option<String>,
    /// Nothing where it says nothing of groups, as of somebody who is in too many to be told.
    pub(crate) groups: Option<Vec<String>>,
}

impl Profile {
    /// What the claims of a token, and what was asked beside it, say.
    pub(crate) fn of(provider: &Provider, subject: &str, said: &Said) -> Profile {
        let claims = &said.claims;
        let settings = &provider.settings;
        let word = |name: &str| text(claims, name).map(names::line).filter(|line| !line.is_empty());
        let both = ["given_name", "family_name"].map(|name| word(name).unwrap_or_default());
        let both = names::line(&both.join(" "));
        let user = word("preferred_username");
        let name =
            word("name").or(Some(both).filter(|both| !both.is_empty())).or_else(|| user.clone());
        let email = word("email").and_then(|email| names::email(&email).ok());
        let is_ours = |email: &String| {
            let domain = email.rsplit('@').next().unwrap_or_default();
            settings.domains.iter().any(|known| known == domain)
        };
        let is_trusted = settings.trusts_addresses && email.as_ref().is_some_and(is_ours);
        // Google proves that somebody read a mail once; that the company gave the address, only where it names it.
        let is_foreign = provider.issuer == GOOGLE
            && email.as_deref().and_then(|email| email.rsplit('@').next()) != text(claims, "hd");
        let is_verified = claims.get("email_verified") == Some(&Value::Bool(true));
        let is_proved = email.is_some() && !is_foreign && (is_verified || is_trusted);
        let name: String = name.unwrap_or_default().chars().take(100).collect();
        let handle = handle(user.as_deref(), email.as_deref(), &name);
        let short = |claim: &str, most: usize| {
            let said = (!claim.is_empty()).then(|| word(claim)).flatten();
            said.map(|said| said.chars().take(most).collect::<String>())
        };
        let lang = word("locale").and_then(|locale| Lang::from_code(locale.get(..2)?));
        Profile {
            subject: subject.to_owned(),
            name,
            email,
            is_proved,
            handle,
            lang: lang.unwrap_or_default(),
            job: short(&settings.job, names::JOB_MOST),
            unit: short(&settings.unit, names::JOB_MOST),
            site: short(&settings.site, names::JOB_MOST),
            phone: short(&settings.phone, 40),
            groups: groups_of(said, &settings.groups),
        }
    }

    fn change(&self) -> Change {
        Change {
            name: Some(self.name.clone()).filter(|name| !name.is_empty()),
            job: self.job.clone(),
            unit: self.unit.clone(),
            site: self.site.clone(),
            phone: self.phone.clone().filter(|phone| names::phone(phone).is_ok()),
            ..Change::default()
        }
    }
}

/// A handle proposed for somebody: their login, their address or their name, the first that can be one.
fn handle(user: Option<&str>, email: Option<&str>, name: &str) -> String {
    let local = |text: &str| text.split('@').next().unwrap_or_default().to_owned();
    let sound = |text: String| names::handle(&text).ok();
    let found = user.map(local).and_then(sound).or_else(|| email.map(local).and_then(sound));
    let found = found.or_else(|| sound(names::propose(name))).unwrap_or_else(|| "person".into());
    // A number may follow.
    found.chars().take(names::HANDLE_MOST - 6).collect()
}

/// The groups that a claim names: by name, or below an object, as `realm_access.roles`. Who is in none may have no such
/// claim; nothing where the provider says that there are too many to be told (Entra ID), where not all could be asked
/// for, or no claim is.
fn groups_of(said: &Said, claim: &str) -> Option<Vec<String>> {
    let claims = &said.claims;
    let mut steps = claim.split('.');
    let first = steps.next().filter(|first| !first.is_empty())?;
    // A name with dots in it is a name.
    let below = || steps.try_fold(claims.get(first)?, |of, step| of.get(step));
    Some(match claims.get(claim).or_else(below) {
        Some(Value::Array(all)) => {
            all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        Some(Value::String(one)) => vec![one.clone()],
        _ if !said.is_whole || is_elsewhere(claims, first) => return None,
        _ => Vec::new(),
    })
}

/// Whether a provider says that groups are to be asked for elsewhere, or somebody has some.
fn is_elsewhere(claims: &Claims, claim: &str) -> bool {
    let names = claims.get("_claim_names");
    let is_named = |name: &str| names.is_some_and(|names| names.get(name).is_some());
    is_named(claim) || is_named("groups") || claims.contains_key("hasgroups")
}

/// What signing in by a provider comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// The person whom the provider knows by this subject.
    Known(PersonId),
    /// The account of the address, which it proves.
    Claim(PersonId),
    /// Somebody new.
    Create,
}

/// What this comes to now; nothing is changed.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn plan(
    tx: &mut Tx<'_>,
    provider: &Provider,
    profile: &Profile,
) -> Result<std::result::Result<Plan, Trouble>> {
    let settings = &provider.settings;
    let known = tx.query_opt(&WHO, params![provider.id, profile.subject], |row| row.get(0))?;
    if let Some(person) = known {
        let is_closed = accounts::person(tx, person)?.closed_at.is_some();
        return Ok(if is_closed { Err(Trouble::Closed) } else { Ok(Plan::Known(person)) });
    }
    let domain = profile.email.as_deref().and_then(|email| email.rsplit('@').next());
    let comes = settings.domains.is_empty()
        || domain.is_some_and(|domain| settings.domains.iter().any(|known| known == domain));
    let owner = profile.email.as_deref().map(|email| accounts::of_email(tx, email)).transpose()?;
    if let Some(owner) = owner.flatten() {
        let person = accounts::person(tx, owner)?;
        let other =
            tx.query_opt(&KNOWN_AS, params![provider.id, owner], |row| row.get::<String>(0))?;
        return Ok(match settings.arrival {
            _ if !profile.is_proved => Err(Trouble::Unverified),
            _ if person.closed_at.is_some() => Err(Trouble::Closed),
            // A provider speaks for its own addresses only.
            _ if !comes => Err(Trouble::Domain),
            _ if other.is_some() => Err(Trouble::Taken),
            Arrival::Link => Err(Trouble::LinkFirst),
            // Who runs the network is nobody's to claim, whoever runs the mail.
            _ if person.role == Role::Administrator => Err(Trouble::LinkFirst),
            Arrival::Claim | Arrival::Create => Ok(Plan::Claim(owner)),
        });
    }
    if settings.arrival != Arrival::Create {
        return Ok(Err(Trouble::NoAccount));
    }
    if !comes {
        return Ok(Err(Trouble::Domain));
    }
    if !settings.domains.is_empty() && !profile.is_proved {
        return Ok(Err(Trouble::Unverified));
    }
    Ok(if profile.name.is_empty() { Err(Trouble::Nameless) } else { Ok(Plan::Create) })
}

/// Does what [`plan`] says, and keeps in step what is kept so; answers who it is.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn arrive(
    tx: &mut Tx<'_>,
    provider: &Open,
    profile: &Profile,
) -> Result<std::result::Result<PersonId, Trouble>> {
    let plan = match plan(tx, provider, profile)? {
        Ok(plan) => plan,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let is_known = matches!(plan, Plan::Known(_));
    // Whose account was in use says of themselves what they said before.
    let mut is_new = false;
    let person = match plan {
        Plan::Known(person) => person,
        Plan::Claim(person) => {
            if accounts::claim_by_provider(tx, person)? {
                is_new = true;
                tx.log(Activity::new(identity::logged::PERSON_CLAIMED, person.0).by(person))?;
            }
            person
        }
        Plan::Create => {
            let new = NewPerson {
                handle: free_handle(tx, &profile.handle)?,
                name: profile.name.clone(),
                // An address that nobody proved would keep its owner out.
                email: profile.email.clone().filter(|_| profile.is_proved),
                lang: profile.lang,
                claimed: true,
                ..NewPerson::default()
            };
            is_new = true;
            let person = create(tx, &new)?;
            arrivals::join(tx, person, &[], provider.made_by)?;
            person
        }
    };
    if !is_known && !link(tx, provider, &profile.subject, person)? {
        return Ok(Err(Trouble::Taken));
    }
    let now = tx.now();
    tx.execute(&SEEN, params![provider.id, profile.subject, now])?;
    in_step(tx, provider, profile, person, is_new)?;
    Ok(Ok(person))
}

/// Links an identity; false where the person or the identity has another already.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn link(
    tx: &mut Tx<'_>,
    provider: &Open,
    subject: &str,
    person: PersonId,
) -> Result<bool> {
    let now = tx.now();
    if tx.execute(&LINK, params![provider.id, subject, person, now])? == 0 {
        return Ok(false);
    }
    let data = json!({ "provider": provider.id.to_string() });
    tx.log(Activity::new(logged::IDENTITY_LINKED, person.0).by(person).data(data))?;
    Ok(true)
}

fn in_step(
    tx: &mut Tx<'_>,
    provider: &Provider,
    profile: &Profile,
    person: PersonId,
    is_new: bool,
) -> Result<()> {
    if is_new || provider.settings.in_step {
        change_of(tx, person, None, &profile.change(), Placed::default())?;
    }
    let kept = &provider.settings.kept_groups;
    match &profile.groups {
        Some(named) => groups::keep_from(tx, provider.source(), kept, named, person),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ProviderId;
    use crate::declared::Settings;

    fn of(issuer: &str, said: Value) -> Profile {
        let provider = Provider {
            id: ProviderId(1),
            slug: "p".into(),
            name: "P".into(),
            issuer: issuer.into(),
            client_id: "c".into(),
            client_secret: String::new(),
            settings: Settings { domains: vec!["example.com".into()], ..Settings::default() },
            is_on: true,
            made_by: PersonId(1),
            metadata: (String::new(), None),
            keys: (String::new(), None),
            trouble: None,
            used_at: None,
            kind: crate::declared::Kind::OpenId,
        };
        let claims = said.as_object().expect("claims").clone();
        Profile::of(&provider, "s", &Said { claims, is_whole: true })
    }

    #[test]
    fn an_address_at_google_is_proved_by_the_company_that_gave_it() {
        let said =
            |hd: Value| json!({ "email": "a@example.com", "email_verified": true, "hd": hd });
        for (issuer, hd, is_proved) in [
            (GOOGLE, json!("example.com"), true),
            (GOOGLE, json!("other.com"), false),
            (GOOGLE, Value::Null, false),
            ("https://login.example.com", Value::Null, true),
        ] {
            assert_eq!(of(issuer, said(hd.clone())).is_proved, is_proved, "{issuer} {hd}");
        }
    }
}
