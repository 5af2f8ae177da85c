//! Asking a directory over LDAP: connected through the door, secured before anything is said, read by pages.
//!
//! Referrals are passed over: no other server is ever asked, nor told a password.

use std::sync::Arc;
use std::time::Duration;

use kernel::error::Meaning;
use kernel::{App, Error, Result};
use ldap3::adapters::{Adapter, EntriesOnly, PagedResults};
use ldap3::{
    Ldap, LdapConnAsync, LdapConnSettings, LdapError, LdapResult, Scope, SearchEntry, StdStream,
};

use super::settings::Settings;
use crate::scim::refusal::conflict;

/// How long connecting may take, and each answer.
const CONNECT: Duration = Duration::from_secs(8);
const ANSWER: Duration = Duration::from_secs(30);
/// Entries of a page: Active Directory gives a thousand at most.
const PAGE: i32 = 500;
/// Most entries that are read.
const MOST: usize = 200_000;

/// A connection.
pub(super) struct Client(Ldap);

/// What went wrong, in a sentence that leads to a mend.
fn trouble(key: &'static str, said: impl ToString) -> Error {
    conflict(key, said)
}

fn failed(error: &LdapError) -> Error {
    match error {
        LdapError::Timeout { .. } => trouble("scim-error-ldap-slow", ""),
        LdapError::LdapResult { result } => refused(result, ""),
        LdapError::FilterParsing => trouble("scim-error-ldap-filter", ""),
        other => {
            let said = other.to_string();
            match said.to_lowercase().contains("certificate") {
                true => trouble("scim-error-ldap-certificate", said),
                false => trouble("scim-error-ldap-away", said),
            }
        }
    }
}

/// The codes of RFC 4511 that somebody can do something about.
fn refused(result: &LdapResult, about: &str) -> Error {
    let said = format!("{} {}", result.rc, result.text);
    match result.rc {
        3 => trouble("scim-error-ldap-slow", said),
        4 | 11 => trouble("scim-error-ldap-size", said),
        8 | 13 => trouble("scim-error-ldap-secure", said),
        10 => trouble("scim-error-ldap-elsewhere", about),
        32 | 34 => trouble("scim-error-ldap-base", about),
        49 => trouble("scim-error-ldap-bind", said),
        50 => trouble("scim-error-ldap-rights", about),
        51 | 52 => trouble("scim-error-ldap-away", said),
        _ => trouble("scim-error-ldap-answer", said),
    }
}

impl Client {
    /// Connects, secures, and signs in as the account that reads.
    ///
    /// # Errors
    /// What is to be mended, in a sentence.
    pub(super) async fn open(app: &App, of: &Settings, password: &str) -> Result<Client> {
        let mut client = Client::connect(app, of).await?;
        // Without a password a directory signs nobody in, and says that all is well.
        if password.is_empty() {
            return Err(trouble("scim-error-ldap-bind", &of.bind_dn));
        }
        match client.proves(&of.bind_dn, password).await? {
            true => Ok(client),
            false => Err(trouble("scim-error-ldap-bind", &of.bind_dn)),
        }
    }

    async fn connect(app: &App, of: &Settings) -> Result<Client> {
        let url = of.url()?;
        let is_secured = url.scheme() == "ldaps";
        let port = url.port().unwrap_or(if is_secured { 636 } else { 389 });
        let host = url.host_str().unwrap_or_default().to_owned();
        let stream = tokio::time::timeout(CONNECT, app.door.directory(&host, port)).await;
        let stream = match stream {
            Ok(Ok(stream)) => stream.into_std().map_err(Error::unavailable)?,
            Ok(Err(error)) if error.meaning() == Meaning::Forbidden => {
                return Err(trouble("scim-error-ldap-private", &host));
            }
            Ok(Err(error)) => {
                return Err(trouble("scim-error-ldap-away", format!("{host}: {error}")));
            }
            Err(_) => return Err(trouble("scim-error-ldap-away", &host)),
        };
        let pem = of.certificates.clone();
        let tls = tokio::task::spawn_blocking(move || kernel::tls::trusting_only(&pem));
        let tls = Arc::new(tls.await.map_err(Error::internal)??);
        let settings = LdapConnSettings::new()
            .set_conn_timeout(CONNECT)
            .set_std_stream(StdStream::Tcp(stream))
            .set_config(tls)
            .set_starttls(!is_secured && !of.plain);
        // The library takes the name of whom the certificate must be of from the address.
        let made = LdapConnAsync::from_url_with_settings(settings, &url).await;
        let (connection, ldap) = made.map_err(|error| match &error {
            LdapError::LdapResult { result } => trouble("scim-error-ldap-secure", &result.text),
            other => failed(other),
        })?;
        tokio::spawn(async move {
            if let Err(error) = connection.drive().await {
                tracing::debug!(%error, "a connection to a directory ended");
            }
        });
        Ok(Client(ldap))
    }

