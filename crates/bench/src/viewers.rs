//! The people who look and write while we measure: each with a session of their own, some with an
//! access token, opened in the copy by the product's own functions.

use kernel::{Db, PersonId, Scope, Tx};

use crate::Result;
use crate::data::Manifest;

/// Whose pages are asked for, in turns.
pub const PAGES: usize = 200;

/// The viewers' ways in. The first [`PAGES`] are those of the page cases.
#[derive(Clone, Debug, Default)]
pub struct Viewers {
    /// The session cookie of each.
    pub cookies: Vec<String>,
    /// The access tokens of the first ones.
    pub tokens: Vec<String>,
}

/// Opens sessions for `most` people of the company.
pub fn open(db: &Db, manifest: &Manifest, most: usize) -> Result<Viewers> {
    let all = &manifest.viewers;
    let step = (all.len() / PAGES).max(1);
    let spread = (0..all.len()).step_by(step).take(PAGES);
    let others = (0..all.len()).filter(|n| n % step != 0 || n / step >= PAGES);
    let people: Vec<PersonId> = spread.chain(others).take(most).map(|n| PersonId(all[n])).collect();
    Ok(db.write_blocking(move |tx| {
        people.iter().enumerate().try_fold(Viewers::default(), sign_in(tx))
    })?)
}

fn sign_in<'a>(
    tx: &'a mut Tx<'_>,
) -> impl FnMut(Viewers, (usize, &PersonId)) -> kernel::Result<Viewers> + 'a {
    let device = identity::session::Device::default();
    move |mut viewers, (n, person)| {
        viewers.cookies.push(identity::session::open(tx, *person, &device)?);
        if n < PAGES {
            let (_, secret) = identity::tokens::create(tx, *person, "bench", Scope::Write, None)?;
            viewers.tokens.push(secret);
        }
        Ok(viewers)
    }
}

/// Makes each viewer of a page follow three topics, as people do.
pub fn follow_topics(address: std::net::SocketAddr, viewers: &Viewers) -> Result<()> {
    let topics = crate::data::topics();
    for (n, token) in viewers.tokens.iter().enumerate() {
        for step in [0, 5, 11] {
            let topic = topics[(n + step) % topics.len()];
            let path = format!("/api/v1/topics/{}/follow", percent(topic));
            let answer = crate::cases::ask(address, &crate::load::send("PUT", &path, token, ""))?;
            if answer.status != 204 {
                return Err(format!("following a topic answers {}", answer.status).into());
            }
        }
    }
    Ok(())
}

/// A word as it stands in an address (RFC 3986, 2.1).
fn percent(word: &str) -> String {
    let byte = |byte: u8| match byte.is_ascii_alphanumeric() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    word.bytes().map(byte).collect()
}