    /// Whether this is the password of this entry. The connection is theirs from then on.
    ///
    /// # Errors
    /// What is to be mended, where the directory does not say.
    pub(super) async fn proves(&mut self, dn: &str, password: &str) -> Result<bool> {
        // An empty one would be no sign-in at all (RFC 4513, 5.1.2), and is answered with success.
        if dn.is_empty() || password.is_empty() {
            return Ok(false);
        }
        let result = self.0.with_timeout(ANSWER).simple_bind(dn, password).await;
        let result = result.map_err(|error| failed(&error))?;
        match result.rc {
            0 => Ok(true),
            // A wrong password, and what directories say of who may not: disabled, locked, expired.
            19 | 32 | 34 | 48 | 49 | 50 | 53 => Ok(false),
            _ => Err(refused(&result, dn)),
        }
    }

    /// The entries below a name that a filter finds.
    ///
    /// # Errors
    /// What is to be mended, in a sentence; also where not all of them were given.
    pub(super) async fn all(
        &mut self,
        base: &str,
        filter: &str,
        asked: Vec<String>,
    ) -> Result<Vec<SearchEntry>> {
        self.search(base, Scope::Subtree, filter, asked, MOST).await
    }

    /// The entry of a name.
    ///
    /// # Errors
    /// As [`Client::all`].
    pub(super) async fn one(
        &mut self,
        dn: &str,
        asked: Vec<String>,
    ) -> Result<Option<SearchEntry>> {
        let found = self.search(dn, Scope::Base, "(objectClass=*)", asked, 1).await?;
        Ok(found.into_iter().next())
    }

    async fn search(
        &mut self,
        base: &str,
        scope: Scope,
        filter: &str,
        asked: Vec<String>,
        most: usize,
    ) -> Result<Vec<SearchEntry>> {
        let pages: Vec<Box<dyn Adapter<'_, String, Vec<String>>>> =
            vec![Box::new(EntriesOnly::new()), Box::new(PagedResults::new(PAGE))];
        let ldap = self.0.with_timeout(ANSWER);
        let stream = ldap.streaming_search_with(pages, base, scope, filter, asked).await;
        let mut stream = stream.map_err(|error| failed(&error))?;
        let mut found = Vec::new();
        while let Some(entry) = stream.next().await.map_err(|error| failed(&error))? {
            if found.len() == most {
                return Err(trouble("scim-error-ldap-size", most));
            }
            found.push(SearchEntry::construct(entry));
        }
        let result = stream.finish().await;
        match result.rc {
            0 => Ok(found),
            _ => Err(refused(&result, base)),
        }
    }

    /// All values of an attribute of an entry, also where the directory gives them by ranges.
    ///
    /// # Errors
    /// As [`Client::all`].
    pub(super) async fn values(&mut self, entry: &SearchEntry, name: &str) -> Result<Vec<String>> {
        let mut all = super::entry::values(entry, name).to_vec();
        let mut next = range(entry, name);
        while let Some((values, end)) = next {
            all.extend(values);
            let Some(end) = end else { break };
            if all.len() > MOST {
                return Err(trouble("scim-error-ldap-size", MOST));
            }
            let more = self.one(&entry.dn, vec![format!("{name};range={}-*", end + 1)]).await?;
            next = more.as_ref().and_then(|more| range(more, name));
            if next.as_ref().is_none_or(|(values, _)| values.is_empty()) {
                return Err(trouble("scim-error-ldap-size", &entry.dn));
            }
        }
        Ok(all)
    }
}

/// The values of a range, and its last place where more follow.
fn range(entry: &SearchEntry, name: &str) -> Option<(Vec<String>, Option<usize>)> {
    let start = format!("{name};range=").to_lowercase();
    entry.attrs.iter().find_map(|(known, values)| {
        let known = known.to_lowercase();
        let (_, end) = known.strip_prefix(&start)?.split_once('-')?;
        Some((values.clone(), end.parse().ok()))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use ldap3::SearchEntry;

    use super::range;

    #[test]
    fn ranges_say_whether_more_follow() {
        let entry = |name: &str| SearchEntry {
            dn: String::new(),
            attrs: HashMap::from([(name.to_owned(), vec!["a".to_owned()])]),
            bin_attrs: HashMap::new(),
        };
        for (name, end) in [
            ("member;range=0-1499", Some(Some(1499))),
            ("Member;Range=1500-*", Some(None)),
            ("member", None),
            ("memberOf;range=0-1", None),
        ] {
            assert_eq!(range(&entry(name), "member").map(|(_, end)| end), end, "{name}");
        }
    }
}
